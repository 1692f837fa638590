/** The words of the pages by which people come in, in French. */
import type { MessagesLike } from '../format/i18n.ts'
import type { peopleEn } from './peopleEn.ts'
import { peopleRefusalsFr } from './peopleRefusalsFr.ts'

export const peopleFr: MessagesLike<typeof peopleEn> = {
  'owner.title': 'Lien de responsable',
  'owner.checking': 'Vérification du lien…',
  'owner.missing': 'Cette adresse ne porte aucun jeton. Utilisez le lien entier que le serveur a affiché au démarrage.',
  'owner.used':
    'Ce lien a déjà servi. Il n’ouvre la rédaction qu’une fois ; redémarrez le serveur pour en obtenir un autre.',
  'owner.unknown': 'Le serveur ne connaît pas ce lien. Il date peut-être d’un démarrage précédent.',
  'owner.toHome': 'Vers les points de presse',
  'signIn.title': 'Se connecter',
  'register.title': 'Ouvrir un compte',
  'forgotten.title': 'Mot de passe oublié',
  'account.title': 'Votre compte',
  'newsletter.title': 'Lettre d’information',

  'retry.seconds': { one: 'Réessayez dans {n} seconde.', other: 'Réessayez dans {n} secondes.' },
  'retry.minutes': { one: 'Réessayez dans {n} minute.', other: 'Réessayez dans {n} minutes.' },
  'retry.hours': { one: 'Réessayez dans {n} heure.', other: 'Réessayez dans {n} heures.' },

  ...peopleRefusalsFr,
}
