/** The owner's hold on a whole node: what each sort of reader gets by socket and by HTTP. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CreatedBriefing, LogPage } from '#shared/protocol/http.ts'
import type { JoinReply, PresenceMessage } from '#shared/protocol/messages.ts'
import type { PublicSettings } from '#shared/protocol/people.ts'
import { createMovableClock, type MovableClock } from '../support/movableClock.ts'
import { eventually, postLine, postLines, snapshotIn, type Reader } from '../support/node.ts'
import { ask, decide, insist, register, startNewsroom, type Newsroom } from '../support/people.ts'

const HOLD_S = 30
const OVER = HOLD_S * 1_000 + 1_000

let clock: MovableClock
let newsroom: Newsroom
let created: CreatedBriefing

const setHold = (holdS: number) =>
  insist(newsroom.node, 'PUT /api/settings', { cookie: newsroom.owner, body: { holdS } })

beforeEach(async () => {
  clock = createMovableClock(0)
  newsroom = await startNewsroom({ clock })
  created = await newsroom.node.createBriefing()
  await setHold(HOLD_S)
  clock.skip(OVER)
})
afterEach(() => newsroom.close())

const say = (id: string, text = `Said ${id}.`) => postLine(newsroom.node, created, { id, speaker: 'Chair', text })
const wordsOf = ({ facts }: Reader) =>
  facts.flatMap(({ event }) => (event?.type === 'LineTranscribed' ? [event.line.text] : []))
const page = async (query: string, cookie?: string) =>
  ask<LogPage>(newsroom.node, `GET /api/briefings/${created.id}/log?${query}`, cookie === undefined ? {} : { cookie })
const rejoin = (reader: Reader, since: { epoch: string; seq: number }, as: string) =>
  reader.raw('briefing:join', { briefing: created.id, since, as }) as Promise<JoinReply>

/** Joined, as far as the public is now. */
async function joined(cookie?: string): Promise<{ reader: Reader; head: number; epoch: string }> {
  const reader = await newsroom.node.reader(cookie === undefined ? {} : { cookie })
  let head = 0
  let epoch = ''
  await eventually(async () => {
    const reply = snapshotIn(await reader.join(created.id))
    expect(reply.briefing.status).toBe('live')
    ;({ head, epoch } = reply)
  })
  return { reader, head, epoch }
}

