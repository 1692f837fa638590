/** The words of the aids to reading and of the reporter page's keys, in French. */
import type { MessagesLike } from '../format/i18n.ts'
import type { aidsEn } from './aidsEn.ts'

export const aidsFr: MessagesLike<typeof aidsEn> = {
  'aids.size': 'Taille du texte',
  'aids.smaller': 'Texte plus petit',
  'aids.larger': 'Texte plus grand',
  'aids.sizeStep': 'Taille du texte {step} sur 5',
  'aids.face': 'Caractères',
  'aids.serif': 'Empattements',
  'aids.sans': 'Bâtons',
  'aids.times': 'Heures en marge',
  'aids.pace': 'Lecteur d’écran',
  'aids.pace.off': 'Muet',
  'aids.pace.each': 'Chaque phrase',
  'aids.pace.spaced': 'Toutes les 30 s',
  'aids.keyList': 'cette liste',
  'aids.keyMove': 'passage suivant, précédent',
  'aids.keyCopy': 'copier la citation',
  'aids.keyHome': 'au début',
  'aids.keyEnd': 'retour au direct',
}
