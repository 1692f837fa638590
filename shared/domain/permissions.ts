/**
 * Who may do what: every command to a briefing and every route under /api. Total by type, so that a new command or a new
 * route without an entry does not compile.
 */
import type { PermittedType } from './commands.ts'
import { ROLES, type Role } from './vocabulary.ts'

const DESK = ['owner', 'moderator'] as const
const WRITERS = ['owner', 'moderator', 'captioner'] as const
const ASKERS = ['owner', 'moderator', 'reporter'] as const

export const PERMISSIONS: Readonly<Record<PermittedType, readonly Role[]>> = {
  ScheduleBriefing: ['owner', 'moderator'],
  StartBriefing: ['owner', 'moderator'],
  EndBriefing: ['owner', 'moderator'],
  IntroduceSpeaker: WRITERS,
  ChangeSpeaker: WRITERS,
  MergeSpeakers: WRITERS,
  RemoveSpeaker: WRITERS,
  SetTerms: WRITERS,
  RemoveTerms: WRITERS,
  TranscribeLine: WRITERS,
  CorrectLine: WRITERS,
  RetractLine: WRITERS,
  AttributeLine: WRITERS,
  MarkTaken: DESK,
  DismissFinalQuestion: DESK,
  IssueLinesToken: ['owner', 'moderator'],
  RevokeLinesToken: ['owner', 'moderator'],

  AskQuestion: ASKERS,
  AskAs: ASKERS,
  EditQuestion: ['reporter'],
  WithdrawQuestion: ['reporter'],
  CastVote: ['reporter'],
  TakeBackVote: ['reporter'],
  ApproveQuestion: DESK,
  RewordQuestion: DESK,
  DeclineQuestion: DESK,
  MergeQuestion: DESK,
  MoveQuestion: DESK,
  PinQuestion: DESK,
  CallQuestion: DESK,
  SkipQuestion: DESK,
  RequeueQuestion: DESK,
  CloseQuestion: DESK,
  LinkFollowUp: DESK,
  CloseQueue: DESK,
  ReopenQueue: DESK,
  AnnounceMore: DESK,
  ChangeQueueSettings: DESK,
  NameAsker: DESK,
  LeaveNote: DESK,
  AcknowledgeNote: DESK,
  UndoAct: DESK,
  RestoreQueue: DESK,

  ConfirmFigure: DESK,
  CorrectFigure: DESK,
  DismissFigure: DESK,
  AssignFigure: DESK,
  MergeFigure: DESK,
  EnterFigure: DESK,
  WithdrawFigure: DESK,
  CreateProgramme: DESK,
  ChangeProgramme: DESK,
  RemoveProgramme: DESK,
  EnterRate: DESK,
  RemoveRate: DESK,
  ImportProgrammes: DESK,
  ImportPledges: DESK,

  SetScreens: DESK,
}

export function maySend(role: Role, command: PermittedType): boolean {
  return PERMISSIONS[command].includes(role)
}

const ANYBODY = ROLES
const WITH_ACCOUNT = ['owner', 'moderator', 'captioner', 'reporter', 'applicant'] as const
const OWNER = ['owner'] as const

/**
 * By method and path. Under `/api/briefings/:id` the role is the one in that briefing, and who may not know that it exists is
 * told that it does not. What a command or a line may do besides stands in `PERMISSIONS`.
 */
