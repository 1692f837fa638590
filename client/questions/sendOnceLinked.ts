/** Sends a command as soon as there is a link: one that is just being made again fails nobody's press. */
import { watch, type Ref } from 'vue'
import type { SentCommand } from '#shared/domain/commands.ts'
import type { SendReply } from '../live/briefingLink.ts'
import type { LinkPhase, LinkState } from '../live/linkState.ts'
import type { LinkClock } from '../live/linkTransport.ts'

/** In ms: how long a press waits for the link. */
const LINK_WITHIN = 10_000
const ATTEMPTS = 3
/** The line was down before the answer: what is repeated is already true, so it may be sent again. */
const CUT_OFF: readonly string[] = ['not-connected', 'outcome-unknown']

export interface LinkedSending {
  readonly link: Readonly<Ref<LinkState>>
  readonly send: (command: SentCommand) => Promise<SendReply>
  readonly clock: LinkClock
}

/** Only for commands that may be repeated. Resolves with the last answer; never rejects. */
export async function sendOnceLinked(command: SentCommand, { link, send, clock }: LinkedSending): Promise<SendReply> {
  const until = clock.now() + LINK_WITHIN
  for (let attempt = 1; ; attempt += 1) {
    const phase = await settled(link, clock, until - clock.now())
    // The page has been left: another briefing is not asked.
    if (phase === 'idle') return { ok: false, refusal: 'not-connected' }
    const answer = await send(command)
    if (answer.ok || !CUT_OFF.includes(answer.refusal)) return answer
    if (attempt === ATTEMPTS || clock.now() >= until) return answer
  }
}

/** How the link stands once it is made or given up, or so many ms have passed. */
function settled(link: LinkedSending['link'], clock: LinkClock, ms: number): Promise<LinkPhase> {
  return new Promise((resolve) => {
    if (isSettled(link.value)) return resolve(link.value.phase)
    // At once, or a page that goes from one briefing to the next would seem never to have left.
    const stop = watch(link, (state) => isSettled(state) && settle(), { flush: 'sync' })
    const cancel = clock.after(ms, settle)
    function settle() {
      cancel()
      stop()
      resolve(link.value.phase)
    }
  })
}

const isSettled = ({ phase }: LinkState) => phase === 'live' || phase === 'denied' || phase === 'idle'
