/** F1: a role and a name, or a role alone, then a dash between spaces, then the words. */
import { describeLabel } from '#shared/domain/labels.ts'
import { isFullName, printedName } from '../printedName.ts'
import { asks } from '../sides.ts'
import type { SourceLine } from '../sourceLines.ts'
import {
  hasShapeOfCast,
  isAskerWithOutlet,
  isGenericLabel,
  isUnnamedPress,
  LABEL_LENGTH,
  looksLikeLabel,
  nameInLabel,
} from '../labels.ts'
import type { Grammar } from './grammar.ts'
import { judgeLabels } from './judge.ts'
import { beginsSentence, isThing } from './labelEvidence.ts'

const DASHED = /^(.+?)\s+[-–—](?:\s+(.*))?$/u
const INTERJECTION =
  /^(?:yes|no|well|so|now|look|and|but|ok|okay|right|again|first|second|third|finally|listen|sure|oui|non|bon|bien|alors|donc|mais|et|enfin)$/iu

interface Cut {
  readonly label: string
  /** The label with its dash. */
  readonly printed: string
  readonly text: string
}

export const roleNameDash: Grammar = {
  name: 'F1',
  shape: { en: 'role, name – words', fr: 'fonction, nom – paroles' },
  examples: [
    'Orchard Council Chair, Pia Lorne – Frost.\nReporter - How much?\nOrchard Council Chair, Pia Lorne – A lot.\nReporter - Of it?',
  ],
  detect({ lines }) {
    const cuts = cutAll(lines)
    const accepted = acceptLabels(countLabels(cuts), askersIn(cuts))
    const weights = weigh([...cuts.values()].filter(({ label }) => accepted.has(label)))
    const pieces = [...cuts].flatMap(([line, cut]) => {
      const weight = weights.get(cut.label)
      return weight === undefined ? [] : [{ line, ...cut, weight }]
    })
    return judgeLabels(lines, pieces)
  },
}

/** One line by itself, as it arrives in a stream: a label that was met before, or that needs no recurrence, is cut off. */
export function cutSingleLine(line: string, met: ReadonlySet<string>): Cut | null {
  const cut = cutDash(line)
  if (cut === null || cut.text === '') return null
  const { label, text } = cut
  return met.has(label) || isGenericLabel(label) || hasShapeOfCast(label) || isAskerWithOutlet(label, text) ? cut : null
}

/** Lines that may begin with a label, by number. Few labels make many lines, so each is looked at once. */
function cutAll(lines: readonly SourceLine[]): Map<number, Cut> {
  const shapes = new Map<string, boolean>()
  const looks = (label: string): boolean => {
    const known = shapes.get(label) ?? looksLikeLabel(label)
    shapes.set(label, known)
    return known
  }
  const cuts = new Map<number, Cut>()
  for (const { number, text } of lines) {
    const cut = cutDash(text, looks)
    if (cut !== null) cuts.set(number, cut)
  }
  return cuts
}

function cutDash(line: string, looks: (label: string) => boolean = looksLikeLabel): Cut | null {
  const label = DASHED.exec(line.slice(0, LABEL_LENGTH + 4))?.[1]
  if (label === undefined || !looks(label)) return null
  // The dash is found in the beginning of the line; the words are what follows it in the whole line.
  const text = line.slice(label.length).replace(/^\s+[-–—]\s*/u, '')
  return { label, printed: line.slice(0, line.length - text.length).trimEnd(), text }
}

function countLabels(cuts: ReadonlyMap<number, Cut>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { label } of cuts.values()) counts.set(label, (counts.get(label) ?? 0) + 1)
  return counts
}

function askersIn(cuts: ReadonlyMap<number, Cut>): Set<string> {
  return new Set([...cuts.values()].flatMap(({ label, text }) => (isAskerWithOutlet(label, text) ? [label] : [])))
}

/** A label is a generic role, has the shape of the cast, is the bare name of somebody in it, or recurs. */
function acceptLabels(counts: ReadonlyMap<string, number>, askers: ReadonlySet<string>): Set<string> {
  const accepted = new Set<string>()
  const names = new Set<string>()
  for (const [label, count] of counts) {
    const words = label.split(/\s+/u).length
    const recurs = count >= 2 && (words >= 2 || (count >= 3 && label.length > 1 && !INTERJECTION.test(label)))
    if (!isGenericLabel(label) && !hasShapeOfCast(label) && !recurs && !askers.has(label)) continue
    accepted.add(label)
    const name = nameInLabel(label)
    if (name !== null && name !== label) names.add(name)
  }
  for (const label of counts.keys()) if (names.has(label)) accepted.add(label)
  return accepted
}

/**
 * How sure a dash alone makes each label, where labels have a colon: a role and a full name are one; somebody who asks, or a name
 * each time before a sentence, is likely to be; "Phase One - we build the pier." is not.
 */
function weigh(cuts: readonly Cut[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (const { label, text } of cuts) {
    const before = weights.get(label) ?? 1
    weights.set(label, hasShapeOfCast(label) ? 0.8 : Math.min(before, mayNamePerson(label, text) ? 0.5 : 0.4))
  }
  return weights
}

function mayNamePerson(label: string, text: string): boolean {
  if (!beginsSentence(text)) return false
  if (isGenericLabel(label)) return asks(text) || isUnnamedPress(label) || describeLabel(label).side !== 'press'
  const name = printedName(label)
  return !isThing(label) && (asks(text) || isFullName(name) || (name.name === null && name.outlet === null))
}
