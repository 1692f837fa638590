/** Pairing against whoever guesses: codes, device codes and tokens, with the numbers that make it futile. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CODE_LETTERS, codeFrom, CODES } from '#shared/domain/screens/pairingCode.ts'
import { SCREENS_HELD } from '#shared/domain/screens/state.ts'
import type { Pairing } from '#shared/protocol/screens.ts'
import { createLimits } from '../../server/http/limits.ts'
import { routeLimits } from '../../server/http/routeLimits.ts'
import { memoryLimiters } from '../../server/log/limiters.ts'
import { createPairings } from '../../server/screens/pairing.ts'
import { APPROVALS, CLAIM_EVERY_MS, CLAIMS, PAIRING_LASTS_MS, PAIRINGS } from '../../server/screens/pairingLimits.ts'
import { eventually, SECRET } from '../support/node.ts'
import { ask, codeOf, insist, startNewsroom, type Answer, type Newsroom } from '../support/people.ts'
import { approveScreen, askPairing, claimScreen, listScreens, pairScreen } from '../support/screens.ts'

const NOW = 1_790_000_000_000
const SPELLING = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

let newsroom: Newsroom

beforeEach(async () => {
  newsroom = await startNewsroom()
})
afterEach(() => newsroom.close())

/** The same numbers each time: mulberry32. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const CLAIM = 'POST /api/screens/pairings/claim'
const claiming = (device: string, from?: string): Promise<Answer> =>
  ask(newsroom.node, CLAIM, { body: { device }, ...(from !== undefined && { from }) })

describe('a device code', () => {
  it('is opened as it was sealed, by the server that did', async () => {
    const pairings = createPairings(SECRET)
    const { code, device } = await pairings.mint(NOW)
    expect(await pairings.open(device)).toMatchObject({ pairing: pairings.keyOf(code) })
    expect(await createPairings(`${SECRET}.`).open(device)).toBeNull()
    expect(device).not.toContain(code)
    expect(Buffer.from(device.split('.')[3] ?? '', 'base64url').toString('latin1')).not.toContain(pairings.keyOf(code))
  })

  it('is none with any one character changed, left out or put in', async () => {
    const pairings = createPairings(SECRET)
    const { device } = await pairings.mint(NOW)
    let tried = 0
    for (let at = 0; at <= device.length; at += 1) {
      const [before, here, after] = [device.slice(0, at), device.charAt(at), device.slice(at + 1)]
      const other = SPELLING.charAt((SPELLING.indexOf(here) + 1) % SPELLING.length)
      for (const wrong of [`${before}${other}${after}`, `${before}${after}`, `${before}A${here}${after}`]) {
        // Without its last character it is itself at the end.
        if (wrong === device) continue
        expect([at, await pairings.open(wrong)]).toEqual([at, null])
        tried += 1
      }
    }
    expect(tried).toBeGreaterThan(3 * device.length)
  })

  it('is none after any of a thousand random changes', async () => {
    const pairings = createPairings(SECRET)
    const random = seeded(6)
    const [{ device }, other] = [await pairings.mint(NOW), await pairings.mint(NOW)]
    const theirs = other.device.split('.')
    for (let nth = 0; nth < 1_000; nth += 1) {
      const parts = device.split('.')
      const part = [0, 2, 3, 4][random(4)] ?? 0
      const letters = [...(parts[part] ?? '')]
      const kind = random(4)
      const times = 1 + random(4)
      for (let change = 0; change < times; change += 1) {
        letters[random(letters.length)] = SPELLING.charAt(random(SPELLING.length))
      }
      if (kind === 0) parts[part] = letters.join('')
      else if (kind === 1) parts[part] = letters.slice(random(letters.length)).join('')
      else if (kind === 2) [parts[part], parts[3]] = [parts[3] ?? '', parts[part] ?? '']
      else parts[3] = theirs[3] ?? ''
      const wrong = parts.join('.')
      if (wrong !== device) expect([wrong, await pairings.open(wrong)]).toEqual([wrong, null])
    }
  })

  it('is refused over HTTP where it is forged, whatever it is made of', async () => {
    const { node, owner } = newsroom
    const { code, device } = await askPairing(node)
    await approveScreen(node, owner, { code, name: 'Front wall' })
    const foreign = await createPairings(`${SECRET}.`, seeded(1)).mint(Date.now())
    const cookie = owner.split('=')[1] ?? ''
    const [header = '', , ...rest] = device.split('.')
    const forged = [
      foreign.device,
      cookie,
      code.repeat(4),
      `${device}=`,
      `${device}.`,
      ` ${device}`,
      device.toUpperCase(),
      device.replace('..', '.AAAA.'),
      [Buffer.from('{"alg":"none"}').toString('base64url'), '', ...rest].join('.'),
      [Buffer.from('{"alg":"dir","enc":"A256GCM","zip":"DEF"}').toString('base64url'), '', ...rest].join('.'),
      [header, '', ...rest.slice(0, 2), ''].join('.'),
    ]
    for (const wrong of forged) expect([wrong, codeOf(await claiming(wrong))]).toEqual([wrong, 'pairing-ended'])
    // Nor is one a cookie.
    const asOwner = await ask(node, 'GET /api/screens', { cookie: `${owner.split('=')[0] ?? ''}=${device}` })
    expect(codeOf(asOwner)).toBe('not-permitted')
    expect(await claimScreen(node, device)).toMatchObject({ state: 'paired' })
  })
})

describe('guessing', () => {
  it('is futile by the numbers', () => {
    expect(CODES).toBe(893_871_739)
    // Windows of a limit may meet within the time that is counted.
    const meeting = 2
    /** All the screens that a newsroom has show a code, all the time. */
    const aGuess = SCREENS_HELD / CODES
    expect(aGuess).toBeLessThan(1e-7)
    // Without a session of the desk there is no guess at all; with one, while a code lasts:
    expect(APPROVALS.seconds * 1_000).toBeGreaterThanOrEqual(PAIRING_LASTS_MS)
    expect(meeting * APPROVALS.account * aGuess).toBeLessThan(5e-6)
    // With all the sessions of the desk together, in a day; what is hit is a display, and it stands in the audit who did.
    expect(APPROVALS.allInDay).toBeLessThan((APPROVALS.all * 24 * 60 * 60) / APPROVALS.seconds)
    expect(meeting * APPROVALS.allInDay * aGuess).toBeLessThan(4e-5)
    // The other way about, displays of a stranger that show so many codes, and the desk approves one of somebody else's:
    expect((meeting * PAIRINGS.network) / CODES).toBeLessThan(1e-6)
    // From all the networks there are; and then neither display has the screen.
    expect((meeting * PAIRINGS.all) / CODES).toBeLessThan(3e-5)
  })

  it('by all the desk at once is refused after sixty codes, and pairs none of sixty displays', async () => {
    const { node } = newsroom
    const random = seeded(7)
    const displays: Pairing[] = []
    for (let nth = 0; nth < SCREENS_HELD; nth += 1) displays.push(await askPairing(node))
    let taken = 0
    const refused = new Set<string | null>()
    for (let account = 0; account < 4; account += 1) {
      const cookie = await node.ownerCookie()
      for (let nth = 0; nth < APPROVALS.account + 2; nth += 1) {
        const code = codeFrom(Array.from({ length: 7 }, () => random(CODE_LETTERS.length)))
        const answer = await ask(node, 'POST /api/screens', { cookie, body: { code, name: `Guess ${account}.${nth}` } })
        if (answer.status === 201) taken += 1
        else refused.add(codeOf(answer))
        if (answer.status !== 201) expect(answer.headers['retry-after']).toBeDefined()
      }
      expect(taken).toBe(Math.min((account + 1) * APPROVALS.account, APPROVALS.all))
    }
    expect([...refused]).toEqual(['too-many-requests'])
    for (const { device } of displays) expect(await claimScreen(node, device)).toEqual({ state: 'waiting' })
    expect((await listScreens(node, newsroom.owner)).filter(({ isPaired }) => isPaired)).toEqual([])
  })

  it('is not what somebody does who pairs twelve displays in a morning and mistypes every third code', async () => {
    const { node, owner } = newsroom
    for (let nth = 0; nth < 12; nth += 1) {
      if (nth % 3 === 0) await ask(node, 'POST /api/screens', { cookie: owner, body: { code: 'BCDFGHJK', name: 'W' } })
      await pairScreen(node, owner, { name: `Wall ${nth}` })
    }
    expect(await listScreens(node, owner)).toHaveLength(12)
  })

  it('without a session is no guess, with the right code either', async () => {
    const { node, owner } = newsroom
    const { code, device } = await askPairing(node)
    const { token } = await pairScreen(node, owner, { name: 'Front wall' })
    for (const headers of [
      {},
      { authorization: `Bearer ${token}` },
      { authorization: `Bearer ${device.slice(0, 90)}` },
    ]) {
      const answer = await ask(node, 'POST /api/screens', { headers, body: { code, name: 'Side wall' } })
      expect(codeOf(answer)).toBe('not-permitted')
    }
    expect(await claimScreen(node, device)).toEqual({ state: 'waiting' })
  })

  it('counts a mistyped code for the account, each for itself, and takes nothing of what the desk has together', async () => {
    const { node, owner } = newsroom
    const [second, other] = [await node.ownerCookie(), await node.ownerCookie()]
    expect(2 * APPROVALS.account).toBeGreaterThanOrEqual(APPROVALS.all)
    for (const cookie of [owner, second]) {
      for (let nth = 0; nth < APPROVALS.account; nth += 1) {
        const answer = await ask(node, 'POST /api/screens', { cookie, body: { code: 'BCDFGHJK', name: 'Front' } })
        expect(codeOf(answer)).toBe('pairing-unknown')
      }
    }
    const { code, device } = await askPairing(node)
    const body = { code, name: 'Front wall' }
    expect((await ask(node, 'POST /api/screens', { cookie: owner, body })).status).toBe(429)
    await insist(node, 'POST /api/screens', { cookie: other, body })
    expect(await claimScreen(node, device)).toMatchObject({ state: 'paired' })
  })
})

