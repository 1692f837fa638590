/** What a digest tells of a briefing that is over. Pure. */
import { listedQuestion } from '#shared/domain/questions/order.ts'
import type { Amendment, Briefing, Line, Turn } from '#shared/domain/state.ts'
import { currentLine, type CurrentLine } from '#shared/domain/transcript.ts'
import type { LineKind } from '#shared/domain/vocabulary.ts'
import { digestFigures } from './digestFigures.ts'
import type { Digest, DigestTurn } from './mail.ts'

/** In UTF-16 units; with 60 turns the mail stays below the 100 KB after which large mailboxes cut. */
const QUESTION_LIMIT = 400
const ANSWER_LIMIT = 360
const TURN_LIMIT = 60

/** `briefing`: with all its lines, as a node holds it. Null for a rehearsal and before the end. */
export function digestOf(briefing: Briefing): Digest | null {
  const { startedAt, endedAt } = briefing
  if (briefing.rehearsal || startedAt === null || endedAt === null) return null
  const lines = standingLines(briefing)
  const turns = briefing.turns
    .map((turn) => digestTurn(briefing, turn, lines.get(turn.number) ?? []))
    .filter(({ question, answer }) => question !== '' || answer !== '')
  return {
    title: briefing.title,
    startedAt,
    endedAt,
    timeZone: briefing.timeZone,
    turns: turns.slice(0, TURN_LIMIT),
    furtherTurns: Math.max(0, turns.length - TURN_LIMIT),
    lines: [...lines.values()].reduce((sum, ofTurn) => sum + ofTurn.length, 0),
    ...digestFigures(briefing),
  }
}

/** The lines that were not taken back, as they read now, by number of the turn. */
function standingLines({ lines, amendments }: Briefing): ReadonlyMap<number, readonly CurrentLine[]> {
  const byLine = Map.groupBy(amendments, ({ lineId }) => lineId)
  const none: readonly Amendment[] = []
  const current = lines.map((line: Line) => currentLine(line, byLine.get(line.id) ?? none))
  return Map.groupBy(
    current.filter(({ retracted }) => retracted === null),
    ({ line }) => line.turn,
  )
}

function digestTurn(briefing: Briefing, turn: Turn, lines: readonly CurrentLine[]): DigestTurn {
  const { speakers, language } = briefing
  const said = (kind: LineKind) => lines.filter(({ line }) => line.kind === kind).map(({ text }) => text)
  // By the desk's word, else as the transcript names whoever opened the turn.
  const asker = turn.asker ?? speakers.find(({ id }) => id === turn.askerId)
  const handedIn = turn.questionId === null ? null : (listedQuestion(briefing, turn.questionId)?.text ?? null)
  const asked = said('question')
  return {
    number: turn.number,
    asker: asker?.name ?? null,
    outlet: asker?.outlet ?? null,
    question:
      turn.number === 0
        ? ''
        : firstSentences(asked.length > 0 || handedIn === null ? asked : [handedIn], QUESTION_LIMIT, language),
    answer: firstSentences(said(turn.number === 0 ? 'statement' : 'answer'), ANSWER_LIMIT, language),
  }
}

/** Whole sentences as far as they fit, at least a part of the first; `…` where something is left out. */
function firstSentences(texts: readonly string[], limit: number, language: string): string {
  const text = texts.join(' ')
  if (text.length <= limit) return text
  let kept = ''
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)) {
    if (kept.length + segment.trimEnd().length > limit - 2) break
    kept += segment
  }
  return `${kept === '' ? firstWords(text, limit - 2) : kept.trimEnd()} …`
}

function firstWords(text: string, limit: number): string {
  const cut = text
    .slice(0, limit)
    .toWellFormed()
    .replace(/\uFFFD$/u, '')
  const space = cut.lastIndexOf(' ')
  return space > limit / 2 ? cut.slice(0, space) : cut
}
