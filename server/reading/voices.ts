/** Who says each utterance, and as what: statement, question, answer, moderation, stage note. */
import type { LineKind, Mark, Speaker } from '#shared/domain/vocabulary.ts'
import type { Uncertain } from '#shared/protocol/documents.ts'
import { LINE_TEXT_LIMIT } from '#shared/domain/lineText.ts'
import type { Cast } from './cast.ts'
import { readLine } from './lineMeaning.ts'
import { isOnlyMarks } from './marks.ts'
import type { Utterance } from './utterances.ts'

export interface Voiced {
  readonly utterance: Utterance
  readonly speaker: Speaker | null
  readonly attribution: 'said' | 'inferred'
  readonly kind: LineKind
  readonly announces: 'final-question' | null
  readonly marks: readonly Mark[]
}

/** Whoever spoke last goes on; before anybody spoke, and where a shape says "the answer", it is the answerer of the cast. */
export function giveVoices(utterances: readonly Utterance[], cast: Cast): Voiced[] {
  const { answerer } = cast
  let speaker = answerer
  let side = speaker?.side
  let asked = false
  return utterances.map((utterance) => {
    const { label, text, voice } = utterance
    if (label !== null) speaker = cast.of.get(label) ?? null
    else if (voice === 'answerer') speaker = answerer
    else if (voice === 'new') speaker = null
    if (label !== null || voice !== 'same') side = utterance.side ?? speaker?.side ?? sideOf(voice)
    const { marks, announces, aside } = readLine(text, side)
    const isStage = label === null && (isOnlyMarks(text) || isNoteAlone(text))
    const kind = utterance.kind ?? (isStage ? 'stage' : kindOf(side, asked, aside && label !== null))
    if (kind === 'question' && text !== '') asked = true
    return {
      utterance,
      speaker: isStage ? null : speaker,
      attribution: label === null ? 'inferred' : 'said',
      kind,
      announces,
      marks,
    }
  })
}

/** "(The briefing ended at noon.)": a row that is one bracket, and nobody's words. */
function isNoteAlone(text: string): boolean {
  return /^\([^()]{2,200}\)$|^\[[^[\]]{2,200}\]$/u.test(text)
}

function sideOf(voice: Utterance['voice']): 'podium' | undefined {
  return voice === 'answerer' ? 'podium' : undefined
}

function kindOf(side: Speaker['side'] | undefined, asked: boolean, aside: boolean): LineKind {
  if (side === 'press') return 'question'
  if (side !== undefined && side !== 'podium') return 'moderation'
  if (asked) return 'answer'
  return aside ? 'moderation' : 'statement'
}

export function doubtsAboutVoices(voiced: readonly Voiced[], cast: Cast): Uncertain[] {
  const doubts: Uncertain[] = []
  const guessed = new Set(cast.guessed)
  const opening = voiced.findIndex(({ speaker, utterance }) => speaker !== null || utterance.voice !== 'same')
  for (const [index, { utterance, speaker, attribution, kind }] of voiced.entries()) {
    const { label, text } = utterance
    const line = utterance.sources[0] ?? 0
    // Where nobody is named at all, saying so once is enough.
    const opens = index === 0 || index < opening
    if (opens && speaker === null && kind !== 'stage') doubts.push({ line, text, reason: 'opening-without-speaker' })
    if (attribution === 'inferred' && kind === 'question' && utterance.voice === 'same')
      doubts.push({ line, text, reason: 'goes-on-after-question' })
    if (label !== null && guessed.delete(label)) doubts.push({ line, text: label, reason: 'side-guessed' })
    if (text.length > LINE_TEXT_LIMIT) doubts.push({ line, text: text.slice(0, 80), reason: 'split-at-limit' })
  }
  return doubts
}
