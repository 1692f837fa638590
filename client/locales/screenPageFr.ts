/** The words of a display's own page, in French. */
import type { MessagesLike } from '../format/i18n.ts'
import type { screenPageEn } from './screenPageEn.ts'

export const screenPageFr: MessagesLike<typeof screenPageEn> = {
  'screenPage.pairing': 'Association',
  'screenPage.enter': 'Saisissez ce code à l’adresse {address}',
  'screenPage.orScan': 'ou scannez-le, connecté à la modération.',
  'screenPage.code': 'Code',
  'screenPage.preparing': 'Un code arrive dans un instant.',
  'screenPage.waiting': 'Le serveur ne répond pas. Cet écran patiente et reprendra de lui-même.',
  'screenPage.age.seconds': 'État d’il y a {n}\u00a0s',
  'screenPage.age.minutes': 'État d’il y a {n}\u00a0min',
  'screenPage.age.hours': 'État d’il y a {n}\u00a0h',
  'screenPage.age.unknown': 'Pas en direct',
}
