/** A request to every route and a command of every type, such as somebody who may would send: total by type. */
import type { SentCommand } from '#shared/domain/commands.ts'
import type { RouteName } from '#shared/domain/permissions.ts'
import { NO_VALUES } from '#shared/domain/figures/state.ts'
import { DEFAULT_SETTINGS, DEFAULT_WEIGHTS } from '#shared/domain/questions/state.ts'
import type { Asking } from './people.ts'

export interface About {
  readonly briefing: string
  /** Of an account. */
  readonly account: string
  /** Different each time, so that what is made is new. */
  readonly nth: number
}

type Plausible = (about: About) => { readonly path?: string; readonly asking?: Asking }

/** Of the form that the newsroom mints. */
const TOKEN = 'ds_aNobodyHasEverBeenGivenThisTokenOfTheTestsX'
const PASSWORD = 'Wrong!but_strong-77'

const send =
  (body: unknown): Plausible =>
  () => ({ asking: { body } })
const table =
  (body: string): Plausible =>
  () => ({ asking: { body, headers: { 'content-type': 'text/csv' } } })
const plain: Plausible = () => ({})

/** Where a code or a password is asked for, a wrong one: being told so is being let in, and nothing ends by it. */
const PLAUSIBLE: Readonly<Record<RouteName, Plausible>> = {
  'POST /api/accounts': ({ nth }) => ({
    asking: {
      body: { email: `new-${nth}@example.org`, password: PASSWORD, name: 'New', outlet: 'Tideway', language: 'en' },
    },
  }),
  'POST /api/accounts/confirmation': send({ request: 'none', code: '12345678' }),
  'POST /api/accounts/password': send({ request: 'none', code: '12345678', password: PASSWORD }),
  'PUT /api/accounts/current': send({ name: 'Renamed', outlet: 'Tideway', language: 'fr' }),
  'DELETE /api/accounts/current': send({ password: PASSWORD }),
  'PUT /api/accounts/current/password': send({ current: PASSWORD, password: `${PASSWORD}8` }),
  'POST /api/accounts/current/accreditation': plain,
  'POST /api/accounts/current/invitation': send({ token: TOKEN }),
  'POST /api/codes': ({ nth }) => ({ asking: { body: { email: `lost-${nth}@example.org`, language: 'fr' } } }),
  'POST /api/codes/:request/again': plain,

  'POST /api/sessions': send({ email: 'nobody@example.org', password: PASSWORD }),
  'POST /api/sessions/links': plain,
  'GET /api/sessions/current': plain,
  'DELETE /api/sessions/current': plain,
  'DELETE /api/sessions': plain,

  'GET /api/briefings': plain,
  'POST /api/briefings': send({ title: 'One more' }),
  'GET /api/briefings/:id': plain,
  'GET /api/briefings/:id/log': plain,
  'POST /api/briefings/:id/lines': ({ nth }) => ({ asking: { body: { id: `posted-${nth}`, text: 'A line.' } } }),
  'POST /api/briefings/:id/import': () => ({
    path: '?dry=1',
    asking: { body: 'CHAIR: Good morning.\n\nREPORTER: Will it hold?\n', headers: { 'content-type': 'text/plain' } },
  }),
  'GET /api/briefings/:id/glossary': plain,
  // No command is for everybody who may send one: to be told that this is none is being let in.
  'POST /api/briefings/:id/commands': send({ type: 'Whatever' }),
  'GET /api/briefings/:id/queue': plain,
  'PUT /api/briefings/:id/queue': send({
    version: 1,
    briefing: { id: 'elsewhere', title: 'Elsewhere' },
    exportedAt: 1_700_000_000_000,
    questions: [],
  }),
  'GET /api/briefings/:id/written-answers': plain,
  'GET /api/briefings/:id/figures.json': plain,
  'GET /api/briefings/:id/figures.csv': plain,
  'GET /api/briefings/:id/programmes.csv': plain,
  'POST /api/briefings/:id/programmes': table('id,name\nquay,Quay Fund\n'),
  'GET /api/briefings/:id/pledges.csv': plain,
  'POST /api/briefings/:id/pledges': table('name,value,currency\nOsterhaven,25000000,EUR\n'),
  'POST /api/briefings/:id/tokens': send({ label: 'a feed' }),
  'GET /api/briefings/:id/staff': plain,
  'PUT /api/briefings/:id/staff/:account': send({ role: 'captioner' }),
  'DELETE /api/briefings/:id/staff/:account': plain,

  'POST /api/readings': send({ source: 'CHAIR: Good morning.\n\nREPORTER: Will it hold?\n', type: 'text/plain' }),
  // Nothing is rehearsed by being let in: it holds nothing.
  'POST /api/rehearsals': send({ source: '', type: 'text/plain' }),

  'GET /api/programmes': plain,
  'GET /api/programmes/:programme': plain,

  'POST /api/screens/pairings': plain,
  'POST /api/screens/pairings/claim': send({ device: TOKEN }),
  'GET /api/screens': plain,
  'POST /api/screens': send({ code: 'BCDF-GHJK', name: 'Front wall' }),
  'PUT /api/screens/:screen': send({ name: 'Side wall' }),
  'DELETE /api/screens/:screen': plain,

  'GET /api/people': plain,
  'POST /api/people/:account/accreditation': send({ saw: 'asked', standing: 'accepted' }),
  'PUT /api/people/:account/role': send({ role: 'reporter' }),
  'DELETE /api/people/:account/sessions': plain,
  'DELETE /api/people/:account': plain,
  'GET /api/outlets': plain,
  'POST /api/outlets': ({ nth }) => ({ asking: { body: { name: `Outlet ${nth}` } } }),
  'PUT /api/outlets/:outlet': ({ nth }) => ({ asking: { body: { name: `Renamed ${nth}` } } }),
  'DELETE /api/outlets/:outlet': plain,
  'GET /api/invitations': plain,
  'POST /api/invitations': send({ role: 'reporter', label: 'for a reporter' }),
  'DELETE /api/invitations/:invitation': plain,
  'POST /api/invitations/look': send({ token: TOKEN }),
  'GET /api/tokens': plain,
  'GET /api/settings': plain,
  'GET /api/settings/logo': plain,
  'PUT /api/settings': ({ nth }) => ({ asking: { body: { name: `Desk ${nth}` } } }),
  'GET /api/audit': plain,
  'GET /api/mail': plain,
  'DELETE /api/mail/:mail': plain,

  'POST /api/newsletter': ({ nth }) => ({ asking: { body: { email: `takes-${nth}@example.org`, language: 'en' } } }),
  'POST /api/newsletter/confirmation': send({ token: TOKEN }),
  'POST /api/newsletter/preferences': send({ token: TOKEN }),
  'PUT /api/newsletter/preferences': send({ token: TOKEN, language: 'fr' }),
  'POST /api/newsletter/unsubscription': () => ({ path: `?token=${TOKEN}` }),
  'GET /api/newsletter/unsubscription': () => ({ path: `?token=${TOKEN}` }),
}

