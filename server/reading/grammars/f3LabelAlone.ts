/**
 * F3: a label alone on its row, without a colon, and the words below: "Ada Berg, Alliance Chair".
 *
 * Such a row is a label if its name recurs or the header names the person; once any does, so is a name with a role, a name with
 * an outlet above a question, and "Reporter". Names in a row below each other are a list;
 * a name and its office or outlet on the row below are one label.
 */
import { namesRole } from '#shared/domain/labels.ts'
import { hasShapeOfCast, isAskerWithOutlet, isGenericLabel, looksLikeLabel, looksLikeOutlet } from '../labels.ts'
import { isPageRow } from '../pageRows.ts'
import type { SourceLine } from '../sourceLines.ts'
import { toldOfLabel } from '../toldOfLabel.ts'
import type { DocumentToRead, Grammar, Piece } from './grammar.ts'
import { judgeLabels } from './judge.ts'

const LONGEST = 100
const NAME = String.raw`\p{Lu}[\p{L}\p{M}'’.-]+(?: (?:\p{Lu}[\p{L}\p{M}'’.-]*|de|du|d’|van|von|der|den|bin|al|la|le)){1,4}`
const NAME_ALONE = new RegExp(`^${NAME}$`, 'u')
const NAME_AND_MORE = new RegExp(String.raw`^(${NAME}), ([\p{L}][^.:;?!]{2,90})$`, 'u')
const POLITE =
  /^(?:thank|thanks|good|yes|no|well|please|next|happy|dear|merci|bonjour|bonsoir|oui|non|guten|danke|vielen|buenos|buenas|gracias|buon|grazie)(?!\p{L})/iu

const OFFICE_ALONE = /^\p{Lu}[^.:;?!,–—]{1,60}$/u

interface Candidate {
  readonly line: SourceLine
  /** The name with what the row below says of it. */
  readonly label: string
  /** The row below, where it is the office or the outlet of the name above. */
  readonly more: SourceLine | null
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

export function labelsAloneIn({ lines, people, told = {} }: DocumentToRead): Piece[] {
  const candidates = candidatesIn(lines)
  const counts = new Map<string, number>()
  for (const { label } of candidates) counts.set(nameIn(label), (counts.get(nameIn(label)) ?? 0) + 1)
  const named = new Set(people.named.map(({ name }) => name))
  const isTold = (label: string) => toldOfLabel(told, label) !== undefined
  const isFirm = (label: string) => (counts.get(nameIn(label)) ?? 0) >= 2 || named.has(nameIn(label)) || isTold(label)
  if (!candidates.some(({ label }) => isFirm(label))) return []
  return candidates.flatMap(({ line, label, more, below }): Piece[] => {
    const firm = isFirm(label)
    if (!firm && !standsOnce(label, below)) return []
    // A running head recurs as well, so where another shape leads, only a name with a role counts.
    const weight = firm && (label.includes(',') || isGenericLabel(label) || isTold(label)) ? 0.6 : 0.4
    const piece: Piece = { line: line.number, label, printed: line.text, text: '', weight }
    return more === null ? [piece] : [piece, { line: more.number, label: null, printed: more.text, text: '', weight }]
  })
}

function candidatesIn(lines: readonly SourceLine[]): Candidate[] {
  const looks = lines.map(({ text }) => looksAlone(text))
  return lines.flatMap((line, index): Candidate[] => {
    const [below, further] = [lines[index + 1], lines[index + 2]]
    if (!looks[index] || below === undefined) return []
    const isPair = isNameAbove(line, below) && !isNameAbove(lines[index - 1], line)
    if (isPair && further !== undefined && !looks[index + 2])
      return [{ line, label: `${line.text}, ${below.text}`, more: below, below: wordsBelow(lines, index + 2) }]
    if (looks[index + 1] || isNameAbove(lines[index - 1], line)) return []
    return [{ line, label: line.text, more: null, below: wordsBelow(lines, index + 1) }]
  })
}

/** What a page puts between a label and its words is none of them. */
function wordsBelow(lines: readonly SourceLine[], from: number): string {
  let at = from
  while (isPageRow(lines[at]?.text ?? '')) at += 1
  return lines[at]?.text ?? ''
}

/** A full name right above an office or an outlet: "Ada Berg", "Alliance Chair". */
function isNameAbove(line: SourceLine | undefined, below: SourceLine): boolean {
  if (line === undefined || below.number !== line.number + 1) return false
  if (!NAME_ALONE.test(line.text) || namesRole(line.text) || looksLikeOutlet(line.text)) return false
  return OFFICE_ALONE.test(below.text) && (namesRole(below.text) || looksLikeOutlet(below.text))
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
