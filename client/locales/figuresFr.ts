/** The words of figures that every page with figures needs, in French; and what their refusals mean. */
import type { MessagesLike } from '../format/i18n.ts'
import type { FigureFaultKey } from './figureFaults.ts'
import type { figuresEn } from './figuresEn.ts'

const refusals: Readonly<Record<FigureFaultKey, string>> = {
  'refusal.figure-changed-meanwhile': 'Quelqu’un a modifié ce chiffre entre-temps.',
  'refusal.figure-id-taken': 'Un autre chiffre occupe déjà cette place.',
  'refusal.figure-not-found': 'Ce chiffre n’existe plus.',
  'refusal.figure-not-standing': 'Ce chiffre n’est plus valable.',
  'refusal.figures-too-many': 'Ce point de presse contient déjà le nombre maximal de chiffres.',
  'refusal.figures-unlike': 'Ces deux chiffres ne peuvent pas être fusionnés : monnaie, unité ou durée diffèrent.',
  'refusal.programme-changed-meanwhile': 'Quelqu’un a modifié ce programme entre-temps.',
  'refusal.programme-id-taken': 'Un autre programme occupe déjà cette place.',
  'refusal.programme-name-taken': 'Un autre programme porte déjà ce nom, ou est appelé ainsi.',
  'refusal.programme-not-found': 'Ce programme n’existe plus.',
  'refusal.programmes-too-many': 'Ce point de presse a déjà le nombre maximal de programmes.',
  'refusal.rate-not-found': 'Ce taux n’existe plus.',
  'refusal.rates-too-many': 'Ce point de presse a déjà le nombre maximal de taux.',
}

export const figuresFr: MessagesLike<typeof figuresEn> = {
  'figures.label': 'Chiffres',

  'figures.percent': '{value} %',
  'figures.million': { one: '{n} million', other: '{n} millions' },
  'figures.billion': { one: '{n} milliard', other: '{n} milliards' },
  'figures.trillion': { one: '{n} billion', other: '{n} billions' },
  'figures.range': '{low} à {high}',
  'figures.share': '{part} sur {whole}',
  'figures.change': 'de {before} à {now}',
  'figures.ofBase': 'de « {base} »',
  'figures.noNumber': 'sans nombre',

  'figures.bound.about': 'environ {value}',
  'figures.bound.at-least': 'au moins {value}',
  'figures.bound.at-most': 'au plus {value}',
  'figures.bound.more-than': 'plus de {value}',
  'figures.bound.less-than': 'moins de {value}',

  'figures.per.day': '{value} par jour',
  'figures.per.week': '{value} par semaine',
  'figures.per.month': '{value} par mois',
  'figures.per.quarter': '{value} par trimestre',
  'figures.per.year': '{value} par an',

  'figures.measure.total': 'Total à ce jour',
  'figures.measure.pace': 'Rythme',
  'figures.measure.target': 'Objectif',
  'figures.measure.forecast': 'Prévision',
  'figures.measure.commitment': 'Engagement',
  'figures.measure.pledge': 'Promesse',
  'figures.measure.share': 'Part',
  'figures.measure.vague': 'Ordre de grandeur',
  'figures.measure.none': 'Chiffre',

  'figures.state.heard': 'Entendu, non confirmé',
  'figures.state.confirmed': 'Confirmé',
  'figures.state.corrected': 'Corrigé',
  'figures.state.dismissed': 'Écarté',
  'figures.state.superseded': 'Remplacé par un chiffre plus récent',
  'figures.state.merged': 'Répété',
  'figures.state.withdrawn': 'Retiré',

  'figures.flag.line-corrected': 'Son passage a été corrigé depuis',
  'figures.flag.line-retracted': 'Son passage a été retiré depuis',
  'figures.hedged': 'Dit comme un espoir ou une estimation',
  'figures.unitCarried': 'L’unité vient de ce qui a été dit avant',

  'figures.year.this': 'cette année',
  'figures.year.next': 'l’année prochaine',
  'figures.year.last': 'l’année dernière',
  'figures.months': '{first} à {last}',
  'figures.monthsOfYear': '{months}, {year}',

  'figures.mark': '{said} : {measure}, {state}',
  'figures.flagged': 'en cours de vérification',
  'figures.markCorrected': 'corrigé en {value}',
  'figures.period': 'Période',
  'figures.party': 'Par',
  'figures.date': 'Date',
  'figures.note': 'Note',
  'figures.copyLink': 'Copier le lien',
  'figures.toSentence': 'À la phrase',
  'figures.toBoard': 'Au tableau',
  'figures.ledTo': 'Ce qui en est issu',
  'figures.announceCorrected': 'Chiffre corrigé : {measure}, {before}, maintenant {now}',
  'figures.announceWithdrawn': 'Chiffre retiré : {measure}, {value}',

  ...refusals,
}
