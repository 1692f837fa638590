/** Briefings and images for every scene of a screen, made by the domain from facts. */
import { fold } from '#shared/domain/briefing.ts'
import type { BriefingEvent } from '#shared/domain/events.ts'
import { NO_VALUES } from '#shared/domain/figures/state.ts'
import type { FigureValues } from '#shared/domain/figures/vocabulary.ts'
import { DEFAULT_SETTINGS } from '#shared/domain/questions/state.ts'
import type { Asker, Card } from '#shared/domain/questions/vocabulary.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import { firstImage } from '#shared/domain/screens/state.ts'
import type { ScreenImage } from '#shared/domain/screens/vocabulary.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { Speaker } from '#shared/domain/vocabulary.ts'
import type { Locale } from '../../client/format/locales.ts'
import type { Interim } from '../../client/stores/interims.ts'
import { stagedWords, type StagedWords } from './sceneWords.ts'

/** 24 November 2026, 09:00 in Brussels. */
export const BEGAN = Date.UTC(2026, 10, 24, 8, 0, 0)
const MINUTE = 60_000

export interface SceneStage {
  readonly name: string
  readonly briefing: Briefing | null
  readonly interims: readonly Interim[]
  readonly image: ScreenImage | null
  /** The server's clock, in ms. */
  readonly now: number
}

/** Facts at minutes after the beginning, numbered in order. */
type Told = readonly [minute: number, event: BriefingEvent]

export function told(facts: readonly Told[], before?: Briefing): Briefing {
  const from = before?.seq ?? 0
  const recorded = facts.map(([minute, event], index): Recorded => ({
    seq: from + index + 1,
    at: BEGAN + minute * MINUTE,
    by: { role: 'owner', id: '' },
    event,
  }))
  return fold(recorded, before)
}

export const ADA = (role: string): Speaker => ({
  id: 'ada',
  label: 'Ada Berg',
  name: 'Ada Berg',
  role,
  outlet: null,
  side: 'podium',
})
const DEPUTY = (role: string): Speaker => ({
  ...ADA(role),
  id: 'deputy',
  label: 'D',
  name: 'Alexandra Weatherington-Okonkwo',
})
export const KIM: Asker = { name: 'Kim Lund', outlet: 'Coastal Wire', where: 'room' }
export const LONG_ASKER: Asker = {
  name: 'Maximiliano Featherstonehaugh',
  outlet: 'North Coast Public Broadcasting Service',
  where: 'remote',
}
const KIM_SPEAKS: Speaker = { id: 'kim', label: 'Kim', name: KIM.name, role: null, outlet: KIM.outlet, side: 'press' }

export function opened(
  locale: Locale,
  about: { title?: string; rehearsal?: boolean; scheduledFor?: number } = {},
): Told[] {
  const words = stagedWords(locale)
  return [
    [
      -30,
      {
        type: 'BriefingScheduled',
        id: 'quay',
        title: about.title ?? words.title,
        visibility: 'public',
        language: locale,
        timeZone: 'Europe/Brussels',
        scheduledFor: about.scheduledFor ?? BEGAN,
        rehearsal: about.rehearsal ?? false,
      },
    ],
    [-29, { type: 'SpeakerIntroduced', speaker: ADA(words.role) }],
    [-29, { type: 'SpeakerIntroduced', speaker: DEPUTY(words.longRole) }],
    [-29, { type: 'SpeakerIntroduced', speaker: KIM_SPEAKS }],
  ]
}

export const said = (minute: number, id: string, text: string, turn = 0, speakerId = 'ada'): Told => [
  minute,
  {
    type: 'LineTranscribed',
    line: {
      id,
      speakerId,
      label: null,
      attribution: 'said',
      text,
      kind: speakerId === 'kim' ? 'question' : turn === 0 ? 'statement' : 'answer',
      saidAt: BEGAN + minute * MINUTE,
      turn,
      marks: [],
    },
  },
]

