/** Why somebody is suggested, as one sentence. */
import type { FairReason } from '#shared/domain/questions/fairness.ts'
import type { Locale } from '../format/i18n.ts'
import { span } from '../format/times.ts'
import type { DeskTranslate } from './trailWords.ts'

function reasonWords(reason: FairReason, t: DeskTranslate, locale: Locale): string {
  switch (reason.kind) {
    case 'outlet-not-heard':
      return t('next.reason.outlet-not-heard', { outlet: reason.outlet })
    case 'longest-wait':
      return t('next.reason.longest-wait', { span: span(reason.wait, locale) })
    case 'most-votes':
      return t('next.reason.most-votes', { n: reason.votes })
    default:
      return t(`next.reason.${reason.kind}`)
  }
}

export function fairWords(reasons: readonly FairReason[], t: DeskTranslate, locale: Locale): string {
  const words = reasons.length === 0 ? [t('next.reason.none')] : reasons.map((reason) => reasonWords(reason, t, locale))
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(words)
  return t('next.because', { reasons: list.charAt(0).toLocaleUpperCase(locale) + list.slice(1) })
}
