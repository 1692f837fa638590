/** Whether all words of a picture can be read: within what the margin leaves, not cut, and not over each other. */
import type { Page } from 'playwright-core'
import type { ScreenImage } from '#shared/domain/screens/vocabulary.ts'
import type { SceneStage } from './sceneStages.ts'

/**
 * What is wrong with each picture of the stage, a line for each part; drawn one after the other in a page of `openPicture`. Captions
 * are looked at as one box, since words leave them above.
 */
export function misfits(page: Page, stage: SceneStage, images: readonly ScreenImage[]): Promise<string[]> {
  const { name, ...rest } = stage
  const given = { ...rest, newsroom: 'Alliance of Harbours', follow: 'https://press.harbours.example/b/quay' }
  return page.evaluate(lookAtAll, { name, given, images })
}

interface Shown {
  readonly name: string
  readonly given: object
  readonly images: readonly ScreenImage[]
}

/** In the page: it knows nothing of what is outside of it. */
async function lookAtAll({ name, given, images }: Shown): Promise<string[]> {
  interface Part {
    readonly words: string
    readonly of: Element
    readonly rect: DOMRect
  }
  const { show } = window as unknown as { show: (props: unknown) => void }
  const painted = () =>
    new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))

  /** In whole rows of letters, of which lines that stand close together share none. */
  const core = ({ x, y, width, height }: DOMRect) => new DOMRect(x + 1, y + height / 4, width - 2, height / 2)

  function partsOf(screen: Element): Part[] {
    const found: Part[] = []
    const walker = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const of = node.parentElement
      const words = node.textContent?.trim() ?? ''
      if (of === null || words === '' || of.closest('.captions, svg') !== null) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const rect of range.getClientRects()) if (rect.width > 2) found.push({ words, of, rect: core(rect) })
    }
    for (const of of screen.querySelectorAll('.captions, svg[aria-label], [class~="bar"]'))
      found.push({ words: `(${of.getAttribute('class') ?? of.tagName})`, of, rect: of.getBoundingClientRect() })
    return found.filter(({ rect }) => rect.width > 0 && rect.height > 0)
  }

  /**
   * As much of it as is seen, and whether some is cut. Words after an ellipsis are not: those to the right of it, and those below the
   * last line that there is room for.
   */
  function seenOf(part: Part, screen: Element): Part & { readonly isCut: boolean } {
    let { rect } = part
    let isCut = false
    for (let box: Element | null = part.of; box !== null && box !== screen; box = box.parentElement) {
      const style = getComputedStyle(box)
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue
      const { top, bottom, left, right } = box.getBoundingClientRect()
      const isBelow = style.webkitLineClamp !== 'none' && rect.top >= bottom - 1
      const seen = isBelow ? 0 : Math.max(0, Math.min(rect.right, right) - Math.max(rect.left, left))
      if (!isBelow && (rect.top < top - 1 || rect.bottom > bottom + 1)) isCut = true
      if (!isBelow && seen < rect.width - 1 && style.textOverflow !== 'ellipsis') isCut = true
      rect = new DOMRect(Math.max(rect.left, left), rect.y, seen, rect.height)
    }
    return { ...part, rect, isCut }
  }

  function faultsOf(margin: number): string[] {
    const screen = document.querySelector('.screen')
    if (screen === null) return ['there is no picture']
    const box = screen.getBoundingClientRect()
    const free = (margin * box.height) / 100 - 1
    const seen = partsOf(screen)
      .map((part) => seenOf(part, screen))
      .filter(({ rect }) => rect.width > 0)
    const faults = seen.flatMap(({ words, rect, isCut }) => {
      const isOut =
        rect.left < box.left + free ||
        rect.top < box.top + free ||
        rect.right > box.right - free ||
        rect.bottom > box.bottom - free
      return [...(isCut ? [`cut: ${words}`] : []), ...(isOut ? [`outside: ${words}`] : [])]
    })
    seen.forEach(({ words, of, rect }, at) => {
      for (const other of seen.slice(at + 1)) {
        if (of.contains(other.of) || other.of.contains(of)) continue
        const width = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left)
        const height = Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top)
        if (width > 1 && height > 1) faults.push(`over each other: ${words} | ${other.words}`)
      }
    })
    return [...new Set(faults)]
  }

  const faults: string[] = []
  for (const image of images) {
    show({ ...given, image })
    await painted()
    const about = `${name}, ${image.language}, ${image.size}, margin ${image.margin}`
    faults.push(...faultsOf(image.margin).map((fault) => `${about}: ${fault}`))
  }
  return faults
}
