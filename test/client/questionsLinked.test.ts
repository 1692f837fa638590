/** What one does to one’s own question while the line is being made again: it waits for it, within bounds, and is done once. */
import { describe, expect, it } from 'vitest'
import { shallowRef } from 'vue'
import type { SentCommand } from '#shared/domain/commands.ts'
import type { SendReply } from '../../client/live/briefingLink.ts'
import { IDLE, type LinkPhase } from '../../client/live/linkState.ts'
import { sendOnceLinked } from '../../client/questions/sendOnceLinked.ts'
import { FakeClock } from './support/fakeClock.ts'

const EDIT: SentCommand = { type: 'EditQuestion', questionId: 'q-1', text: 'Who pays, and until when?' }
const DONE: SendReply = { ok: true, seq: 9 }
const NOT_SENT: SendReply = { ok: false, refusal: 'not-connected' }
const CUT: SendReply = { ok: false, refusal: 'outcome-unknown' }

/** Answers come in this order; whoever sends while there is no connection is told so, as by the real link. */
function lineIs(phase: LinkPhase, ...answers: SendReply[]) {
  const link = shallowRef({ ...IDLE, phase })
  const clock = new FakeClock()
  const sent: SentCommand[] = []
  const send = (command: SentCommand) => {
    if (link.value.phase === 'connecting' || link.value.phase === 'idle') return Promise.resolve(NOT_SENT)
    sent.push(command)
    return Promise.resolve(answers.shift() ?? DONE)
  }
  const answered: SendReply[] = []
  void sendOnceLinked(EDIT, { link, send, clock }).then((answer) => answered.push(answer))
  const becomes = async (next: LinkPhase) => {
    link.value = { ...IDLE, phase: next }
    await turned()
  }
  return { clock, sent, answered, becomes }
}
async function turned() {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

describe('an edit', () => {
  it('is sent at once where the line is up', async () => {
    const { sent, answered } = lineIs('live')
    await turned()
    expect([sent, answered]).toEqual([[EDIT], [DONE]])
  })

  it('waits for a line that is being made again', async () => {
    const { sent, answered, becomes, clock } = lineIs('connecting')
    clock.pass(9_000)
    await becomes('joining')
    expect([sent, answered]).toEqual([[], []])
    await becomes('live')
    expect([sent, answered]).toEqual([[EDIT], [DONE]])
  })

  it('says after ten seconds that nothing was sent', async () => {
    const { sent, answered, clock } = lineIs('connecting')
    clock.pass(9_999)
    await turned()
    expect(answered).toEqual([])
    clock.pass(1)
    await turned()
    expect([sent, answered]).toEqual([[], [NOT_SENT]])
  })

  it('is sent again where the line went down before its answer', async () => {
    const { sent, answered, becomes } = lineIs('joining', CUT)
    await becomes('live')
    expect([sent, answered]).toEqual([[EDIT, EDIT], [DONE]])
  })

  it('is not sent for ever where no answer comes', async () => {
    const { sent, answered } = lineIs('live', CUT, CUT, CUT, DONE)
    await turned()
    expect([sent.length, answered]).toEqual([3, [CUT]])
  })

  it('is not sent again once it was refused', async () => {
    const refused: SendReply = { ok: false, refusal: 'not-permitted' }
    const { sent, answered } = lineIs('live', refused)
    await turned()
    expect([sent, answered]).toEqual([[EDIT], [refused]])
  })

  it('is not taken along to another briefing', async () => {
    const { sent, answered, becomes } = lineIs('connecting')
    void becomes('idle')
    void becomes('connecting')
    await becomes('live')
    expect([sent, answered]).toEqual([[], [NOT_SENT]])
  })
})
