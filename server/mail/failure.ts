/** What a failed attempt means: whether to try again, when, and what the owner may be told. */
import type { MailOrder, MailTroubleKind } from './mail.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Before the second attempt, the third, and so on; the last one from then on. */
const PAUSES = [SECOND, 5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR]
/** Whoever waits for a code does not wait for an hour. */
const LONGEST_PAUSE_FOR_A_CODE = 10 * MINUTE

/** When a mail has no more use, ms since 1970. */
export function lastMoment(order: MailOrder, placedAt: number): number {
  return placedAt + (codeOf(order) === null ? DAY : (order.data as { minutes: number }).minutes * MINUTE)
}

/** When to try again after so many attempts; null: not at all. */
export function nextAttempt(order: MailOrder, placedAt: number, attempts: number, now: number): number | null {
  const longest = codeOf(order) === null ? HOUR : LONGEST_PAUSE_FOR_A_CODE
  const at = now + Math.min(longest, PAUSES[attempts - 1] ?? HOUR)
  return at < lastMoment(order, placedAt) ? at : null
}

/** As nodemailer describes errors: `code` is its own, `command` the step of SMTP, `responseCode` the server's. */
interface SmtpError {
  readonly code?: string
  readonly command?: string
  readonly responseCode?: number
  readonly response?: string
}

/**
 * Whether the server has said of this very mail that it will never take it. A refused sign-in or sender is the newsroom's
 * own fault: it may be mended within the day, and then no mail should be lost.
 */
export function isPermanent(error: unknown): boolean {
  const { command, responseCode = 0 } = error as SmtpError
  return responseCode >= 500 && responseCode < 600 && (command === 'RCPT TO' || command === 'DATA')
}

export function failureKind(error: unknown): MailTroubleKind {
  const { code, command, responseCode = 0 } = error as SmtpError
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'sign-in-refused'
  if (code === 'ETLS' || command === 'STARTTLS' || isCertificate(error)) return 'insecure'
  if (responseCode >= 500) return 'refused'
  return responseCode >= 400 ? 'deferred' : 'unreachable'
}

/** nodemailer puts its own code in the place of what TLS calls the fault. */
function isCertificate(error: unknown): boolean {
  return error instanceof Error && /\bcertificate\b/i.test(error.message) && (error as SmtpError).code === 'ESOCKET'
}

/** For logs: codes only, since what a server answers may quote addresses. */
export function failureCodes(error: unknown): { readonly code: string; readonly responseCode: number | null } {
  const { code, responseCode } = error as SmtpError
  return { code: code ?? 'unknown', responseCode: responseCode ?? null }
}

/** In one sentence, for the owner; without links, codes or the password, which servers like to quote. */
export function failureReason(error: unknown, order: MailOrder, password: string | null): string {
  const { response, code } = error as SmtpError
  const said = response ?? (error instanceof Error ? error.message : String(code))
  const withoutLinks = said.replace(/\S*:\/\/\S*/g, '…').replace(/[\p{Cc}\s]+/gu, ' ')
  const secrets = [codeOf(order), password].filter((secret) => secret !== null && secret !== '')
  return secrets.reduce((text: string, secret) => text.replaceAll(secret ?? '', '…'), withoutLinks).slice(0, 300)
}

function codeOf(order: MailOrder): string | null {
  return order.template === 'register-code' || order.template === 'password-code' ? order.data.code : null
}
