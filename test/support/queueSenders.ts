/** Makes a step a command of whoever takes it, from what its sender sees: mostly one that makes sense, else a stale one. */
import type { Command } from '#shared/domain/commands.ts'
import { currentQuestion, standingOf, waitingInOrder } from '#shared/domain/questions/order.ts'
import { exportedQuestions } from '#shared/domain/questions/restoring.ts'
import { lastUndoable } from '#shared/domain/questions/undoing.ts'
import { outcomeSchema, type Saw } from '#shared/domain/questions/vocabulary.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { Actor } from '#shared/domain/vocabulary.ts'
import type { Step } from './queueSteps.ts'

/** Words that only the desk, or only one reporter, may read; `SHOWN` are those that everybody may. */
export const SECRET = 'CANARY'
const secret = (of: string) => `${SECRET}-${of}`

const REPORTERS = ['a', 'b', 'c'] as const
const MODERATORS = ['m', 'n'] as const
export interface Sent {
  readonly command: Command
  readonly by: Actor
  readonly name: string
}

const pick = <T>(from: readonly T[], at: number): T | undefined =>
  from.length === 0 ? undefined : from[at % from.length]

/** `seen`: what the sender sees. `nth`: a number that no other step has. Null where there is nothing to do it to. */
export function sentBy(step: Step, seen: Briefing, nth: number): Sent | null {
  const { does, who } = step
  const account = pick(REPORTERS, who) ?? 'a'
  const moderator = pick(MODERATORS, who) ?? 'm'
  const isAsker = does === 'ask' || does === 'edit' || does === 'withdraw'
  const command = isAsker ? askers(step, seen, nth, account) : desks(step, seen, nth, moderator)
  if (command === null) return null
  return isAsker
    ? { command, by: { role: 'reporter', id: secret(`account-${account}`) }, name: `Reporter ${account}` }
    : {
        command,
        by: { role: 'moderator', id: secret(`moderator-${moderator}`) },
        name: secret(`moderator-${moderator}`),
      }
}

function askers(
  { does, which, isOdd }: Step,
  { queue, backstage }: Briefing,
  nth: number,
  account: string,
): Command | null {
  const id = secret(`account-${account}`)
  // Of the asker alone until the desk lists it, which always uses other words than these.
  const text = secret(`of-${account}-${nth}`)
  if (does === 'ask') {
    const where = isOdd ? 'room' : 'remote'
    const asker = { name: `Reporter ${account}`, outlet: account === 'c' ? null : `Outlet ${account}`, where } as const
    const parent = which % 5 === 0 ? (pick(queue.questions, which)?.id ?? null) : null
    return {
      type: 'AskAs',
      questionId: `q${nth}`,
      account: id,
      asker,
      where,
      text,
      parent,
      isPointOfOrder: which % 6 === 0,
    }
  }
  const questionId = pick(
    backstage.asked.filter((asked) => asked.account === id),
    which,
  )?.id
  if (questionId === undefined) return null
  return does === 'edit' ? { type: 'EditQuestion', questionId, text } : { type: 'WithdrawQuestion', questionId }
}

