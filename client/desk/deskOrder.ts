/** What somebody at the desk wants done, and the command that says so: with an id of its own and what was looked at. */
import type { SentCommand } from '#shared/domain/commands.ts'
import type { FigureCommand } from '#shared/domain/figures/commands.ts'
import type { QuestionCommand } from '#shared/domain/questions/commands.ts'
import { standingOf } from '#shared/domain/questions/order.ts'
import type { Saw } from '#shared/domain/questions/vocabulary.ts'
import type { ScreenCommand } from '#shared/domain/screens/commands.ts'
import type { Briefing } from '#shared/domain/state.ts'

/** `saw` only where it was looked at earlier than now: when an editor or a dialog was opened. */
type Unsent<C> = C extends { readonly act: string; readonly saw: infer S }
  ? Omit<C, 'act' | 'saw'> & { readonly saw?: S }
  : C extends { readonly act: string }
    ? Omit<C, 'act'>
    : never

type WithoutAct = Extract<SentCommand, { type: 'AskQuestion' | 'AcknowledgeNote' }>
/** They name what was looked at themselves, and are no acts that a moderator undoes: what was done is changed back. */
type OfLines = Extract<
  SentCommand,
  { type: 'CorrectLine' | 'RetractLine' | 'AttributeLine' | 'MarkTaken' | 'DismissFinalQuestion' }
>
type OfQueue = Exclude<QuestionCommand, { type: 'RestoreQueue' }>
type OfFigures = Exclude<FigureCommand, { type: 'ImportProgrammes' | 'ImportPledges' }>
export type DeskOrder = Unsent<OfQueue | OfFigures | ScreenCommand> | WithoutAct | OfLines

/** 16 random bytes, hexadecimal, after a letter that says what it is the id of. */
export function mintId(letter: 'a' | 'q' | 'n' | 'f'): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return `${letter}-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** Whose card waits for the outcome: the question's, the figure's or the programme's; of others the kind of command. */
export function keyOf(order: DeskOrder | SentCommand | About): string {
  if ('questionId' in order) return order.questionId
  if ('figureId' in order) return order.figureId
  if ('programmeId' in order) return programmeKey(order.programmeId)
  if ('screens' in order) return screensKey(order)
  // Which of several was taken is of the turn, not of the line.
  if ('lineId' in order && order.type !== 'MarkTaken' && typeof order.lineId === 'string')
    return lineActKey(order.lineId)
  return 'programme' in order ? programmeKey(order.programme.id) : order.type
}

export type About = { readonly figureId: string } | { readonly programmeId: string }
export const programmeKey = (id: string) => `programme/${id}`
export const lineActKey = (id: string) => `line/${id}`
/** The same of the same screens waits; another scene, or another screen, goes out at once. */
const screensKey = ({ screens, change }: Pick<ScreenCommand, 'screens' | 'change'>) =>
  `screens/${screens.join()}/${JSON.stringify(change)}`

/** Null where the question, the figure or the programme is not there. */
export function commandOf(order: DeskOrder, briefing: Briefing, act: string): SentCommand | null {
  switch (order.type) {
    case 'AskQuestion':
    case 'AcknowledgeNote':
    case 'CorrectLine':
    case 'RetractLine':
    case 'AttributeLine':
    case 'MarkTaken':
    case 'DismissFinalQuestion':
      return order
    case 'ChangeQueueSettings':
      return { ...order, act, saw: order.saw ?? briefing.queue.seq }
    case 'ConfirmFigure':
    case 'CorrectFigure':
    case 'DismissFigure':
    case 'AssignFigure':
    case 'MergeFigure':
    case 'WithdrawFigure': {
      const saw = order.saw ?? seenFigure(briefing, order.figureId)
      return saw === null ? null : { ...order, act, saw }
    }
    case 'ChangeProgramme': {
      const saw = order.saw ?? seenProgramme(briefing, order.programme.id)
      return saw === null ? null : { ...order, act, saw }
    }
    case 'RemoveProgramme': {
      const saw = order.saw ?? seenProgramme(briefing, order.programmeId)
      return saw === null ? null : { ...order, act, saw }
    }
    case 'EnterFigure':
    case 'CreateProgramme':
    case 'EnterRate':
    case 'RemoveRate':
    case 'SetScreens':
      return { ...order, act }
    default:
      return questionCommandOf(order, briefing, act)
  }
}

type QuestionOrder = Exclude<Unsent<OfQueue>, { type: 'ChangeQueueSettings' }>

function questionCommandOf(order: QuestionOrder, briefing: Briefing, act: string): SentCommand | null {
  if (!('questionId' in order)) return { ...order, act }
  const saw = order.saw ?? seen(briefing, order.questionId)
  return saw === null ? null : { ...order, act, saw }
}

/** What there is to see of a question now, for `saw`. */
export function seen(briefing: Briefing, questionId: string): Saw | null {
  const standing = standingOf(briefing, questionId)
  return standing === undefined ? null : { state: standing.state, seq: standing.seq }
}

/** The last fact about a figure or a programme, for `saw`. */
export const seenFigure = ({ figures }: Pick<Briefing, 'figures'>, figureId: string): number | null =>
  figures.find(({ id }) => id === figureId)?.seq ?? null
export const seenProgramme = ({ programmes }: Pick<Briefing, 'programmes'>, programmeId: string): number | null =>
  programmes.find(({ id }) => id === programmeId)?.seq ?? null
