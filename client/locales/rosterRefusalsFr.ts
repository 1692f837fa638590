/** What each refusal about the roster and the glossary means to a person, in French. */
import type { MessagesLike } from '../format/i18n.ts'
import type { rosterRefusalsEn } from './rosterRefusalsEn.ts'

export const rosterRefusalsFr: MessagesLike<typeof rosterRefusalsEn> = {
  'refusal.speaker-already-exists': 'Cette personne est déjà connue sous une autre forme.',
  'refusal.speaker-changed-meanwhile': 'Quelqu’un a modifié cet intervenant entre-temps.',
  'refusal.speaker-has-lines': 'Cet intervenant a déjà pris la parole. Fusionnez-le plutôt avec quelqu’un.',
  'refusal.speaker-key-taken': 'Cette touche donne la parole à quelqu’un d’autre.',
  'refusal.speaker-label-taken': 'Cette étiquette désigne déjà quelqu’un d’autre.',
  'refusal.speaker-not-found': 'Cette personne n’est pas connue.',
  'refusal.speakers-too-many': 'La liste compte autant de personnes qu’elle peut en contenir.',
  'refusal.term-taken': 'Le glossaire a déjà ces mots pour une autre entrée.',
  'refusal.terms-too-many': 'Le glossaire compte autant d’entrées qu’il peut en contenir.',
}