function desks(step: Step, seen: Briefing, nth: number, moderator: string): Command | null {
  const { does, which, other, isOdd } = step
  const { queue, backstage } = seen
  const act = `act${nth}`
  const waiting = waitingInOrder(queue)
  const current = currentQuestion(seen)
  const undecided = backstage.asked.filter(
    ({ state, proposed }) => state === 'pending' || state === 'declined' || proposed !== null,
  )
  const anything = pick(backstage.asked, which)
  const about = (
    question: { readonly id: string } | null | undefined,
    order: (of: { act: string; questionId: string; saw: Saw }) => Command,
  ) => {
    const standing = question === null || question === undefined ? undefined : standingOf(seen, question.id)
    if (question === null || question === undefined || standing === undefined) return null
    return order({ act, questionId: question.id, saw: { state: standing.state, seq: standing.seq } })
  }
  switch (does) {
    case 'approve':
      return about(pick(undecided, which), (of) => ({ type: 'ApproveQuestion', ...of, text: `SHOWN ${nth}?` }))
    case 'reword': {
      const isListed = queue.questions.some(({ id }) => id === anything?.id)
      return about(anything, (of) => ({
        type: 'RewordQuestion',
        ...of,
        text: isListed ? `SHOWN ${nth}?` : secret(`desk-${nth}`),
      }))
    }
    case 'decline':
      return about(anything, (of) => ({ type: 'DeclineQuestion', ...of, reason: secret(`reason-${nth}`) }))
    case 'merge':
      return about(anything, (of) => ({
        type: 'MergeQuestion',
        ...of,
        into: pick(queue.questions, other)?.id ?? 'none',
      }))
    case 'move':
      return about(pick(waiting, which), (of) => ({
        type: 'MoveQuestion',
        ...of,
        before: isOdd ? (pick(waiting, other)?.id ?? null) : null,
      }))
    case 'pin':
      return about(pick(waiting, which), (of) => ({ type: 'PinQuestion', ...of, isPinned: isOdd }))
    case 'link':
      return about(anything, (of) => ({
        type: 'LinkFollowUp',
        ...of,
        parent: isOdd ? (pick(queue.questions, other)?.id ?? null) : null,
      }))
    case 'call':
      return about(pick(waiting, which), (of) => ({ type: 'CallQuestion', ...of, current: current?.id ?? null }))
    case 'skip':
      return about(isOdd ? current : pick(waiting, which), (of) => ({ type: 'SkipQuestion', ...of }))
    case 'requeue':
      return about(pick(waiting, which), (of) => ({ type: 'RequeueQuestion', ...of }))
    case 'close':
      return about(isOdd ? current : pick(queue.questions, which), (of) => ({
        type: 'CloseQuestion',
        ...of,
        outcome: pick(outcomeSchema.options, other) ?? 'answered',
      }))
    case 'undo': {
      const undoes = isOdd ? lastUndoable(seen, secret(`moderator-${moderator}`)) : pick(backstage.acts, which)
      return undoes === null || undoes === undefined ? null : { type: 'UndoAct', act, undoes: undoes.id }
    }
    default:
      return ofTheRest(step, seen, nth)
  }
}

const LABELS = [
  'Reporter',
  'Harbour Chair, Ines Holm',
  'Moderator',
  'Reporter a [Outlet a]',
  'Harbour Chair, Ines Holm',
  null,
]

function ofTheRest({ does, which, other, isOdd }: Step, seen: Briefing, nth: number): Command | null {
  const { queue, backstage, turns } = seen
  const act = `act${nth}`
  const asker = { name: `Person ${other}`, outlet: isOdd ? 'Outlet a' : null, where: 'room' } as const
  switch (does) {
    case 'queue':
      return { type: isOdd ? 'CloseQueue' : 'ReopenQueue', act }
    case 'more':
      return { type: 'AnnounceMore', act, count: isOdd ? which : null }
    case 'settings': {
      const weights = { ...backstage.weights, wait: which % 11 }
      const settings = { ...queue.settings, oneEach: !isOdd, votes: isOdd ? 'open' : 'closed' } as const
      return { type: 'ChangeQueueSettings', act, saw: queue.seq, settings, weights }
    }
    case 'note':
      return {
        type: 'LeaveNote',
        act,
        noteId: `n${nth}`,
        to: isOdd ? 'podium' : 'moderators',
        text: secret(`note-${nth}`),
      }
    case 'acknowledge':
      return { type: 'AcknowledgeNote', noteId: pick(backstage.notes, which)?.id ?? 'none' }
    case 'name':
      return { type: 'NameAsker', act, turn: Math.max(1, turns.length - 1 - (which % 3)), asker }
    case 'restore': {
      const questions = exportedQuestions(seen)
        .slice(0, 2)
        .map((one, index) => ({
          ...one,
          card: { ...one.card, id: isOdd ? `r${nth}-${index}` : one.card.id },
        }))
      return { type: 'RestoreQueue', act, questions }
    }
    case 'ask for':
      return { type: 'AskAs', questionId: `q${nth}`, account: null, asker, where: 'room', text: `SHOWN ${nth}?` }
    case 'say':
      return {
        type: 'TranscribeLine',
        line: { id: `l${nth}`, speaker: pick(LABELS, which) ?? null, text: 'Words.', saidAt: isOdd ? 1 : undefined },
      }
    case 'start':
      return { type: 'StartBriefing' }
    default:
      return which % 4 === 0 ? { type: 'EndBriefing' } : null
  }
}
