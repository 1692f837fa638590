/** What a reporter does to questions that are on record: edit, withdraw, vote; none of it is shown before the server says so. */
import { ref, shallowRef, type Ref } from 'vue'
import type { SentCommand } from '#shared/domain/commands.ts'
import type { OwnMessage } from '#shared/protocol/messages.ts'
import type { SendReply } from '../live/briefingLink.ts'
import { BROWSER_CLOCK } from '../live/linkTransport.ts'
import type { LinkState } from '../live/linkState.ts'
import { queueFaultWords, type TranslateQueue } from '../locales/queueFaults.ts'
import { sendOnceLinked } from './sendOnceLinked.ts'

export interface OwnActParts {
  readonly own: Ref<OwnMessage | null>
  readonly link: Readonly<Ref<LinkState>>
  readonly send: (command: SentCommand) => Promise<SendReply>
  readonly t: TranslateQueue
}

export function useOwnActs({ own, link, send, t }: OwnActParts) {
  const busyVotes = shallowRef<ReadonlySet<string>>(new Set())
  const fault = ref<string | null>(null)

  /** The code of what went wrong, or null. */
  async function code(command: SentCommand): Promise<string | null> {
    const answer = await sendOnceLinked(command, { link, send, clock: BROWSER_CLOCK })
    return answer.ok ? null : answer.refusal
  }

  async function vote(questionId: string): Promise<void> {
    const type = own.value?.votes.includes(questionId) === true ? 'TakeBackVote' : 'CastVote'
    busyVotes.value = new Set([...busyVotes.value, questionId])
    const refusal = await code({ type, questionId })
    busyVotes.value = new Set([...busyVotes.value].filter((id) => id !== questionId))
    fault.value = refusal === null ? null : queueFaultWords(refusal, t)
  }

  return {
    busyVotes,
    fault,
    vote,
    edit: (questionId: string, text: string) => code({ type: 'EditQuestion', questionId, text }),
    withdraw: (questionId: string) => code({ type: 'WithdrawQuestion', questionId }),
  }
}
