/** The kinds of lines in the order in which pages offer them. */
import type { LineKind } from '#shared/domain/vocabulary.ts'

export const KINDS: readonly LineKind[] = ['statement', 'question', 'answer', 'moderation', 'stage']
