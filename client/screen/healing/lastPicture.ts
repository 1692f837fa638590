/** The picture as it was when it was last whole: put in the place of one in which a part has failed, until the page is loaded anew. */
export class LastPicture {
  readonly #root: Element
  #copy: HTMLElement | null = null
  #isBroken = false

  /** `root`: what the page is drawn into. */
  constructor(root: Element) {
    this.#root = root
  }

  /** What is drawn now is whole. */
  take(): void {
    if (this.#isBroken) return
    const { firstElementChild: picture } = this.#root
    this.#copy = picture instanceof HTMLElement ? (picture.cloneNode(true) as HTMLElement) : null
    this.#copy?.querySelectorAll('.staleMark').forEach((mark) => mark.remove())
  }

  /** From here on nothing that is drawn comes to be seen: once all of it is, and before the next frame, the copy stands there. */
  broken(): void {
    if (this.#isBroken) return
    this.#isBroken = true
    queueMicrotask(() => {
      if (this.#copy !== null) this.#root.firstElementChild?.replaceWith(this.#copy)
    })
  }

  /** Black in the place of the copy; nothing where it is laid over a video. */
  cover(isCovered: boolean): void {
    if (this.#copy !== null) this.#copy.style.visibility = isCovered ? 'hidden' : ''
    this.#root.ownerDocument.documentElement.toggleAttribute('data-covered', isCovered && !this.isOverlay)
  }

  /** Whether the copy is laid over a video. */
  get isOverlay(): boolean {
    return this.#copy?.querySelector('.screen[data-scene="overlay"], .screen[data-ground="none"]') != null
  }
}
