/** What each refusal about screens means to a person, in French. */
import type { MessagesLike } from '../format/i18n.ts'
import type { screenRefusalsEn } from './screenRefusalsEn.ts'

export const screenRefusalsFr: MessagesLike<typeof screenRefusalsEn> = {
  'refusal.pairing-already-used': 'Ce code a déjà été saisi.',
  'refusal.pairing-ended': 'Ce code n’est plus valable. L’écran en affiche un nouveau.',
  'refusal.pairing-unknown': 'Ce n’est pas le code d’un écran. Comparez-le lettre par lettre.',
  'refusal.screen-name-taken': 'Un autre écran porte déjà ce nom.',
  'refusal.screen-not-found': 'Cet écran n’est plus associé, ou il montre un autre point de presse.',
  'refusal.screens-too-many': 'La rédaction a autant d’écrans qu’elle peut en avoir. Dissociez-en un qui ne sert plus.',
}
