/** What the strip under the header says of the connection; null while there is nothing to say. */
import type { Locale, Translate } from '../format/i18n.ts'
import { clockTime, span } from '../format/times.ts'
import type { LinkState } from '../live/linkState.ts'

/** Shorter losses heal before a person would have read of them. In ms. */
const SAID_AFTER = 1_500

export interface LinkMoment {
  readonly link: LinkState
  /** This device's clock, like the times in `link`. */
  readonly now: number
  readonly lastLineAt: number | null
  readonly zone: string
}

export function linkWords({ link, now, lastLineAt, zone }: LinkMoment, t: Translate, locale: Locale): string | null {
  if (link.phase === 'denied' || link.phase === 'idle') return null
  const since = link.pausedSince
  if (since !== null && now - since >= SAID_AFTER) {
    const lastLine = lastLineAt === null ? null : t('link.lastLine', { span: span(now - lastLineAt, locale) })
    const what =
      link.phase === 'live' ? t('link.paused', { time: clockTime(since, locale, zone) }) : t('link.reconnecting')
    if (link.phase !== 'live' && now - since >= 60_000)
      return t('link.paused', { time: clockTime(since, locale, zone) }) + (lastLine ? `; ${lastLine}` : '')
    return lastLine === null ? what : `${what}; ${lastLine}`
  }
  if (link.storeStale) return t('link.stale')
  if (link.phase === 'waiting') return t('link.waiting')
  return null
}
