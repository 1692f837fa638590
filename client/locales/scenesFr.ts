/** The same words in French. */
import type { MessagesLike } from '../format/i18n.ts'
import type { scenesEn } from './scenesEn.ts'

export const scenesFr: MessagesLike<typeof scenesEn> = {
  'scene.live': 'En direct',
  'scene.rehearsal': 'Répétition',
  'scene.ended': 'Terminé',

  'scene.statement': 'Déclaration',
  'scene.hasTheFloor': 'a la parole',
  'scene.floorIs': 'La parole est à',
  'scene.noQuestion': 'La question s’affichera dès qu’elle sera posée.',
  'scene.notBegun': 'Pas encore commencé.',
  'scene.quiet': 'Rien n’a encore été dit.',

  'scene.holding.starts': 'Début dans',
  'scene.holding.goesOn': 'Reprise dans',
  'scene.holding.soon': 'Début dans un instant',
  'scene.holding.goesOnAt': 'Reprise',
  'scene.holding.goesOnSoon': 'Reprise dans un instant',
  'scene.holding.planned': 'Début',
  'scene.holding.unplanned': 'Début prochainement',
  'scene.holding.ended': 'Ce point de presse est terminé',
  'scene.holding.record': 'Lire le compte rendu',
  'scene.holding.follow': 'Suivez et posez vos questions',

  'scene.queue.title': 'Prochaines questions',
  'scene.queue.floorIs': 'La parole est à',
  'scene.queue.place.room': 'en salle',
  'scene.queue.place.remote': 'à distance',
  'scene.queue.more': { one: 'et {n} autre', other: 'et {n} autres' },
  'scene.queue.closed': 'Plus aucune question n’est prise',
  'scene.queue.none': 'Personne n’attend pour poser une question.',
  'scene.queue.pointOfOrder': 'Point de procédure',

  'scene.figures.title': 'Chiffres',
  'scene.figures.none': 'Aucun chiffre n’a encore été donné.',
  'scene.figures.noneOf': 'Aucun chiffre de ce programme n’a encore été donné.',
  'scene.figures.of': 'sur {target}',
  'scene.figures.percent': '{percent} de l’objectif',
  'scene.figures.pace': 'Rythme actuel',
  'scene.figures.needed': 'Rythme nécessaire à l’objectif',
  'scene.figures.forecast': 'Prévision',
  'scene.figures.forecastOf': 'Prévision, {period}',
  'scene.figures.left': 'Reste pour l’objectif',
  'scene.figures.exceeded': 'Au-delà de l’objectif de',
  'scene.figures.was': 'auparavant : {value}',
  'scene.figures.before': 'contre {value} auparavant',
  'scene.figures.entered': 'Saisi par la modération, {time}',
  'scene.figures.saidBy': '{name}, {time}',
  'scene.figures.above': 'au-dessus du nécessaire',
  'scene.figures.below': 'en dessous du nécessaire',
  'scene.figures.on': 'juste ce qu’il faut',
  'scene.figures.quote': '« {text} »',

  'scene.standby': 'Prêt',
  'scene.standbyHelp': 'Aucun point de presse n’a encore été choisi pour cet écran.',
}
