/** What a mail says, apart from how it looks: the words of each template in each language, as blocks. */
import type { MailLanguage, MailOrder, TemplateData, TemplateName } from '../mail.ts'
import { accreditationAccepted, accreditationRefused, accreditationRevoked } from './accreditation.ts'
import { accountExists, passwordChanged, passwordCode, registerCode } from './account.ts'
import { digest } from './digest.ts'
import { invitation } from './invitation.ts'
import { newsletterConfirm } from './newsletter.ts'

/** Whom mails come from. */
export interface Site {
  readonly name: string
  /** The public address. */
  readonly url: string
  /** IANA; for times that belong to no briefing. */
  readonly timeZone: string
}

export type Block =
  /** Our own words. */
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Somebody else's words. */
  | { readonly kind: 'quote'; readonly text: string }
  /** Digits to be typed. */
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'link'; readonly words: string; readonly url: string }
  /** A question and what was answered; both are somebody else's words and may be empty. */
  | { readonly kind: 'turn'; readonly heading: string; readonly question: string; readonly answer: string }
  /** A figure, the sentence that said it, which may be empty, and where it stands. */
  | {
      readonly kind: 'figure'
      readonly heading: string
      readonly sentence: string
      readonly words: string
      readonly url: string
    }

export interface Content {
  readonly subject: string
  /** What lists of mails show beside the subject. */
  readonly preview: string
  readonly heading: string
  readonly blocks: readonly Block[]
  /** Why this person gets the mail. */
  readonly why: string
  /** Below everything, small. */
  readonly footLinks: readonly { readonly words: string; readonly url: string }[]
}

/** A template in every language; one without French does not compile. */
export type Template<T extends TemplateName> = Readonly<
  Record<MailLanguage, (data: TemplateData[T], site: Site) => Content>
>

export const TEMPLATES: { readonly [T in TemplateName]: Template<T> } = {
  'register-code': registerCode,
  'account-exists': accountExists,
  'password-code': passwordCode,
  'password-changed': passwordChanged,
  'accreditation-accepted': accreditationAccepted,
  'accreditation-refused': accreditationRefused,
  'accreditation-revoked': accreditationRevoked,
  invitation,
  'newsletter-confirm': newsletterConfirm,
  digest,
}

export function contentOf<T extends TemplateName>(order: MailOrder<T>, site: Site): Content {
  const template = TEMPLATES[order.template] as Template<T>
  return template[order.language](order.data as TemplateData[T], site)
}
