/** What must hold of any history of the queue, told from the log and from what was answered. Each function answers what is wrong. */
import { evolve } from '#shared/domain/briefing.ts'
import type { SentCommand } from '#shared/domain/commands.ts'
import { askedQuestion, behind, currentQuestion, listedQuestion, standingOf } from '#shared/domain/questions/order.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import { UNSCHEDULED, type Briefing } from '#shared/domain/state.ts'
import type { SendReply } from '../../client/live/briefingLink.ts'

export interface Sent {
  /** An account. */
  readonly by: string
  readonly command: SentCommand
  /** One for each time that it was sent. */
  readonly answers: readonly SendReply[]
}

/** The state after each fact; index = its number. */
export function statesOf(facts: readonly Recorded[]): Briefing[] {
  const states: Briefing[] = [UNSCHEDULED]
  for (const fact of facts) states.push(evolve(states.at(-1) ?? UNSCHEDULED, fact))
  return states
}

const PLACING = new Set(['QuestionListed', 'QuestionUnlisted', 'QuestionMoved'])

/** No two current questions after any fact, and nobody changes places but by a fact that says so. */
export function wrongInFacts(facts: readonly Recorded[], states: readonly Briefing[]): string[] {
  return facts.flatMap(({ seq, event }) => {
    const [before, now] = [states[seq - 1], states[seq]]
    if (before === undefined || now === undefined) return [`no fact ${seq}`]
    const current = now.queue.questions.filter(({ state }) => state === 'called')
    const moved = order(before) !== order(now) && !PLACING.has(event?.type ?? '')
    return [
      ...(current.length > 1 ? [`${seq}: ${current.map(({ id }) => id).join(' and ')} are current`] : []),
      ...(moved ? [`${seq}: ${event?.type ?? ''} made ${order(before)} into ${order(now)}`] : []),
    ]
  })
}

const order = ({ queue }: Briefing) => queue.questions.map(({ id }) => id).join(' ')

/** What was acknowledged is so, once; what was refused left nothing, and where it was stale says who did what and when. */
export function wrongInAnswers(
  sent: readonly Sent[],
  facts: readonly Recorded[],
  states: readonly Briefing[],
): string[] {
  return sent.flatMap(({ command, answers }) => {
    const what = `${command.type} ${JSON.stringify(command).slice(0, 160)}`
    const traces = tracesOf(command, facts)
    const taken = answers.flatMap((answer) => (answer.ok ? [answer.seq] : []))
    if (taken.length === 0)
      return [...(traces.length > 0 ? [`refused and done: ${what}`] : []), ...unexplained(answers)]
    const after = states[traces[0] ?? Math.min(...taken)]
    return [
      ...(traces.length > 1 ? [`done ${traces.length} times: ${what}`] : []),
      ...(after !== undefined && isSo(command, after) ? [] : [`acknowledged and not so: ${what}`]),
      ...(wasAsSeen(command, traces[0], facts, states) ? [] : [`done though it was otherwise: ${what}`]),
      ...(traces.length > 0 && ONCE_TRUE.has(command.type) ? answers.flatMap(otherwiseAnswered) : []),
    ]
  })
}

/** The facts that bear the command's own id. */
function tracesOf(command: SentCommand, facts: readonly Recorded[]): number[] {
  return facts.flatMap(({ seq, event }) => {
    if ('act' in command) return event?.type === 'DeskActed' && event.act === command.act ? [seq] : []
    if (command.type !== 'AskQuestion' || event?.type !== 'QuestionAsked') return []
    return event.question.id === command.questionId ? [seq] : []
  })
}

/** Done once, these are true for good: the same act again is answered so, and may at most be put off. */
const ONCE_TRUE = new Set<SentCommand['type']>([
  'ApproveQuestion',
  'CloseQuestion',
  'DeclineQuestion',
  'LeaveNote',
  'PinQuestion',
  'RequeueQuestion',
  'SkipQuestion',
  'UndoAct',
])

function otherwiseAnswered(answer: SendReply): string[] {
  return answer.ok || answer.refusal === 'too-many-requests' ? [] : [`done and refused: ${JSON.stringify(answer)}`]
}

/** Whether it was decided on the state that its sender had before them. `trace`: the last fact of what it did. */
function wasAsSeen(
  command: SentCommand,
  trace: number | undefined,
  facts: readonly Recorded[],
  states: readonly Briefing[],
): boolean {
  if (trace === undefined || !('questionId' in command) || !('saw' in command)) return true
  const by = facts[trace - 1]?.by.id
  const others = facts.findLastIndex(
    (fact) => fact.seq < trace && (fact.by.id !== by || fact.event?.type === 'DeskActed'),
  )
  const before = states[others + 1]
  const standing = before === undefined ? undefined : standingOf(before, command.questionId)
  if (before === undefined || standing === undefined) return false
  const isSameCurrent = command.type !== 'CallQuestion' || (currentQuestion(before)?.id ?? null) === command.current
  return standing.state === command.saw.state && standing.seq === command.saw.seq && isSameCurrent
}

