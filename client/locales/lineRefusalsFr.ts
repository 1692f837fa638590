/** What each refusal about a line means to a person, in French. */
import type { MessagesLike } from '../format/i18n.ts'
import type { lineRefusalsEn } from './lineRefusalsEn.ts'

export const lineRefusalsFr: MessagesLike<typeof lineRefusalsEn> = {
  'refusal.line-already-retracted': 'Ce passage a déjà été retiré.',
  'refusal.line-changed-meanwhile': 'Quelqu’un a corrigé ce passage entre-temps.',
  'refusal.line-id-taken': 'Un autre passage occupe déjà cette place.',
  'refusal.line-not-found': 'Ce passage ne figure pas au compte rendu.',
}
