/** What a screen is told to show, at once, itself and nobody else; and what the desk is told of what it shows. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { UNSCHEDULED } from '#shared/domain/state.ts'
import { createMovableClock, type MovableClock } from '../support/movableClock.ts'
import { connectReader, eventually, postLine, startNode, type Reader } from '../support/node.ts'
import { OWNER } from '../support/given.ts'
import { insist, startNewsroom, type Newsroom } from '../support/people.ts'
import { done, seat } from '../support/press.ts'
import { reportOf } from '../support/screenReport.ts'
import { directives, display, imageWith, lastDirective, screensSeen, setting } from '../support/screenSeats.ts'
import { createScriptedLog } from '../support/scriptedLog.ts'
import { pairScreen } from '../support/screens.ts'

let clock: MovableClock
let newsroom: Newsroom
beforeEach(async () => {
  clock = createMovableClock(0)
  newsroom = await startNewsroom({ clock })
})
afterEach(() => newsroom.close())

async function briefing(about: object = {}): Promise<CreatedBriefing> {
  const body = { title: 'On the quay', start: true, ...about }
  return (await insist<CreatedBriefing>(newsroom.node, 'POST /api/briefings', { cookie: newsroom.owner, body })).body
}

const desk = (id: string) => seat(newsroom.node, id, { cookie: newsroom.owner })
let names = 0
const paired = (id: string | null) => {
  names += 1
  return pairScreen(newsroom.node, newsroom.owner, { name: `Wall ${names}`, briefing: id })
}
const change = (id: string, body: object) =>
  insist(newsroom.node, `PUT /api/screens/${id}`, { cookie: newsroom.owner, body })

const LOST = 'listed-and-gone'

function schedule(language: string): Promise<unknown> {
  const { visibility, timeZone } = UNSCHEDULED
  const about = { id: LOST, title: 'At last', visibility, language, timeZone, scheduledFor: null, rehearsal: true }
  return newsroom.node.server.execute.one(LOST, OWNER, { type: 'ScheduleBriefing', ...about })
}

/** To a briefing that the newsroom lists and of which the log holds nothing. */
async function sendToLost(screen: string): Promise<void> {
  const { visibility, language, timeZone } = UNSCHEDULED
  const times = { scheduledFor: null, startedAt: null, endedAt: null }
  const lost = { id: LOST, title: 'Gone', visibility, language, timeZone, rehearsal: true, ...times } as const
  const { newsroom: room } = newsroom.node.server
  await room.execute({ type: 'ListBriefing', briefing: { ...lost, status: 'scheduled' } })
  await room.execute({ type: 'ChangeScreen', id: screen, briefing: LOST })
}

async function shows(reader: Reader): Promise<void> {
  await eventually(() => {
    expect(directives(reader)).not.toEqual([])
  })
}

