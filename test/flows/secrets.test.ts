/** A node that logs all it can, used for everything that people do with it: what is secret stands in mails and nowhere else. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import type { CodeSent, OwnerLink } from '#shared/protocol/people.ts'
import type { Pairing } from '#shared/protocol/screens.ts'
import { sqliteKeys } from '../../server/log/sqliteKeys.ts'
import { sqliteLog } from '../../server/log/sqliteLog.ts'
import { createMovableClock } from '../support/movableClock.ts'
import { connectReader, eventually, SECRET, startNode } from '../support/node.ts'
import { startNodeProcess, type NodeProcess } from '../support/nodeProcess.ts'
import { ask, codeIn, otherCode, register, type Answer, type Asking } from '../support/people.ts'
import { startSmtpServer, type SmtpServer } from '../support/smtpServer.ts'

const PASSWORDS = ['First!secret-of-19', 'Second?secret_of-20', 'Third:secret,of-21', 'Wrong;secret/of-22']
const [FIRST = '', SECOND = '', THIRD = '', WRONG = ''] = PASSWORDS
const EMAIL = 'person.in.secret@example.org'
const READER = 'reader.in.secret@example.org'
const GUEST = 'guest.in.secret@example.org'
const FORGETFUL = 'forgets.in.secret@example.org'
const NAME = 'Secretia Namewell'
const SMTP_PASSWORD = 'smtp-secret-of-23'

let directory: string
let smtp: SmtpServer
let node: NodeProcess
/** What each secret is, for the message of a test that fails. */
const secrets = new Map<string, string>()
const errors: string[] = []
const sent: string[] = []
const answered: string[] = []

function keep(what: string, secret: string): string {
  if (secret.length < 8) throw new Error(`${what} is no secret to look for: "${secret}"`)
  secrets.set(secret, what)
  return secret
}

async function call<Body>(route: string, asking: Asking = {}): Promise<Answer<Body>> {
  sent.push(JSON.stringify(asking))
  const answer = await ask<Body>(node, route, asking)
  const whole = JSON.stringify([answer.headers, answer.text])
  if (answer.status >= 400) errors.push(`${route.split('?', 1)[0] ?? ''}: ${whole}`)
  answered.push(whole)
  if (answer.cookie !== '' && !answer.cookie.endsWith('=')) keep('a cookie', answer.cookie.split('=')[1] ?? '')
  return answer
}

/** A code is found as a number of its own, also grouped as mails write it, and not within a longer one such as a time. */
function holds(text: string, secret: string): boolean {
  if (/^\d{8}$/.test(secret)) {
    return new RegExp(`(?<!\\d)${secret.slice(0, 4)} ?${secret.slice(4)}(?!\\d)`).test(text)
  }
  return text.toLowerCase().includes(secret.toLowerCase())
}

function found(text: string): string[] {
  return [...secrets].filter(([secret]) => holds(text, secret)).map(([secret, what]) => `${what}: ${secret}`)
}

async function bytesUnder(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  // By design, the file of local access holds a key, which only the same person may read; no key of it is looked for.
  return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('\n')
}

async function nextCode(email: string): Promise<string> {
  const code = keep('a code', codeIn(await smtp.nextMailTo(email)))
  keep('a wrong code', otherCode(code))
  return code
}

async function tokenOfMail(email: string, link: string): Promise<string> {
  const { text = '' } = await smtp.nextMailTo(email)
  const [, token = ''] = new RegExp(`/${link}#(\\S+)`).exec(text) ?? []
  return keep(`a token of ${link}`, token)
}

