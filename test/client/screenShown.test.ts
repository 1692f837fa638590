/** What a display holds of its briefing besides the record, when the briefing is replaced as a whole. */
import { expect, it } from 'vitest'
import type { Briefing } from '#shared/domain/state.ts'
import { ShownBriefing } from '../../client/screen/shownBriefing.ts'
import { FakeClock } from './support/fakeClock.ts'
import { FakeTransport } from './support/fakeTransport.ts'
import { briefingOf } from './support/facts.ts'

function followed() {
  const clock = new FakeClock()
  const transport = new FakeTransport()
  const shown = new ShownBriefing(clock, () => undefined)
  shown.follow('quay', transport)
  const joins = (briefing: Briefing, epoch: string) => {
    transport.page.connected()
    const { seq: head } = briefing
    transport.asked.reply({ ok: true, role: 'screen', kind: 'snapshot', epoch, head, now: clock.now(), briefing })
  }
  return { shown, transport, joins }
}
const speaking = { briefing: 'quay', lineId: 'next', speakerId: null, text: 'and so' }

it('lets go of what was being spoken when a rehearsal begins anew, and keeps it over a new connection', () => {
  const { shown, transport, joins } = followed()
  const first = briefingOf(3)
  joins(first, 'e1')
  transport.page.interim(speaking)
  joins(first, 'e1')
  expect(shown.interims.value).toHaveLength(1)
  joins({ ...first, lines: [], startedAt: (first.startedAt ?? 0) + 60_000 }, 'e2')
  expect(shown.interims.value).toEqual([])
})
