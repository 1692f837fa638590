/** The shapes of `/api/accounts`, `/api/sessions`, `/api/people` and their like: what pages and scripts send and are answered. */
import { z } from 'zod'
import { emailAddressSchema } from '../domain/emailAddress.ts'
import { plainText } from '../domain/plainText.ts'
import { outletNameSchema } from '../domain/newsroom/outlets.ts'
import { framedBySchema, holdSchema, settingsSchema, type Settings } from '../domain/newsroom/settings.ts'
import {
  accountRoleSchema,
  pageLanguageSchema,
  staffRoleSchema,
  standingSchema,
  type AccountRole,
  type PageLanguage,
  type StaffRole,
  type Standing,
} from '../domain/newsroom/vocabulary.ts'
import { idSchema, type Role } from '../domain/vocabulary.ts'

const tokenSchema = z.string().min(16).max(200)
/** As typed: its conditions are looked at by the server's own rule, whose refusal names them. */
const passwordSchema = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => text.isWellFormed(), 'is not well-formed Unicode')
/** Eight digits; people type spaces between them. */
const codeSchema = z
  .string()
  .max(20)
  .transform((text) => text.replaceAll(/\s/gu, ''))
  .pipe(z.string().regex(/^\d{8}$/, 'is not a code of 8 digits'))

// ── Accounts and codes ──────────────────────────────────────────────────────────────────────────────────────────────

export const profileSchema = z.object({
  name: plainText(120),
  /** As the person writes it; the outlet of the accreditation is chosen by whoever accepts it. Empty: none. */
  outlet: plainText(120, 0),
  language: pageLanguageSchema,
})
export type Profile = Readonly<z.infer<typeof profileSchema>>

/** `POST /api/accounts` → 202 `CodeSent`, the same for an address that has an account. */
export const newAccountSchema = profileSchema.extend({
  email: emailAddressSchema,
  password: passwordSchema,
  /** Of an invitation link. */
  invitation: tokenSchema.optional(),
})
export type NewAccount = z.input<typeof newAccountSchema>

/** `POST /api/codes`: for a forgotten password → 202 `CodeSent`, the same for an address without an account. */
export const newCodeSchema = z.object({ email: emailAddressSchema, language: pageLanguageSchema })
export type NewCode = z.input<typeof newCodeSchema>

/** `POST /api/codes/:request/again` answers it too. Times in milliseconds since 1970 by the server's clock `now`. */
export interface CodeSent {
  readonly request: string
  readonly now: number
  readonly againAt: number
  readonly expiresAt: number
}

/** `POST /api/accounts/confirmation` → 201 `SessionAnswer` and a session. */
export const confirmationSchema = z.object({ request: idSchema, code: codeSchema })
export type Confirmation = z.input<typeof confirmationSchema>

/** `POST /api/accounts/password` → 200 `SessionAnswer` and a session; every other session is over. */
export const passwordResetSchema = z.object({ request: idSchema, code: codeSchema, password: passwordSchema })
export type PasswordReset = z.input<typeof passwordResetSchema>

/** `PUT /api/accounts/current/password` → 200 and a new session; the others are over. */
export const passwordChangeSchema = z.object({ current: passwordSchema, password: passwordSchema })
export type PasswordChange = z.input<typeof passwordChangeSchema>

/** `DELETE /api/accounts/current` → 204: erases the account. */
export const erasureSchema = z.object({ password: passwordSchema })
export type Erasure = z.input<typeof erasureSchema>

/** `POST /api/accounts/current/invitation` → 200 `SessionAnswer`: takes an invitation up with the account there is. */
export const acceptInvitationSchema = z.object({ token: tokenSchema })

// ── Sessions ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** `POST /api/sessions` → 201 `SessionAnswer`: the owner's link, or an account. */
export const linkSessionSchema = z.object({ token: tokenSchema })
export const accountSessionSchema = z.object({ email: emailAddressSchema, password: passwordSchema })
export type NewSession = z.input<typeof linkSessionSchema> | z.input<typeof accountSessionSchema>

export interface OwnAccount extends Profile {
  readonly id: string
  readonly email: string
  readonly role: AccountRole
  readonly standing: Standing
  /** Why it was refused or revoked. */
  readonly reason: string | null
  /** The outlet that it is accredited for. */
  readonly accreditedFor: string | null
}

/** `GET /api/sessions/current`: who this browser is. */
export interface SessionAnswer {
  readonly role: Role
  /** Null without an account: for readers and for the owner's link. */
  readonly account: OwnAccount | null
  /** The briefings in which the account has a part of its own. */
  readonly staff: readonly { readonly briefing: string; readonly role: StaffRole }[]
}

/** `POST /api/sessions/links`, by an owner: a further link, good for one use as `/owner#TOKEN`. */
export interface OwnerLink {
  readonly token: string
}

// ── People, by owner and moderators ─────────────────────────────────────────────────────────────────────────────────

/** `GET /api/people` → `{ people: Person[] }`, newest first. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  /** As written by the person. */
  readonly outlet: string
  readonly language: PageLanguage
  readonly role: AccountRole
  readonly standing: Standing
  readonly reason: string | null
  readonly accreditedFor: string | null
  readonly openedAt: number
  readonly staff: readonly { readonly briefing: string; readonly role: StaffRole }[]
}

/** `POST /api/people/:account/accreditation` → 204. An outlet that is not there yet is named and added. */
export const accreditationSchema = z
  .object({
    saw: standingSchema,
    standing: standingSchema.exclude(['asked']),
    reason: plainText(500).optional(),
    outletName: outletNameSchema.optional(),
  })
  .refine(({ standing, reason }) => standing === 'accepted' || reason !== undefined, {
    path: ['reason'],
    message: 'is missing: whoever is refused or loses the accreditation is told why',
  })