async function person(owner: string): Promise<string> {
  const invited = { role: 'captioner', email: GUEST, uses: 2 }
  await call('POST /api/invitations', { cookie: owner, body: invited })
  const invitation = await tokenOfMail(GUEST, 'register')
  await call('POST /api/invitations/look', { body: { token: invitation } })
  const about = { email: EMAIL, name: NAME, outlet: 'The Outlet', language: 'en', invitation }
  await call('POST /api/accounts', { body: { ...about, password: 'weakling-of-19' } })
  const { request } = (await call<CodeSent>('POST /api/accounts', { body: { ...about, password: FIRST } })).body
  const code = await nextCode(EMAIL)
  await call(`POST /api/codes/${request}/again`)
  await call('POST /api/accounts/confirmation', { body: { request, code: otherCode(code) } })
  await call('POST /api/accounts/confirmation', { body: { request, code: `${code}9` } })
  const { cookie } = await call('POST /api/accounts/confirmation', { body: { request, code } })
  await call('POST /api/accounts/confirmation', { body: { request, code } })
  await call('PUT /api/accounts/current', { cookie, body: { name: NAME, outlet: 'Other', language: 'en' } })
  return cookie
}

async function passwords(cookie: string): Promise<string> {
  await call('POST /api/sessions', { body: { email: EMAIL, password: WRONG } })
  await call('POST /api/sessions', { body: { email: READER, password: WRONG } })
  const { cookie: signedIn } = await call('POST /api/sessions', { body: { email: EMAIL, password: FIRST } })
  await call('PUT /api/accounts/current/password', { cookie: signedIn, body: { current: WRONG, password: SECOND } })
  await call('PUT /api/accounts/current/password', { cookie, body: { current: FIRST, password: SECOND } })
  await smtp.nextMailTo(EMAIL)
  return (await call('POST /api/sessions', { body: { email: EMAIL, password: SECOND } })).cookie
}

async function newsletter(): Promise<void> {
  await call('POST /api/newsletter', { body: { email: READER, language: 'en' } })
  const token = await tokenOfMail(READER, 'newsletter/confirm')
  await call('POST /api/newsletter/confirmation', { body: { token } })
  await call('PUT /api/newsletter/preferences', { body: { token, language: 'fr' } })
  await call(`GET /api/newsletter/unsubscription?token=${token}`)
  await call(`POST /api/newsletter/unsubscription?token=${token}x`)
  await call(`POST /api/newsletter/unsubscription?token=${token}&token=${token}`)
  const body = 'List-Unsubscribe=One-Click'
  await call(`POST /api/newsletter/unsubscription?token=${token}`, { body })
  await call('POST /api/newsletter/preferences', { body: { token } })
}

async function tokens(owner: string): Promise<void> {
  const { token } = (await call<OwnerLink>('POST /api/sessions/links', { cookie: owner })).body
  keep('an owner’s link', token)
  await call('POST /api/sessions', { body: { token } })
  await call('POST /api/sessions', { body: { token } })
  const briefing = { title: 'On the quay', visibility: 'accredited', start: true }
  const created = (await call<CreatedBriefing>('POST /api/briefings', { cookie: owner, body: briefing })).body
  const lines = keep('a lines token', created.tokens.lines)
  const route = `POST /api/briefings/${created.id}/lines`
  const headers = { authorization: `Bearer ${lines}` }
  await call(route, { body: { id: 'l1', text: 'Hello.' }, headers })
  await call(route, { body: { id: 'l1', text: lines.slice(0, 3), speaker: { lines } }, headers })
  await call(route, { body: { id: 'l2', text: 'x' }, headers: { authorization: `Bearer ${lines}x` }, cookie: owner })
  const reader = await connectReader(node.url, { cookie: owner })
  await reader.join(created.id)
  await reader.raw('briefing:command', { briefing: created.id, command: { type: FIRST, token: lines } })
  await reader.raw(lines, { password: FIRST })
  ;(reader.socket.io.engine as unknown as { write: (text: string) => void }).write(`2["x",{"password":"${FIRST}"`)
  await eventually(() => {
    expect(reader.socket.connected).toBe(false)
  })
}

