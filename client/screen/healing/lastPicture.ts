/** The picture as it was when it was last whole: put in the place of one in which a part has failed, until the page is loaded anew. */
export class LastPicture {
  readonly #root: Element
  #copy: Node | null = null
  #isBroken = false

  /** `root`: what the page is drawn into. */
  constructor(root: Element) {
    this.#root = root
  }

  /** What is drawn now is whole. */
  take(): void {
    if (!this.#isBroken) this.#copy = this.#root.firstElementChild?.cloneNode(true) ?? null
  }

  /** From here on nothing that is drawn comes to be seen: once all of it is, and before the next frame, the copy stands there. */
  broken(): void {
    if (this.#isBroken) return
    this.#isBroken = true
    queueMicrotask(() => {
      if (this.#copy !== null) this.#root.firstElementChild?.replaceWith(this.#copy)
    })
  }
}
