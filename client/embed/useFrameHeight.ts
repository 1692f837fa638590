/** Tells the page around this frame how high the embedded briefing is, whenever that changes. */
import { onScopeDispose, watch, type Ref } from 'vue'

/** What `/embed.js` listens for. `height`: in CSS pixels. */
export interface HeightMessage {
  readonly type: 'doorstep:height'
  readonly briefing: string
  readonly height: number
}

/** What `/embed.js` asks once it listens, as the frame may have told its height to nobody before. */
const ASKED = 'doorstep:ask-height'
/** Squeezed to less, as in a folded part of its page, the frame has no height worth telling. In CSS pixels. */
const LEAST_WIDTH = 120

export function useFrameHeight(briefing: () => string, box: Readonly<Ref<HTMLElement | null>>, isAuto: () => boolean) {
  let told = 0

  function tell() {
    const { width = 0, height = 0 } = box.value?.getBoundingClientRect() ?? {}
    const whole = Math.ceil(height)
    if (width < LEAST_WIDTH || whole === told || !isAuto()) return
    told = whole
    const message: HeightMessage = { type: 'doorstep:height', briefing: briefing(), height: whole }
    // To whatever page it is: this one cannot know which, and a height is no secret.
    window.parent.postMessage(message, '*')
  }

  // Opened by itself, the page has nobody to tell.
  if (window.parent === window) return
  const observer = new ResizeObserver(tell)
  const answer = ({ source, data }: MessageEvent<unknown>) => {
    if (source !== window.parent || data !== ASKED) return
    told = 0
    tell()
  }
  window.addEventListener('message', answer)
  watch(
    box,
    (element) => {
      observer.disconnect()
      if (element !== null) observer.observe(element)
    },
    { immediate: true, flush: 'post' },
  )
  onScopeDispose(() => {
    observer.disconnect()
    window.removeEventListener('message', answer)
  })
}
