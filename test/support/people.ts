/** A newsroom with people in it: they register with the code of the mail, are given roles, and act with their cookie. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { request as rawRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import type { AccountRole, StaffRole, Standing } from '#shared/domain/newsroom/vocabulary.ts'
import type { CodeSent, InvitationLink, NewInvitation, SessionAnswer } from '#shared/protocol/people.ts'
import { systemClock } from '../../server/clock.ts'
import type { EventLog } from '../../server/log/eventLog.ts'
import type { KeyStore } from '../../server/log/keyStore.ts'
import { sqliteKeys } from '../../server/log/sqliteKeys.ts'
import { sqliteLog } from '../../server/log/sqliteLog.ts'
import type { MovableClock } from './movableClock.ts'
import { SECRET, startNode, type NodeOptions, type NodeUnderTest } from './node.ts'
import { startSmtpServer, type ReceivedMail, type SmtpServer } from './smtpServer.ts'

export const PASSWORD = 'Gulls!over-Pier-17'
export const OTHER_PASSWORD = 'Tide?tables_of-1908'

/** Where requests are sent: a node in this process, or one of its own. */
export interface Door {
  readonly url: string
}

export interface Member {
  readonly account: string
  readonly email: string
  readonly name: string
  readonly password: string
  readonly cookie: string
}

export interface NewMember {
  readonly email?: string
  readonly name?: string
  readonly outlet?: string
  readonly language?: 'en' | 'fr'
  readonly password?: string
  readonly invitation?: string
}

export interface Newsroom {
  readonly node: NodeUnderTest
  readonly log: EventLog
  readonly logFile: string
  readonly keys: KeyStore
  readonly keysFile: string
  readonly smtp: SmtpServer
  /** Of a link, for what only an owner may do. */
  readonly owner: string
  readonly close: () => Promise<void>
}

