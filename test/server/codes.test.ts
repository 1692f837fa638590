/** Codes as somebody who has none would attack them: guessed, replayed, carried elsewhere, late, and asked for without end. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CodeSent } from '#shared/protocol/people.ts'
import { createMovableClock, type MovableClock } from '../support/movableClock.ts'
import { eventually } from '../support/node.ts'
import {
  ask,
  codeIn,
  codeOf,
  insist,
  otherCode,
  OTHER_PASSWORD,
  PASSWORD,
  register,
  signIn,
  startNewsroom,
  type Answer,
  type Newsroom,
} from '../support/people.ts'

const MINUTE = 60_000
const EMAIL = 'code@example.org'

let clock: MovableClock
let newsroom: Newsroom

beforeEach(async () => {
  clock = createMovableClock(0)
  newsroom = await startNewsroom({ clock })
})
afterEach(() => newsroom.close())

interface Sent {
  readonly request: string
  readonly code: string
}

async function askForAccount(email = EMAIL): Promise<Sent> {
  const body = { email, name: 'Somebody', outlet: '', password: PASSWORD, language: 'en' }
  const { request } = (await insist<CodeSent>(newsroom.node, 'POST /api/accounts', { body })).body
  return { request, code: codeIn(await newsroom.smtp.nextMailTo(email)) }
}

async function askForPassword(email: string): Promise<Sent> {
  const { request } = (await insist<CodeSent>(newsroom.node, 'POST /api/codes', { body: { email, language: 'en' } }))
    .body
  return { request, code: codeIn(await newsroom.smtp.nextMailTo(email)) }
}

const confirm = (request: string, code: string): Promise<Answer> =>
  ask(newsroom.node, 'POST /api/accounts/confirmation', { body: { request, code } })
const reset = (request: string, code: string): Promise<Answer> =>
  ask(newsroom.node, 'POST /api/accounts/password', { body: { request, code, password: OTHER_PASSWORD } })

describe('a code', () => {
  it('is over after five wrong tries, even for whoever has it', async () => {
    const { request, code } = await askForAccount()
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      const answer = await confirm(request, otherCode(code))
      expect(answer).toMatchObject({ status: 403, body: { code: 'code-wrong', detail: { triesLeft } }, cookie: '' })
    }
    const late = await confirm(request, code)
    expect([codeOf(late), late.cookie]).toEqual(['code-tried-out', ''])
  })

  it('that is tried in parallel is compared five times', async () => {
    const { request, code } = await askForAccount()
    const told = await Promise.all(Array.from({ length: 10 }, () => confirm(request, otherCode(code))))
    expect(told.filter((answer) => codeOf(answer) === 'code-wrong')).toHaveLength(5)
    expect((await confirm(request, code)).status).not.toBe(201)
  })

  it('is good with the spaces that people type, and once', async () => {
    const { request, code } = await askForAccount()
    const typed = ` ${code.slice(0, 4)} ${code.slice(4)} `
    expect((await confirm(request, typed)).status).toBe(201)
    const replayed = await confirm(request, code)
    expect([codeOf(replayed), replayed.cookie]).toEqual(['code-expired', ''])
  })

  it('is good for its own request only', async () => {
    const one = await askForAccount('one@example.org')
    const other = await askForAccount('other@example.org')
    expect(codeOf(await confirm(one.request, other.code))).toBe('code-wrong')
    expect((await confirm(one.request, one.code)).status).toBe(201)
  })

  it('is good for its own purpose only', async () => {
    const member = await register(newsroom.node, newsroom.smtp)
    const opening = await askForAccount()
    expect(codeOf(await reset(opening.request, opening.code))).toBe('code-wrong')
    clock.skip(2 * MINUTE)
    const forgotten = await askForPassword(member.email)
    expect(codeOf(await confirm(forgotten.request, forgotten.code))).toBe('code-wrong')
    expect((await reset(forgotten.request, forgotten.code)).status).toBe(200)
  })

  it('is over after thirty minutes', async () => {
    const { request, code } = await askForAccount()
    const { expiresAt } = newsroom.node.server.newsroom.state.codes.get(request) ?? { expiresAt: 0 }
    clock.skip(expiresAt - clock.now())
    expect(codeOf(await confirm(request, code))).toBe('code-expired')
  })

  it('still is good just before thirty minutes are over', async () => {
    const { request, code } = await askForAccount()
    clock.skip(30 * MINUTE - 5_000)
    expect((await confirm(request, code)).status).toBe(201)
  })

  it('is replaced by a new one a minute later at the earliest, and the old one is over', async () => {
    const first = await askForAccount()
    const again = () => ask(newsroom.node, `POST /api/codes/${first.request}/again`)
    const soon = await again()
    expect(codeOf(soon)).toBe('code-too-soon')
    expect(soon.body).toMatchObject({ detail: { retryAfterMs: expect.any(Number) as number } })
    clock.skip(MINUTE)
    expect((await again()).status).toBe(202)
    const code = codeIn(await newsroom.smtp.nextMailTo(EMAIL))
    expect(code).not.toBe(first.code)
    expect(codeOf(await confirm(first.request, first.code))).toBe('code-wrong')
    expect((await confirm(first.request, code)).status).toBe(201)
  })

  it('is sent five times a day to one address, in whatever way it is asked for', async () => {
    const member = await register(newsroom.node, newsroom.smtp, { email: EMAIL })
    clock.skip(2 * MINUTE)
    const { request } = await askForPassword(member.email)
    clock.skip(2 * MINUTE)
    await insist(newsroom.node, `POST /api/codes/${request}/again`)
    clock.skip(2 * MINUTE)
    const body = { email: 'CODE@Example.ORG', name: 'X', outlet: '', password: PASSWORD, language: 'en' }
    await insist(newsroom.node, 'POST /api/accounts', { body })
    clock.skip(2 * MINUTE)
    await insist(newsroom.node, `POST /api/codes/${request}/again`)
    clock.skip(2 * MINUTE)
    const forgotten = { body: { email: ` ${EMAIL} `, language: 'en' } }
    for (const route of ['POST /api/codes', `POST /api/codes/${request}/again`]) {
      expect([route, codeOf(await ask(newsroom.node, route, forgotten))]).toEqual([route, 'code-too-many'])
    }
    await eventually(() => {
      expect(newsroom.smtp.mails().filter(({ envelope }) => envelope.to[0]?.toLowerCase() === EMAIL)).toHaveLength(5)
    })
    clock.skip(24 * 60 * MINUTE)
    expect((await ask(newsroom.node, 'POST /api/codes', forgotten)).status).toBe(202)
  })

  it('for a new password ends with it whatever was open, and the old password is over', async () => {
    const member = await register(newsroom.node, newsroom.smtp)
    clock.skip(2 * MINUTE)
    const { request, code } = await askForPassword(member.email)
    const answer = await reset(request, code)
    const role = async (cookie: string) =>
      (await ask<{ role: string }>(newsroom.node, 'GET /api/sessions/current', { cookie })).body.role
    expect([await role(member.cookie), await role(answer.cookie)]).toEqual(['reader', 'applicant'])
    expect(codeOf(await ask(newsroom.node, 'POST /api/sessions', { body: member }))).toBe('credentials-wrong')
    expect(await signIn(newsroom.node, { ...member, password: OTHER_PASSWORD })).not.toBe('')
  })

  it('goes to the address that the account was opened with, however it is spelled by whoever asks', async () => {
    await register(newsroom.node, newsroom.smtp, { email: EMAIL })
    clock.skip(2 * MINUTE)
    await insist(newsroom.node, 'POST /api/codes', { body: { email: 'CODE@Example.ORG', language: 'fr' } })
    const mail = await newsroom.smtp.nextMailTo(EMAIL)
    expect(mail.subject).toContain('nouveau mot de passe')
  })

  it('is no use for an account that there is, however often it is registered', async () => {
    const member = await register(newsroom.node, newsroom.smtp, { email: EMAIL })
    clock.skip(2 * MINUTE)
    const body = { email: EMAIL, name: 'Thief', outlet: '', password: OTHER_PASSWORD, language: 'en' }
    const { request } = (await insist<CodeSent>(newsroom.node, 'POST /api/accounts', { body })).body
    const mail = await newsroom.smtp.nextMailTo(EMAIL)
    expect(mail.text).not.toMatch(/\d{4} \d{4}/)
    expect(codeOf(await confirm(request, '00000000'))).toBe('code-wrong')
    expect(await signIn(newsroom.node, member)).not.toBe('')
    expect(codeOf(await ask(newsroom.node, 'POST /api/sessions', { body: { ...body } }))).toBe('credentials-wrong')
  })
})