const SPEAKER = { label: 'Pilot, Ana Reef', name: 'Ana Reef', role: 'Pilot', outlet: null, side: 'podium' } as const

const about = (nth: number) => ({ questionId: `asked-${nth - 1}` })
const acting = (nth: number) => ({ ...about(nth), act: `act-${nth}`, saw: { state: 'pending', seq: nth } as const })

const figure = (nth: number) => ({ act: `act-${nth}`, figureId: `figure-${nth - 1}`, saw: nth })
const programme = (nth: number) => ({
  id: `fund-${nth}`,
  name: `Quay Fund ${nth}`,
  aliases: [],
  unit: null,
  currency: 'EUR',
  target: '300000000',
  period: null,
  baseline: null,
})

const COMMANDS: { readonly [T in SentCommand['type']]: (nth: number) => Extract<SentCommand, { type: T }> } = {
  StartBriefing: () => ({ type: 'StartBriefing' }),
  EndBriefing: () => ({ type: 'EndBriefing' }),
  IntroduceSpeaker: (nth) => ({ type: 'IntroduceSpeaker', speaker: { ...SPEAKER, id: `pilot-${nth}` } }),
  TranscribeLine: (nth) => ({ type: 'TranscribeLine', line: { id: `sent-${nth}`, text: 'One more line.' } }),
  CorrectLine: () => ({ type: 'CorrectLine', lineId: 'first', saw: 'The frist line.', text: 'The first line.' }),
  ChangeSpeaker: (nth) => ({
    type: 'ChangeSpeaker',
    saw: { ...SPEAKER, id: `pilot-${nth - 1}` },
    speaker: { ...SPEAKER, id: `pilot-${nth - 1}`, role: 'First Pilot' },
  }),
  MergeSpeakers: (nth) => ({
    type: 'MergeSpeakers',
    speakerId: `pilot-${nth - 1}`,
    into: 'another',
    saw: { ...SPEAKER, id: `pilot-${nth - 1}` },
    sawInto: { ...SPEAKER, id: 'another', label: 'Pilot', name: null },
  }),
  RemoveSpeaker: (nth) => ({
    type: 'RemoveSpeaker',
    speakerId: `pilot-${nth - 1}`,
    saw: { ...SPEAKER, id: `pilot-${nth - 1}` },
  }),
  SetTerms: (nth) => ({ type: 'SetTerms', terms: [{ id: `term-${nth}`, written: `Veyport ${nth}`, heard: [] }] }),
  RemoveTerms: (nth) => ({ type: 'RemoveTerms', termIds: [`term-${nth - 1}`] }),
  AttributeLine: () => ({ type: 'AttributeLine', lineId: 'first', saw: null, speaker: 'Pilot, Ana Reef' }),
  MarkTaken: () => ({ type: 'MarkTaken', turn: 1, saw: null, lineId: null }),
  DismissFinalQuestion: () => ({ type: 'DismissFinalQuestion', lineId: 'first' }),
  RetractLine: () => ({ type: 'RetractLine', lineId: 'first', reason: 'Nobody said it.' }),
  RevokeLinesToken: () => ({ type: 'RevokeLinesToken', tokenId: 'none' }),

  AskQuestion: (nth) => ({ type: 'AskQuestion', questionId: `asked-${nth}`, text: 'Will it hold?', where: 'room' }),
  EditQuestion: (nth) => ({ type: 'EditQuestion', ...about(nth), text: 'Will it hold until then?' }),
  WithdrawQuestion: (nth) => ({ type: 'WithdrawQuestion', ...about(nth) }),
  CastVote: (nth) => ({ type: 'CastVote', ...about(nth) }),
  TakeBackVote: (nth) => ({ type: 'TakeBackVote', ...about(nth) }),
  ApproveQuestion: (nth) => ({ type: 'ApproveQuestion', ...acting(nth) }),
  RewordQuestion: (nth) => ({ type: 'RewordQuestion', ...acting(nth), text: 'How long will it hold?' }),
  DeclineQuestion: (nth) => ({ type: 'DeclineQuestion', ...acting(nth), reason: 'Already answered.' }),
  MergeQuestion: (nth) => ({ type: 'MergeQuestion', ...acting(nth), into: 'another' }),
  MoveQuestion: (nth) => ({ type: 'MoveQuestion', ...acting(nth), before: null }),
  PinQuestion: (nth) => ({ type: 'PinQuestion', ...acting(nth), isPinned: true }),
  CallQuestion: (nth) => ({ type: 'CallQuestion', ...acting(nth), current: null }),
  SkipQuestion: (nth) => ({ type: 'SkipQuestion', ...acting(nth) }),
  RequeueQuestion: (nth) => ({ type: 'RequeueQuestion', ...acting(nth) }),
  CloseQuestion: (nth) => ({ type: 'CloseQuestion', ...acting(nth), outcome: 'answered' }),
  LinkFollowUp: (nth) => ({ type: 'LinkFollowUp', ...acting(nth), parent: null }),
  CloseQueue: (nth) => ({ type: 'CloseQueue', act: `act-${nth}` }),
  ReopenQueue: (nth) => ({ type: 'ReopenQueue', act: `act-${nth}` }),
  AnnounceMore: (nth) => ({ type: 'AnnounceMore', act: `act-${nth}`, count: nth % 9 }),
  ChangeQueueSettings: (nth) => ({
    type: 'ChangeQueueSettings',
    act: `act-${nth}`,
    saw: 0,
    settings: DEFAULT_SETTINGS,
    weights: DEFAULT_WEIGHTS,
  }),
  NameAsker: (nth) => ({
    type: 'NameAsker',
    act: `act-${nth}`,
    turn: 1,
    asker: { name: 'Kit Marsh', outlet: 'Tideway Radio', where: 'room' },
  }),
  LeaveNote: (nth) => ({
    type: 'LeaveNote',
    act: `act-${nth}`,
    noteId: `note-${nth}`,
    to: 'podium',
    text: 'Two more.',
  }),
  AcknowledgeNote: (nth) => ({ type: 'AcknowledgeNote', noteId: `note-${nth - 1}` }),

  ConfirmFigure: (nth) => ({ type: 'ConfirmFigure', ...figure(nth) }),
  CorrectFigure: (nth) => ({ type: 'CorrectFigure', ...figure(nth), values: { ...NO_VALUES, value: '240000000' } }),
  DismissFigure: (nth) => ({ type: 'DismissFigure', ...figure(nth) }),
  AssignFigure: (nth) => ({ type: 'AssignFigure', ...figure(nth), programme: null }),
  MergeFigure: (nth) => ({ type: 'MergeFigure', ...figure(nth), into: 'another' }),
  EnterFigure: (nth) => ({
    type: 'EnterFigure',
    act: `act-${nth}`,
    figureId: `figure-${nth}`,
    values: { ...NO_VALUES, value: '240000000', currency: 'EUR', measure: 'total' },
    programme: null,
    said: null,
  }),
  WithdrawFigure: (nth) => ({ type: 'WithdrawFigure', ...figure(nth) }),
  CreateProgramme: (nth) => ({ type: 'CreateProgramme', act: `act-${nth}`, programme: programme(nth) }),
  ChangeProgramme: (nth) => ({ type: 'ChangeProgramme', act: `act-${nth}`, saw: nth, programme: programme(nth - 1) }),
  RemoveProgramme: (nth) => ({ type: 'RemoveProgramme', act: `act-${nth}`, saw: nth, programmeId: `fund-${nth - 1}` }),
  EnterRate: (nth) => ({
    type: 'EnterRate',
    act: `act-${nth}`,
    rate: { from: 'NOK', to: 'EUR', rate: '0.085', date: '2026-11-02' },
  }),
  RemoveRate: (nth) => ({ type: 'RemoveRate', act: `act-${nth}`, from: 'NOK', to: 'EUR' }),

  SetScreens: (nth) => ({
    type: 'SetScreens',
    act: `act-${nth}`,
    screens: [`screen-${nth}`],
    change: { scene: 'queue', language: 'fr' },
  }),

  UndoAct: (nth) => ({ type: 'UndoAct', act: `act-${nth}`, undoes: `act-${nth - 1}` }),
}

export const COMMAND_TYPES = Object.keys(COMMANDS) as readonly SentCommand['type'][]

export function commandOf(type: SentCommand['type'], nth: number): SentCommand {
  return COMMANDS[type](nth)
}

/** What to hand to `ask` for this route: the addresses of what it names are filled in. */
export function plausible(route: RouteName, about: About): { readonly route: string; readonly asking: Asking } {
  const { path = '', asking = {} } = PLAUSIBLE[route](about)
  const filled = route
    .replace(':id', about.briefing)
    .replace(':account', about.account)
    .replace(/:(?:request|outlet|invitation|mail|programme|screen)/, 'none')
  return { route: `${filled}${path}`, asking }
}
