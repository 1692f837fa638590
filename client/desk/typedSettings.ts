/** The settings of the queue as they are typed, and as they are sent. */
import type { QueueSettings, Weights } from '#shared/domain/questions/vocabulary.ts'
import type { Briefing } from '#shared/domain/state.ts'

const SHORTEST_S = 5
const LONGEST_S = 3_600

/** Limits as text: empty for none. */
export interface TypedSettings extends Omit<QueueSettings, 'questionS' | 'answerS'> {
  readonly questionS: string
  readonly answerS: string
}

export interface Typed {
  readonly settings: TypedSettings
  readonly weights: Weights
}

const typedLimit = (seconds: number | null) => (seconds === null ? '' : String(seconds))

export function typedFrom({ queue, backstage }: Pick<Briefing, 'queue' | 'backstage'>): Typed {
  const { questionS, answerS } = queue.settings
  return {
    settings: { ...queue.settings, questionS: typedLimit(questionS), answerS: typedLimit(answerS) },
    weights: { ...backstage.weights },
  }
}

/** In whole seconds; null for no limit, undefined for what is none. */
export function limitOf(typed: string): number | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  const seconds = /^\d+$/.test(text) ? Number(text) : Number.NaN
  return seconds >= SHORTEST_S && seconds <= LONGEST_S ? seconds : undefined
}

/** Null where something cannot be sent as it stands. */
export function asSent({ settings, weights }: Typed): { settings: QueueSettings; weights: Weights } | null {
  const questionS = limitOf(settings.questionS)
  const answerS = limitOf(settings.answerS)
  if (questionS === undefined || answerS === undefined) return null
  return { settings: { ...settings, questionS, answerS }, weights }
}
