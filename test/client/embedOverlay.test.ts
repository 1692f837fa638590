/** Captions over a video, while nothing comes any more: the last ones stay for a while and go, whatever became of the line. */
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import OverlayCaptions from '../../client/components/embed/OverlayCaptions.vue'
import { LEFT_FOR } from '../../client/embed/lastWord.ts'
import { overlayOptions } from '../../client/embed/overlayOptions.ts'
import type { Interim } from '../../client/stores/interims.ts'
import { briefingWith, lineEvent, recorded, START } from './support/facts.ts'

/** The clock of the server is so far ahead of the mixer's. */
const OFFSET = 3_600_000
const LINE_AT = START + 5_000
const quiet = briefingWith(recorded(5, lineEvent('l1', 'The wall is high.')))

let overlay: VueWrapper
beforeEach(() => {
  vi.useFakeTimers({ now: LINE_AT - OFFSET + 1_000 })
  overlay = mount(OverlayCaptions, {
    props: { briefing: quiet, interims: [], offset: OFFSET, options: overlayOptions({}) },
  })
})
afterEach(() => {
  overlay.unmount()
  vi.useRealTimers()
})
const interim = (text: string): Interim => ({ lineId: 'l2', speakerId: 'oona', text, at: Date.now() })

it('stay as they are for twenty seconds after the last line, then leave nothing', async () => {
  await vi.advanceTimersByTimeAsync(LEFT_FOR - 2_000)
  expect(overlay.text()).toContain('The wall is high.')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(overlay.text()).toBe('')
  expect(overlay.find('.plate').exists()).toBe(false)
})

it('leave nothing of half a sentence either that was never finished', async () => {
  await vi.advanceTimersByTimeAsync(15_000)
  await overlay.setProps({ interims: [interim('And the')] })
  await vi.advanceTimersByTimeAsync(LEFT_FOR - 2_000)
  expect(overlay.text()).toContain('And the')
  await vi.advanceTimersByTimeAsync(3_000)
  expect(overlay.text()).toBe('')
})

it('are of lines too that were held before they came, and not of what was missed long ago', async () => {
  await vi.advanceTimersByTimeAsync(LEFT_FOR)
  const held = recorded(6, lineEvent('l2', 'Held for a minute.'))
  await vi.advanceTimersByTimeAsync(60_000)
  await overlay.setProps({ briefing: briefingWith(recorded(5, lineEvent('l1', 'The wall is high.')), held) })
  expect(overlay.text()).toContain('Held for a minute.')
  expect(overlay.text()).not.toContain('The wall is high.')
  await vi.advanceTimersByTimeAsync(LEFT_FOR + 1_000)
  expect(overlay.text()).toBe('')
  await vi.advanceTimersByTimeAsync(3_600_000)
  const missed = recorded(7, lineEvent('l3', 'An hour ago.'))
  await overlay.setProps({ briefing: briefingWith(held, missed) })
  expect(overlay.text()).toBe('')
})

it('come back with what is said then, and with nothing of before', async () => {
  await vi.advanceTimersByTimeAsync(LEFT_FOR + 40_000)
  await overlay.setProps({ interims: [interim('Here we are')] })
  await nextTick()
  expect(overlay.text()).toContain('Here we are')
  expect(overlay.text()).not.toContain('The wall is high.')
})
