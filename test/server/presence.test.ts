/** Who is here, and who changes what: the desk's to know, on every node, and nobody else's unless the desk says so. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, DEFAULT_WEIGHTS } from '#shared/domain/questions/state.ts'
import { Attendance } from '../../server/live/attendance.ts'
import type { LiveSocket } from '../../server/live/sockets.ts'
import { createFakeClock } from '../support/fakeClock.ts'
import { eventually, snapshotIn, type Reader } from '../support/node.ts'
import type { Member } from '../support/people.ts'
import { pairedScreen, reportOf } from '../support/screenReport.ts'
import { display, screensSeen } from '../support/screenSeats.ts'
import { listScreens, pairScreen } from '../support/screens.ts'
import { done, lastPresence, seat, startPress, type Press } from '../support/press.ts'

let press: Press
let oona: Member
let mara: Member
let noor: Member

beforeAll(async () => {
  press = await startPress()
  oona = await press.reporter('Oona Vey', 'Tideway Radio')
  mara = await press.moderator('Mara Lund')
  noor = await press.moderator('Noor Aalto')
})
afterAll(() => press.close())

const moderators = (reader: Reader) =>
  Object.fromEntries(lastPresence(reader)?.desk?.moderators.map(({ name, editing }) => [name, editing]) ?? [])

describe('the desk', () => {
  it('is told at once who is there on any node, who follows, and who changes which question', async () => {
    const { a, b, newsroom } = press
    const { id } = await press.briefing()
    const one = await seat(a, id, mara)
    const other = await seat(b, id, noor)
    const reporters = [await seat(a, id, oona), await seat(a, id, oona)]
    const reader = await seat(b, id)
    const owner = await seat(b, id, { cookie: newsroom.owner })
    await eventually(() => {
      const expected = { 'Mara Lund': null, 'Noor Aalto': null, owner: null }
      for (const desk of [one, other, owner]) expect(moderators(desk)).toEqual(expected)
    })
    one.socket.emit('briefing:editing', { briefing: id, questionId: 'q1' })
    reporters[0]?.socket.emit('briefing:editing', { briefing: id, questionId: 'q2' })
    await eventually(() => {
      for (const desk of [one, other, owner]) expect(moderators(desk)).toMatchObject({ 'Mara Lund': 'q1' })
    })
    // Two pages of one reporter are one reporter, and two readers.
    for (const { server } of [a, b]) server.rooms.beat()
    await eventually(() => {
      for (const desk of [one, other]) {
        expect(lastPresence(desk)).toMatchObject({ readers: 6, desk: { reporters: 1, screens: [] } })
      }
    })
    one.socket.disconnect()
    await eventually(() => {
      expect(moderators(other)).toEqual({ 'Noor Aalto': null, owner: null })
    })
    for (const { told } of [...reporters, reader]) {
      const presences = told.filter(({ event }) => event === 'briefing:presence').map(({ message }) => message)
      expect(presences).not.toEqual([])
      for (const presence of presences) expect(presence).toMatchObject({ readers: null })
      expect(JSON.stringify(presences)).not.toMatch(/desk|moderators|Mara|Noor|q1/)
    }
  })

  it('counts no screen among the readers, at whichever node it is', async () => {
    const { a, b, newsroom } = press
    const { id } = await press.briefing()
    const [desk, reader] = [await seat(a, id, mara), await seat(b, id)]
    const { briefing } = snapshotIn(await desk.join(id))
    const settings = { ...DEFAULT_SETTINGS, showsPresence: true }
    const changed = { act: 'a1', saw: briefing.queue.seq, settings, weights: DEFAULT_WEIGHTS }
    await done(desk.command(id, { type: 'ChangeQueueSettings', ...changed }))
    const beat = () => {
      for (const { server } of [a, b]) server.rooms.beat()
    }
    const measured = () => Promise.all([a, b].map(({ server }) => server.metrics.readers.get()))
    beat()
    const before = await measured()
    for (const [at, node] of [a, b].entries()) {
      const screen = await display(node, await pairScreen(a, newsroom.owner, { name: `Counted ${at}`, briefing: id }))
      await eventually(async () => expect(await screen.join(id)).toMatchObject({ ok: true, role: 'screen' }))
    }
    beat()
    await eventually(() => {
      for (const told of [desk, reader]) expect(lastPresence(told)).toMatchObject({ readers: 2 })
      expect(screensSeen(desk).map(({ isConnected }) => isConnected)).toEqual([true, true])
    })
    expect(await measured()).toEqual(before)
  })

  it('is told in the list of screens which are connected, as far as the node that it asks knows', async () => {
    const { a, b, newsroom } = press
    const { owner } = newsroom
    const { id } = await press.briefing()
    const [here, off, idle] = [
      await pairScreen(a, owner, { name: 'Here', briefing: id }),
      await pairScreen(a, owner, { name: 'Off', briefing: id }),
      await pairScreen(a, owner, { name: 'Idle', briefing: null }),
    ]
    const connected = async (node: typeof a) => {
      const all = await listScreens(node, owner)
      return [here, off, idle].map((each) => all.find((screen) => screen.id === each.id)?.isConnected)
    }
    await eventually(async () => expect(await connected(b)).toEqual([null, null, null]))
    const shown = await display(a, here)
    await eventually(async () => expect(await connected(a)).toEqual([true, false, null]))
    await seat(b, id)
    for (const { server } of [a, b]) server.rooms.beat()
    await eventually(async () => expect(await connected(b)).toEqual([true, false, null]))
    await display(a, idle)
    await eventually(async () => expect(await connected(a)).toEqual([true, false, true]))
    shown.socket.disconnect()
    await eventually(async () => expect(await connected(b)).toEqual([false, false, null]))
  })

  it('may let readers be told how many they are, and no more than that', async () => {
    const { a } = press
    const { id } = await press.briefing()
    const [desk, reader, reporter] = [await seat(a, id, mara), await seat(a, id), await seat(a, id, oona)]
    const { briefing } = snapshotIn(await desk.join(id))
    const settings = { ...DEFAULT_SETTINGS, showsPresence: true }
    const changed = { act: 'a1', saw: briefing.queue.seq, settings, weights: DEFAULT_WEIGHTS }
    await done(desk.command(id, { type: 'ChangeQueueSettings', ...changed }))
    a.server.rooms.beat()
    await eventually(() => {
      for (const told of [reader, reporter]) {
        expect(lastPresence(told)).toMatchObject({ readers: 3 })
        expect(lastPresence(told)).not.toHaveProperty('desk')
      }
    })
  })

  it('is told nothing by a message that is no mark, nor by one for a briefing that the sender has not joined', async () => {
    const { a } = press
    const [{ id }, elsewhere] = [await press.briefing(), await press.briefing()]
    const [desk, other] = [await seat(a, id, mara), await seat(a, elsewhere.id, noor)]
    for (const request of [null, { briefing: id }, { briefing: id, questionId: { $ne: 1 } }]) {
      expect(await desk.raw('briefing:editing', request)).toMatchObject({ ok: false, refusal: 'command-malformed' })
    }
    await desk.raw('briefing:editing', { briefing: elsewhere.id, questionId: 'q1' })
    await desk.raw('briefing:editing', { briefing: id, questionId: 'q2' })
    await eventually(() => {
      expect(moderators(desk)).toEqual({ 'Mara Lund': 'q2' })
    })
    expect(moderators(other)).toEqual({ 'Noor Aalto': null })
  })
})

describe('a node that falls silent', () => {
  it('is forgotten, with whoever was there', async () => {
    const clock = createFakeClock()
    const attendance = new Attendance(clock)
    const moderator = { id: 'mara', name: 'Mara Lund', editing: 'q1' }
    const report = reportOf()
    const wall = { id: 's1', agoMs: 3_000, connections: 1, report }
    const present = { readers: 9, reporters: 4, screens: [wall], moderators: [moderator] }
    const paired = [pairedScreen('s1', 'Lectern, left'), pairedScreen('s2', 'Foyer', 4)]
    const never = {
      id: 's2',
      number: 4,
      name: 'Foyer',
      isConnected: false,
      connections: 0,
      report: null,
      heardAt: null,
    }
    const shown = { id: 's1', number: 1, name: 'Lectern, left', report, heardAt: clock.now() - 3_000 }
    attendance.arrive({} as LiveSocket, { role: 'moderator', id: 'mara', account: 'mara', name: 'Mara Lund' })
    expect(attendance.hear('b', present)).toEqual({ isNew: true, isOtherDesk: true })
    expect(attendance.hear('b', present)).toEqual({ isNew: false, isOtherDesk: false })
    // On two nodes at once she is there once, and edits what she edits on either.
    expect(attendance.desk(paired)).toEqual({
      moderators: [moderator],
      reporters: 4,
      screens: [{ ...shown, isConnected: true, connections: 1 }, never],
    })
    expect(attendance.readersElsewhere()).toBe(9)
    await clock.advance(12_000)
    // What a screen said last is kept for the desk, with when that was.
    expect(attendance.desk(paired)).toEqual({
      moderators: [{ ...moderator, editing: null }],
      reporters: 0,
      screens: [{ ...shown, isConnected: false, connections: 0 }, never],
    })
    expect(attendance.readersElsewhere()).toBe(0)
    expect(attendance.hear('b', present)).toMatchObject({ isNew: true })
  })
})

describe('what screens said last', () => {
  it('is what was heard last, on whichever node, and is let go of after half a day', async () => {
    const clock = createFakeClock()
    const { screens } = new Attendance(clock)
    const paired = [pairedScreen('s1', 'Lectern, left')]
    const seen = () => screens.present(paired, [])[0]
    const socket = {} as LiveSocket
    // Of one that is not here nothing is taken down.
    expect(screens.report(socket, reportOf())).toBe(false)
    expect(seen()).toMatchObject({ report: null, heardAt: null })
    screens.arrive(socket, 's1')
    expect(screens.report(socket, reportOf({ head: 3 }))).toBe(true)
    expect(screens.report(socket, reportOf({ head: 4, delayMs: 7 }))).toBe(false)
    expect(screens.report(socket, reportOf({ head: 4, isFrozen: true }))).toBe(true)
    const heardAt = clock.now()
    await clock.advance(5_000)
    screens.hear([{ id: 's1', agoMs: 6_000, connections: 1, report: reportOf({ scene: 'queue' }) }])
    expect(seen()).toMatchObject({ report: { scene: 'turn', isFrozen: true }, heardAt })
    screens.hear([{ id: 's1', agoMs: 1_000, connections: 1, report: reportOf({ scene: 'queue' }) }])
    expect(seen()).toMatchObject({ report: { scene: 'queue', isFrozen: false }, heardAt: heardAt + 4_000 })
    expect(screens.here()).toMatchObject([{ id: 's1', agoMs: 1_000, report: { scene: 'queue' } }])
    await clock.advance(12 * 60 * 60_000)
    expect(screens.here()).toEqual([{ id: 's1', agoMs: 0, connections: 0, report: null }])
    expect(seen()).toMatchObject({ report: null, heardAt: null })
  })
})

describe('a token that is borne twice', () => {
  it('is said of the screen while both speak, and not of one whose page was loaded anew', async () => {
    const clock = createFakeClock()
    const attendance = new Attendance(clock)
    const { screens } = attendance
    const paired = [pairedScreen('s1', 'Lectern, left')]
    const seen = () => attendance.desk(paired).screens[0]?.connections
    const [page, anew, thief] = [{}, {}, {}] as LiveSocket[] as [LiveSocket, LiveSocket, LiveSocket]
    expect(seen()).toBe(0)
    screens.arrive(page, 's1')
    screens.report(page, reportOf())
    await clock.advance(1_000)
    // The one before is still there, and silent.
    screens.arrive(anew, 's1')
    expect(seen()).toBe(1)
    screens.depart(page)
    await clock.advance(1_000)
    screens.arrive(thief, 's1')
    await clock.advance(1_000)
    // The desk is told at once, though the same is shown.
    expect([screens.report(anew, reportOf()), screens.report(thief, reportOf())]).toEqual([true, false])
    expect(seen()).toBe(2)
    await clock.advance(12_000)
    screens.report(anew, reportOf())
    expect(seen()).toBe(1)
  })

  it('is said of the screen also where the other is connected to another node', () => {
    const attendance = new Attendance(createFakeClock())
    const present = (connections: number) => ({
      ...{ readers: 0, reporters: 0, moderators: [] },
      screens: [{ id: 's1', agoMs: 0, connections, report: reportOf() }],
    })
    const seen = () => attendance.desk([pairedScreen('s1', 'Lectern, left')]).screens[0]?.connections
    attendance.screens.arrive({} as LiveSocket, 's1')
    attendance.hear('b', present(1))
    expect(seen()).toBe(2)
    expect(attendance.hear('b', present(0))).toEqual({ isNew: false, isOtherDesk: true })
    expect(seen()).toBe(1)
  })
})