async function screens(owner: string): Promise<void> {
  const { code, device } = (await call<Pairing>('POST /api/screens/pairings')).body
  keep('a pairing code', code)
  keep('a device code', device)
  const claim = (said: string) =>
    call<{ token?: string }>('POST /api/screens/pairings/claim', { body: { device: said } })
  await claim(device)
  await call('POST /api/screens', { cookie: owner, body: { code, name: code.repeat(9) } })
  await call('POST /api/screens', { cookie: owner, body: { code: `${code}B`, name: 'Front wall' } })
  await call('POST /api/screens', { cookie: owner, body: { code, name: 'Front wall' } })
  await call('POST /api/screens', { cookie: owner, body: { code, name: 'Side wall' } })
  const token = keep('a screen’s token', (await claim(device)).body.token ?? '')
  await claim(`${device}x`)
  await call('GET /api/screens', { headers: { authorization: `Bearer ${token}` } })
  await call('PUT /api/screens/none', { cookie: owner, body: { name: [token], briefing: token } })
  const display = await connectReader(node.url, { auth: { screen: token } })
  await display.raw(token, { token })
  await display.raw('screen:report', { version: token })
  display.socket.disconnect()
}

/** Bodies with secrets in them that break at every step of reading them. */
async function malformed(cookie: string): Promise<void> {
  const all = [...secrets.keys()]
  const routes = ['POST /api/accounts', 'POST /api/sessions', 'POST /api/accounts/password', 'POST /api/newsletter']
  for (const route of [...routes, 'PUT /api/accounts/current/password', 'POST /api/invitations/look']) {
    for (const secret of all) {
      const whole = { email: secret, password: [secret], token: { secret }, language: secret, [secret]: secret }
      const bodies: unknown[] = [secret, `{"password":"${secret}`, `{"password":${secret}}`, `${secret}: 1`, whole]
      for (const body of bodies) await call(route, { body, cookie })
      const text = { 'content-type': 'text/plain' }
      await call(route, { body: secret, cookie, headers: text })
      await call(route, {
        body: secret,
        cookie: `doorstep_session=${secret}`,
        headers: { ...text, authorization: secret },
      })
    }
  }
  await call('POST /api/sessions', { body: JSON.stringify({ email: EMAIL, password: WRONG.repeat(2_000) }) })
  await call(`GET /api/audit?before=${encodeURIComponent(WRONG)}&limit=${EMAIL}`, { cookie })
}

async function forgotten(): Promise<void> {
  const { request } = (await call<CodeSent>('POST /api/codes', { body: { email: FORGETFUL, language: 'en' } })).body
  const code = await nextCode(FORGETFUL)
  await call('POST /api/codes', { body: { email: FORGETFUL, language: 'en' } })
  await call('POST /api/accounts/password', { body: { request, code: otherCode(code), password: THIRD } })
  await call('POST /api/accounts/password', { body: { request, code, password: 'weakling-of-19' } })
  await call('POST /api/accounts/password', { body: { request, code, password: THIRD } })
  await call('POST /api/sessions', { body: { email: FORGETFUL, password: THIRD } })
}

/** Somebody who registered an hour ago, so that no code was asked for lately. */
async function somebodyFromBefore(): Promise<void> {
  const log = sqliteLog({ file: join(directory, 'doorstep.sqlite') })
  const keys = sqliteKeys({ file: join(directory, 'keys.sqlite'), secret: SECRET })
  const before = await startNode(log, {
    keys,
    clock: createMovableClock(3_600_000),
    smtpUrl: smtp.url,
    trustedProxies: 1,
  })
  await register(before, smtp, { email: FORGETFUL, name: NAME, password: FIRST })
  await before.close()
  await Promise.all([log.close(), keys.close()])
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'doorstep-secrets-'))
  smtp = await startSmtpServer({ user: { name: 'desk', password: SMTP_PASSWORD } })
  await somebodyFromBefore()
  node = await startNodeProcess({
    DATA_DIR: directory,
    LOG_LEVEL: 'trace',
    SECRET,
    SMTP_URL: smtp.url,
    TRUST_PROXY: '1',
  })
  for (const password of [...PASSWORDS, 'weakling-of-19']) keep('a password', password)
  for (const email of [EMAIL, READER, GUEST, FORGETFUL]) keep('an address', email)
  keep('a name', NAME)
  keep('the password of the mail server', SMTP_PASSWORD)
  keep('the secret of the node', SECRET)
})
afterAll(async () => {
  await node.end('SIGKILL')
  await smtp.close()
  await rm(directory, { recursive: true, force: true })
})

