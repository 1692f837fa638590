/** Somebody who leaves: nothing that said who they were can be read back from anywhere, and the last owner stays. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AuditEntry, CodeSent, MailTroubleEntry, Person } from '#shared/protocol/people.ts'
import { sqliteKeys } from '../../server/log/sqliteKeys.ts'
import type { StoredFact } from '../../server/log/eventLog.ts'
import { createErasure } from '../../server/people/erasure.ts'
import { NEWSROOM_STREAM } from '../../server/people/newsroom.ts'
import { createSealing, type Sealing } from '../../server/people/sealing.ts'
import { createMovableClock, type MovableClock } from '../support/movableClock.ts'
import { eventually, SECRET } from '../support/node.ts'
import {
  ask,
  codeIn,
  codeOf,
  decide,
  giveRole,
  insist,
  OTHER_PASSWORD,
  PASSWORD,
  register,
  signIn,
  startNewsroom,
  whoIs,
  type Newsroom,
} from '../support/people.ts'

const EMAIL = 'wilhelmina.canary@example.org'
const NAME = 'Wilhelmina Canary'
const OUTLET = 'The Canary Dispatch'
const REASON = 'Canary reason, in confidence'
const WORDS = [/canary/i, /wilhelmina/i, /argon2id/i]
const MINUTE = 60_000

let clock: MovableClock
let newsroom: Newsroom

beforeEach(async () => {
  clock = createMovableClock(0)
  newsroom = await startNewsroom({ clock })
})
afterEach(() => newsroom.close())

async function facts(): Promise<readonly StoredFact[]> {
  return (await newsroom.log.read(NEWSROOM_STREAM, 0, 1_000)).facts
}

/** Every text that looks sealed, wherever it stands in a fact. */
function sealedIn(value: unknown): string[] {
  if (typeof value === 'string') return /^[A-Za-z0-9:_-]{1,100}\.[A-Za-z0-9_-]{38,}$/.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sealedIn) : []
}

/** As a node that starts now would open them: nothing is left in any memory. */
async function openedAnew<Result>(use: (sealing: Sealing) => Promise<Result>): Promise<Result> {
  await newsroom.node.server.close()
  await newsroom.keys.close()
  const keys = sqliteKeys({ file: newsroom.keysFile, secret: SECRET })
  try {
    return await use(createSealing({ keys, secret: SECRET }))
  } finally {
    await keys.close()
  }
}

async function filesUnder(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
}

async function wilhelmina() {
  const about = { email: EMAIL, name: NAME, outlet: OUTLET }
  const member = await register(newsroom.node, newsroom.smtp, about)
  await newsroom.node.request('/api/newsletter', { json: { email: EMAIL, language: 'en' } })
  await decide(newsroom.node, newsroom.owner, member.account, ['asked', 'refused'], REASON)
  return member
}

/** What can be opened of all sealed texts there are in the newsroom. */
async function readable(): Promise<string> {
  const all = await facts()
  return openedAnew(async (sealing) => {
    const opened = await Promise.all(sealedIn(all).map((sealed) => sealing.open(sealed)))
    return JSON.stringify([opened, all])
  })
}

