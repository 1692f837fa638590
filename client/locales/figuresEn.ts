/** The words of figures that every page with figures needs, in English; and what their refusals mean. */
import type { FigureFaultKey } from './figureFaults.ts'

const refusals = {
  'refusal.figure-changed-meanwhile': 'Somebody has changed this figure in the meantime.',
  'refusal.figure-id-taken': 'Another figure already stands in this place.',
  'refusal.figure-not-found': 'This figure is not there any more.',
  'refusal.figure-not-standing': 'This figure does not stand any more.',
  'refusal.figures-too-many': 'This briefing holds as many figures as it can.',
  'refusal.figures-unlike': 'These two figures cannot be one: they are of other currencies, units or spans of time.',
  'refusal.programme-changed-meanwhile': 'Somebody has changed this programme in the meantime.',
  'refusal.programme-id-taken': 'There is already another programme in this place.',
  'refusal.programme-name-taken': 'Another programme already has this name, or is called by it.',
  'refusal.programme-not-found': 'This programme is not there any more.',
  'refusal.programmes-too-many': 'This briefing has as many programmes as it can.',
  'refusal.rate-not-found': 'This rate is not there any more.',
  'refusal.rates-too-many': 'This briefing has as many rates as it can.',
} as const satisfies Record<FigureFaultKey, string>

export const figuresEn = {
  'figures.label': 'Figures',

  'figures.percent': '{value}%',
  'figures.million': { one: '{n} million', other: '{n} million' },
  'figures.billion': { one: '{n} billion', other: '{n} billion' },
  'figures.trillion': { one: '{n} trillion', other: '{n} trillion' },
  'figures.range': '{low} to {high}',
  'figures.share': '{part} of {whole}',
  'figures.change': 'from {before} to {now}',
  'figures.ofBase': 'of {base}',
  'figures.noNumber': 'no number',

  'figures.bound.about': 'about {value}',
  'figures.bound.at-least': 'at least {value}',
  'figures.bound.at-most': 'at most {value}',
  'figures.bound.more-than': 'more than {value}',
  'figures.bound.less-than': 'less than {value}',

  'figures.per.day': '{value} a day',
  'figures.per.week': '{value} a week',
  'figures.per.month': '{value} a month',
  'figures.per.quarter': '{value} a quarter',
  'figures.per.year': '{value} a year',

  'figures.measure.total': 'Total so far',
  'figures.measure.pace': 'Pace',
  'figures.measure.target': 'Target',
  'figures.measure.forecast': 'Forecast',
  'figures.measure.commitment': 'Commitment',
  'figures.measure.pledge': 'Pledge',
  'figures.measure.share': 'Share',
  'figures.measure.vague': 'Rough size',
  'figures.measure.none': 'Figure',

  'figures.state.heard': 'Heard, unconfirmed',
  'figures.state.confirmed': 'Confirmed',
  'figures.state.corrected': 'Corrected',
  'figures.state.dismissed': 'Dismissed',
  'figures.state.superseded': 'Replaced by a later one',
  'figures.state.merged': 'Said again',
  'figures.state.withdrawn': 'Withdrawn',

  'figures.flag.line-corrected': 'Its line has been corrected since',
  'figures.flag.line-retracted': 'Its line has been retracted since',
  'figures.hedged': 'Said as a hope or a guess',
  'figures.unitCarried': 'The unit is from what was said before',

  'figures.year.this': 'this year',
  'figures.year.next': 'next year',
  'figures.year.last': 'last year',
  'figures.months': '{first} to {last}',
  'figures.monthsOfYear': '{months}, {year}',

  'figures.mark': '{said}: {measure}, {state}',
  'figures.flagged': 'being checked again',
  'figures.markCorrected': 'corrected to {value}',
  'figures.period': 'Period',
  'figures.party': 'By',
  'figures.date': 'Date',
  'figures.note': 'Note',
  'figures.copyLink': 'Copy link',
  'figures.toSentence': 'To the sentence',
  'figures.toBoard': 'To the board',
  'figures.ledTo': 'This led to',
  'figures.announceCorrected': 'Figure corrected: {measure}, {before}, now {now}',
  'figures.announceWithdrawn': 'Figure withdrawn: {measure}, {value}',

  ...refusals,
} as const
