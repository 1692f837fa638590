/** Pairing a display with a newsroom: from its code to a screen that reads one briefing, and back to nobody. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CODE_LETTERS, readCode, shownCode } from '#shared/domain/screens/pairingCode.ts'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import type { AuditEntry } from '#shared/protocol/people.ts'
import { NEWSROOM_STREAM, NewsroomDesk } from '../../server/people/newsroom.ts'
import { createPairings } from '../../server/screens/pairing.ts'
import { CLAIM_GRACE_MS, PAIRING_LASTS_MS } from '../../server/screens/pairingLimits.ts'
import { createMovableClock, type MovableClock } from '../support/movableClock.ts'
import { eventually, postLine, SECRET, snapshotIn, startNode } from '../support/node.ts'
import { ask, codeOf, giveRole, insist, register, signIn, startNewsroom, type Newsroom } from '../support/people.ts'
import { createScriptedLog } from '../support/scriptedLog.ts'
import { display, lastDirective } from '../support/screenSeats.ts'
import { approveScreen, askPairing, claimScreen, listScreens, pairScreen } from '../support/screens.ts'

let clock: MovableClock
let newsroom: Newsroom
let owner: string

beforeEach(async () => {
  clock = createMovableClock(0)
  newsroom = await startNewsroom({ clock })
  ;({ owner } = newsroom)
})
afterEach(() => newsroom.close())

const CLAIM = 'POST /api/screens/pairings/claim'
const bearing = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

async function created(visibility: 'public' | 'accredited' = 'accredited'): Promise<CreatedBriefing> {
  const body = { title: 'On the quay', visibility, start: true }
  return (await insist<CreatedBriefing>(newsroom.node, 'POST /api/briefings', { cookie: owner, body })).body
}

async function factsAbout(): Promise<string[]> {
  const { facts } = await newsroom.log.read(NEWSROOM_STREAM, 0, 1_000)
  return facts.map(({ event }) => (event as { type: string }).type).filter((type) => type.startsWith('Screen'))
}

describe('pairing', () => {
  it('goes from the code that a display shows to a screen that follows what it is sent to', async () => {
    const { node } = newsroom
    const { id } = await created()
    const asked = await insist(node, 'POST /api/screens/pairings')
    expect(asked.headers['cache-control']).toBe('no-store')
    const { code, device, url, lastsMs, everyMs } = await askPairing(node)
    expect(code).toMatch(new RegExp(`^[${CODE_LETTERS}]{8}$`))
    expect(readCode(code)).toBe(code)
    expect({ url, lastsMs, everyMs }).toEqual({ url: `/pair#${code}`, lastsMs: 600_000, everyMs: 2_000 })
    expect(await factsAbout()).toEqual([])
    expect(await claimScreen(node, device)).toEqual({ state: 'waiting' })

    const typed = `  ${shownCode(code).toLowerCase().replace('-', ' – ')} `
    const approved = await insist<{ id: string }>(node, 'POST /api/screens', {
      cookie: owner,
      body: { code: typed, name: 'Front wall', briefing: id },
    })
    expect([approved.status, approved.headers['cache-control']]).toEqual([201, 'no-store'])
    const screen = approved.body.id
    const [waiting] = await listScreens(node, owner)
    expect(waiting).toMatchObject({ id: screen, name: 'Front wall', briefing: id, isPaired: false })

    const claimed = await insist<{ token: string }>(node, CLAIM, { body: { device } })
    expect(claimed.headers['cache-control']).toBe('no-store')
    expect(claimed.body).toEqual({
      state: 'paired',
      token: claimed.body.token,
      screen: { id: screen, name: 'Front wall' },
    })
    expect(claimed.body.token).toMatch(/^ds_[A-Za-z0-9_-]{43}$/)
    expect((await listScreens(node, owner)).map(({ isPaired }) => isPaired)).toEqual([true])

    const display = await node.reader({ auth: { screen: claimed.body.token } })
    const reply = await display.join(id)
    expect([reply.ok && reply.role, snapshotIn(reply).briefing.title]).toEqual(['screen', 'On the quay'])
  })

  it('says where its public address is, where it has one', async () => {
    const node = await startNode(createScriptedLog(), { publicUrl: 'https://press.harbours.example' })
    const { code, url } = await askPairing(node)
    expect(url).toBe(`https://press.harbours.example/pair#${code}`)
    const cookie = await node.ownerCookie()
    const { id } = (await insist<CreatedBriefing>(node, 'POST /api/briefings', { cookie, body: { title: 'Q' } })).body
    const screen = await display(node, await pairScreen(node, cookie, { name: 'Front wall', briefing: id }))
    await eventually(() => {
      expect(lastDirective(screen)).toMatchObject({ follow: `https://press.harbours.example/b/${id}` })
    })
    await node.close()
  })

  it('is answered the same again where the answer was lost, by the same display and no other', async () => {
    const { node } = newsroom
    const [mine, other] = [await askPairing(node), await askPairing(node)]
    await approveScreen(node, owner, { code: mine.code, name: 'Front wall' })
    const first = await claimScreen(node, mine.device)
    expect(first).toMatchObject({ state: 'paired' })
    const facts = await factsAbout()
    expect(await claimScreen(node, mine.device)).toEqual(first)
    expect(await factsAbout()).toEqual(facts)
    expect(await claimScreen(node, other.device)).toEqual({ state: 'waiting' })
  })

  it('takes a code once', async () => {
    const { node } = newsroom
    const { code, device } = await askPairing(node)
    await approveScreen(node, owner, { code, name: 'Front wall' })
    const again = { cookie: await node.ownerCookie(), body: { code, name: 'Side wall' } }
    expect(codeOf(await ask(node, 'POST /api/screens', again))).toBe('pairing-already-used')
    await claimScreen(node, device)
    expect(codeOf(await ask(node, 'POST /api/screens', again))).toBe('pairing-already-used')
    expect(await factsAbout()).toEqual(['ScreenApproved', 'ScreenClaimed'])
  })

  it('tells at once that a code was mistyped', async () => {
    const { node } = newsroom
    const { code } = await askPairing(node)
    const next = CODE_LETTERS.charAt((CODE_LETTERS.indexOf(code.slice(-1)) + 1) % CODE_LETTERS.length)
    for (const wrong of [code.slice(0, -1) + next, `${code}B`, `${code.slice(0, -1)}A`, 'ÀÀÀÀÀÀÀÀ']) {
      const answer = await ask(node, 'POST /api/screens', { cookie: owner, body: { code: wrong, name: 'Front wall' } })
      expect([wrong, answer.status, codeOf(answer)]).toEqual([wrong, 404, 'pairing-unknown'])
    }
    expect(await factsAbout()).toEqual([])
  })

  it('ends with the code, which can be entered until its last moment', async () => {
    const { node } = newsroom
    const { code, device } = await askPairing(node)
    clock.skip(PAIRING_LASTS_MS - 1_000)
    await approveScreen(node, await node.ownerCookie(), { code, name: 'Front wall' })
    clock.skip(10_000)
    expect(await claimScreen(node, device)).toMatchObject({ state: 'paired' })
    clock.skip(CLAIM_GRACE_MS)
    const late = await ask(node, CLAIM, { body: { device } })
    expect([late.status, codeOf(late)]).toEqual([410, 'pairing-ended'])
  })

  it('leaves nothing of an approval that nobody claims in time', async () => {
    const { node } = newsroom
    const { code } = await askPairing(node)
    await approveScreen(node, owner, { code, name: 'Front wall' })
    clock.skip(PAIRING_LASTS_MS + CLAIM_GRACE_MS + 1_000)
    expect(await listScreens(node, owner)).toEqual([])
    const { name } = await pairScreen(node, owner, { name: 'Front wall' })
    expect((await listScreens(node, owner)).map((screen) => screen.name)).toEqual([name])
  })

  it('stays, where the desk takes the approval back as unclaimed just after the display has claimed it', async () => {
    const { node } = newsroom
    const { code, device } = await askPairing(node)
    const id = await approveScreen(node, owner, { code, name: 'Front wall' })
    const unpair = (query: string) => ask(node, `DELETE /api/screens/${id}${query}`, { cookie: owner })
    expect(await claimScreen(node, device)).toMatchObject({ state: 'paired' })
    const late = await unpair('?unclaimed=1')
    expect([late.status, codeOf(late)]).toEqual([409, 'pairing-already-used'])
    const wrong = await unpair('?unclaimed=yes')
    expect([wrong.status, wrong.body]).toMatchObject([422, { detail: { field: 'unclaimed' } }])
    expect((await listScreens(node, owner)).map(({ isPaired }) => isPaired)).toEqual([true])
    expect((await unpair('')).status).toBe(204)
    expect(await listScreens(node, owner)).toEqual([])
    const other = await approveScreen(node, owner, { code, name: 'Front wall' })
    expect((await ask(node, `DELETE /api/screens/${other}?unclaimed=1`, { cookie: owner })).status).toBe(204)
  })

  it('waits on where the desk takes the approval back while it is being claimed', async () => {
    const { node } = newsroom
    const { code, device } = await askPairing(node)
    const id = await approveScreen(node, owner, { code, name: 'Front wall' })
    const desk = node.server.newsroom
    const execute: typeof desk.execute = (command, asker) => NewsroomDesk.prototype.execute.call(desk, command, asker)
    const claiming = vi.spyOn(desk, 'execute').mockImplementationOnce(async (command, asker) => {
      await execute({ type: 'UnpairScreen', id })
      return execute(command, asker)
    })
    expect(await claimScreen(node, device)).toEqual({ state: 'waiting' })
    expect(claiming).toHaveBeenCalledOnce()
    expect(await factsAbout()).toEqual(['ScreenApproved', 'ScreenUnpaired'])
  })

  it('gives nobody a screen that two displays with one code claim', async () => {
    const { node } = newsroom
    const alike = () => createPairings(SECRET, () => 3).mint(clock.now())
    const [one, other] = [await alike(), await alike()]
    expect([one.code, one.device === other.device]).toEqual([other.code, false])
    await approveScreen(node, owner, { code: one.code, name: 'Front wall' })
    const first = await claimScreen(node, one.device)
    if (first.state !== 'paired') throw new Error('the first display is not paired')
    const display = await node.reader({ auth: { screen: first.token } })
    expect(codeOf(await ask(node, CLAIM, { body: { device: other.device } }))).toBe('pairing-ended')
    expect(await listScreens(node, owner)).toEqual([])
    await eventually(() => {
      expect(display.socket.connected).toBe(false)
    })
  })

  it('refuses to send a screen to a briefing that there is none of, and then approves nothing', async () => {
    const { node } = newsroom
    const { code } = await askPairing(node)
    const body = { code, name: 'Front wall', briefing: 'there-is-none' }
    expect(codeOf(await ask(node, 'POST /api/screens', { cookie: owner, body }))).toBe('briefing-not-found')
    await approveScreen(node, owner, { code, name: 'Front wall', briefing: null })
  })

  it('names what is wrong with a request', async () => {
    const { node } = newsroom
    const wrong = async (route: string, body: unknown) => {
      const answer = await ask<{ detail?: { field?: string } }>(node, route, { cookie: owner, body })
      return [answer.status, codeOf(answer), answer.body.detail?.field]
    }
    expect(await wrong('POST /api/screens', { code: 'B', name: 'W' })).toEqual([422, 'command-malformed', 'code'])
    expect(await wrong('POST /api/screens', { code: 'BCDFGHJK' })).toEqual([422, 'command-malformed', 'name'])
    const lengthy = { code: 'BCDFGHJK', name: 'W'.repeat(41) }
    expect(await wrong('POST /api/screens', lengthy)).toEqual([422, 'command-malformed', 'name'])
    expect(await wrong(CLAIM, { device: 7 })).toEqual([422, 'command-malformed', 'device'])
    expect(await wrong(CLAIM, {})).toEqual([422, 'command-malformed', 'device'])
    expect(await wrong('PUT /api/screens/x', { briefing: 'A B' })).toEqual([422, 'command-malformed', 'briefing'])
  })

  it('stands in the audit with whoever approved it', async () => {
    const { node } = newsroom
    const member = await register(node, newsroom.smtp, { name: 'Mara Lund' })
    await giveRole(node, owner, member.account, 'moderator')
    await pairScreen(node, await signIn(node, member), { name: 'Front wall' })
    const { entries } = (await insist<{ entries: AuditEntry[] }>(node, 'GET /api/audit', { cookie: owner })).body
    const told = entries
      .filter(({ type }) => type.startsWith('Screen'))
      .map(({ type, by, from }) => [type, by.name, from])
    expect(told).toEqual([
      ['ScreenClaimed', null, null],
      ['ScreenApproved', 'Mara Lund', expect.stringMatching(/^10\./)],
    ])
  })
})

describe('a screen', () => {
  it('is renamed, sent elsewhere and let rest by the desk', async () => {
    const { node } = newsroom
    const [one, other] = [await created(), await created('public')]
    const { id, token } = await pairScreen(node, owner, { name: 'Front wall', briefing: one.id })
    const edit = (body: unknown) => ask(node, `PUT /api/screens/${id}`, { cookie: owner, body })
    expect((await edit({ name: 'Side wall' })).status).toBe(204)
    expect((await edit({ briefing: other.id })).status).toBe(204)
    expect(await listScreens(node, owner)).toMatchObject([{ id, number: 1, name: 'Side wall', briefing: other.id }])
    expect(codeOf(await ask(node, `GET /api/briefings/${one.id}`, bearing(token)))).toBe('briefing-not-found')
    expect(codeOf(await edit({ briefing: 'there-is-none' }))).toBe('briefing-not-found')
    expect((await edit({ briefing: null })).status).toBe(204)
    expect(await listScreens(node, owner)).toMatchObject([{ id, name: 'Side wall', briefing: null }])
    const facts = await factsAbout()
    expect((await edit({ briefing: null, name: 'Side wall' })).status).toBe(204)
    expect((await edit({})).status).toBe(204)
    expect(await factsAbout()).toEqual(facts)
    const nobody = await ask(node, 'PUT /api/screens/nobody', { cookie: owner, body: { name: 'Back wall' } })
    expect([nobody.status, codeOf(nobody)]).toEqual([404, 'screen-not-found'])
  })

  it('has a name that no other screen has', async () => {
    const { node } = newsroom
    await pairScreen(node, owner, { name: 'Front wall' })
    const { id } = await pairScreen(node, owner, { name: 'Side wall' })
    const edited = await ask(node, `PUT /api/screens/${id}`, { cookie: owner, body: { name: 'FRONT WALL' } })
    expect([edited.status, codeOf(edited)]).toEqual([409, 'screen-name-taken'])
    const { code } = await askPairing(node)
    const approved = await ask(node, 'POST /api/screens', { cookie: owner, body: { code, name: 'front wall' } })
    expect([approved.status, codeOf(approved)]).toEqual([409, 'screen-name-taken'])
  })

  it('that is sent elsewhere leaves the briefing before at once, and is a screen where it was sent', async () => {
    const { node } = newsroom
    const [one, other] = [await created(), await created()]
    const { id, token } = await pairScreen(node, owner, { name: 'Front wall', briefing: one.id })
    const display = await node.reader({ auth: { screen: token } })
    expect(await display.join(one.id)).toMatchObject({ ok: true, role: 'screen' })
    await insist(node, `PUT /api/screens/${id}`, { cookie: owner, body: { briefing: other.id } })
    expect(await display.join(one.id)).toMatchObject({ ok: false, refusal: 'briefing-not-found' })
    expect(await display.join(other.id)).toMatchObject({ ok: true, role: 'screen' })
    await postLine(node, one, { id: 'before', text: 'A line that it may not read any more.' })
    await postLine(node, other, { id: 'after', text: 'A line that it may read.' })
    await eventually(() => {
      expect(display.facts.map(({ event }) => event?.type === 'LineTranscribed' && event.line.id)).toEqual(['after'])
    })
  })

  it('that is unpaired is nobody at once, over HTTP and on a connection that is open', async () => {
    const { node } = newsroom
    const briefing = await created()
    const { id, token } = await pairScreen(node, owner, { name: 'Front wall', briefing: briefing.id })
    const reading = `GET /api/briefings/${briefing.id}`
    await insist(node, reading, bearing(token))
    const display = await node.reader({ auth: { screen: token } })
    expect(await display.join(briefing.id)).toMatchObject({ ok: true, role: 'screen' })

    for (const _ of [1, 2]) {
      expect((await ask(node, `DELETE /api/screens/${id}`, { cookie: owner })).status).toBe(204)
      expect(codeOf(await ask(node, reading, bearing(token)))).toBe('briefing-not-found')
    }
    await eventually(() => {
      expect(display.socket.connected).toBe(false)
    })
    const back = await node.reader({ auth: { screen: token } })
    expect(await back.join(briefing.id)).toMatchObject({ ok: false, refusal: 'briefing-not-found' })
    expect(await factsAbout()).toEqual(['ScreenApproved', 'ScreenClaimed', 'ScreenUnpaired'])
  })

  it('that was unpaired and is approved anew while its code lasts bears another token', async () => {
    const { node } = newsroom
    const { code, device } = await askPairing(node)
    const id = await approveScreen(node, owner, { code, name: 'Front wall' })
    const first = await claimScreen(node, device)
    await insist(node, `DELETE /api/screens/${id}`, { cookie: owner })
    expect(await claimScreen(node, device)).toEqual({ state: 'waiting' })
    await approveScreen(node, owner, { code, name: 'Front wall' })
    const second = await claimScreen(node, device)
    if (first.state !== 'paired' || second.state !== 'paired') throw new Error('the display is not paired')
    expect(second.token).not.toBe(first.token)
  })
})

describe('what the desk sets of screens', () => {
  const set = (screens: string[], act: string) => {
    return { type: 'SetScreens', act, screens, change: { scene: 'queue' } } as const
  }

  it('is taken for those that show the briefing, and names the one that does not', async () => {
    const { node } = newsroom
    const [here, elsewhere] = [await created(), await created()]
    const one = await pairScreen(node, owner, { name: 'Front wall', briefing: here.id })
    const other = await pairScreen(node, owner, { name: 'Side wall', briefing: elsewhere.id })
    const { code } = await askPairing(node)
    const unclaimed = await approveScreen(node, owner, { code, name: 'Back wall', briefing: here.id })
    const desk = await node.reader({ cookie: owner })
    expect(await desk.command(here.id, set([one.id], 'act-1'))).toMatchObject({ ok: true })
    for (const [at, id] of [other.id, unclaimed, 'nobody'].entries()) {
      expect(await desk.command(here.id, set([one.id, id], `act-2${at}`))).toEqual({
        ok: false,
        refusal: 'screen-not-found',
        detail: { screen: id },
      })
    }
    const { briefing } = snapshotIn(await desk.join(here.id))
    expect(briefing.screens.map(({ id, image }) => [id, image?.scene])).toEqual([[one.id, 'queue']])
  })
})