describe('somebody who erases the account', () => {
  it('could be read before, so that this test would notice', async () => {
    await wilhelmina()
    const before = await readable()
    for (const word of [...WORDS, REASON]) expect(before).toMatch(word)
  })

  it('can be read back from no fact, key, spool or answer', async () => {
    const { node, owner, smtp } = newsroom
    const member = await wilhelmina()
    const cookie = await signIn(node, member)
    clock.skip(2 * MINUTE)
    await insist(node, 'POST /api/codes', { body: { email: EMAIL, language: 'en' } })
    clock.skip(2 * MINUTE)
    // Somebody registers the address once more: another draft of the same person.
    const again = { email: EMAIL, name: NAME, outlet: OUTLET, password: OTHER_PASSWORD, language: 'en' }
    await insist(node, 'POST /api/accounts', { body: again })
    await eventually(() => {
      expect(smtp.mails().filter(({ envelope }) => envelope.to.includes(EMAIL)).length).toBeGreaterThanOrEqual(5)
    })
    await insist(node, 'DELETE /api/accounts/current', { cookie, body: { password: PASSWORD } })

    for (const route of ['GET /api/people', 'GET /api/audit?limit=200', 'GET /api/mail', 'GET /api/sessions/current']) {
      for (const word of WORDS) expect((await insist(node, route, { cookie: owner })).text).not.toMatch(word)
    }
    const { entries } = (await insist<{ entries: AuditEntry[] }>(node, 'GET /api/audit', { cookie: owner })).body
    expect(entries.map(({ type }) => type)).toContain('AccountErased')
    const bytes = await Promise.all(
      [...(await filesUnder(node.dataDir)), newsroom.keysFile, newsroom.logFile, `${newsroom.logFile}-wal`].map(
        async (file) => {
          return (await readFile(file).catch(() => Buffer.alloc(0))).toString('latin1')
        },
      ),
    )
    for (const word of WORDS) expect(bytes.join('\n')).not.toMatch(word)
    const spooled = (await filesUnder(join(node.dataDir, 'spool'))).filter((file) => file.endsWith('.mail'))
    expect(spooled).toEqual([])
    const after = await readable()
    for (const word of WORDS) expect(after).not.toMatch(word)
    expect(after).toContain('AccountErased')
  })

  it('is nobody any more: no session, no sign-in, no code, and the address is free', async () => {
    const { node, smtp, owner } = newsroom
    const member = await wilhelmina()
    clock.skip(2 * MINUTE)
    const { body } = await insist<CodeSent>(node, 'POST /api/codes', { body: { email: EMAIL, language: 'en' } })
    await eventually(() => {
      expect(smtp.mails().some(({ subject }) => subject?.includes('new password'))).toBe(true)
    })
    const mail = smtp.mails().find(({ subject }) => subject?.includes('new password'))
    if (mail === undefined) throw new Error('no mail')
    await insist(node, `DELETE /api/people/${member.account}`, { cookie: owner })

    const session = await ask<{ role: string }>(node, 'GET /api/sessions/current', { cookie: member.cookie })
    expect(session.body.role).toBe('reader')
    const credentials = { email: EMAIL, password: PASSWORD }
    expect(codeOf(await ask(node, 'POST /api/sessions', { body: credentials }))).toBe('credentials-wrong')
    const reset = { request: body.request, code: codeIn(mail), password: OTHER_PASSWORD }
    expect(['code-wrong', 'code-expired']).toContain(
      codeOf(await ask(node, 'POST /api/accounts/password', { body: reset })),
    )
    clock.skip(2 * MINUTE)
    const fresh = { email: EMAIL, password: OTHER_PASSWORD, name: 'New', outlet: '', language: 'en' }
    expect((await ask(node, 'POST /api/accounts', { body: fresh })).status).toBe(202)
  })

  it('leaves no address behind in what is told of mails that did not leave', async () => {
    const { node, owner, smtp } = newsroom
    const member = await register(node, smtp, { email: EMAIL, name: NAME })
    clock.skip(2 * MINUTE)
    smtp.refuse(1, 550, 'no such person')
    await insist(node, 'POST /api/codes', { body: { email: EMAIL, language: 'en' } })
    const troubles = async () =>
      (await insist<{ troubles: MailTroubleEntry[] }>(node, 'GET /api/mail', { cookie: owner })).body.troubles
    await eventually(async () => {
      expect(await troubles()).toMatchObject([{ to: EMAIL }])
    })
    await insist(node, `DELETE /api/people/${member.account}`, { cookie: owner })
    for (const { to } of await troubles()) expect(to).toBeNull()
    expect(await readable()).not.toMatch(/canary/i)
  })

  it('must say the password, and stays where it is wrong', async () => {
    const member = await wilhelmina()
    const wrong = { cookie: member.cookie, body: { password: OTHER_PASSWORD } }
    expect(codeOf(await ask(newsroom.node, 'DELETE /api/accounts/current', wrong))).toBe('credentials-wrong')
    expect(await signIn(newsroom.node, member)).not.toBe('')
  })
})

describe('the last owner', () => {
  it('can neither be erased nor be made anything else', async () => {
    const { node, smtp, owner } = newsroom
    const last = await register(node, smtp)
    await giveRole(node, owner, last.account, 'owner')
    const password = { body: { password: PASSWORD } }
    for (const [route, asking] of [
      ['DELETE /api/accounts/current', { cookie: last.cookie, ...password }],
      [`DELETE /api/people/${last.account}`, { cookie: owner }],
      [`PUT /api/people/${last.account}/role`, { cookie: owner, body: { role: 'moderator' } }],
    ] as const) {
      expect([route, codeOf(await ask(node, route, asking))]).toEqual([route, 'account-last-owner'])
    }
    expect(await signIn(node, last)).not.toBe('')
  })

  it.each(['by themselves', 'by the owner’s link'])('is left, whole, when all are erased at once %s', async (by) => {
    const { node, smtp, owner } = newsroom
    const owners = [await register(node, smtp), await register(node, smtp), await register(node, smtp)]
    for (const { account } of owners) await giveRole(node, owner, account, 'owner')
    const answers = await Promise.all(
      owners.map(({ cookie, account }) =>
        by === 'by themselves'
          ? ask(node, 'DELETE /api/accounts/current', { cookie, body: { password: PASSWORD } })
          : ask(node, `DELETE /api/people/${account}`, { cookie: owner }),
      ),
    )
    expect(answers.map((answer) => codeOf(answer) ?? answer.status).sort()).toEqual([204, 204, 'account-last-owner'])
    const { people } = (await insist<{ people: Person[] }>(node, 'GET /api/people', { cookie: owner })).body
    const left = people.filter(({ role }) => role === 'owner')
    expect(left).toHaveLength(1)
    const [kept] = owners.filter(({ account }) => account === left[0]?.id)
    expect(kept && (await signIn(node, kept))).toBeTruthy()
  })
})

describe('an erasure that was begun by a node that died', () => {
  it('leaves nobody with power at once, and is finished by another', async () => {
    const { node, smtp, owner } = newsroom
    const person = await register(node, smtp)
    await giveRole(node, owner, person.account, 'moderator')
    await node.server.newsroom.execute({ type: 'EraseAccount', account: person.account })
    expect((await whoIs(node, person.cookie)).role).toBe('reader')
    const destroyed: string[] = []
    const ended: string[] = []
    const { finishAll } = createErasure({
      newsroom: node.server.newsroom,
      newsletter: { endFor: async (addressKey) => void ended.push(addressKey) },
      sealing: { destroy: async (keyId) => void destroyed.push(keyId) },
    })
    await finishAll()
    await finishAll()
    expect([destroyed, ended.length]).toEqual([[person.account], 1])
    expect(node.server.newsroom.state.erasing.size).toBe(0)
  })
})
