/** Words for what the mailer calls its mails and its troubles; what has none is shown by its name. */
import type { newsroomEn } from '../../locales/newsroomEn.ts'
import type { NewsroomTranslate } from './useNewsroomWords.ts'

type Named<Prefix extends string> = keyof typeof newsroomEn extends infer K
  ? K extends `${Prefix}${infer Name}`
    ? Name
    : never
  : never
type Template = Named<'newsroom.mail.template.'>
type Trouble = Named<'newsroom.mail.kind.'>

export const MAIL_TEMPLATES = [
  'register-code',
  'account-exists',
  'password-code',
  'password-changed',
  'accreditation-accepted',
  'accreditation-refused',
  'accreditation-revoked',
  'invitation',
  'newsletter-confirm',
  'digest',
] as const satisfies readonly Template[]

export const MAIL_TROUBLES = [
  'refused',
  'deferred',
  'unreachable',
  'sign-in-refused',
  'insecure',
  'too-late',
  'unreadable',
] as const satisfies readonly Trouble[]

export function templateWords(template: string, t: NewsroomTranslate): string {
  const known = MAIL_TEMPLATES.find((name) => name === template)
  return known === undefined ? template : t(`newsroom.mail.template.${known}`)
}

export function kindWords(kind: string, t: NewsroomTranslate): string {
  const known = MAIL_TROUBLES.find((name) => name === kind)
  return known === undefined ? kind : t(`newsroom.mail.kind.${known}`)
}
