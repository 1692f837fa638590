/** One attempt to send one mail, and what follows from how it ends. */
import type { Logger } from 'pino'
import { compose } from './compose.ts'
import type { Delivery } from './delivery.ts'
import { failureCodes, failureKind, failureReason, isPermanent, lastMoment, nextAttempt } from './failure.ts'
import type { MailerParts, MailTrouble } from './mail.ts'
import type { Spool, SpooledMail, SpoolEntry } from './spool.ts'

export interface AttemptParts extends Pick<MailerParts, 'clock' | 'from' | 'newsroom' | 'timeZone'> {
  readonly troubled: MailerParts['troubled']
  readonly settled: MailerParts['settled']
  readonly logger: Logger
  readonly delivery: Delivery
  readonly spool: Spool
}

/** When the disk fails under the spool, it is asked again after so long. */
const DISK_AGAIN_MS = 60_000

type Trouble = Pick<MailTrouble, 'kind' | 'reason' | 'attempts' | 'nextAt'>

/** The answer of each attempt: after how many ms to try again, or null where the mail is sent or given up. */
export function createAttempt(parts: AttemptParts): (entry: SpoolEntry) => Promise<number | null> {
  const { clock, delivery, from, logger, newsroom, spool, timeZone } = parts

  async function attempt(entry: SpoolEntry): Promise<number | null> {
    const mail = await spool.read(entry)
    if (mail === null) return null
    const { order, placedAt } = mail
    if (clock.now() >= lastMoment(order, placedAt)) return giveUp(entry, mail, 'too-late', '')
    let message
    try {
      message = compose(mail, entry.mark, from, { ...newsroom(), timeZone })
    } catch (error) {
      await spool.setAside(entry, error)
      tell(mail, { kind: 'unreadable', reason: '', attempts: mail.attempts, nextAt: null })
      return null
    }
    try {
      await delivery.deliver(message, `${order.template}-${order.language}`)
    } catch (error) {
      return failed(entry, { ...mail, attempts: mail.attempts + 1 }, error)
    }
    return sent(entry, mail)
  }

  async function sent(entry: SpoolEntry, { order, attempts }: SpooledMail): Promise<null> {
    logger.info({ mail: entry.mark, template: order.template, attempts: attempts + 1 }, 'mail sent')
    guarded(() => {
      parts.settled(order.id)
    })
    // First noted, then removed: in between, the note keeps it from being sent again.
    await spool.markSent(entry, clock.now())
    await spool.remove(entry)
    return null
  }

  async function failed(entry: SpoolEntry, mail: SpooledMail, error: unknown): Promise<number | null> {
    const { order, placedAt, attempts } = mail
    const now = clock.now()
    const kind = failureKind(error)
    const reason = failureReason(error, order, delivery.password)
    const nextAt = isPermanent(error) ? null : nextAttempt(order, placedAt, attempts, now)
    logger.warn(
      { mail: entry.mark, template: order.template, attempts, nextAt, ...failureCodes(error) },
      'mail not sent',
    )
    if (nextAt === null) return giveUp(entry, mail, kind, reason)
    await spool.keep(entry, mail)
    tell(mail, { kind, reason, attempts, nextAt })
    return nextAt - now
  }

  async function giveUp(
    entry: SpoolEntry,
    mail: SpooledMail,
    kind: MailTrouble['kind'],
    reason: string,
  ): Promise<null> {
    logger.warn({ mail: entry.mark, template: mail.order.template, attempts: mail.attempts, kind }, 'mail given up')
    tell(mail, { kind, reason, attempts: mail.attempts, nextAt: null })
    await spool.remove(entry)
    return null
  }

  function tell({ order }: SpooledMail, trouble: Trouble): void {
    guarded(() => {
      parts.troubled({ id: order.id, template: order.template, to: order.to, ...trouble })
    })
  }

  /** Whoever listens may fail without keeping a mail from being sent. */
  function guarded(run: () => void): void {
    try {
      run()
    } catch (error) {
      // Its message may quote what it was told.
      logger.error({ reason: error instanceof Error ? error.name : 'unknown' }, 'a listener to mails failed')
    }
  }

  return async (entry) => {
    try {
      return await attempt(entry)
    } catch (error) {
      logger.error({ err: error, mail: entry.mark }, 'the spool cannot be read or written')
      return spool.wasSent(entry) ? null : DISK_AGAIN_MS
    }
  }
}
