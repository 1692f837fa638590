/** Gathers the text of an HTML page to rows and paragraphs, with where each begins; what is not for reading is kept apart. */

export interface HtmlRow {
  /** In the source, from 0. */
  readonly offset: number
  readonly text: string
  /** Whether a paragraph begins here, or only a row of one. */
  readonly opensParagraph: boolean
  /** Scripts, styles, comments, the name of the page, and what stands beside its text. */
  readonly isHidden: boolean
}

const PARAGRAPHS = new Set(
  (
    'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td th thead tr ul'
  ).split(' '),
)
const HIDDEN = new Set('head noscript script style svg template title nav aside footer button select'.split(' '))
/** A page's header is beside its text; that of an article is its title. */
const TEXTS = new Set(['main', 'article'])

export class HtmlText {
  readonly rows: HtmlRow[] = []
  readonly #rowsCount: boolean
  #parts: string[] = []
  #offset = 0
  #opensParagraph = true
  #hiddenBy: string | null = null
  #texts = 0

  /** `rowsCount`: ends of rows in the source end rows of the text, as they do where nothing else parts it. */
  constructor(rowsCount: boolean) {
    this.#rowsCount = rowsCount
  }

  addText(text: string, offset: number): void {
    if (!this.#rowsCount) {
      this.add(text, offset)
      return
    }
    let begin = offset
    for (const [index, row] of text.split('\n').entries()) {
      if (index > 0) this.close(this.#parts.length === 0)
      this.add(row, begin)
      begin += row.length + 1
    }
  }

  /** Text that holds no end of a row. */
  add(text: string, offset: number): void {
    if (this.#parts.length === 0) this.#offset = offset + Math.max(0, text.search(/\S/u))
    if (text.trim() !== '' || this.#parts.length > 0) this.#parts.push(text)
  }

  addHidden(text: string, offset: number): void {
    if (text.trim() !== '') this.rows.push({ offset, text, opensParagraph: true, isHidden: true })
  }

  tag(name: string, does: 'opens' | 'closes'): void {
    if (this.#hiddenBy !== null) {
      if (does === 'opens' || name !== this.#hiddenBy) {
        if (this.#parts.length > 0) this.#parts.push(' ')
        return
      }
      this.close(true)
      this.#hiddenBy = null
    } else if (HIDDEN.has(name) || (name === 'header' && this.#texts === 0)) {
      this.close(true)
      if (does === 'opens') this.#hiddenBy = name
    } else if (name === 'br') this.close(false)
    else if (PARAGRAPHS.has(name)) this.close(true)
    if (TEXTS.has(name)) this.#texts = Math.max(0, this.#texts + (does === 'opens' ? 1 : -1))
  }

  close(endsParagraph: boolean): void {
    const text = this.#parts.join('')
    this.#parts = []
    if (text.trim() === '') {
      this.#opensParagraph ||= endsParagraph
      return
    }
    const isHidden = this.#hiddenBy !== null
    this.rows.push({ offset: this.#offset, text, opensParagraph: this.#opensParagraph, isHidden })
    this.#opensParagraph = endsParagraph
  }
}
