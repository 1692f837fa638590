/**
 * Lines and the turns that form from them.
 *
 * T1 A press line opens a turn when the turn before it was answered, or when there is none but the statement.
 * T2 Further press lines stack in the open turn until the podium answers.
 * T3 A podium line answers the open turn; before the first question it belongs to the statement (turn 0).
 * T4 Moderation and stage lines, and lines of moderators and interpreters, neither open nor answer a turn. What the podium
 *    says to the room before the first question, as the source takes it, is moderation.
 * T5 A line without a speaker goes on with the speaker before it; with nobody before it, it is the roster's one podium
 *    speaker's, and else it stays without a speaker, in the statement.
 * T6 A label that nobody in the roster bears introduces a speaker, in the same append.
 * T7 The same line id again is already true; with other words it is refused, unless its source words it anew: within ten seconds
 *    that is simply the line. A source that counts its wordings may do so later, as a correction that readers see, and a higher one
 *    takes the place of a lower one; of one that counts none, a wording that it has left behind comes late and is already true. Only
 *    the source that said the line words it anew; to another, the id is taken. Names it somebody else, the line is theirs, unless
 *    the desk has said whose it is.
 * T8 A correction names the words that it corrects; a retracted line keeps its place and the reason.
 * T9 The retraction of a line that the public has not read yet says so, and for ever: `withheld.ts` keeps it from the public.
 * T10 What the podium said, by the source's clock, before the desk called the open turn still belongs to the turn before it.
 * T11 A line is attributed to somebody else as a fact of its own: its words and its turn stay.
 * T12 Of the questions called out together in a turn, the desk says which one was taken, and names the one that it saw as taken.
 * T13 What was taken for the announcement of the final question, and was none, is dismissed.
 */
import type { CommandOf } from './commands.ts'
import type { BriefingEvent, EventOf, SaidLine } from './events.ts'
import type { Moment, Recorded } from './recorded.ts'
import { Refusal } from './refusal.ts'
import type { Amendment, Briefing, Line } from './state.ts'
import { decideReworded } from './rewording.ts'
import { mayOpenTurn, turnOf, turnsWith } from './turns.ts'
import { labelIn, whoSpeaks } from './whoSpeaks.ts'
import type { LineKind, Mark, Speaker } from './vocabulary.ts'

/** What a line says now, with what it said before, oldest first. */
export interface CurrentLine {
  readonly line: Line
  readonly text: string
  readonly marks: readonly Mark[]
  readonly correctedAt: number | null
  readonly earlier: readonly string[]
  /** When each of the earlier texts gave way to the next, in ms. */
  readonly until: readonly number[]
  readonly retracted: { readonly at: number; readonly reason: string } | null
}

export function currentLine(line: Line, amendments: readonly Amendment[]): CurrentLine {
  let current: CurrentLine = {
    line,
    text: line.text,
    marks: line.marks,
    correctedAt: null,
    earlier: [],
    until: [],
    retracted: null,
  }
  for (const amendment of amendments) {
    if (amendment.lineId !== line.id) continue
    current = amended(current, amendment)
  }
  return current
}

function amended(current: CurrentLine, amendment: Amendment): CurrentLine {
  switch (amendment.kind) {
    case 'retraction':
      return { ...current, retracted: { at: amendment.at, reason: amendment.reason } }
    case 'attribution':
      return current
    case 'correction': {
      const { at, text, marks, settling } = amendment
      if (settling === true) return { ...current, text, marks }
      const earlier = [...current.earlier, current.text]
      return { ...current, text, marks, correctedAt: at, earlier, until: [...current.until, at] }
    }
    default:
      return amendment satisfies never
  }
}

