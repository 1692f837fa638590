/** Utterances with their voices → the lines of a reading, cut where they are too long, in their turns. */
import { hash } from 'node:crypto'
import { LINE_TEXT_LIMIT } from '#shared/domain/lineText.ts'
import type { ReadingTurn } from '#shared/protocol/documents.ts'
import type { Cast } from './cast.ts'
import { formTurns } from './formTurns.ts'
import { readLine } from './lineMeaning.ts'
import type { ReadingLine } from './reading.ts'
import { splitLongText } from './splitLongText.ts'
import type { Utterance } from './utterances.ts'
import type { Voiced } from './voices.ts'

export function linesOf(voiced: readonly Voiced[], { sent }: Pick<Cast, 'sent'>): ReadingLine[] {
  const lines = voiced.flatMap((one) => partsOf(one, sent))
  const numbers = formTurns(lines)
  return lines.map((line, index) => ({ ...line, turn: numbers[index] ?? 0 }))
}

function partsOf(
  { utterance, speaker, attribution, kind, announces, marks }: Voiced,
  sent: Cast['sent'],
): Omit<ReadingLine, 'turn'>[] {
  if (utterance.text === '') return []
  const parts = splitLongText(utterance.text, LINE_TEXT_LIMIT)
  const id = idOf(utterance)
  return parts.map((text, index) => ({
    id: index === 0 ? id : `${id}-${index + 1}`,
    sources: utterance.sources,
    place: utterance.place,
    label: index === 0 ? utterance.label : null,
    printed: index === 0 ? utterance.printed : '',
    speakerLabel: speaker === null ? null : sent(speaker),
    side: speaker?.side,
    attribution,
    kind,
    text,
    marks: parts.length === 1 ? marks : readLine(text, speaker?.side).marks,
    announces: index === parts.length - 1 ? announces : null,
    saidAt: utterance.at,
  }))
}

function idOf({ sources, label, text }: Utterance): string {
  const words = hash('sha256', `${label ?? ''}\n${text}`, 'hex').slice(0, 8)
  return `l${String(sources[0] ?? 0).padStart(4, '0')}-${words}`
}

export function turnsOf(lines: readonly ReadingLine[]): ReadingTurn[] {
  const turns: { n: number; questions: number[]; answers: number[] }[] = []
  for (const { turn, kind, sources } of lines) {
    if (turn === 0) continue
    turns[turn - 1] ??= { n: turn, questions: [], answers: [] }
    if (kind === 'question') turns[turn - 1]?.questions.push(...sources)
    if (kind === 'answer') turns[turn - 1]?.answers.push(...sources)
  }
  return turns
}
