/** Orders go into the spool and from there, in the background, to whoever delivers them, as often as it takes. */
import { checkOrder } from './headerText.ts'
import { createAttempt } from './attempt.ts'
import { createOutboxDelivery, createSmtpDelivery } from './delivery.ts'
import type { Mailer, MailerParts, MailOrder } from './mail.ts'
import { createSendingQueue, type SendingQueue } from './sendingQueue.ts'
import { openSpool, type Spool } from './spool.ts'

/** How long `close` waits for mails that are being sent. */
const CLOSES_WITHIN_MS = 8_000

/**
 * Begins at once with what a process before has left.
 *
 * M1 An order is on the disk before `send` resolves, and is sent however often the process ends.
 * M2 An order is sent once. Where the process dies, or the server's answer is lost, between sending and noting it, it is
 *    sent once more under the same Message-ID.
 * M3 A mail that cannot be sent is tried again with growing pauses, for a day; a code for as long as it is good.
 * M4 A mail that somebody waits for does not wait for digests.
 */
export function createMailer(parts: MailerParts): Mailer {
  const { clock, secret, spoolDir, newsroom } = parts
  const logger = parts.logger.child({ part: 'mail' })
  const delivery =
    parts.smtpUrl === null ? createOutboxDelivery(parts.outboxDir, clock) : createSmtpDelivery(parts.smtpUrl)
  const writing = new Map<string, Promise<void>>()

  async function open(): Promise<{ spool: Spool; queue: SendingQueue }> {
    const spool = await openSpool(spoolDir, secret, clock.now(), logger)
    const attempt = createAttempt({ ...parts, logger, delivery, spool })
    const queue = createSendingQueue(clock, delivery.atOnce, attempt)
    for (const entry of spool.waiting) queue.add(entry)
    return { spool, queue }
  }
  const opened = open()
  opened.catch((error: unknown) => {
    logger.error({ err: error, spoolDir }, 'the spool cannot be opened: mails are refused')
  })

  async function send(order: MailOrder): Promise<void> {
    checkOrder(order, newsroom().url)
    const { spool, queue } = await opened
    const entry = spool.entryOf(order)
    if (spool.wasSent(entry) || queue.holds(entry)) return
    // The same order twice at once: both wait for the one that is being written.
    const begun = writing.get(entry.mark)
    if (begun !== undefined) return begun
    const written = spool.keep(entry, { order, placedAt: clock.now(), attempts: 0 })
    writing.set(entry.mark, written)
    try {
      await written
      queue.add(entry)
    } finally {
      writing.delete(entry.mark)
    }
  }

  async function close(): Promise<void> {
    const { spool, queue } = await opened
    await Promise.allSettled(writing.values())
    await queue.close(CLOSES_WITHIN_MS)
    delivery.close()
    await spool.close()
  }

  return {
    send,
    close: () => close().catch(() => undefined),
  }
}
