/** Reads the figures of a line that is about to be decided on, in the light of what was said before it. */
import type { Command, CommandOf } from '#shared/domain/commands.ts'
import { saidFigureSchema, type SaidFigure } from '#shared/domain/figures/vocabulary.ts'
import { findSpeaker, rosterOf } from '#shared/domain/roster.ts'
import { speakerForLabel } from '#shared/domain/roster/labelled.ts'
import type { Briefing, Line } from '#shared/domain/state.ts'
import { currentLine } from '#shared/domain/transcript.ts'
import type { Speaker } from '#shared/domain/vocabulary.ts'
import type { FigureContext } from './readFigures.ts'
import { createReadings, type Readings } from './readings.ts'

/** So many lines are looked back over, and so many of the same speaker read. */
const LOOKED_BACK = 40
const LINES_BEFORE = 3

/** The command with the figures of its text. A fault of the reading is told and costs the figures, never the line. */
export function withFigures(
  state: Briefing,
  command: Command,
  fault: (error: unknown) => void,
  readings = createReadings(),
): Command {
  try {
    if (command.type === 'TranscribeLine') return { ...command, figures: figuresOfOffered(state, command, readings) }
    if (command.type === 'AttributeLine') return { ...command, figures: figuresOfAttributed(state, command, readings) }
    if (command.type === 'CorrectLine') return { ...command, figures: figuresOfCorrected(state, command, readings) }
    return command
  } catch (error) {
    fault(error)
    return command
  }
}

function figuresOfOffered(state: Briefing, { line }: CommandOf<'TranscribeLine'>, readings: Readings): SaidFigure[] {
  // Another wording is read in the light of what was said before its line, not of the line itself.
  const { id: lineId, text } = line
  const known = state.lines.findLastIndex(({ id }) => id === lineId)
  const speaker = speakerOf(state, line.speaker ?? null)
  if (known >= 0 && (line.speaker ?? null) !== null && speaker?.id !== state.lines[known]?.speakerId)
    // Whoever the source names now may have stated something; where not, the decision leaves it out.
    return read(state, text, state.lines.slice(Math.max(0, known - LOOKED_BACK), known), speaker?.id ?? null, readings)
  if (known >= 0) return figuresOfCorrected(state, { lineId, text }, readings)
  const kind = line.kind ?? (speaker?.side === 'press' ? 'question' : 'answer')
  return SAYS_FIGURES[kind] ? read(state, line.text, state.lines, speaker?.id ?? null, readings) : []
}

function figuresOfCorrected(
  state: Briefing,
  { lineId, text }: Pick<CommandOf<'CorrectLine'>, 'lineId' | 'text'>,
  readings: Readings,
): SaidFigure[] {
  const at = state.lines.findLastIndex(({ id }) => id === lineId)
  const line = state.lines[at]
  if (line === undefined || !SAYS_FIGURES[line.kind]) return []
  return read(state, text, state.lines.slice(Math.max(0, at - LOOKED_BACK), at), line.speakerId, readings)
}

/** Of a line that was taken for a question, and so was not read: whoever it is given to may have stated something. */
function figuresOfAttributed(
  state: Briefing,
  { lineId, speaker: named }: CommandOf<'AttributeLine'>,
  readings: Readings,
): SaidFigure[] {
  const at = state.lines.findLastIndex(({ id }) => id === lineId)
  const line = state.lines[at]
  if (line === undefined || SAYS_FIGURES[line.kind]) return []
  const speaker = named === null ? undefined : (findSpeaker(state, named) ?? speakerForLabel(state, named))
  const { text } = currentLine(line, state.amendments)
  return read(state, text, state.lines.slice(Math.max(0, at - LOOKED_BACK), at), speaker?.id ?? null, readings)
}

const SAYS_FIGURES: Readonly<Record<Line['kind'], boolean>> = {
  statement: true,
  answer: true,
  moderation: true,
  question: false,
  stage: false,
}

/** Whoever the transcript takes a line of this label to be said by. */
function speakerOf(state: Briefing, label: string | null): Speaker | undefined {
  if (label !== null) return findSpeaker(state, label) ?? speakerForLabel(state, label)
  const before = state.lines.at(-1)
  if (before !== undefined) return state.speakers.find(({ id }) => id === before.speakerId)
  const podium = rosterOf(state).filter(({ side }) => side === 'podium')
  return podium.length === 1 ? podium[0] : undefined
}

function read(
  state: Briefing,
  text: string,
  before: readonly Line[],
  speakerId: string | null,
  readings: Readings,
): SaidFigure[] {
  const context = contextOf(state, before.slice(-LOOKED_BACK), speakerId)
  return readings.read(text, context).filter((figure) => saidFigureSchema.safeParse(figure).success)
}

function contextOf(state: Briefing, before: readonly Line[], speakerId: string | null): FigureContext {
  const { language, programmes } = state
  const question = before.findLast(({ kind }) => kind === 'question')
  const own = before.filter((line) => line.speakerId === speakerId && SAYS_FIGURES[line.kind]).slice(-LINES_BEFORE)
  return {
    language,
    programmes,
    before: own.flatMap((line) => saidNow(state, line)),
    asked: question === undefined ? null : (saidNow(state, question)[0] ?? null),
  }
}

function saidNow({ amendments }: Briefing, line: Line): string[] {
  const { text, retracted } = currentLine(line, amendments)
  return retracted === null ? [text] : []
}