describe('a screen that connects', () => {
  it('is told what it shows before it asks for anything', async () => {
    const { node } = newsroom
    const { id } = await briefing()
    const [first, second] = [await paired(id), await paired(id)]
    const screen = await display(node, second)
    await shows(screen)
    const version = lastDirective(screen)?.version
    expect(directives(screen)).toEqual([
      {
        paired: true,
        id: second.id,
        name: second.name,
        number: 2,
        briefing: id,
        image: imageWith(),
        seq: 0,
        version,
        newsroom: null,
        follow: `/b/${id}`,
      },
    ])
    const other = await display(node, first)
    await shows(other)
    expect(lastDirective(other)).toMatchObject({ id: first.id, number: 1 })
  })

  it('and is sent to no briefing shows none, until it is sent to one', async () => {
    const { id } = await briefing({ language: 'fr' })
    const about = await paired(null)
    const screen = await display(newsroom.node, about)
    await shows(screen)
    expect(lastDirective(screen)).toMatchObject({
      paired: true,
      briefing: null,
      image: null,
      number: 1,
      follow: null,
    })
    await change(about.id, { briefing: id })
    await eventually(() => {
      expect(lastDirective(screen)).toMatchObject({ briefing: id, number: 1, image: imageWith({ language: 'fr' }) })
    })
    expect(screen.socket.connected).toBe(true)
  })

  it('learns that its token is none only from a node that has asked the store since it came', async () => {
    const log = createScriptedLog()
    const node = await startNode(log)
    const lagging = await startNode(log)
    try {
      const [known, cookie] = [await node.createBriefing(), await node.ownerCookie()]
      await (await lagging.reader()).join(known.id)
      // What was paired has not reached the other node yet.
      log.hold()
      const about = await pairScreen(node, cookie, { name: 'Wall', briefing: null })
      const good = await display(lagging, about)
      const bad = await display(lagging, { token: 'ds_nobody-was-given-this' })
      await eventually(() => {
        expect(directives(good)).toMatchObject([{ paired: true, name: 'Wall' }])
        expect(directives(bad)).toMatchObject([{ paired: false }])
      })
      log.setDown(true)
      const booting = await startNode(log)
      const [screen, stranger] = [await display(booting, about), await display(booting, { token: 'ds_nobody' })]
      expect((await booting.request('/healthz')).status).toBe(200)
      expect([...directives(screen), ...directives(stranger)]).toEqual([])
      log.setDown(false)
      await eventually(() => {
        expect(directives(screen)).toMatchObject([{ paired: true, name: 'Wall' }])
        expect(directives(stranger)).toMatchObject([{ paired: false }])
      }, 10_000)
      await booting.close()
    } finally {
      log.setDown(false)
      await Promise.all([node.close(), lagging.close()])
    }
  })

  it('stands by while its briefing is not there, and shows it as soon as it is', async () => {
    const { node } = newsroom
    const about = await paired(null)
    await sendToLost(about.id)
    const screen = await display(node, about)
    await shows(screen)
    expect(lastDirective(screen)).toMatchObject({ paired: true, briefing: null, image: null })
    await schedule('en')
    await eventually(() => {
      expect(lastDirective(screen)).toMatchObject({ briefing: LOST, number: 1, image: imageWith() })
    }, 10_000)
  })

  it('goes on showing a rehearsal that is wiped, and then shows the new one as that begins', async () => {
    const { node, log } = newsroom
    const about = await paired(null)
    await schedule('en')
    await change(about.id, { briefing: LOST })
    const screen = await display(node, about)
    await done((await desk(LOST)).command(LOST, setting([about.id], { scene: 'queue' })))
    await eventually(() => {
      expect(lastDirective(screen)).toMatchObject({ image: { scene: 'queue' } })
    })
    const told = directives(screen).length
    const following = await node.server.briefings.open(LOST)
    await following.reach(await log.renew(following.stream, following.head, 'wiped'))
    expect(following.state.status).toBe('unscheduled')
    expect(directives(screen)).toHaveLength(told)
    await schedule('fr')
    await eventually(() => {
      expect(lastDirective(screen)).toMatchObject({ briefing: LOST, seq: 0, image: imageWith({ language: 'fr' }) })
    })
    expect(directives(screen)).toHaveLength(told + 1)
  })
})

