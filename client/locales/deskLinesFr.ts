/** The words of the desk about what was said, in French. */
import type { MessagesLike } from '../format/i18n.ts'
import type { deskLinesEn } from './deskLinesEn.ts'

export const deskLinesFr: MessagesLike<typeof deskLinesEn> = {
  'deskLines.title': 'Passages',
  'deskLines.find': 'Chercher un passage par ses mots ou par qui parle',
  'deskLines.none': 'Rien n’a encore été dit.',
  'deskLines.notFound': 'Aucun passage chargé ne contient ces mots.',
  'deskLines.count': { one: '{n} passage', other: '{n} passages' },
  'deskLines.waiting': { one: '{n} nouveau passage', other: '{n} nouveaux passages' },
  'deskLines.more': 'En afficher plus',
  'deskLines.earlier': 'Charger les passages précédents',
  'deskLines.earlierFailed': 'Les passages précédents n’ont pas pu être chargés.',
  'deskLines.retracted': 'retiré à {time}',
  'deskLines.correct': 'Corriger',
  'deskLines.attribute': 'Qui l’a dit',
  'deskLines.retract': 'Retirer',
  'deskLines.of': '{act} : {who}, {time}',
  'deskLines.text': 'Texte du passage',
  'deskLines.save': 'Enregistrer',
  'deskLines.cancel': 'Annuler',
  'deskLines.changed': 'Quelqu’un a modifié ce passage entre-temps. Il dit maintenant :',
  'deskLines.keepMine': 'Garder mon texte à la place',
  'deskLines.takeTheirs': 'Prendre l’autre texte',
  'deskLines.gone': 'Quelqu’un a retiré ce passage entre-temps.',
  'deskLines.reason': 'Motif, lisible par tous',
  'deskLines.retractNow': 'Retirer le passage',
  'deskLines.speaker': 'Qui parle',
  'deskLines.speakerHelp':
    'Un nom de la liste, ou une personne nouvelle telle qu’une transcription l’imprime. Vide : personne ne le sait.',
  'deskLines.speakerNew': 'S’ajoute à la liste : {who}',
  'deskLines.speakerNobody': 'Personne ne sait qui l’a dit',
  'deskLines.speakerChanged': 'Quelqu’un a modifié ce passage entre-temps. Il est maintenant de : {who}',
  'deskLines.kind': 'Ce que c’est',
  'deskLines.kindFollows': 'selon la personne',
  'deskLines.kind.statement': 'déclaration',
  'deskLines.kind.question': 'question',
  'deskLines.kind.answer': 'réponse',
  'deskLines.kind.moderation': 'modération',
  'deskLines.kind.stage': 'indication scénique',

  'deskStack.label': 'Posées en même temps : laquelle a été retenue ?',
  'deskStack.none': 'Aucune marquée',

  'deskFinal.label': 'Dernière question annoncée',
  'deskFinal.by': 'Dernière question annoncée par {who}, {time} :',
  'deskFinal.oneMore': 'Encore une finalement',
  'deskFinal.wasNot': 'Ce n’était pas cela',
  'deskFinal.hide': 'Ranger cet avis',

  'deskKeys.listLines': 'les derniers passages : corriger, retirer, qui l’a dit',
  'deskKeys.taken': 'laquelle des questions posées en même temps a été retenue',
}