export const ROUTES = {
  'POST /api/accounts': ANYBODY,
  'POST /api/accounts/confirmation': ANYBODY,
  'POST /api/accounts/password': ANYBODY,
  'PUT /api/accounts/current': WITH_ACCOUNT,
  'DELETE /api/accounts/current': WITH_ACCOUNT,
  'PUT /api/accounts/current/password': WITH_ACCOUNT,
  'POST /api/accounts/current/accreditation': WITH_ACCOUNT,
  'POST /api/accounts/current/invitation': WITH_ACCOUNT,
  'POST /api/codes': ANYBODY,
  'POST /api/codes/:request/again': ANYBODY,

  'POST /api/sessions': ANYBODY,
  'POST /api/sessions/links': OWNER,
  'GET /api/sessions/current': ANYBODY,
  'DELETE /api/sessions/current': ANYBODY,
  'DELETE /api/sessions': WITH_ACCOUNT,

  'GET /api/briefings': ANYBODY,
  'POST /api/briefings': DESK,
  'GET /api/briefings/:id': ANYBODY,
  'GET /api/briefings/:id/log': ANYBODY,
  'POST /api/briefings/:id/lines': WRITERS,
  'POST /api/briefings/:id/import': WRITERS,
  'GET /api/briefings/:id/glossary': WRITERS,
  'POST /api/briefings/:id/commands': ['owner', 'moderator', 'captioner', 'reporter'],
  'GET /api/briefings/:id/queue': DESK,
  'PUT /api/briefings/:id/queue': DESK,
  'GET /api/briefings/:id/written-answers': DESK,
  'GET /api/briefings/:id/figures.json': ANYBODY,
  'GET /api/briefings/:id/figures.csv': ANYBODY,
  'GET /api/briefings/:id/programmes.csv': DESK,
  'POST /api/briefings/:id/programmes': DESK,
  'GET /api/briefings/:id/pledges.csv': DESK,
  'POST /api/briefings/:id/pledges': DESK,
  'POST /api/briefings/:id/tokens': DESK,
  'GET /api/briefings/:id/staff': DESK,
  'PUT /api/briefings/:id/staff/:account': DESK,
  'DELETE /api/briefings/:id/staff/:account': DESK,

  'POST /api/readings': DESK,
  'POST /api/rehearsals': DESK,

  'GET /api/programmes': DESK,
  'GET /api/programmes/:programme': ANYBODY,

  /** A display asks for a code, and whether somebody has entered it. */
  'POST /api/screens/pairings': ANYBODY,
  'POST /api/screens/pairings/claim': ANYBODY,
  'GET /api/screens': DESK,
  'POST /api/screens': DESK,
  'PUT /api/screens/:screen': DESK,
  'DELETE /api/screens/:screen': DESK,

  'GET /api/people': DESK,
  'POST /api/people/:account/accreditation': DESK,
  'PUT /api/people/:account/role': OWNER,
  'DELETE /api/people/:account/sessions': OWNER,
  'DELETE /api/people/:account': OWNER,
  'GET /api/outlets': DESK,
  'POST /api/outlets': DESK,
  'PUT /api/outlets/:outlet': DESK,
  'DELETE /api/outlets/:outlet': DESK,
  'GET /api/invitations': DESK,
  'POST /api/invitations': DESK,
  'DELETE /api/invitations/:invitation': DESK,
  'POST /api/invitations/look': ANYBODY,
  'GET /api/tokens': OWNER,
  'GET /api/settings': ANYBODY,
  'GET /api/settings/logo': ANYBODY,
  'PUT /api/settings': OWNER,
  'GET /api/audit': OWNER,
  'GET /api/mail': OWNER,
  'DELETE /api/mail/:mail': OWNER,

  'POST /api/newsletter': ANYBODY,
  'POST /api/newsletter/confirmation': ANYBODY,
  'POST /api/newsletter/preferences': ANYBODY,
  'PUT /api/newsletter/preferences': ANYBODY,
  'POST /api/newsletter/unsubscription': ANYBODY,
  'GET /api/newsletter/unsubscription': ANYBODY,
} as const satisfies Readonly<Record<`${'GET' | 'POST' | 'PUT' | 'DELETE'} /api/${string}`, readonly Role[]>>

export type RouteName = keyof typeof ROUTES

export function mayCall(role: Role, route: RouteName): boolean {
  return (ROUTES[route] as readonly Role[]).includes(role)
}