describe('the desk', () => {
  it('that undoes the first act on a screen has it told so, with a number of its own', async () => {
    const { id } = await briefing()
    const about = await paired(id)
    const screen = await display(newsroom.node, about)
    const moderator = await desk(id)
    const blank = setting([about.id], { isBlank: true })
    const seq = await done(moderator.command(id, blank))
    await eventually(() => {
      expect(lastDirective(screen)).toMatchObject({ seq: seq - 1, image: { isBlank: true } })
    })
    if (blank.type !== 'SetScreens') throw new Error('screens are set')
    const undone = await done(moderator.command(id, { type: 'UndoAct', act: 'back', undoes: blank.act }))
    await eventually(() => {
      expect(lastDirective(screen)).toMatchObject({ seq: undone - 1, image: imageWith() })
    })
  })

  it('changes what one screen is told, at once, and nobody else hears of it', async () => {
    const { node } = newsroom
    const made = await briefing()
    const { id } = made
    const [one, two] = [await paired(id), await paired(id)]
    const screens = [await display(node, one), await display(node, two)] as const
    const [moderator, reader] = [await desk(id), await seat(node, id)]
    for (const screen of screens) await shows(screen)
    const seq = await done(moderator.command(id, setting([two.id], { scene: 'figures', message: 'In five minutes' })))
    await eventually(() => {
      expect(lastDirective(screens[1])).toMatchObject({
        seq: seq - 1,
        image: imageWith({ scene: 'figures', isAutomatic: false, message: 'In five minutes' }),
      })
    })
    // What is said next comes after: by then everybody would have been told.
    await postLine(node, made, { id: 'l1', speaker: 'Reporter', text: 'How high is the wall?' })
    await eventually(() => {
      expect(reader.facts.some(({ event }) => event?.type === 'LineTranscribed')).toBe(true)
    })
    expect(screens.map((screen) => directives(screen).length)).toEqual([1, 2])
    for (const other of [moderator, reader]) expect(directives(other)).toEqual([])
    expect(JSON.stringify([reader.facts, reader.told])).not.toMatch(/ScreenSet|In five minutes|Wall/)
    await done(moderator.command(id, setting([one.id, two.id], { isBlank: true })))
    await eventually(() => {
      for (const screen of screens) expect(lastDirective(screen)).toMatchObject({ image: { isBlank: true } })
    })
  })

  it('renames a screen, and the newsroom itself, without a connection being lost', async () => {
    const { node, owner } = newsroom
    const { id } = await briefing()
    const about = await paired(id)
    const screen = await display(node, about)
    await shows(screen)
    await change(about.id, { name: 'Foyer, right' })
    await insist(node, 'PUT /api/settings', { cookie: owner, body: { name: 'Harbour House' } })
    await eventually(() => {
      expect(lastDirective(screen)).toMatchObject({ name: 'Foyer, right', newsroom: 'Harbour House' })
    })
    expect([directives(screen).length, screen.socket.connected]).toEqual([3, true])
  })

  it('sends a screen elsewhere, and from then on it hears nothing of where it was', async () => {
    const { node } = newsroom
    const [from, to] = [await briefing({ visibility: 'accredited' }), await briefing()]
    const about = await paired(from.id)
    const screen = await display(node, about)
    await shows(screen)
    expect(await screen.join(from.id)).toMatchObject({ ok: true, role: 'screen' })
    await change(about.id, { briefing: to.id })
    await eventually(() => {
      expect(lastDirective(screen)).toMatchObject({ briefing: to.id, number: 1, follow: `/b/${to.id}` })
    })
    expect(await screen.join(from.id)).toMatchObject({ ok: false, refusal: 'briefing-not-found' })
    expect(await screen.join(to.id)).toMatchObject({ ok: true, role: 'screen' })
    await postLine(node, from, { id: 'l1', text: 'Between us, the wall is lower.' })
    await postLine(node, to, { id: 'l1', text: 'The wall is high.' })
    await eventually(() => {
      expect(JSON.stringify(screen.facts)).toContain('The wall is high.')
    })
    expect(JSON.stringify(screen.facts)).not.toContain('Between us')
    expect(screen.socket.connected).toBe(true)
  })

  it('unpairs a screen, which is told at once and whenever it comes back, and the next keeps its number', async () => {
    const { node, owner } = newsroom
    const { id } = await briefing()
    const [one, two] = [await paired(id), await paired(id)]
    const screens = [await display(node, one), await display(node, two)] as const
    for (const screen of screens) await shows(screen)
    await insist(node, `DELETE /api/screens/${one.id}`, { cookie: owner })
    await eventually(() => {
      expect(screens[0].socket.connected).toBe(false)
    })
    expect(lastDirective(screens[1])).toMatchObject({ number: 2 })
    expect(lastDirective(screens[0])).toMatchObject({ paired: false })
    const back = await display(node, one)
    await shows(back)
    expect(directives(back)).toEqual([{ paired: false, version: expect.any(String) as string }])
  })

  it('reaches a screen whose briefing nobody has followed for long', async () => {
    const { node, owner } = newsroom
    const { id } = await briefing()
    const about = await paired(id)
    const screen = await display(node, about)
    await shows(screen)
    clock.skip(20 * 60_000)
    await node.server.briefings.poll()
    const body = setting([about.id], { isFrozen: true })
    await insist(node, `POST /api/briefings/${id}/commands`, { cookie: owner, body })
    await eventually(() => {
      expect(lastDirective(screen)).toMatchObject({ image: { isFrozen: true } })
    })
  })
})

