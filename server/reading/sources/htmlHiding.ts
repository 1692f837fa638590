/**
 * Which parts of a page's source are not for reading, told by the elements that stand open at each row.
 *
 * B1 What stands in an element that its own end tag closes is hidden, and so is all that is no text at all: scripts, drawings.
 * B2 An element without an end tag of its own ends with the one that it stands in, as browsers have it. Whether it was meant
 *    to hide all that stands there is doubtful.
 */
export interface Hider {
  /** Once its own end tag came; of what is no text, always. */
  hidesForSure: boolean
}

interface Open extends Hider {
  readonly name: string
  readonly hides: boolean
}

/** Inside of these nothing is text, whatever tags it looks like. */
const OPAQUE = new Set('noscript script style svg template title select'.split(' '))
const BESIDE = new Set('head nav aside footer button'.split(' '))
const CONTAINERS = new Set('article body div form header html main section table'.split(' '))
/** A page's header is beside its text; that of an article is its title. */
const TEXTS = ['main', 'article']
/** Anything else ends a head, whose end tag hardly anybody writes. */
const IN_HEAD = new Set('head base link meta noscript script style template title'.split(' '))
/** Whatever stands deeper is hidden by these. */
const DEEPEST = 8

export class HtmlHiding {
  /** The elements that hide what comes now, the outermost first. */
  hiders: readonly Hider[] = []
  readonly #open: Open[] = []
  readonly #hiding: Open[] = []
  readonly #counts = new Map<string, number>()

  /** Whether what comes now is hidden by others than what came before. */
  tag(name: string, does: 'opens' | 'closes'): boolean {
    const inside = this.#hiding.at(-1)
    if (inside !== undefined && OPAQUE.has(inside.name) && name !== inside.name) return false
    const before = this.#hiding.length
    const last = this.#hiding.at(-1)
    if (does === 'opens') this.#opens(name)
    else this.#closes(name)
    if (this.#hiding.length === before && this.#hiding.at(-1) === last) return false
    this.hiders = this.#hiding.slice(0, DEEPEST)
    return true
  }

  #opens(name: string): void {
    if (!IN_HEAD.has(name)) this.#closes('head')
    // No button stands in another.
    if (name === 'button') this.#closes('button')
    const hides = OPAQUE.has(name) || BESIDE.has(name) || (name === 'header' && !TEXTS.some((text) => this.#isIn(text)))
    if (!hides && !CONTAINERS.has(name)) return
    const element = { name, hides, hidesForSure: OPAQUE.has(name) }
    this.#open.push(element)
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
    if (hides) this.#hiding.push(element)
  }

  #closes(name: string): void {
    while (this.#isIn(name)) {
      const last = this.#open.pop()
      if (last === undefined) return
      this.#counts.set(last.name, (this.#counts.get(last.name) ?? 0) - 1)
      if (last.hides) this.#hiding.pop()
      if (last.name !== name) continue
      last.hidesForSure = true
      return
    }
  }

  #isIn(name: string): boolean {
    return (this.#counts.get(name) ?? 0) > 0
  }
}
