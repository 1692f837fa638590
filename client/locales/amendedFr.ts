/** What became of lines after they were said, in French. */
import type { MessagesLike } from '../format/i18n.ts'
import type { amendedEn } from './amendedEn.ts'

export const amendedFr: MessagesLike<typeof amendedEn> = {
  'line.change': 'Modifié à {time} :',
  'line.removed': 'supprimé :',
  'line.added': 'ajouté :',
  'line.toldCorrected': 'Corrigé : {who} : {text}',
  'line.toldRetracted': 'Retiré : un passage de {who}. {reason}',

  'stack.place': 'Posées en même temps, {place} sur {size}',
  'stack.taken': 'retenue',
  'stack.untaken': 'non retenue',
}
