/** Every refusal needs words: a code without a key here, or a key without words in a language, does not compile. */
import { REFUSAL_CODES, type CommonRefusalCode } from '#shared/domain/refusal.ts'
import type { Translate } from '../format/i18n.ts'

type RefusalKey = `refusal.${CommonRefusalCode}`
export type FaultKey = RefusalKey | 'fault.not-connected' | 'fault.not-reached' | 'fault.body-too-large' | 'fault.other'

/** What happened, for a person; a code without words of its own is named. */
export function faultWords(code: string, t: Translate): string {
  const refusal = REFUSAL_CODES.find((known) => known === code)
  if (refusal !== undefined) return t(`refusal.${refusal}`)
  if (code === 'not-connected' || code === 'not-reached' || code === 'body-too-large') return t(`fault.${code}`)
  return t('fault.other', { code })
}