describe('displays behind one address', () => {
  it('are given as many codes as a newsroom has screens, twice, and then told to come back', async () => {
    const { node } = newsroom
    expect(PAIRINGS.address).toBeGreaterThanOrEqual(2 * SCREENS_HELD)
    const asks = (from: string) => ask(node, 'POST /api/screens/pairings', { from })
    const codes = new Set<string>()
    for (let nth = 0; nth < PAIRINGS.address; nth += 1) {
      codes.add(((await asks('192.0.2.7')).body as Pairing).code)
    }
    expect(codes.size).toBe(PAIRINGS.address)
    const refused = await asks('192.0.2.7')
    expect([refused.status, codeOf(refused)]).toEqual([429, 'too-many-requests'])
    for (let nth = 0; nth < PAIRINGS.network - PAIRINGS.address - 1; nth += 1) {
      expect((await asks('192.0.2.8')).status).toBe(200)
    }
    expect((await asks('192.0.2.9')).status).toBe(429)
    expect((await asks('198.51.100.7')).status).toBe(200)
  })

  it('may all ask every two seconds whether somebody entered their code, and not much more often', async () => {
    const everyTwoSeconds = (SCREENS_HELD * CLAIMS.seconds * 1_000) / CLAIM_EVERY_MS
    expect(CLAIMS.address).toBeGreaterThan(everyTwoSeconds)
    const { claims } = routeLimits(createLimits(memoryLimiters()))
    for (let nth = 0; nth < CLAIMS.address; nth += 1) await claims.spend('203.0.113.7')
    await expect(claims.spend('203.0.113.7')).rejects.toMatchObject({ code: 'too-many-requests' })
    await claims.spend('203.0.113.8')
  })

  it('are told to come back where they ask more often than that', async () => {
    const { device } = await askPairing(newsroom.node)
    let nth = 10
    await eventually(async () => {
      // From another one each time, so that it is never the limit of all requests that is met.
      const from = `203.0.113.${(nth += 1)}`
      const burst = Array.from({ length: CLAIMS.address + 50 }, () => claiming(device, from))
      const statuses = new Set((await Promise.all(burst)).map(({ status }) => status))
      expect([...statuses].sort()).toEqual([200, 429])
    }, 40_000)
    expect((await claiming(device, '203.0.113.8')).status).toBe(200)
  })
})