export function listed(minute: number, id: string, text: string | null, asker: Asker): Told {
  const card: Card = {
    id,
    state: 'waiting',
    text,
    asker,
    alsoAskedBy: [],
    parent: null,
    isPointOfOrder: false,
    isPinned: false,
    askedAt: BEGAN + minute * MINUTE,
    calledAt: null,
    closedAt: null,
    turn: null,
  }
  return [minute, { type: 'QuestionListed', card, before: null }]
}

export const calledTo = (minute: number, id: string, turn: number, asker: Asker): Told[] => [
  [minute, { type: 'TurnOpened', turn, askerId: null, questionId: id, asker }],
  [minute, { type: 'QuestionCalled', questionId: id, turn }],
]

export function heard(
  minute: number,
  lineId: string,
  { sentence, said: words }: { sentence: string; said: string },
  values: Partial<FigureValues>,
  programme: string | null = 'fund',
): Told {
  const start = sentence.indexOf(words)
  return [
    minute,
    {
      type: 'FigureHeard',
      figureId: `${lineId}.f`,
      lineId,
      values: { ...NO_VALUES, ...values },
      source: {
        lineId,
        speakerId: 'ada',
        turn: 1,
        saidAt: BEGAN + minute * MINUTE,
        said: words,
        start,
        end: start + words.length,
        sentence: { start: 0, end: sentence.length, text: sentence },
      },
      unitCarried: false,
      confidence: 90,
      programme,
    },
  ]
}
export const confirmed = (minute: number, lineId: string): Told => [
  minute,
  { type: 'FigureConfirmed', figureId: `${lineId}.f`, lineId },
]

const fund = (name: string): Told => [
  0,
  {
    type: 'ProgrammeCreated',
    programme: {
      id: 'fund',
      name,
      aliases: [],
      unit: null,
      currency: 'EUR',
      target: '5000000000',
      period: { from: '2026-01-01', to: '2026-12-31' },
      baseline: null,
    },
  },
]
const euros = { currency: 'EUR' } as const

/** Everything that was said of the fund. */
function promised({ total, pace, forecast, pledge }: StagedWords, isHeard: boolean): Told[] {
  const figures: Told[] = [
    heard(12, 'f1', total, { ...euros, value: '4000000000', measure: 'total' }),
    heard(12, 'f2', pace, { ...euros, value: '1000000000', measure: 'pace', per: 'month' }),
    heard(13, 'f3', forecast, {
      ...euros,
      value: '15000000000',
      bound: 'about',
      measure: 'forecast',
      period: { said: forecast.period, months: [], year: 'next' },
    }),
    heard(13, 'f4', pledge, {
      ...euros,
      value: '500000000',
      measure: 'pledge',
      party: { code: null, name: 'Norrland' },
    }),
  ]
  return isHeard ? figures : [...figures, confirmed(12.4, 'f1'), confirmed(12.4, 'f2')]
}

const ASKERS: readonly Asker[] = [
  LONG_ASKER,
  { name: 'Oona Vey', outlet: 'Tideway Radio', where: 'room' },
  { name: 'Tomas Reike', outlet: null, where: 'room' },
  { name: 'Béatrice de La Rochefontaine-Villebois', outlet: 'Le Courrier du Littoral', where: 'remote' },
  { name: 'Kit Marsh', outlet: 'Quay Gazette', where: 'room' },
  { name: 'Mara Lund', outlet: 'Quay Gazette', where: 'remote' },
  { name: 'Jo Ek', outlet: 'Wire One', where: 'room' },
]

const live: Told = [0, { type: 'BriefingStarted' }]

function answering(locale: Locale, question: string, asker: Asker, speaker = 'ada', isLong = false): Told[] {
  const words = stagedWords(locale)
  const title = isLong ? { title: words.longTitle } : {}
  return [
    ...opened(locale, title),
    live,
    fund(locale === 'en' ? 'Breakwater Fund' : 'Fonds des digues'),
    ...words.statement.map((text, index) => said(1, `s${index}`, text)),
    listed(2, 'q1', question, asker),
    ...words.asked.map((text, index) => listed(3 + index / 10, `w${index}`, text, ASKERS[index] ?? KIM)),
    listed(4, 'w8', null, ASKERS[5] ?? KIM),
    listed(4, 'w9', null, ASKERS[6] ?? KIM),
    ...calledTo(11, 'q1', 1, asker),
    ...words.answer.map((text, index) => said(12 + index / 10, `a${index}`, text, 1, speaker)),
  ]
}