describe('a hold', () => {
  it('[D11] keeps from readers and applicants for its time what the desk reads at once', async () => {
    const applicant = await joined((await register(newsroom.node, newsroom.smtp)).cookie)
    const reader = await joined()
    const owner = await joined(newsroom.owner)
    await say('l1')
    await eventually(() => {
      expect(wordsOf(owner.reader)).toEqual(['Said l1.'])
    })
    const newcomer = snapshotIn(await (await newsroom.node.reader()).join(created.id))
    expect(newcomer).toMatchObject({ head: reader.head, briefing: { lines: [] } })
    clock.skip(HOLD_S * 500)
    await say('l2')
    await eventually(() => {
      expect(wordsOf(owner.reader)).toEqual(['Said l1.', 'Said l2.'])
    })
    expect([reader, applicant].map((each) => wordsOf(each.reader))).toEqual([[], []])
    clock.skip(HOLD_S * 500 + 1_000)
    await eventually(() => {
      expect(wordsOf(reader.reader)).toEqual(['Said l1.'])
      expect(wordsOf(applicant.reader)).toEqual(['Said l1.'])
    })
    clock.skip(OVER)
    await eventually(() => {
      expect(reader.reader.facts.map(({ seq }) => seq)).toEqual(owner.reader.facts.map(({ seq }) => seq))
    })
  })

  it('[D11] lets everything through when it is lifted, and from then on at once', async () => {
    const { reader } = await joined()
    await say('l1')
    expect(wordsOf(reader)).toEqual([])
    await setHold(0)
    await eventually(() => {
      expect(wordsOf(reader)).toEqual(['Said l1.'])
    })
    await say('l2')
    await eventually(() => {
      expect(wordsOf(reader)).toEqual(['Said l1.', 'Said l2.'])
    })
  })

  it('[D12] answers tails, pages and snapshots up to where the public is, which nobody may keep', async () => {
    const { reader, head, epoch } = await joined()
    await postLines(newsroom.node, created, [
      { id: 'l1', speaker: 'Chair', text: 'Said l1.' },
      { id: 'l2', speaker: 'Chair', text: 'Said l2.' },
    ])
    expect(await rejoin(reader, { epoch, seq: head }, 'reader')).toMatchObject({ kind: 'tail', facts: [], head })
    expect(await rejoin(reader, { epoch, seq: head + 1 }, 'reader')).toMatchObject({ refusal: 'behind' })
    const mine = await page(`after=0&limit=${head}&epoch=${epoch}`)
    expect(mine.body.facts).toHaveLength(head)
    expect(mine.headers['cache-control']).toBe('no-store')
    for (const query of ['after=0&limit=1000', `after=${head}&limit=1`, 'after=0&limit=200']) {
      const { body } = await page(query)
      expect(body.head).toBe(head)
      expect(body.facts.filter(({ seq }) => seq > head)).toEqual([])
      expect((await page(query, newsroom.owner)).body.head).toBeGreaterThan(head)
    }
    const whole = await ask(newsroom.node, `GET /api/briefings/${created.id}`)
    expect(whole.body).toMatchObject({ head, briefing: { lines: [], lineCount: 0 } })
  })

  it('[D13] lets no word out of a line that was taken back in time, its corrections neither, by any way', async () => {
    const { reader, head, epoch } = await joined()
    const { reader: owner } = await joined(newsroom.owner)
    await say('l1')
    await say('slip', 'SLIP of the tongue.')
    const command = (sent: Parameters<Reader['command']>[1]) => owner.command(created.id, sent)
    const saw = 'SLIP of the tongue.'
    expect(await command({ type: 'CorrectLine', lineId: 'slip', saw, text: 'SLIP again.' })).toMatchObject({ ok: true })
    clock.skip(HOLD_S * 500)
    expect(await command({ type: 'RetractLine', lineId: 'slip', reason: 'a SLIP' })).toMatchObject({ ok: true })
    await say('l2')
    clock.skip(OVER)
    await eventually(() => {
      expect(wordsOf(reader)).toEqual(['Said l1.', 'Said l2.'])
    })
    await setHold(0)
    await eventually(async () => {
      expect((await page('after=0&limit=1000')).headers['cache-control']).toBe('no-store')
      const late = await joined()
      const out = JSON.stringify([
        reader.facts,
        await late.reader.join(created.id),
        await rejoin(late.reader, { epoch, seq: head }, 'reader'),
        (await page('after=0&limit=1000')).body,
        (await ask(newsroom.node, `GET /api/briefings/${created.id}`)).body,
      ])
      expect(out).toContain('Said l2.')
      expect(out).not.toContain('SLIP')
    })
    // The desk keeps the record of it.
    expect(JSON.stringify(snapshotIn(await owner.join(created.id)).briefing)).toContain('SLIP again.')
  })

  it('[D14] [I10] shows text that is being said to the accredited only', async () => {
    const { reader } = await joined()
    const { reader: owner } = await joined(newsroom.owner)
    await postLine(newsroom.node, created, { id: 'l1', text: 'Half a sen', final: false })
    const isInterim = ({ event }: Reader['told'][number]) => event === 'briefing:interim'
    await eventually(() => {
      expect(owner.told.filter(isInterim)).toHaveLength(1)
    })
    const late = await joined()
    await late.reader.join(created.id)
    expect([...reader.told, ...late.reader.told].filter(isInterim)).toEqual([])
    await setHold(0)
    await eventually(async () => {
      await postLine(newsroom.node, created, { id: 'l1', text: 'Half a sentence', final: false })
      expect(reader.told.filter(isInterim)).not.toEqual([])
    })
  })

  it('[D15] tells each side its own head, and the desk alone that all of them read', async () => {
    const { reader, head } = await joined()
    const { reader: owner } = await joined(newsroom.owner)
    await say('l1')
    const latest = ({ told }: Reader) =>
      told.filter(({ event }) => event === 'briefing:presence').at(-1)?.message as PresenceMessage | undefined
    newsroom.node.server.rooms.beat()
    await eventually(() => {
      expect(latest(reader)).toMatchObject({ head, readers: null })
      expect(latest(owner)).toMatchObject({ head: head + 2, readers: 2 })
    })
  })

  it('[D16] gives a snapshot to whoever becomes accredited or is so no longer, with what is theirs to read', async () => {
    const { node, smtp, owner } = newsroom
    const member = await register(node, smtp)
    const applicant = await joined(member.cookie)
    await say('l1')
    expect(snapshotIn(await applicant.reader.join(created.id)).briefing.lines).toEqual([])
    await decide(node, owner, member.account, ['asked', 'accepted'])
    await eventually(() => {
      expect(applicant.reader.socket.connected).toBe(false)
    })
    const reporter = await node.reader({ cookie: member.cookie })
    const { epoch } = applicant
    const up = await rejoin(reporter, { epoch, seq: applicant.head }, 'applicant')
    expect(snapshotIn(up).briefing.lines).toMatchObject([{ text: 'Said l1.' }])
    expect(up).toMatchObject({ role: 'reporter' })
    await decide(node, owner, member.account, ['accepted', 'revoked'])
    await eventually(() => {
      expect(reporter.socket.connected).toBe(false)
    })
    const again = await node.reader({ cookie: member.cookie })
    const down = await rejoin(again, { epoch, seq: snapshotIn(up).head }, 'reporter')
    expect(down).toMatchObject({ role: 'applicant', head: applicant.head })
    expect(snapshotIn(down).briefing.lines).toEqual([])
  })

  it('[D17] keeps the digest back too, so that it tells nothing that is taken back meanwhile', async () => {
    const { node, smtp, owner } = newsroom
    const email = 'ada@delta.example'
    await insist(node, 'POST /api/newsletter', { body: { email, language: 'en' } })
    const [, token = ''] = /confirm#(\S+)/.exec((await smtp.nextMailTo(email)).text ?? '') ?? []
    await insist(node, 'POST /api/newsletter/confirmation', { body: { token } })
    await setHold(2)
    await say('l1')
    await say('slip', 'SLIP of the tongue.')
    const { reader } = await joined(owner)
    expect(await reader.command(created.id, { type: 'EndBriefing' })).toMatchObject({ ok: true })
    const endedAt = Date.now()
    await eventually(() => {
      expect(node.server.newsroom.state.digests.has(created.id)).toBe(true)
    })
    const taken = await reader.command(created.id, { type: 'RetractLine', lineId: 'slip', reason: 'a slip' })
    expect(taken).toMatchObject({ ok: true })
    const { text = '' } = await smtp.nextMailTo(email)
    expect(Date.now() - endedAt).toBeGreaterThanOrEqual(2_000)
    expect(text).toContain('Said l1.')
    expect(text).not.toContain('SLIP')
  })

  it('[D17] is told to everybody, and set by the owner only', async () => {
    const settings = async () => (await insist<PublicSettings>(newsroom.node, 'GET /api/settings')).body
    expect(await settings()).toMatchObject({ holdS: HOLD_S })
    const member = await register(newsroom.node, newsroom.smtp)
    const refused = await ask(newsroom.node, 'PUT /api/settings', { cookie: member.cookie, body: { holdS: 0 } })
    expect(refused.status).toBe(403)
    const cookie = newsroom.owner
    const framedBy = ['https://press.example.org']
    await insist(newsroom.node, 'PUT /api/settings', { cookie, body: { framedBy } })
    await insist(newsroom.node, 'PUT /api/settings', { cookie, body: { registration: 'closed' } })
    expect(await settings()).toMatchObject({ holdS: HOLD_S, registration: 'closed', framedBy })
    expect((await ask(newsroom.node, 'PUT /api/settings', { cookie, body: { holdS: 601 } })).status).toBe(422)
  })
})
