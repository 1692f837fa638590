/** What is being typed, kept at every key by the tab that types it: a reload or a restored tab has it again. */
import type { LineKind, Mark, Term } from '#shared/domain/vocabulary.ts'
import { recall, remember } from '../format/memory.ts'
import type { LineAct } from './act.ts'
import { MARKS } from './completion.ts'
import { mintLineId } from './ids.ts'
import { KINDS } from './kinds.ts'
import { replacements } from './replacing.ts'

export interface Draft {
  /** The id that the finished line will have; its interim text has the same. */
  readonly id: string
  readonly text: string
  /** Id of the roster or label; null: the speaker goes on. */
  readonly speaker: string | null
  /** Null: as it follows from who speaks. */
  readonly kind: LineKind | null
  readonly marks: readonly Mark[]
  /** What the glossary would write otherwise and shall not. */
  readonly leftAlone: readonly string[]
}

/** The next line, by the same speaker. */
export function emptyDraft(speaker: string | null): Draft {
  return { id: mintLineId(), text: '', speaker, kind: null, marks: [], leftAlone: [] }
}

const keyOf = (briefing: string, writer: string | null) =>
  `doorstep.draft.${briefing}${writer === null ? '' : `.${writer}`}`
const tab = () => sessionStorage

export interface KeptDraft {
  readonly draft: Draft
  /** The id whose interim text readers may still see; null where nothing was being typed. */
  readonly before: string | null
}

/**
 * The kept words under a new id: a copy of a tab has what that tab kept, and two lines may not share an id. `writer`: the
 * account that writes here, which also takes up what was typed before anybody signed in.
 */
export function readDraft(briefing: string, writer: string | null): KeptDraft {
  const own = keptAt(keyOf(briefing, writer))
  if (writer === null || own.before !== null) return own
  const nobodys = keptAt(keyOf(briefing, null))
  remember(keyOf(briefing, null), null, tab)
  return nobodys.before === null ? own : nobodys
}

function keptAt(key: string): KeptDraft {
  const nothing: KeptDraft = { draft: emptyDraft(null), before: null }
  try {
    const kept: unknown = JSON.parse(recall(key, tab) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return nothing
    const { id, text, speaker, kind, marks, leftAlone } = kept as Readonly<Partial<Record<keyof Draft, unknown>>>
    if (typeof id !== 'string' || typeof text !== 'string') return nothing
    const draft: Draft = {
      ...emptyDraft(typeof speaker === 'string' ? speaker : null),
      text,
      kind: KINDS.find((each) => each === kind) ?? null,
      marks: MARKS.filter((each) => Array.isArray(marks) && marks.includes(each)),
      leftAlone: Array.isArray(leftAlone) ? leftAlone.filter((each) => typeof each === 'string') : [],
    }
    return { draft, before: text === '' ? null : id }
  } catch {
    return nothing
  }
}

export function keepDraft(briefing: string, writer: string | null, draft: Draft): void {
  remember(keyOf(briefing, writer), JSON.stringify(draft), tab)
}

/** With the words of a line that was not taken, which go before those in the field; what was chosen for these stays. */
export function withTakenBack(draft: Draft, act: LineAct, terms: readonly Term[]): Draft {
  const isFree = draft.text.trim() === '' && draft.marks.length === 0
  const words = isMarkAlone(act) ? '' : act.text
  const spared = act.verbatim ? replacements(words, terms, []).map(({ typed }) => typed.toLowerCase()) : []
  return {
    ...draft,
    text: [words, draft.text].filter((part) => part !== '').join(' '),
    marks: [...new Set([...act.marks, ...draft.marks])],
    leftAlone: [...new Set([...draft.leftAlone, ...spared])],
    ...(isFree && { speaker: act.speaker, kind: words === '' ? null : act.lineKind }),
  }
}

/** With words that found no line: before those in the field, whose speaker stays where something stands in it already. */
export function withWords(draft: Draft, text: string, speaker: string | null): Draft {
  const isFree = draft.text.trim() === '' && draft.marks.length === 0
  return {
    ...draft,
    text: [text, draft.text].filter((part) => part !== '').join(' '),
    ...(isFree && speaker !== null && { speaker }),
  }
}

/** In English, as transcripts print it; pages say it in the language of whoever reads. */
export function markAlone(marks: readonly Mark[]) {
  const text = marks.map((mark) => `[${mark.replace('-', ' ')}]`).join(' ')
  return { speaker: null, text, lineKind: 'stage', marks, verbatim: true } as const
}

function isMarkAlone({ text, lineKind, marks }: LineAct): boolean {
  return lineKind === 'stage' && marks.length > 0 && text === markAlone(marks).text
}
