/** Hands in the questions of the sample, and lets those into the queue that are meant to be in it. */
import { standingOf } from '#shared/domain/questions/order.ts'
import type { Actor } from '#shared/domain/vocabulary.ts'
import type { Execute } from './commands/execute.ts'
import type { BriefingFollowing } from './live/briefings.ts'
import { REHEARSED_QUESTIONS } from './reading/sample/questions.ts'

const DESK: Actor = { role: 'owner', id: 'rehearsal' }

/** Those that come when so many lines were said. Somebody at the desk may have closed the queue meanwhile: then nobody asks. */
export async function askRehearsed(
  execute: Pick<Execute, 'one'>,
  following: BriefingFollowing,
  lines: number,
): Promise<void> {
  const { id } = following.state
  for (const [index, { afterLines, asker, text, isLetIn }] of REHEARSED_QUESTIONS.entries()) {
    if (afterLines !== lines || !following.state.queue.isOpen) continue
    const questionId = `rehearsed-${index + 1}`
    const by: Actor = { role: 'reporter', id: `rehearsal:${index + 1}` }
    const { where } = asker
    await execute.one(id, by, { type: 'AskAs', questionId, account: by.id, asker, text, where })
    const standing = standingOf(following.state, questionId)
    if (!isLetIn || standing?.state !== 'pending') continue
    const saw = { state: standing.state, seq: standing.seq }
    await execute.one(id, DESK, { type: 'ApproveQuestion', act: `${questionId}-in`, questionId, saw }, 'Doorstep')
  }
}
