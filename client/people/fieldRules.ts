/** What can be said of a typed field before the server is asked; what is let through here the server looks at again. */
import { isPasswordStrong, passwordConditions, PASSWORD_LIMIT } from '#shared/domain/password.ts'
import type { TranslatePeople } from '../locales/peopleFaults.ts'

const ADDRESS = /^[^\s@]+@[^\s@]+$/u

export function emailFault(email: string, t: TranslatePeople): string | null {
  const typed = email.trim()
  if (typed === '') return t('field.email.missing')
  return ADDRESS.test(typed) ? null : t('field.email.wrong')
}

export function nameFault(name: string, t: TranslatePeople): string | null {
  return name.trim() === '' ? t('field.name.missing') : null
}

/** Of a password that exists already: only whether there is one. */
export function passwordFault(password: string, t: TranslatePeople): string | null {
  return password === '' ? t('field.password.missing') : null
}

export function newPasswordFault(password: string, t: TranslatePeople): string | null {
  if (password === '') return t('field.password.missing')
  if (isPasswordStrong(password)) return null
  const isLong = Object.values(passwordConditions(password)).every((isMet) => isMet)
  return isLong ? t('field.password.long', { n: PASSWORD_LIMIT }) : t('field.password.weak')
}

/** People type spaces and hyphens where the mail shows groups. */
export function codeDigits(typed: string): string {
  return typed.replaceAll(/[\s-]/gu, '')
}

export function codeFault(typed: string, t: TranslatePeople): string | null {
  return /^\d{8}$/.test(codeDigits(typed)) ? null : t('code.missing')
}