export type AccreditationDecision = z.input<typeof accreditationSchema>

/** `PUT /api/people/:account/role` → 204, by the owner. */
export const roleChangeSchema = z.object({ role: accountRoleSchema })
/** `PUT /api/briefings/:id/staff/:account` → 204. */
export const staffChangeSchema = z.object({ role: staffRoleSchema })

/** `GET /api/briefings/:id/staff` → `{ staff: StaffMember[] }`. */
export interface StaffMember {
  readonly account: string
  readonly name: string
  readonly role: StaffRole
}

// ── Outlets, invitations, tokens, settings, audit, mail ─────────────────────────────────────────────────────────────

/** `POST /api/outlets` → 201 `{ id }`, `PUT /api/outlets/:outlet` → 204; `GET /api/outlets` → `{ outlets: OutletEntry[] }`. */
export const outletSchema = z.object({ name: outletNameSchema })
export interface OutletEntry {
  readonly id: string
  readonly name: string
  /** Accounts that are accredited for it. */
  readonly accredited: number
}

/** `POST /api/invitations` → 201 `InvitationLink`. Only an owner invites owners and moderators. */
export const newInvitationSchema = z.object({
  role: accountRoleSchema,
  outletName: outletNameSchema.optional(),
  label: plainText(120, 0).default(''),
  uses: z.int().min(1).max(1_000).default(1),
  /** ISO 8601 with an offset. */
  endsAt: z.iso.datetime({ offset: true }).optional(),
  /** Sends the link to this address as well. */
  email: emailAddressSchema.optional(),
  /** In which that mail is written. */
  language: pageLanguageSchema.default('en'),
})
export type NewInvitation = z.input<typeof newInvitationSchema>

/** The token is shown once and nowhere kept: `/register#TOKEN`. */
export interface InvitationLink {
  readonly id: string
  readonly url: string
}

/** `GET /api/invitations` → `{ invitations: InvitationEntry[] }`, newest first. */
export interface InvitationEntry {
  readonly id: string
  readonly role: AccountRole
  readonly outlet: string | null
  readonly label: string
  readonly uses: number
  readonly used: number
  readonly issuedAt: number
  readonly endsAt: number | null
  readonly revoked: boolean
}

/** `POST /api/invitations/look` → 200: what a link offers, for the page that it opens. */
export const invitationLookSchema = z.object({ token: tokenSchema })
export interface OfferedInvitation {
  readonly role: AccountRole
  readonly outlet: string | null
}

/** `GET /api/tokens` → `{ tokens: TokenEntry[] }`: the lines tokens of every briefing, without the tokens. */
export interface TokenEntry {
  readonly briefing: string
  readonly title: string
  readonly id: string
  readonly label: string
  readonly issuedAt: number
  readonly revoked: boolean
}

/** `PUT /api/settings` → 204, any part of them. */
// Without the defaults that the facts have: they would set the hold and the sites back with every other change.
export const settingsChangeSchema = settingsSchema.extend({ holdS: holdSchema, framedBy: framedBySchema }).partial()
export type SettingsChange = z.input<typeof settingsChangeSchema>

/** `GET /api/settings`, for everybody. */
export interface PublicSettings {
  readonly name: string | null
  /** An address of this server, or null. */
  readonly logo: string | null
  readonly languages: Settings['languages']
  readonly registration: Settings['registration']
  readonly holdS: Settings['holdS']
  /** What the policy of the embedded page says to everybody anyway. */
  readonly framedBy: Settings['framedBy']
}

/** `GET /api/audit?before=SEQ&limit=N` → `{ entries: AuditEntry[], more: boolean }`, newest first. */
export interface AuditEntry {
  readonly seq: number
  readonly at: number
  readonly by: { readonly role: Role; readonly id: string; readonly name: string | null }
  /** The fact's type, such as `RoleGiven`. */
  readonly type: string
  /** Whom or what it is about, in words that are no secret; null where there is nothing to say or it was erased. */
  readonly subject: string | null
  /** Such as the new role. */
  readonly value: string | null
  /** The title of the briefing in which it holds, where it is about one. */
  readonly briefing: string | null
  /** The network address; null where the node itself acted or it was erased. */
  readonly from: string | null
}

/** `GET /api/mail` → `{ troubles: MailTroubleEntry[] }`, newest first; `DELETE /api/mail/:mail` → 204: seen. */
export interface MailTroubleEntry {
  readonly id: string
  readonly template: string
  readonly to: string | null
  readonly attempts: number
  /** Such as `unreachable`: see MAIL_TROUBLE_KINDS of the mailer. */
  readonly kind: string
  /** What the mail server answered; may be empty. */
  readonly reason: string
  readonly at: number
  /** Null: given up. */
  readonly nextAt: number | null
}

// ── Newsletter ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** `POST /api/newsletter` → 202, the same for every address; a mail asks to confirm. */
export const newSubscriptionSchema = z.object({ email: emailAddressSchema, language: pageLanguageSchema })
export type NewSubscription = z.input<typeof newSubscriptionSchema>

/** `POST /api/newsletter/confirmation` and `…/preferences` → 200 `SubscriptionAnswer`; `token` of the mail's link. */
export const subscriptionTokenSchema = z.object({ token: tokenSchema })
/** `PUT /api/newsletter/preferences` → 200 `SubscriptionAnswer`. */
export const subscriptionChangeSchema = z.object({ token: tokenSchema, language: pageLanguageSchema })
export interface SubscriptionAnswer {
  readonly language: PageLanguage
  readonly confirmed: boolean
}
// `POST /api/newsletter/unsubscription?token=…` → 200, whatever its body says: RFC 8058 lets mail programs send it.