const STALE = new Set([
  'question-already-called',
  'question-changed-meanwhile',
  'queue-changed-meanwhile',
  'act-overtaken',
])
const FAULTS = new Set(['internal', 'command-malformed', 'not-permitted', 'outcome-unknown', 'store-down', 'behind'])

function unexplained(answers: readonly SendReply[]): string[] {
  return answers.flatMap((answer) => {
    if (answer.ok) return []
    if (FAULTS.has(answer.refusal)) return [JSON.stringify(answer)]
    const { by, did, at } = ('detail' in answer ? answer.detail : undefined) ?? {}
    const isExplained = typeof by === 'string' && typeof did === 'string' && typeof at === 'number'
    return STALE.has(answer.refusal) && !isExplained ? [`does not say who did what: ${JSON.stringify(answer)}`] : []
  })
}

/** Whether the state is what the command asks for. Votes have a log of their own and are counted elsewhere. */
function isSo(command: SentCommand, after: Briefing): boolean {
  const { queue, backstage } = after
  const id = 'questionId' in command ? command.questionId : ''
  const asked = askedQuestion(after, id)
  const listed = listedQuestion(after, id)
  switch (command.type) {
    case 'AskQuestion':
      return asked?.original === command.text
    case 'EditQuestion':
      return asked?.text === command.text || asked?.proposed === command.text
    case 'WithdrawQuestion':
      return asked?.state === 'withdrawn' && listed === undefined
    case 'ApproveQuestion':
      return listed !== undefined && (command.text === undefined || listed.text === command.text)
    case 'RewordQuestion':
      return asked?.text === command.text && asked.proposed === null
    case 'DeclineQuestion':
      return asked?.state === 'declined' && asked.reason === command.reason && listed === undefined
    case 'MergeQuestion':
      return asked?.state === 'merged' && asked.into === command.into && listed === undefined
    case 'MoveQuestion':
      return listed !== undefined && behind(queue, id) === command.before
    case 'PinQuestion':
      return listed?.isPinned === command.isPinned
    case 'CallQuestion':
      return currentQuestion(after)?.id === id && after.turns.at(-1)?.questionId === id
    case 'SkipQuestion':
      return listed?.state === 'skipped'
    case 'RequeueQuestion':
      return listed?.state === 'waiting'
    case 'CloseQuestion':
      return listed?.state === command.outcome
    case 'LinkFollowUp':
      return asked?.parent === command.parent
    case 'CloseQueue':
      return !queue.isOpen
    case 'ReopenQueue':
      return queue.isOpen
    case 'AnnounceMore':
      return queue.more === command.count
    case 'ChangeQueueSettings':
      return JSON.stringify(queue.settings) === JSON.stringify(command.settings)
    case 'LeaveNote':
      return backstage.notes.some(({ id: note, text }) => note === command.noteId && text === command.text)
    case 'UndoAct':
      return backstage.acts.some(({ id: act, undone }) => act === command.undoes && undone)
    default:
      return true
  }
}

/** Whoever was let in is in the queue until somebody took them out; undoing may do either. */
export function lostOrLeft(sent: readonly Sent[], facts: readonly Recorded[], last: Briefing): string[] {
  const touched = new Map(
    facts.flatMap(({ event }) => (event?.type === 'DeskActed' ? [[event.act, event.questions] as const] : [])),
  )
  const done = sent.flatMap(({ command, answers }) => {
    const taken = answers.flatMap((answer) => (answer.ok ? [answer.seq] : []))
    return taken.length === 0 ? [] : [{ command, at: tracesOf(command, facts)[0] ?? Math.min(...taken) }]
  })
  const places = new Map<string, 'in' | 'out'>()
  for (const { command } of done.toSorted((a, b) => a.at - b.at)) {
    if (command.type === 'ApproveQuestion') places.set(command.questionId, 'in')
    else if (command.type === 'AskQuestion' && command.asker !== undefined) places.set(command.questionId, 'in')
    else if (['DeclineQuestion', 'MergeQuestion', 'WithdrawQuestion'].includes(command.type) && 'questionId' in command)
      places.set(command.questionId, 'out')
    else if (command.type === 'UndoAct') for (const id of touched.get(command.undoes) ?? []) places.delete(id)
  }
  return [...places].flatMap(([id, place]) => {
    const isListed = listedQuestion(last, id) !== undefined
    return isListed === (place === 'in') ? [] : [`${id} should be ${place}`]
  })
}
