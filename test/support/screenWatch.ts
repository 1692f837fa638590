/** What happens to the picture of a page, seen from within it: each frame in which its ground is light or nothing is left of it. */

export interface Sight {
  readonly what: 'began' | 'light' | 'emptied'
  /** ms since 1970. */
  readonly at: number
  readonly more: string
}

/** The name under which the page tells what it saw. */
export const TELLS = 'doorstepSaw'

/** Runs in each document before anything of its own; needs the binding `TELLS`. */
export function watchPicture(tells: string): void {
  const tell = (what: Sight['what'], more = '') => {
    const told = (globalThis as unknown as Record<string, ((sight: Sight) => void) | undefined>)[tells]
    told?.({ what, at: performance.timeOrigin + performance.now(), more })
  }
  let wasFilled = false
  let isChanged = true
  let last: Sight['what'] = 'began'

  const ground = () => {
    for (const element of [document.documentElement, document.body as HTMLElement | null]) {
      const colour = element === null ? '' : getComputedStyle(element).backgroundColor
      const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? ['0', '0', '0', '0']).map(Number)
      if (alpha > 0) return { colour, light: (red + green + blue) / 3 }
    }
    return { colour: 'none', light: 255 }
  }
  const isFilled = () => {
    const parts = [...((document.body as HTMLElement | null)?.children ?? [])]
    return parts.some((part) => !part.matches('script, style, noscript') && part.textContent.trim() !== '')
  }
  const look = () => {
    const { colour, light } = ground()
    let now: Sight['what'] = 'began'
    if (light > 160) now = 'light'
    else if (isChanged) {
      const filled = isFilled()
      if (wasFilled && !filled) now = 'emptied'
      wasFilled ||= filled
      isChanged = false
    }
    if (now !== last && now !== 'began') tell(now, `${colour} in ${location.href}`)
    last = now
    requestAnimationFrame(look)
  }
  tell('began', location.href)
  new MutationObserver(() => (isChanged = true)).observe(document, {
    childList: true,
    subtree: true,
    characterData: true,
  })
  requestAnimationFrame(look)
}
