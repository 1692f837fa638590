/** The words of an embedded briefing, and of the window that hands out its snippet, in French. */
import type { MessagesLike } from '../format/i18n.ts'
import type { embedEn } from './embedEn.ts'

export const embedFr: MessagesLike<typeof embedEn> = {
  'embed.open': 'Ouvrir dans {name}',
  'embed.notPublic': 'Il n’y a ici aucun point de presse ouvert à tout le monde.',
  'embed.earlier': 'Tout ce qui a été dit avant',
  'embed.allFigures': 'Tous les chiffres, avec promesses et prévisions',
  'embed.queue': 'Prochaines questions',
  'embed.nobodyWaits': 'Personne n’attend.',
  'embed.moreWait': { one: 'et {n} autre', other: 'et {n} autres' },

  'snippet.title': 'Intégrer ce point de presse',
  'snippet.help': 'Les lecteurs d’une autre page voient ce que voit le public, même s’ils sont connectés ici.',
  'snippet.theme': 'Couleurs',
  'snippet.theme.auto': 'Selon l’appareil',
  'snippet.theme.light': 'Claires',
  'snippet.theme.dark': 'Sombres',
  'snippet.language': 'Langue',
  'snippet.language.auto': 'Selon le navigateur',
  'snippet.show': 'Ce qui est montré, dans cet ordre',
  'snippet.show.question': 'Qui parle, et la question',
  'snippet.show.transcript': 'Transcription',
  'snippet.show.figures': 'Chiffres',
  'snippet.show.queue': 'Prochaines questions',
  'snippet.up': '{part} : monter',
  'snippet.height': 'Hauteur',
  'snippet.height.auto': 'Selon le contenu',
  'snippet.height.fixed': 'Fixe',
  'snippet.heightHelp.auto':
    'Le petit script ne fait que régler la hauteur de son propre cadre. Sans lui, le cadre garde la hauteur inscrite dans le code.',
  'snippet.heightHelp.fixed': 'Sans aucun script ; le contenu défile dans le cadre.',
  'snippet.html': 'Code HTML de la page',
  'snippet.copy': 'Copier le code HTML',
  'snippet.copied': 'Le code HTML est dans le presse-papiers',
  'snippet.preview': 'Aperçu',
  'snippet.nowhere':
    'Aucun site n’est encore autorisé à intégrer les points de presse : les navigateurs montreront un cadre vide.',
  'snippet.toSettings': 'Indiquer les sites dans les réglages',
  'snippet.askOwner': 'Un propriétaire les indique dans les réglages de la rédaction.',
  'snippet.onlyOn': 'Les navigateurs le montrent sur ces sites : {sites}',
  'snippet.anywhere': 'N’importe quel site peut le montrer.',
  'snippet.notPublic': 'Ce point de presse est réservé aux personnes accréditées : le cadre n’en montre rien.',
  'snippet.overlay': 'Sous-titres pour un mélangeur vidéo',
  'snippet.overlayHelp': 'Une source navigateur avec cette adresse montre les sous-titres sur fond transparent.',
  'snippet.copyAddress': 'Copier l’adresse',
  'snippet.close': 'Fermer',
}
