/** The HTML that a press office puts into a page of its own to show a briefing there. */
import { embedAddress, type EmbedOptions } from './embedOptions.ts'

/** In CSS pixels: until the frame has said how high it is, and for good where it never does. */
export const FIRST_HEIGHT = 560

export interface Snippet {
  /** Where this page came from, such as `https://desk.example.org`. */
  readonly origin: string
  readonly briefing: { readonly id: string; readonly title: string }
  readonly options: EmbedOptions
}

export function snippetHtml({ origin, briefing, options }: Snippet): string {
  const frame = [
    `<iframe src="${escaped(embedAddress(origin, briefing.id, options))}"`,
    `title="${escaped(briefing.title)}"`,
    'loading="lazy"',
    `style="width: 100%; height: ${FIRST_HEIGHT}px; border: 0"></iframe>`,
  ].join(' ')
  return options.height === 'fixed' ? frame : `${frame}\n<script async src="${escaped(origin)}/embed.js"></script>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
