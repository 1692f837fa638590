/** The way out of the house: an SMTP server, or files in a folder where none is configured. */
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Clock } from '../clock.ts'

export interface Delivery {
  /** How many mails may be under way at once. */
  readonly atOnce: number
  /** Stands in no log and no answer; null where there is none. */
  readonly password: string | null
  /** Resolves when the mail was taken. `label`: names the mail in file names. */
  readonly deliver: (message: SendMailOptions, label: string) => Promise<void>
  readonly close: () => void
}

const AT_ONCE = 4
/** Content comes from our templates alone; nothing in it may make nodemailer open a file or an address. */
const CLOSED = { disableFileAccess: true, disableUrlAccess: true } as const

/** `smtpUrl`: `smtp(s)://user:password@host:port`, as the configuration lets it in. */
export function createSmtpDelivery(smtpUrl: string): Delivery {
  const url = new URL(smtpUrl)
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const user = decodeURIComponent(url.username)
  const password = decodeURIComponent(url.password)
  const isLocal = host === 'localhost' || host === '::1' || /^127\./.test(host)
  const transport = createTransport({
    pool: true,
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    // Certificates are verified. Only what does not leave the machine goes without: relays there have none that is good.
    ignoreTLS: isLocal && !secure,
    // A password is not said before the line is encrypted, whatever somebody in between answers.
    requireTLS: !isLocal && user !== '',
    ...(user !== '' && { auth: { user, pass: password } }),
    maxConnections: AT_ONCE,
    maxRequeues: 0,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    ...CLOSED,
  })
  return {
    atOnce: AT_ONCE,
    password: password === '' ? null : password,
    async deliver(message) {
      await transport.sendMail(message)
    },
    close: () => {
      transport.close()
    },
  }
}

/** Writes `<time>-<number>-<label>.eml`, which sort by time; a file under such a name is whole. */
export function createOutboxDelivery(dir: string, clock: Clock): Delivery {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows', ...CLOSED })
  let written = 0
  return {
    // One after the other, so that their order is the one in which they were ordered.
    atOnce: 1,
    password: null,
    async deliver(message, label) {
      const { message: bytes } = await transport.sendMail(message)
      await mkdir(dir, { recursive: true, mode: 0o700 })
      written += 1
      const time = new Date(clock.now()).toISOString().replace(/[:.]/g, '-')
      const file = join(dir, `${time}-${String(written).padStart(5, '0')}-${label}.eml`)
      const handle = await open(`${file}.tmp`, 'w', 0o600)
      try {
        await handle.writeFile(bytes as Buffer)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(`${file}.tmp`, file)
    },
    close: () => undefined,
  }
}
