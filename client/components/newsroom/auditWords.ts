/** A sentence for each entry of the audit; a kind of fact that is not known here is shown by its name. */
import type { NewsroomEvent } from '#shared/domain/newsroom.ts'
import type { AuditEntry } from '#shared/protocol/people.ts'
import { templateWords } from './mailWords.ts'
import type { newsroomAuditEn } from '../../locales/newsroomAuditEn.ts'
import type { NewsroomTranslate } from './useNewsroomWords.ts'

type FactType = NewsroomEvent['type']
/** A fact of the newsroom without a sentence does not compile. */
export type AuditKey = `newsroom.did.${FactType}`
export type AuditKind = 'people' | 'sessions' | 'invitations' | 'briefings' | 'screens' | 'newsletter' | 'newsroom'

const KIND_OF: Readonly<Record<FactType, AuditKind>> = {
  AccountErased: 'people',
  AccountOpened: 'people',
  AccreditationAsked: 'people',
  AccreditationDecided: 'people',
  BriefingListed: 'briefings',
  CodeDropped: 'sessions',
  CodeIssued: 'sessions',
  CodeTried: 'sessions',
  DigestClaimed: 'newsletter',
  DigestSent: 'newsletter',
  ErasureFinished: 'people',
  InvitationAccepted: 'invitations',
  InvitationIssued: 'invitations',
  InvitationRevoked: 'invitations',
  MailSettled: 'newsroom',
  MailTroubled: 'newsroom',
  OutletAdded: 'invitations',
  OutletRemoved: 'invitations',
  OutletRenamed: 'invitations',
  OwnerLinkIssued: 'sessions',
  OwnerLinkUsed: 'sessions',
  OwnerSessionsEnded: 'sessions',
  PasswordChanged: 'people',
  ProfileChanged: 'people',
  RoleGiven: 'people',
  ScreenApproved: 'screens',
  ScreenChanged: 'screens',
  ScreenClaimed: 'screens',
  ScreenLookKept: 'screens',
  ScreenUnpaired: 'screens',
  SessionEnded: 'sessions',
  SessionsEnded: 'sessions',
  SettingsChanged: 'newsroom',
  SignedIn: 'sessions',
  StaffAssigned: 'briefings',
  StaffReleased: 'briefings',
  SubscriptionAsked: 'newsletter',
  SubscriptionChanged: 'newsletter',
  SubscriptionConfirmed: 'newsletter',
  SubscriptionEnded: 'newsletter',
}
export const AUDIT_KINDS = [
  'people',
  'sessions',
  'invitations',
  'briefings',
  'screens',
  'newsletter',
  'newsroom',
] as const

const isKnown = (type: string): type is FactType => Object.hasOwn(KIND_OF, type)

/** Null for a fact that this page does not know; it belongs to no kind and is shown among everything. */
export const kindOf = ({ type }: AuditEntry): AuditKind | null => (isKnown(type) ? KIND_OF[type] : null)

/** Words for what the server names in its own: roles, standings and their like. */
const VALUES = {
  owner: 'newsroom.role.owner',
  moderator: 'newsroom.role.moderator',
  captioner: 'newsroom.role.captioner',
  reporter: 'newsroom.role.reporter',
  scheduled: 'status.scheduled',
  live: 'status.live',
  ended: 'status.ended',
  register: 'newsroom.audit.value.register',
  password: 'newsroom.audit.value.password',
  right: 'newsroom.audit.value.right',
  wrong: 'newsroom.audit.value.wrong',
  refused: 'newsroom.mail.kind.refused',
  deferred: 'newsroom.mail.kind.deferred',
  unreachable: 'newsroom.mail.kind.unreachable',
  'sign-in-refused': 'newsroom.mail.kind.sign-in-refused',
  insecure: 'newsroom.mail.kind.insecure',
  'too-late': 'newsroom.mail.kind.too-late',
  unreadable: 'newsroom.mail.kind.unreadable',
} as const

export function valueWords(value: string, t: NewsroomTranslate): string {
  const plain = t as (key: string) => string
  return Object.hasOwn(VALUES, value) ? plain(VALUES[value as keyof typeof VALUES]) : value
}

