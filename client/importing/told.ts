/**
 * What the owner has told of a reading, with undo and redo.
 *
 * TL1 What is told of a person is kept at the first of their labels, and at no other, so that the last word counts; that a
 *     label is none is kept at each. That words are a label and that they are none take each other back.
 * TL2 What says nothing any more leaves no trace, so that nothing told is the same as told nothing.
 * TL3 Undo and redo go through whole states; telling something new forgets what was undone.
 */
import type { Told } from '#shared/protocol/documents.ts'

export type ToldLabel = NonNullable<Told['labels']>[string]
export type ToldField = keyof ToldLabel
export type ToldLine = 'speech' | 'dropped'

/** `null` takes a field back. */
export type LabelChange = { readonly [F in ToldField]?: ToldLabel[F] | null }

export type Telling =
  | { readonly of: 'labels'; readonly labels: readonly string[]; readonly change: LabelChange }
  | { readonly of: 'lines'; readonly lines: readonly number[]; readonly as: ToldLine | null }

export interface ToldHistory {
  readonly past: readonly Told[]
  readonly now: Told
  readonly future: readonly Told[]
}

export const NOTHING_TOLD: ToldHistory = { past: [], now: {}, future: [] }
const KEPT_AT_MOST = 100

export function tell(history: ToldHistory, telling: Telling): ToldHistory {
  const now = toldWith(history.now, telling)
  if (JSON.stringify(now) === JSON.stringify(history.now)) return history
  return { past: [...history.past, history.now].slice(-KEPT_AT_MOST), now, future: [] }
}

export function undo({ past, now, future }: ToldHistory): ToldHistory {
  const before = past.at(-1)
  if (before === undefined) return { past, now, future }
  return { past: past.slice(0, -1), now: before, future: [now, ...future] }
}

export function redo({ past, now, future }: ToldHistory): ToldHistory {
  const [next, ...later] = future
  if (next === undefined) return { past, now, future }
  return { past: [...past, now], now: next, future: later }
}

export function toldWith(told: Told, telling: Telling): Told {
  return telling.of === 'lines' ? withLines(told, telling.lines, telling.as) : withLabels(told, telling)
}

function withLines(told: Told, lines: readonly number[], as: ToldLine | null): Told {
  const named = new Set(lines.map(String))
  const others = Object.entries(told.lines ?? {}).filter(([line]) => !named.has(line))
  const said = as === null ? [] : lines.map((line) => [String(line), as] as const)
  return spelled(told.labels ?? {}, Object.fromEntries([...others, ...said]))
}

function withLabels(told: Told, { labels, change }: Extract<Telling, { of: 'labels' }>): Told {
  const all: Record<string, ToldLabel> = { ...told.labels }
  labels.forEach((label, at) => {
    all[label] = changed(all[label] ?? {}, change, at === 0)
  })
  return spelled(all, told.lines ?? {})
}

function changed(label: ToldLabel, change: LabelChange, isFirst: boolean): ToldLabel {
  const left = Object.entries(label).filter(([field]) => !(field in change) && !isContrary(field, change))
  const said = Object.entries(change).filter(([field, value]) => (isFirst || field === 'notALabel') && value != null)
  return Object.fromEntries([...left, ...said])
}

function isContrary(field: string, change: LabelChange): boolean {
  if (field === 'labelAt') return change.notALabel === true
  return field === 'notALabel' && typeof change.labelAt === 'number'
}

function spelled(labels: Record<string, ToldLabel>, lines: NonNullable<Told['lines']>): Told {
  const saying = Object.entries(labels).filter(([, label]) => Object.keys(label).length > 0)
  return {
    ...(saying.length > 0 && { labels: Object.fromEntries(saying) }),
    ...(Object.keys(lines).length > 0 && { lines }),
  }
}

/** One thing that was told, with what takes it back. */
export type ToldEntry =
  | {
      readonly of: 'label'
      readonly label: string
      readonly field: ToldField
      readonly value: string
      readonly back: Telling
    }
  | { readonly of: 'line'; readonly line: number; readonly as: ToldLine; readonly back: Telling }

export function entriesOf({ labels = {}, lines = {} }: Told): readonly ToldEntry[] {
  return [
    ...Object.entries(labels).flatMap(([label, told]) =>
      (Object.keys(told) as ToldField[]).map((field): ToldEntry => {
        const back: Telling = { of: 'labels', labels: [label], change: { [field]: null } }
        return { of: 'label', label, field, value: String(told[field]), back }
      }),
    ),
    ...Object.entries(lines).map(([line, as]): ToldEntry => {
      return { of: 'line', line: Number(line), as, back: { of: 'lines', lines: [Number(line)], as: null } }
    }),
  ]
}