/** A node on an embedded log, whose mails go to a server of this machine, and which believes one proxy. */
export async function startNewsroom(options: NodeOptions = {}): Promise<Newsroom> {
  const directory = await mkdtemp(join(tmpdir(), 'doorstep-people-'))
  const logFile = join(directory, 'log.sqlite')
  const log = sqliteLog({ file: logFile })
  const keysFile = join(directory, 'keys.sqlite')
  const keys = sqliteKeys({ file: keysFile, secret: SECRET })
  const smtp = await startSmtpServer()
  const node = await startNode(log, { keys, trustedProxies: 1, smtpUrl: smtp.url, ...options })
  const owner = await node.ownerCookie()
  return {
    node,
    log,
    logFile,
    keys,
    keysFile,
    smtp,
    owner,
    async close() {
      await node.close()
      await log.close()
      await keys.close()
      await smtp.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

let asked = 0

/** An address in a network that nobody used before, so that no limit of another test is in the way. */
export function newAddress(): string {
  asked += 1
  return `10.${(asked >> 8) & 255}.${asked & 255}.7`
}

export interface Answer<Body = unknown> {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** Of JSON; undefined for anything else. */
  readonly body: Body
  /** The value to send back as `Cookie`; empty where none was set. */
  readonly cookie: string
}

export interface Asking {
  /** Sent as JSON, unless it is a string. */
  readonly body?: unknown
  readonly cookie?: string
  /** As a proxy tells it; a new one each time where it is left out. */
  readonly from?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Sends any header, as no page could. Redirects are not followed. `route`: method and path, such as `GET /api/people`. */
export async function ask<Body = unknown>({ url }: Door, route: string, asking: Asking = {}): Promise<Answer<Body>> {
  const [method = '', path = ''] = route.split(' ')
  const { body, cookie, from = newAddress(), headers = {} } = asking
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
  const request = rawRequest(`${url}${path}`, {
    method,
    headers: {
      'x-forwarded-for': from,
      ...(cookie !== undefined && { cookie }),
      ...(text !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      ...headers,
    },
  })
  request.end(text)
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  const answered = Buffer.concat(chunks).toString()
  const isJson = /\bjson\b/.test(response.headers['content-type'] ?? '') && answered !== ''
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text: answered,
    body: (isJson ? JSON.parse(answered) : undefined) as Body,
    cookie: response.headers['set-cookie']?.[0]?.split(';', 1)[0] ?? '',
  }
}

/** The answer, or an error that says what came instead. */
export async function insist<Body = unknown>(door: Door, route: string, asking: Asking = {}): Promise<Answer<Body>> {
  const answer = await ask<Body>(door, route, asking)
  if (answer.status >= 400) throw new Error(`${route} was answered ${answer.status}: ${answer.text.slice(0, 300)}`)
  return answer
}

/** The code of a problem document, or null. */
export function codeOf({ body }: Answer): string | null {
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : null
}

/** The eight digits in a mail. */
export function codeIn(mail: ReceivedMail): string {
  const [, first, second] = /^ {4}(\d{4}) (\d{4})$/m.exec(mail.text ?? '') ?? []
  if (first === undefined || second === undefined) throw new Error(`no code in "${mail.subject ?? ''}"`)
  return first + second
}

/** Eight digits that are not the code. */
export function otherCode(code: string): string {
  return String((Number(code) + 1) % 100_000_000).padStart(8, '0')
}

/** Opens an account with the code of its mail; the answer to the code is the member's first session. */
export async function register(door: Door, smtp: SmtpServer, about: NewMember = {}): Promise<Member> {
  const nth = (asked += 1)
  const { email = `person-${nth}@example.org`, name = `Person ${nth}`, password = PASSWORD } = about
  const { outlet = 'Tideway Radio', language = 'en', invitation } = about
  const body = { email, name, password, outlet, language, ...(invitation !== undefined && { invitation }) }
  const sent = await insist<CodeSent>(door, 'POST /api/accounts', { body })
  const code = codeIn(await smtp.nextMailTo(email))
  const confirmation = { request: sent.body.request, code }
  const confirmed = await insist<SessionAnswer>(door, 'POST /api/accounts/confirmation', { body: confirmation })
  const account = confirmed.body.account?.id ?? ''
  return { account, email, name, password, cookie: confirmed.cookie }
}

/** The cookie of one session more. */
export async function signIn(door: Door, { email, password }: Pick<Member, 'email' | 'password'>): Promise<string> {
  return (await insist(door, 'POST /api/sessions', { body: { email, password } })).cookie
}

export async function whoIs(door: Door, cookie: string): Promise<SessionAnswer> {
  return (await insist<SessionAnswer>(door, 'GET /api/sessions/current', { cookie })).body
}

export async function giveRole(door: Door, owner: string, account: string, role: AccountRole): Promise<void> {
  await insist(door, `PUT /api/people/${account}/role`, { cookie: owner, body: { role } })
}

export async function decide(
  door: Door,
  by: string,
  account: string,
  [saw, standing]: readonly [Standing, Exclude<Standing, 'asked'>],
  reason = 'No reason that anybody needs.',
): Promise<void> {
  const body = { saw, standing, ...(standing !== 'accepted' && { reason }) }
  await insist(door, `POST /api/people/${account}/accreditation`, { cookie: by, body })
}

export async function assign(
  door: Door,
  by: string,
  briefing: string,
  account: string,
  role: StaffRole,
): Promise<void> {
  await insist(door, `PUT /api/briefings/${briefing}/staff/${account}`, { cookie: by, body: { role } })
}

export interface Invited extends InvitationLink {
  readonly token: string
}

export async function invite(door: Door, by: string, about: NewInvitation): Promise<Invited> {
  const { body } = await insist<InvitationLink>(door, 'POST /api/invitations', { cookie: by, body: about })
  return { ...body, token: new URL(body.url).hash.slice(1) }
}

/** A clock that can be moved, whose timers of an hour and more come due when it is. */
export function createAlarmClock(): MovableClock {
  const LONG_MS = 60 * 60_000
  let offset = 0
  const alarms = new Set<{ readonly at: number; readonly run: () => void }>()
  const now = () => systemClock.now() + offset
  return {
    ...systemClock,
    now,
    after(ms, run) {
      if (ms < LONG_MS) return systemClock.after(ms, run)
      const alarm = { at: now() + ms, run }
      alarms.add(alarm)
      return () => void alarms.delete(alarm)
    },
    skip(ms) {
      offset += ms
      for (const alarm of [...alarms].filter(({ at }) => at <= now())) {
        alarms.delete(alarm)
        alarm.run()
      }
    },
  }
}