type VariantKey = Extract<keyof typeof newsroomAuditEn, `newsroom.did.${string}.${string}`>
const ABOUT_SOMEBODY: ReadonlySet<string> = new Set([
  ...(Object.keys(KIND_OF) as FactType[]).filter((type) => KIND_OF[type] === 'people'),
  'InvitationAccepted',
  'SessionsEnded',
  'StaffAssigned',
  'StaffReleased',
])
const OWN: ReadonlySet<string> = new Set(['ProfileChanged', 'PasswordChanged', 'SessionsEnded', 'InvitationAccepted'])

/** Who did it: by name, or as far as it can still be told. */
function whoOf({ by }: AuditEntry, t: NewsroomTranslate): string {
  if (by.name !== null) return by.name
  if (by.id === 'node') return t('newsroom.by.server')
  if (by.role === 'owner' && (by.id === '' || by.id.includes(':'))) return t('newsroom.by.link')
  return t(`newsroom.by.${by.role}`)
}

/** A piece of a sentence; what was put into it stands out. */
export interface Piece {
  readonly text: string
  readonly isNamed: boolean
}

// Around what is put in, so that it can be told from the words; stripped from names, where nobody types them.
const OPEN = '\uE000'
const CLOSE = '\uE001'
const named = (text: string) => `${OPEN}${text.replaceAll(/[\uE000\uE001]/gu, '')}${CLOSE}`

export function sentenceOf(entry: AuditEntry, t: NewsroomTranslate): readonly Piece[] {
  return pieces(words(entry, t))
}

function words(entry: AuditEntry, t: NewsroomTranslate): string {
  const { type, value } = entry
  const who = named(whoOf(entry, t))
  if (!isKnown(type)) return t('newsroom.did.other', { who, type: named(type), about: aboutOf(entry, t) })
  const subject = subjectOf(entry, t)
  const note = value === null ? '' : t('newsroom.audit.note', { value: valueWords(value, t) })
  const variant = variantOf(entry)
  const briefing = entry.briefing === null ? t('newsroom.audit.unnamed') : named(entry.briefing)
  // Every sentence is given all; each takes what it names.
  const sentence = t as (key: string, given: Readonly<Record<string, string>>) => string
  return sentence(variant ?? `newsroom.did.${type}`, { who, subject, note, briefing })
}

/** Another sentence where the plain one would sound wrong. */
function variantOf({ type, value, subject, by, briefing }: AuditEntry): VariantKey | null {
  if (type === 'AccreditationDecided' && (value === 'accepted' || value === 'refused' || value === 'revoked'))
    return `newsroom.did.AccreditationDecided.${value}`
  if (type === 'BriefingListed' && (value === 'scheduled' || value === 'live' || value === 'ended'))
    return `newsroom.did.BriefingListed.${value}`
  // A label need not be given, and the name of what is gone may be gone with it.
  if ((type === 'InvitationIssued' || type === 'InvitationRevoked' || type === 'OutletRemoved') && !subject)
    return `newsroom.did.${type}.unnamed`
  if (type === 'ScreenChanged' && briefing === null) return 'newsroom.did.ScreenChanged.idle'
  // Whoever registers, or has forgotten a password, is not signed in yet.
  if (type === 'AccountOpened' && by.name === null) return 'newsroom.did.AccountOpened.own'
  if (type === 'PasswordChanged' && by.role === 'reader') return 'newsroom.did.PasswordChanged.code'
  const isOwn = by.name !== null && by.name === subject
  return isOwn && OWN.has(type) ? (`newsroom.did.${type}.own` as VariantKey) : null
}

function subjectOf({ subject, type }: AuditEntry, t: NewsroomTranslate): string {
  if (!subject) return t(ABOUT_SOMEBODY.has(type) ? 'newsroom.audit.erased' : 'newsroom.audit.unnamed')
  return named(type === 'MailTroubled' ? templateWords(subject, t) : subject)
}

const aboutOf = ({ subject, value }: AuditEntry, t: NewsroomTranslate): string => {
  const told = [subject, value === null ? null : valueWords(value, t)].filter((part) => part !== null && part !== '')
  return told.length === 0 ? '' : ` (${told.join(', ')})`
}

function pieces(text: string): readonly Piece[] {
  return text
    .split(/(\uE000[^\uE001]*\uE001)/u)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith(OPEN) ? { text: part.slice(1, -1), isNamed: true } : { text: part, isNamed: false },
    )
}