/** A question that nobody had handed in, said in two lines. */
function spoken(words: StagedWords): Told[] {
  return [
    [14, { type: 'TurnOpened', turn: 2, askerId: 'kim' }],
    said(14, 'k0', words.question, 2, 'kim'),
    said(14.2, 'k1', words.alsoAsked, 2, 'kim'),
    ...words.answer.map((text, index) => said(15 + index / 10, `b${index}`, text, 2)),
  ]
}

/** Every scene in a language, each with the longest words that are likely and with usual ones. */
export function sceneStages(locale: Locale): readonly SceneStage[] {
  const words = stagedWords(locale)
  const usual = told(answering(locale, words.question, KIM))
  const long = told(answering(locale, words.longQuestion, LONG_ASKER, 'deputy', true))
  const statement = told([...opened(locale), live, ...words.statement.map((text, index) => said(1, `s${index}`, text))])
  const called = told(answering(locale, words.question, KIM).slice(0, -words.answer.length))
  const unwritten = told([...calledTo(16, 'w8', 2, ASKERS[5] ?? KIM)], usual)
  const withFigures = told(promised(words, false), usual)
  const unplanned = told(opened(locale))
  const interims = (speakerId: string): readonly Interim[] => [
    { lineId: 'next', speakerId, text: words.interim, at: BEGAN + 13 * MINUTE },
  ]
  const asking = interims('kim').map((one) => ({ ...one, text: words.alsoAsked.slice(0, 42) }))
  const ended = told([[30, { type: 'BriefingEnded' }]], withFigures)
  const closed = told([[15, { type: 'QueueChanged', isOpen: false, more: null, settings: DEFAULT_SETTINGS }]], usual)
  const image: ScreenImage = { ...firstImage({ language: locale }), isAutomatic: false, language: locale }
  const stage = (
    name: string,
    briefing: Briefing | null,
    about: Partial<ScreenImage>,
    spoken: readonly Interim[] = [],
    minute = 13.2,
  ): SceneStage => ({ name, briefing, interims: spoken, image: { ...image, ...about }, now: BEGAN + minute * MINUTE })

  return [
    stage('turn', usual, { scene: 'turn' }, interims('ada')),
    stage('turn-long', long, { scene: 'turn' }, interims('deputy')),
    stage('turn-largest', long, { scene: 'turn', size: 'largest' }, interims('deputy')),
    stage('turn-statement', statement, { scene: 'turn' }, interims('ada'), 2),
    stage('turn-called', called, { scene: 'turn' }),
    stage('turn-called-unwritten', unwritten, { scene: 'turn' }, [], 16.4),
    stage('turn-not-begun', unplanned, { scene: 'turn' }, [], -4),
    stage('turn-spoken', told(spoken(words), usual), { scene: 'turn' }, interims('ada'), 15.6),
    stage('turn-asking', told(spoken(words).slice(0, 2), usual), { scene: 'turn' }, asking, 14.1),
    stage('turn-queue-spoken', told(spoken(words), usual), { scene: 'turn-queue' }, interims('ada'), 15.6),
    stage('turn-figures', withFigures, { scene: 'turn-figures' }, interims('ada')),
    stage(
      'turn-figures-long',
      told(promised(words, true), long),
      { scene: 'turn-figures', size: 'large' },
      interims('ada'),
    ),
    stage('turn-figures-list', told(loose(words), usual), { scene: 'turn-figures' }, interims('ada')),
    stage('turn-margin', long, { scene: 'turn', size: 'largest', margin: 12 }, interims('deputy')),
    stage('turn-queue', usual, { scene: 'turn-queue' }, interims('ada')),
    stage('turn-queue-long', long, { scene: 'turn-queue', size: 'large' }, interims('deputy')),
    stage('captions', usual, { scene: 'captions' }, interims('ada')),
    stage('captions-largest', long, { scene: 'captions', size: 'largest' }, interims('deputy')),
    stage('figures', withFigures, { scene: 'figures' }, [], 15),
    stage('figures-heard', told(promised(words, true), long), { scene: 'figures', size: 'large' }, [], 15),
    stage('figures-moment', told([confirmed(15, 'f4')], withFigures), { scene: 'figures' }, [], 15.1),
    stage('figures-list', told(loose(words), usual), { scene: 'figures' }, [], 15),
    stage('figures-digits', told(digits(words), usual), { scene: 'figures' }, [], 15),
    stage('figures-largest', withFigures, { scene: 'figures', size: 'largest', margin: 12 }, [], 15),
    stage('figures-list-largest', told(loose(words), usual), { scene: 'figures', size: 'largest' }, [], 15),
    stage('figures-none', statement, { scene: 'figures' }, [], 2),
    stage('queue', usual, { scene: 'queue' }),
    stage('queue-largest', closed, { scene: 'queue', size: 'largest' }),
    stage('queue-none', statement, { scene: 'queue' }),
    stage('holding', unplanned, { scene: 'holding' }, [], -4.2),
    stage(
      'holding-long',
      told(opened(locale, { title: words.longTitle })),
      { scene: 'holding', size: 'large' },
      [],
      -75,
    ),
    stage('holding-soon', unplanned, { scene: 'holding' }, [], 0.2),
    stage('holding-break', usual, { scene: 'holding', until: BEGAN + 20 * MINUTE }),
    stage('holding-ended', ended, { scene: 'holding' }, [], 40),
    stage('message', usual, { message: words.message }),
    stage('message-long', usual, { message: words.longMessage.slice(0, 240), size: 'largest' }),
    stage('blank', usual, { isBlank: true }),
    stage('overlay', usual, { scene: 'overlay' }, interims('ada')),
    stage('overlay-blank', usual, { scene: 'overlay', isBlank: true }, interims('ada')),
    stage('overlay-message', usual, { scene: 'overlay', message: words.message }, interims('ada')),
    stage('overlay-message-long', usual, {
      scene: 'overlay',
      message: words.longMessage.slice(0, 240),
      size: 'largest',
      margin: 12,
    }),
    stage('message-margin', usual, { message: words.longMessage.slice(0, 240), size: 'largest', margin: 12 }),
    stage(
      'holding-margin',
      told(opened(locale, { title: words.longTitle })),
      { scene: 'holding', size: 'largest', margin: 12 },
      [],
      -75,
    ),
    stage('rehearsal', told([[0, { type: 'BriefingStarted' }]], told(opened(locale, { rehearsal: true }))), {
      scene: 'turn',
    }),
    { name: 'standby', briefing: null, interims: [], image: null, now: BEGAN },
  ]
}

/** Figures about no programme: without the fund's name. */
function loose(words: StagedWords): Told[] {
  return [
    heard(12, 'f1', words.total, { ...euros, value: '4000000000', measure: 'total' }, null),
    heard(12.2, 'f2', words.pace, { ...euros, value: '1000000000', measure: 'pace', per: 'month' }, null),
    heard(12.4, 'f3', words.forecast, { ...euros, value: '15000000000', bound: 'about', measure: 'forecast' }, null),
    heard(13, 'f4', words.pledge, { ...euros, value: '500000000', measure: 'pledge' }, null),
    heard(13.1, 'f5', words.pledge, { value: '23', of: '32', measure: 'share', unit: 'harbours' }, null),
    heard(13.1, 'f6', words.pledge, { value: '3', unit: '%', measure: 'share' }, null),
    confirmed(14, 'f1'),
    confirmed(14, 'f5'),
  ]
}

function digits(words: StagedWords): Told[] {
  return [
    heard(12, 'f1', words.total, { ...euros, value: '3948217500', measure: 'total', bound: 'at-least' }),
    confirmed(13, 'f1'),
  ]
}
