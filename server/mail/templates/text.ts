/** A mail as plain text: lines of at most 76 characters, each link on a line of its own. */
import type { MailLanguage } from '../mail.ts'
import type { Block, Content, Site } from './content.ts'
import { FRAME_WORDS } from './frameWords.ts'

const WIDTH = 76

export function renderText(content: Content, language: MailLanguage, site: Site): string {
  const foot = [
    content.why,
    FRAME_WORDS[language].sentBy(site),
    ...content.footLinks.map(({ words, url }) => `${words}\n${url}`),
    site.url,
  ]
  const parts = [
    wrapped(content.heading),
    ...content.blocks.map((block) => blockText(block, language)),
    ['-- ', ...foot.map((part) => part.split('\n').map(wrappedUnlessLink).join('\n'))].join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}

function blockText(block: Block, language: MailLanguage): string {
  switch (block.kind) {
    case 'paragraph':
      return wrapped(block.text)
    case 'quote':
      return wrapped(block.text, '> ')
    case 'code':
      return `    ${grouped(block.code)}`
    case 'link':
      return `${wrapped(block.words)}\n${block.url}`
    case 'turn':
      return turnText(block, language)
    case 'figure':
      return figureText(block)
  }
}

function turnText({ heading, question, answer }: Extract<Block, { kind: 'turn' }>, language: MailLanguage): string {
  const words = FRAME_WORDS[language]
  const parts = [wrapped(heading)]
  if (question !== '') parts.push(wrapped(`${words.question} ${question}`, '  '))
  if (answer !== '') parts.push(wrapped(question === '' ? answer : `${words.answer} ${answer}`, '  '))
  return parts.join('\n')
}

function figureText({ heading, sentence, words, url }: Extract<Block, { kind: 'figure' }>): string {
  const quote = sentence === '' ? [] : [wrapped(sentence, '> ')]
  return [wrapped(heading), ...quote, wrapped(words), url].join('\n')
}

/** `12345678` → `1234 5678`. */
export function grouped(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ')
}

function wrappedUnlessLink(line: string): string {
  return /^https?:\/\/\S+$/.test(line) ? line : wrapped(line)
}

/** Breaks at ordinary spaces only. */
function wrapped(text: string, indent = ''): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/[ \t\r\n]+/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(indent + line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, indent + line].join('\n')
}