describe('after everything that people do', () => {
  let log: string
  let metrics: string
  let facts: string
  let mails: string

  beforeAll(async () => {
    const link = { token: node.ownerToken }
    const owner = (await call('POST /api/sessions', { body: link })).cookie
    const first = await person(owner)
    const second = await passwords(first)
    await newsletter()
    await tokens(owner)
    await screens(owner)
    await forgotten()
    await malformed(second)
    smtp.refuse(1, 550, `nobody is called ${GUEST} and ${FIRST} is no password`)
    await call('POST /api/newsletter', { body: { email: GUEST, language: 'en' } })
    await eventually(() => {
      expect(node.said()).toContain('mail not sent')
    })
    await call('GET /api/mail', { cookie: owner })
    await call('DELETE /api/accounts/current', { cookie: second, body: { password: WRONG } })
    // The spool is taken away: what cannot be handed in is told, without saying what it was.
    await rm(join(directory, 'spool'), { recursive: true })
    await call('POST /api/newsletter', { body: { email: GUEST, language: 'en' } })
    await eventually(() => {
      expect(node.said()).toContain('could not be handed in')
    })
    metrics = await (await fetch(`${node.url}/metrics`)).text()
    await node.end('SIGTERM')
    log = node.said()
    facts = await bytesUnder(directory)
    mails = smtp
      .mails()
      .map(({ text = '', envelope }) => `${envelope.to.join(' ')} ${text}`)
      .join('\n')
  }, 60_000)

  it('the run was whole, so that there was something to say: requests, mails, faults, facts, refusals of every kind', () => {
    for (const word of ['/api/accounts/confirmation', 'mail sent', 'mail not sent', 'could not be handed in']) {
      expect(log).toContain(word)
    }
    expect(log).toMatch(/"level":20/)
    for (const type of [
      'AccountOpened',
      'PasswordChanged',
      'InvitationIssued',
      'CodeTried',
      'SubscriptionConfirmed',
      'ScreenClaimed',
    ]) {
      expect(facts).toContain(type)
    }
    for (const code of ['body-malformed', 'body-too-large', 'command-malformed', 'media-type-unsupported']) {
      expect(errors.join('\n')).toContain(code)
    }
    for (const code of ['credentials-wrong', 'code-wrong', 'code-expired', 'code-too-soon', 'token-unknown']) {
      expect(errors.join('\n')).toContain(code)
    }
    expect(metrics).toContain('doorstep_')
  })

  it('the search finds each secret where it must be, so that it would find it elsewhere', () => {
    const inSight = [mails, sent.join('\n'), answered.join('\n'), SECRET, SMTP_PASSWORD].join('\n')
    expect(found(inSight)).toHaveLength(secrets.size)
    const kinds = new Set(found(mails).map((line) => line.split(':')[0]))
    for (const kind of ['a code', 'a token of register', 'a token of newsletter/confirm', 'an address']) {
      expect(kinds).toContain(kind)
    }
    expect(found(`{"level":20,"msg":"x${FIRST}y"}`)).toHaveLength(1)
  })

  it('no secret stands in the log or the output', () => {
    expect(found(log)).toEqual([])
  })

  it('no secret stands in the metrics', () => {
    expect(found(metrics)).toEqual([])
  })

  it('no secret stands in a refusal', () => {
    expect(errors.length).toBeGreaterThan(100)
    for (const error of errors) expect([error, ...found(error)]).toEqual([error])
  })

  it('not even the beginning of a password stands in a refusal or in the log, as a parser would quote it', () => {
    for (const beginning of PASSWORDS.map((password) => password.slice(0, 8))) {
      expect(sent.join('\n')).toContain(beginning)
      expect(errors.join('\n')).not.toContain(beginning)
      expect(log).not.toContain(beginning)
    }
  })

  it('no secret stands in a fact, a key or anything else on the disk', () => {
    expect(found(facts)).toEqual([])
  })
})
