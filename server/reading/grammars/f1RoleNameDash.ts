/** F1: a role and a name, or a role alone, then a dash between spaces, then the words. */
import type { SourceLine } from '../sourceLines.ts'
import { hasShapeOfCast, isGenericLabel, LABEL_LENGTH, looksLikeLabel, nameInLabel } from '../labels.ts'
import type { Detection, Grammar, Utterance } from './grammar.ts'

const DASHED = /^(.+?)\s+[-–—](?:\s+(.*))?$/u
const INTERJECTION =
  /^(?:yes|no|well|so|now|look|and|but|ok|okay|right|again|first|second|third|finally|listen|sure|oui|non|bon|bien|alors|donc|mais|et|enfin)$/iu

interface Cut {
  readonly label: string
  readonly text: string
}

export const roleNameDash: Grammar = {
  name: 'F1',
  shape: 'role, name – words',
  detect(lines) {
    const counts = countLabels(lines)
    const accepted = acceptLabels(counts)
    const labelled = new Set<number>()
    for (const { number, text } of lines) if (accepted.has(cutDash(text)?.label ?? '')) labelled.add(number)
    return {
      ...judge(lines, counts, accepted, labelled),
      labelled,
      cut: (kept) => kept.map((line) => utterance(line, accepted)),
    }
  },
}

/** One line by itself, as it arrives in a stream: a label that was met before, or that needs no recurrence, is cut off. */
export function cutSingleLine(line: string, met: ReadonlySet<string>): Cut | null {
  const cut = cutDash(line)
  if (cut === null || cut.text === '') return null
  return met.has(cut.label) || isGenericLabel(cut.label) || hasShapeOfCast(cut.label) ? cut : null
}

function cutDash(line: string): Cut | null {
  const start = line.slice(0, LABEL_LENGTH + 4)
  const match = DASHED.exec(start)
  const label = match?.[1]
  if (label === undefined || !looksLikeLabel(label)) return null
  // The dash is found in the beginning of the line; the words are what follows it in the whole line.
  const text = line.slice(label.length).replace(/^\s+[-–—]\s*/u, '')
  return { label, text }
}

function countLabels(lines: readonly SourceLine[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { text } of lines) {
    const label = cutDash(text)?.label
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  return counts
}

/** A label is a generic role, has the shape of the cast, is the bare name of somebody in it, or recurs. */
function acceptLabels(counts: ReadonlyMap<string, number>): Set<string> {
  const accepted = new Set<string>()
  const names = new Set<string>()
  for (const [label, count] of counts) {
    const words = label.split(/\s+/u).length
    const recurs = count >= 2 && (words >= 2 || (count >= 3 && label.length > 1 && !INTERJECTION.test(label)))
    if (!isGenericLabel(label) && !hasShapeOfCast(label) && !recurs) continue
    accepted.add(label)
    const name = nameInLabel(label)
    if (name !== null && name !== label) names.add(name)
  }
  for (const label of counts.keys()) if (names.has(label)) accepted.add(label)
  return accepted
}

function utterance({ number, text }: SourceLine, accepted: ReadonlySet<string>): Utterance {
  const cut = cutDash(text)
  if (cut === null || !accepted.has(cut.label)) return { label: null, text, sources: [number] }
  return { ...cut, sources: [number] }
}

/** Certainty grows with labels that come back, with an asker and an answerer, with their number and their density. */
function judge(
  lines: readonly SourceLine[],
  counts: ReadonlyMap<string, number>,
  accepted: ReadonlySet<string>,
  labelled: ReadonlySet<number>,
): Pick<Detection, 'confidence' | 'evidence'> {
  if (labelled.size < 2) return { confidence: 0, evidence: [`${labelled.size} lines begin with a label and a dash`] }
  const [first, last] = edges(labelled)
  const between = lines.filter(({ number }) => number >= first && number <= last).length
  const density = labelled.size / between
  const recurring = [...accepted].filter((label) => (counts.get(label) ?? 0) >= 2)
  const confidence =
    (recurring.length > 0 ? 0.35 : 0) +
    (accepted.size >= 2 ? 0.25 : 0) +
    0.25 * Math.min(1, labelled.size / 4) +
    0.15 * Math.min(1, density * 2)
  return {
    confidence: Math.round(confidence * 100) / 100,
    evidence: [
      `${labelled.size} of ${between} lines between the first and the last label carry one`,
      `${accepted.size} labels, ${recurring.length} of them recur`,
    ],
  }
}

/** The first and the last number; the set was filled in order. */
function edges(labelled: ReadonlySet<number>): [number, number] {
  const numbers = [...labelled]
  return [numbers[0] ?? 0, numbers.at(-1) ?? 0]
}
