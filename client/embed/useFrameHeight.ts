/** Tells the page around this frame how high the embedded briefing is, whenever that changes. */
import { onScopeDispose, watch, type Ref } from 'vue'

/** What `/embed.js` listens for. `height`: in CSS pixels. */
export interface HeightMessage {
  readonly type: 'doorstep:height'
  readonly briefing: string
  readonly height: number
}

export function useFrameHeight(briefing: () => string, box: Readonly<Ref<HTMLElement | null>>, isAuto: () => boolean) {
  let told = 0

  function tell(height: number) {
    const whole = Math.ceil(height)
    if (whole === told || !isAuto()) return
    told = whole
    const message: HeightMessage = { type: 'doorstep:height', briefing: briefing(), height: whole }
    // To whatever page it is: this one cannot know which, and a height is no secret.
    window.parent.postMessage(message, '*')
  }

  // Opened by itself, the page has nobody to tell.
  if (window.parent === window) return
  const observer = new ResizeObserver(() => {
    if (box.value !== null) tell(box.value.getBoundingClientRect().height)
  })
  watch(
    box,
    (element) => {
      observer.disconnect()
      if (element !== null) observer.observe(element)
    },
    { immediate: true, flush: 'post' },
  )
  onScopeDispose(() => observer.disconnect())
}
