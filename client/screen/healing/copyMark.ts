/** Says over the copy that stands in for a broken picture how old it is, in an application of its own: the page's may draw nothing more. */
import { createApp, h } from 'vue'
import type { ScreenControl } from '../screenControl.ts'
import StaleMark from '../StaleMark.vue'
import type { LastPicture } from './lastPicture.ts'

let isMarked = false

export function markCopy({ staleFor, standIn, follower }: ScreenControl, glass: Pick<LastPicture, 'isOverlay'>): void {
  if (isMarked) return
  isMarked = true
  const place = document.body.appendChild(document.createElement('div'))
  const mark = () => {
    const { value: ms } = staleFor
    if (ms === null || standIn.isCovered.value || glass.isOverlay) return null
    const image = follower.directive.value?.image
    return h(StaleMark, { ms, locale: image?.language ?? 'en', margin: image?.margin ?? 5 })
  }
  const app = createApp({ render: mark })
  // What is broken is known already.
  app.config.errorHandler = () => undefined
  app.mount(place)
}