export function decideTranscribeLine(
  briefing: Briefing,
  { line: offered }: CommandOf<'TranscribeLine'>,
  { at, by }: Moment,
): BriefingEvent[] {
  const known = findLine(briefing, offered.id)
  if (known !== undefined) return decideReworded(briefing, known, offered, { at, by })
  if (briefing.status !== 'live') throw new Refusal('briefing-not-live', { status: briefing.status })

  const events: BriefingEvent[] = []
  const { speaker, introduced } = whoSpeaks(briefing, offered)
  if (introduced) events.push({ type: 'SpeakerIntroduced', speaker })

  const current = turnOf(briefing, speaker, offered.saidAt ?? at)
  const kind = offered.kind ?? kindOf(current, speaker, offered.aside === true)
  const opens = kind === 'question' && speaker?.side !== 'podium' && mayOpenTurn(briefing)
  const turn = opens ? briefing.turns.length : current
  if (opens) events.push({ type: 'TurnOpened', turn, askerId: speaker?.id ?? null })

  events.push({
    type: 'LineTranscribed',
    line: {
      id: offered.id,
      speakerId: speaker?.id ?? null,
      label: offered.label ?? offered.speaker ?? null,
      attribution: offered.inferred === true || labelIn(offered) === null ? 'inferred' : 'said',
      text: offered.text,
      kind,
      saidAt: offered.saidAt ?? at,
      turn,
      marks: [...(offered.marks ?? [])],
      ...(offered.heardAs !== undefined && { heardAs: offered.heardAs }),
      ...(offered.revision !== undefined && { revision: offered.revision }),
    },
  })
  if (offered.announces === 'final-question' && briefing.finalQuestion === null) {
    events.push({ type: 'FinalQuestionAnnounced', lineId: offered.id })
  }
  return events
}

function kindOf(turn: number, speaker: Speaker | undefined, isAside: boolean): LineKind {
  const side = speaker?.side ?? 'podium'
  switch (side) {
    case 'press':
      return 'question'
    case 'moderator':
    case 'interpreter':
      return 'moderation'
    case 'podium':
      if (turn > 0) return 'answer'
      return isAside ? 'moderation' : 'statement'
    default:
      return side satisfies never
  }
}

export function findLine(briefing: Pick<Briefing, 'lines'>, id: string): Line | undefined {
  return briefing.lines.findLast((line) => line.id === id)
}

export function decideCorrectLine(briefing: Briefing, command: CommandOf<'CorrectLine'>): BriefingEvent[] {
  const current = lineToAmend(briefing, command.lineId)
  const marks = [...(command.marks ?? current.marks)]
  if (current.text === command.text && marks.join() === current.marks.join()) return []
  if (current.retracted !== null) throw new Refusal('line-already-retracted', { line: command.lineId })
  if (current.text !== command.saw) throw new Refusal('line-changed-meanwhile', { line: command.lineId })
  return [{ type: 'LineCorrected', lineId: command.lineId, text: command.text, marks }]
}

export function decideRetractLine(
  briefing: Briefing,
  { lineId, reason }: CommandOf<'RetractLine'>,
  { publicSeq = Number.POSITIVE_INFINITY }: Moment,
): BriefingEvent[] {
  const { line, retracted } = lineToAmend(briefing, lineId)
  if (retracted !== null) return []
  return [{ type: 'LineRetracted', lineId, reason, ...(line.seq > publicSeq && { withheld: true }) }]
}

function lineToAmend(briefing: Briefing, lineId: string): CurrentLine {
  const line = findLine(briefing, lineId)
  if (line === undefined) throw new Refusal('line-not-found', { line: lineId })
  return currentLine(line, briefing.amendments)
}

export function recordLine(briefing: Briefing, event: EventOf<'LineTranscribed'>, recorded: Recorded): Briefing {
  const line = lineOf(event.line, recorded)
  return {
    ...briefing,
    lines: [...briefing.lines, line],
    lineCount: briefing.lineCount + 1,
    turns: turnsWith(briefing.turns, line),
  }
}

export function lineOf(said: SaidLine, { seq, at, by }: Omit<Recorded, 'event'>): Line {
  // Who is told no id of whoever acts is told no source.
  return { ...said, seq, at, ...(by.id !== '' && { source: by.id }) }
}

export function recordCorrection(briefing: Briefing, event: EventOf<'LineCorrected'>, at: number): Briefing {
  const { type: _, ...correction } = event
  return { ...briefing, amendments: [...briefing.amendments, { kind: 'correction', at, ...correction }] }
}

export function recordRetraction(briefing: Briefing, event: EventOf<'LineRetracted'>, at: number): Briefing {
  const { type: _, ...retraction } = event
  return {
    ...briefing,
    amendments: [...briefing.amendments, { kind: 'retraction', at, ...retraction }],
    // What was not said announced nothing.
    finalQuestion: briefing.finalQuestion === event.lineId ? null : briefing.finalQuestion,
  }
}
