/** A real SMTP server on this machine that keeps what it is given, and can be told to refuse. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail extends ParsedMail {
  /** As the server was told them, whatever the headers say. */
  readonly envelope: { readonly from: string; readonly to: readonly string[] }
  readonly raw: string
}

export interface SmtpServer {
  readonly url: string
  /** All of them, in the order in which they came. */
  readonly mails: () => readonly ReceivedMail[]
  /** The oldest mail to that address which was not answered before; waits for it for up to 10 s. */
  readonly nextMailTo: (address: string) => Promise<ReceivedMail>
  /** The next `times` mails are refused with that code, such as 451 or 550. */
  readonly refuse: (times: number, code: number, words?: string) => void
  /** How often somebody tried to sign in. */
  readonly signIns: () => number
  readonly close: () => Promise<void>
}

export interface SmtpServerOptions {
  /** 0: any free one. */
  readonly port?: number
  /** Takes a sign-in with these and nothing else. */
  readonly user?: { readonly name: string; readonly password: string }
  /** Speaks TLS from the start, with a certificate that nobody has signed. */
  readonly tls?: true
}

const COMES_WITHIN_MS = 10_000

export async function startSmtpServer(options: SmtpServerOptions = {}): Promise<SmtpServer> {
  const received: ReceivedMail[] = []
  const taken = new Set<ReceivedMail>()
  const listeners = new Set<() => void>()
  let refusals: Error[] = []
  let signIns = 0

  const server = new SMTPServer({
    secure: options.tls === true,
    disabledCommands: options.user === undefined ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
    authOptional: options.user === undefined,
    allowInsecureAuth: true,
    // Mailers keep idle connections; closing does not wait for them to go.
    closeTimeout: 100,
    onAuth({ username, password }, _session, callback) {
      signIns += 1
      const isRight = username === options.user?.name && password === options.user?.password
      callback(isRight ? null : new Error('wrong user or password'), { user: username })
    },
    onRcptTo(_address, _session, callback) {
      const [refusal, ...rest] = refusals
      refusals = rest
      callback(refusal)
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const envelope = {
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
        }
        const raw = Buffer.concat(chunks)
        simpleParser(raw).then((parsed) => {
          received.push({ ...parsed, envelope, raw: raw.toString('utf8') })
          for (const listener of listeners) listener()
          callback()
        }, callback)
      })
    },
  })
  server.on('error', () => undefined)
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const account = options.user === undefined ? '' : `${options.user.name}:${encodeURIComponent(options.user.password)}@`

  function takeMailTo(address: string): ReceivedMail | undefined {
    const mail = received.find((candidate) => !taken.has(candidate) && candidate.envelope.to.includes(address))
    if (mail !== undefined) taken.add(mail)
    return mail
  }

  return {
    url: `${options.tls === true ? 'smtps' : 'smtp'}://${account}127.0.0.1:${port}`,
    mails: () => received,
    nextMailTo: (address) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const mail = takeMailTo(address)
          if (mail === undefined) return
          listeners.delete(look)
          clearTimeout(tooLate)
          resolve(mail)
        }
        const tooLate = setTimeout(() => {
          listeners.delete(look)
          reject(new Error(`No mail to ${address} within ${COMES_WITHIN_MS} ms; ${received.length} came in all`))
        }, COMES_WITHIN_MS)
        listeners.add(look)
        look()
      }),
    refuse(times, code, words = 'not now') {
      refusals = Array.from({ length: times }, () => Object.assign(new Error(words), { responseCode: code }))
    },
    signIns: () => signIns,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
      }),
  }
}
