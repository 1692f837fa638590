/** Gathers the text of an HTML page to rows and paragraphs, with where each begins; what is not for reading is kept apart. */
import { HtmlHiding, type Hider } from './htmlHiding.ts'

export interface HtmlRow {
  /** In the source, from 0. */
  readonly offset: number
  readonly text: string
  /** Whether a paragraph begins here, or only a row of one. */
  readonly opensParagraph: boolean
  /** Scripts, styles, comments, the name of the page, and what stands beside its text. */
  readonly isHidden: boolean
  /** What nothing closes and would hide it, if that was meant. */
  readonly doubtful: Hider | null
}

type Gathered = Pick<HtmlRow, 'offset' | 'text' | 'opensParagraph'> & { readonly hiders: readonly Hider[] }

const PARAGRAPHS = new Set(
  (
    'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td th thead tr ul'
  ).split(' '),
)
/** Beside a text these stand for themselves, however close. */
const APART = new Set('a button img label option span svg'.split(' '))
const COMMENT: readonly Hider[] = [{ hidesForSure: true }]

export class HtmlText {
  readonly #rows: Gathered[] = []
  readonly #rowsCount: boolean
  readonly #hiding = new HtmlHiding()
  #parts: string[] = []
  #offset = 0
  #hiders: readonly Hider[] = []
  #opensParagraph = true

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
    if (this.#parts.length === 0) {
      this.#offset = offset + Math.max(0, text.search(/\S/u))
      this.#hiders = this.#hiding.hiders
    }
    if (text.trim() !== '' || this.#parts.length > 0) this.#parts.push(text)
  }

  addHidden(text: string, offset: number): void {
    if (text.trim() !== '') this.#rows.push({ offset, text, opensParagraph: true, hiders: COMMENT })
  }

  tag(name: string, does: 'opens' | 'closes'): void {
    if (this.#hiding.tag(name, does)) this.close(true)
    else if (name === 'br') this.close(false)
    else if (PARAGRAPHS.has(name)) this.close(true)
    else if (this.#hiders.length > 0 && this.#parts.length > 0 && APART.has(name)) this.#parts.push(' ')
  }

  close(endsParagraph: boolean): void {
    const text = this.#parts.join('')
    this.#parts = []
    if (text.trim() === '') {
      this.#opensParagraph ||= endsParagraph
      return
    }
    this.#rows.push({ offset: this.#offset, text, opensParagraph: this.#opensParagraph, hiders: this.#hiders })
    this.#opensParagraph = endsParagraph
  }

  /** Once all of the page was read: what one element hides is one row. */
  rows(): HtmlRow[] {
    const rows: (HtmlRow & { readonly texts: string[] })[] = []
    let last: Hider | null = null
    for (const { hiders, text, ...row } of this.#rows) {
      const sure = hiders === COMMENT ? null : (hiders.find(({ hidesForSure }) => hidesForSure) ?? null)
      if (sure !== null && sure === last) rows.at(-1)?.texts.push(text)
      else {
        const isHidden = sure !== null || hiders === COMMENT
        rows.push({ ...row, text, texts: [text], isHidden, doubtful: isHidden ? null : (hiders[0] ?? null) })
      }
      last = sure
    }
    return rows.map(({ texts, ...row }) => ({ ...row, text: texts.join(' ') }))
  }
}
