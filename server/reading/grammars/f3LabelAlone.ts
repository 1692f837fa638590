/**
 * F3: a label alone on its row, without a colon, and the words below: "Ada Berg, Alliance Chair".
 *
 * Such a row is a label if its name recurs or the header names the person; once any does, so is a name with a role, a name with
 * an outlet above a question, and "Reporter". Names in a row below each other are a list.
 */
import { namesRole } from '#shared/domain/labels.ts'
import { hasShapeOfCast, isAskerWithOutlet, isGenericLabel, looksLikeLabel } from '../labels.ts'
import { isPageRow } from '../pageRows.ts'
import type { SourceLine } from '../sourceLines.ts'
import type { DocumentToRead, Grammar, Piece } from './grammar.ts'
import { judgeLabels } from './judge.ts'

const LONGEST = 100
const NAME = String.raw`\p{Lu}[\p{L}\p{M}'’.-]+(?: (?:\p{Lu}[\p{L}\p{M}'’.-]*|de|du|d’|van|von|der|den|bin|al|la|le)){1,4}`
const NAME_ALONE = new RegExp(`^${NAME}$`, 'u')
const NAME_AND_MORE = new RegExp(String.raw`^(${NAME}), ([\p{L}][^.:;?!]{2,90})$`, 'u')
const POLITE =
  /^(?:thank|thanks|good|yes|no|well|please|next|happy|dear|merci|bonjour|bonsoir|oui|non|guten|danke|vielen|buenos|buenas|gracias|buon|grazie)(?!\p{L})/iu

interface Candidate {
  readonly line: SourceLine
  readonly below: string
}

export const labelAlone: Grammar = {
  name: 'F3',
  shape: { en: 'label alone on its row, words below', fr: 'nom seul sur sa ligne, paroles dessous' },
  examples: [
    'Ada Berg, Lock Chair\nThe lock is open.\nReporter\nSince when?\nAda Berg, Lock Chair\nSince six.\nReporter\nWho opened it?',
  ],
  detect: (document) => judgeLabels(document.lines, labelsAloneIn(document)),
}

export function labelsAloneIn({ lines, people }: DocumentToRead): Piece[] {
  const candidates = candidatesIn(lines)
  const counts = new Map<string, number>()
  for (const { line } of candidates) counts.set(nameIn(line.text), (counts.get(nameIn(line.text)) ?? 0) + 1)
  const named = new Set(people.named.map(({ name }) => name))
  const isFirm = (label: string) => (counts.get(nameIn(label)) ?? 0) >= 2 || named.has(nameIn(label))
  if (!candidates.some(({ line }) => isFirm(line.text))) return []
  return candidates.flatMap(({ line: { number, text }, below }): Piece[] => {
    const firm = isFirm(text)
    if (!firm && !standsOnce(text, below)) return []
    // A running head recurs as well, so where another shape leads, only a name with a role counts.
    const weight = firm && (text.includes(',') || isGenericLabel(text)) ? 0.6 : 0.4
    return [{ line: number, label: text, printed: text, text: '', weight }]
  })
}

function candidatesIn(lines: readonly SourceLine[]): Candidate[] {
  const looks = lines.map(({ text }) => looksAlone(text))
  return lines.flatMap((line, index) => {
    const below = lines[index + 1]
    if (!looks[index] || below === undefined || looks[index + 1]) return []
    return [{ line, below: below.text }]
  })
}

function looksAlone(text: string): boolean {
  if (text.length > LONGEST || /[.:;?!,…]$/u.test(text) || POLITE.test(text) || isPageRow(text)) return false
  if (isGenericLabel(text)) return true
  if (text.includes(', ')) return NAME_AND_MORE.test(text) || looksLikeLabel(text)
  return NAME_ALONE.test(text) || (text.includes(' ') && /[[(]/u.test(text) && looksLikeLabel(text))
}

function standsOnce(label: string, below: string): boolean {
  const role = NAME_AND_MORE.exec(label)?.[2]
  if (role !== undefined && namesRole(role)) return true
  return isGenericLabel(label) || hasShapeOfCast(label) || isAskerWithOutlet(label, below)
}

function nameIn(label: string): string {
  return NAME_AND_MORE.exec(label)?.[1] ?? label
}
