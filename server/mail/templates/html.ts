/** A mail as HTML: one frame without tables, images or anything to fetch; light or dark as the device is. */
import type { MailLanguage } from '../mail.ts'
import type { Block, Content, Site } from './content.ts'
import { FRAME_WORDS } from './frameWords.ts'
import { grouped } from './text.ts'

// Programs that throw the style sheet away keep the inline, light colours; the others get both, hence `!important`.
const DARK = `
@media (prefers-color-scheme: dark) {
  .paper { background: #0c0f14 !important; }
  .sheet { background: #131820 !important; border-color: #262e39 !important; }
  .ink { color: #eef0f3 !important; }
  .quiet { color: #b4bcc8 !important; }
  .code { background: #090b0f !important; color: #eef0f3 !important; }
  .quote { border-color: #5d6878 !important; }
  .key { background: #7aa7ff !important; color: #0c0f14 !important; }
  .link { color: #7aa7ff !important; }
}`

const SANS = "font-family: system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif"
const STYLE = {
  body: `margin: 0; padding: 24px 12px; background: #f6f4ee; ${SANS}`,
  sheet:
    'max-width: 560px; margin: 0 auto; padding: 28px; background: #fffefb; border: 1px solid #dfdacd; border-radius: 8px',
  site: 'margin: 0 0 20px; font-size: 14px; font-weight: 600; color: #464d5a',
  heading: 'margin: 0 0 16px; font-size: 22px; line-height: 1.3; color: #14171c',
  paragraph: 'margin: 0 0 16px; font-size: 16px; line-height: 1.55; color: #14171c',
  quote:
    'margin: 0 0 16px; padding: 0 0 0 14px; border-left: 3px solid #8d8775; font-size: 16px; line-height: 1.55; color: #14171c',
  code: 'margin: 0 0 16px; padding: 14px; background: #efece3; border-radius: 6px; font: 600 30px/1.2 ui-monospace, Menlo, Consolas, monospace; letter-spacing: 2px; text-align: center; color: #14171c',
  key: 'display: inline-block; padding: 12px 20px; background: #1d56c4; border-radius: 6px; font-size: 16px; font-weight: 600; text-decoration: none; color: #fffefb',
  turn: 'margin: 24px 0 6px; font-size: 16px; line-height: 1.4; color: #14171c',
  label: 'font-size: 14px; font-weight: 600; color: #464d5a',
  foot: 'max-width: 560px; margin: 16px auto 0; padding: 0 28px; font-size: 13px; line-height: 1.5; color: #464d5a',
  footLine: 'margin: 0 0 8px',
  link: 'color: #1d56c4',
  hidden: 'display: none; overflow: hidden; max-height: 0; opacity: 0',
}

export function renderHtml(content: Content, language: MailLanguage, site: Site): string {
  const links = content.footLinks.map(({ words, url }) => anchor(words, url, 'link', STYLE.link))
  return `<!doctype html>
<html lang="${language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(content.subject)}</title>
<style>:root { color-scheme: light dark; }${DARK}</style>
</head>
<body class="paper" style="${STYLE.body}">
<div style="${STYLE.hidden}">${escaped(content.preview)}</div>
<main class="sheet" style="${STYLE.sheet}">
<p class="quiet" style="${STYLE.site}">${escaped(site.name)}</p>
<h1 class="ink" style="${STYLE.heading}">${escaped(content.heading)}</h1>
${content.blocks.map((block) => blockHtml(block, language)).join('\n')}
</main>
<footer class="quiet" style="${STYLE.foot}">
${[
  escaped(content.why),
  escaped(FRAME_WORDS[language].sentBy(site)),
  ...links,
  anchor(site.url, site.url, 'link', STYLE.link),
]
  .map((line) => `<p style="${STYLE.footLine}">${line}</p>`)
  .join('\n')}
</footer>
</body>
</html>
`
}

function blockHtml(block: Block, language: MailLanguage): string {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(escaped(block.text))
    case 'quote':
      return `<blockquote class="ink quote" style="${STYLE.quote}">${foreign(block.text)}</blockquote>`
    case 'code':
      return `<p class="code" style="${STYLE.code}">${escaped(grouped(block.code)).replace(/ /g, '&nbsp;')}</p>`
    case 'link':
      return `<p style="margin: 0 0 16px">${anchor(block.words, block.url, 'key', STYLE.key)}</p>`
    case 'turn':
      return turnHtml(block, language)
    case 'figure':
      return figureHtml(block)
  }
}

function turnHtml({ heading, question, answer }: Extract<Block, { kind: 'turn' }>, language: MailLanguage): string {
  const words = FRAME_WORDS[language]
  const labelled = (label: string, text: string) =>
    paragraph(`<span class="quiet" style="${STYLE.label}">${escaped(label)}</span> ${foreign(text)}`)
  return [
    `<h2 class="ink" style="${STYLE.turn}">${foreign(heading)}</h2>`,
    question === '' ? '' : labelled(words.question, question),
    answer === '' ? '' : question === '' ? paragraph(foreign(answer)) : labelled(words.answer, answer),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function figureHtml({ heading, sentence, words, url }: Extract<Block, { kind: 'figure' }>): string {
  const quote =
    sentence === '' ? '' : `<blockquote class="ink quote" style="${STYLE.quote}">${foreign(sentence)}</blockquote>\n`
  return `<h2 class="ink" style="${STYLE.turn}">${foreign(heading)}</h2>
${quote}${paragraph(anchor(words, url, 'link', STYLE.link))}`
}

function paragraph(html: string): string {
  return `<p class="ink" style="${STYLE.paragraph}">${html}</p>`
}

/** Somebody else's words, whose direction of writing does not reach beyond them. */
function foreign(text: string): string {
  return `<bdi>${escaped(text)}</bdi>`
}

function anchor(words: string, url: string, name: string, style: string): string {
  return `<a class="${name}" href="${escaped(url)}" style="${style}">${escaped(words)}</a>`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\u00A0': '&nbsp;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"'\u00A0]/g, (character) => ENTITIES[character] ?? '')
}
