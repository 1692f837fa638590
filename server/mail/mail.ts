/** What a mail is ordered with, what each template is given, and what the owner is told of mails that do not leave. */
import type { Logger } from 'pino'
import type { FigureValues } from '#shared/domain/figures/vocabulary.ts'
import type { Role } from '#shared/domain/vocabulary.ts'
import type { Clock } from '../clock.ts'

export const MAIL_LANGUAGES = ['en', 'fr'] as const
export type MailLanguage = (typeof MAIL_LANGUAGES)[number]

/** Who is invited: everybody else needs no invitation. */
export type InvitedRole = Extract<Role, 'owner' | 'moderator' | 'captioner' | 'reporter'>

/** From the name of a template to what it is given. Times in ms since 1970; links are under the newsroom's own address. */
export interface TemplateData {
  /** `code`: digits, ungrouped. `name`: as typed by whoever registered, which may be somebody else. */
  readonly 'register-code': { readonly code: string; readonly minutes: number; readonly name: string }
  readonly 'account-exists': { readonly signInUrl: string; readonly forgottenUrl: string }
  readonly 'password-code': { readonly code: string; readonly minutes: number }
  readonly 'password-changed': { readonly at: number }
  readonly 'accreditation-accepted': { readonly outlet: string }
  /** An empty reason is not mentioned. */
  readonly 'accreditation-refused': { readonly reason: string }
  readonly 'accreditation-revoked': { readonly reason: string }
  readonly invitation: {
    readonly role: InvitedRole
    readonly outlet: string | null
    readonly url: string
    readonly endsAt: number | null
  }
  readonly 'newsletter-confirm': { readonly url: string }
  readonly digest: Digest & DigestLinks
}
export type TemplateName = keyof TemplateData

/** What a digest tells of a briefing, the same for everybody. */
export interface Digest {
  readonly title: string
  readonly startedAt: number
  readonly endedAt: number
  /** IANA; what its times are told in. */
  readonly timeZone: string
  readonly turns: readonly DigestTurn[]
  /** How many more turns there were than the mail has room for. */
  readonly furtherTurns: number
  /** How many lines stand in the record. */
  readonly lines: number
  /** Confirmed ones, in the order in which they were said. A mail that waited since before there were any has none. */
  readonly figures?: readonly DigestFigure[]
  /** How many more there were than the mail has room for. */
  readonly furtherFigures?: number
}

export interface DigestFigure {
  /** Of its place on the page. */
  readonly id: string
  readonly values: FigureValues
  /** Null where it was entered by hand. */
  readonly said: string | null
  readonly sentence: string | null
}

export interface DigestTurn {
  /** 0 is the statement, which nobody asked for. */
  readonly number: number
  /** Null where nobody knows. */
  readonly asker: string | null
  readonly outlet: string | null
  readonly question: string
  /** The first sentences; empty while nobody answered. */
  readonly answer: string
}

export interface DigestLinks {
  readonly url: string
  /** Ends the subscription by a mere POST, without signing in. */
  readonly unsubscribeUrl: string
  readonly preferencesUrl: string
}

/** Distributes over the names, so that a template and its data cannot be mixed up. */
export type MailOrder<T extends TemplateName = TemplateName> = T extends TemplateName
  ? {
      /** The same id again is not sent twice. At most 200 characters. */
      readonly id: string
      /** One plain address. */
      readonly to: string
      readonly language: MailLanguage
      readonly template: T
      readonly data: TemplateData[T]
    }
  : never

export interface Mailer {
  /** Resolves once the mail is safe in the spool, never waits for SMTP. Throws `UnsendableMail`. */
  readonly send: (order: MailOrder) => Promise<void>
  /** Lets what is being sent arrive, for some seconds at most; the rest stays in the spool. */
  readonly close: () => Promise<void>
}

/**
 * `refused` for good or `deferred` by the server, the server `unreachable`, not to be trusted or encrypted with
 * (`insecure`) or its `sign-in-refused`, `too-late` to be of use, or `unreadable` in the spool.
 */
export const MAIL_TROUBLE_KINDS = [
  'refused',
  'deferred',
  'unreachable',
  'insecure',
  'sign-in-refused',
  'too-late',
  'unreadable',
] as const
export type MailTroubleKind = (typeof MAIL_TROUBLE_KINDS)[number]

/** A mail that was not accepted for delivery. */
export interface MailTrouble {
  /** Of the order. */
  readonly id: string
  readonly template: TemplateName
  readonly to: string
  readonly attempts: number
  /** What a page words in the owner's language. */
  readonly kind: MailTroubleKind
  /** What the server answered, for the owner's eyes; holds no code, link or password; may be empty. */
  readonly reason: string
  /** Milliseconds since 1970; null: given up. */
  readonly nextAt: number | null
}

export interface MailerParts {
  /** One sealed file for each mail that waits. */
  readonly spoolDir: string
  /** Where mails are written to without an `smtpUrl`. */
  readonly outboxDir: string
  readonly smtpUrl: string | null
  /** The address mails are from. */
  readonly from: string
  /** As it is when a mail leaves. `url`: the configured public address; all links must be under it. */
  readonly newsroom: () => { readonly name: string; readonly url: string }
  readonly secret: string
  /** IANA; for times that belong to no briefing. */
  readonly timeZone: string
  readonly clock: Clock
  readonly logger: Logger
  /** After each attempt that failed. */
  readonly troubled: (trouble: MailTrouble) => void
  /** After a mail was taken by the server, for the order of this id; also for those that were never in trouble. */
  readonly settled: (id: string) => void
}

/** An order that cannot become a mail. The message names the field and what is wrong, never what stood in it. */
export class UnsendableMail extends Error {
  readonly field: string

  constructor(field: string, fault: string) {
    super(`The mail cannot be sent: ${field} ${fault}`)
    this.name = 'UnsendableMail'
    this.field = field
  }
}