describe('what a screen says of itself', () => {
  it('is told to the desk with whether it is connected, in the order of the keys, and to nobody else', async () => {
    const { node } = newsroom
    const { id } = await briefing()
    const [one, two] = [await paired(id), await paired(id)]
    const [moderator, reader] = [await desk(id), await seat(node, id)]
    const never = { isConnected: false, connections: 0, report: null, heardAt: null }
    await eventually(() => {
      expect(screensSeen(moderator)).toEqual([
        { id: one.id, number: 1, name: one.name, ...never },
        { id: two.id, number: 2, name: two.name, ...never },
      ])
    })
    const screen = await display(node, two)
    await shows(screen)
    await eventually(() => {
      expect(screensSeen(moderator).map(({ isConnected }) => isConnected)).toEqual([false, true])
    })
    const report = reportOf({ briefing: id, scene: 'captions', head: 3 })
    screen.socket.emit('screen:report', report)
    await eventually(() => {
      expect(screensSeen(moderator)[1]).toMatchObject({ id: two.id, isConnected: true, report })
    })
    expect(Math.abs((screensSeen(moderator)[1]?.heardAt ?? 0) - clock.now())).toBeLessThan(5_000)
    screen.socket.disconnect()
    await eventually(() => {
      expect(screensSeen(moderator)[1]).toMatchObject({ isConnected: false, report })
    })
    await change(one.id, { name: 'Side wall' })
    await eventually(() => {
      expect(screensSeen(moderator)[0]).toMatchObject({ name: 'Side wall' })
    })
    node.server.rooms.beat()
    await eventually(() => {
      expect(reader.told.filter(({ event }) => event === 'briefing:presence').length).toBeGreaterThan(1)
    })
    expect(JSON.stringify(reader.told)).not.toMatch(/screens|captions|Wall/)
  })

  it('waits for the beat where only its delay is another', async () => {
    const { node } = newsroom
    const { id } = await briefing()
    const about = await paired(id)
    const screen = await display(node, about)
    const moderator = await desk(id)
    await shows(screen)
    screen.socket.emit('screen:report', reportOf({ delayMs: 80 }))
    await eventually(() => {
      expect(screensSeen(moderator)[0]?.report?.delayMs).toBe(80)
    })
    await screen.raw('screen:report', reportOf({ delayMs: 90, head: 13 }))
    expect(screensSeen(moderator)[0]?.report?.delayMs).toBe(80)
    node.server.rooms.beat()
    await eventually(() => {
      expect(screensSeen(moderator)[0]?.report).toEqual(reportOf({ delayMs: 90, head: 13 }))
    })
    screen.socket.emit('screen:report', reportOf({ staleForMs: 12_000 }))
    await eventually(() => {
      expect(screensSeen(moderator)[0]?.report?.staleForMs).toBe(12_000)
    })
  })

  it('is refused where it is none, or comes from nobody who is a screen, and the desk is told nothing', async () => {
    const { node, owner } = newsroom
    const { id } = await briefing()
    const about = await paired(id)
    const moderator = await desk(id)
    const screen = await display(node, about)
    await shows(screen)
    const hostile = [
      null,
      [],
      'turn',
      { ...reportOf(), scene: 'desk' },
      { ...reportOf(), width: 1e9 },
      { ...reportOf(), delayMs: -1 },
      { ...reportOf(), head: 1.5 },
      { ...reportOf(), version: 'x'.repeat(300) },
      { ...reportOf(), version: '\u202Ereversed' },
      { ...reportOf(), briefing: '../etc' },
      { ...reportOf(), isFrozen: 'yes' },
    ]
    for (const request of hostile) {
      const answer = await screen.raw('screen:report', request)
      expect([request, answer]).toEqual([request, expect.objectContaining({ ok: false, refusal: 'command-malformed' })])
    }
    const strangers = [
      await seat(node, id),
      moderator,
      await display(node, { token: 'ds_nobody-was-given-this' }),
      await connectReader(node.url, { cookie: owner, auth: { screen: about.id } }),
    ]
    for (const stranger of strangers) {
      const answer = await stranger.raw('screen:report', reportOf({ briefing: id }))
      expect(answer).toMatchObject({ ok: false, refusal: 'not-permitted' })
    }
    node.server.rooms.beat()
    await eventually(() => {
      expect(screensSeen(moderator)).toMatchObject([{ id: about.id, isConnected: true, report: null }])
    })
    strangers[3]?.socket.disconnect()
  })

  it('is taken at most twenty times a second', async () => {
    const { node } = newsroom
    const { id } = await briefing()
    const screen = await display(node, await paired(id))
    await shows(screen)
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, head) => screen.raw('screen:report', reportOf({ head }))),
    )
    const refused = answers.filter((answer) => (answer as { refusal?: string }).refusal === 'too-many-requests')
    expect(refused.length).toBeGreaterThanOrEqual(20)
    expect(screen.socket.connected).toBe(true)
  })
})
