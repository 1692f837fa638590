/** A display from its code to its picture, over a connection and a server that the test plays. */
import { describe, expect, it } from 'vitest'
import { firstImage } from '#shared/domain/screens/state.ts'
import type { Briefing } from '#shared/domain/state.ts'
import {
  screenReportSchema,
  type ClaimAnswer,
  type Pairing,
  type ScreenDirective,
  type ScreenReport,
} from '#shared/protocol/screens.ts'
import type { Answer } from '../../client/http/request.ts'
import type { ConnectionListener } from '../../client/screen/connection.ts'
import { ScreenControl } from '../../client/screen/screenControl.ts'
import { FakeClock } from './support/fakeClock.ts'
import { FakeTransport } from './support/fakeTransport.ts'
import { briefingOf, lineFact } from './support/facts.ts'

const AWAY = { ok: false, code: 'not-reached', status: 0, detail: {} } as const

async function pass(clock: FakeClock, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
    clock.pass(1_000)
  }
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}

function display({
  token = null as string | null,
  picture = null as string | null,
  heardAt = null as number | null,
  /** The time of day, in ms. */
  day = 1_000_000,
  isKeptSuspect = false,
  isStored = true,
} = {}) {
  const clock = new FakeClock()
  clock.set(day - clock.now())
  const kept = { token, picture, heardAt }
  const server = {
    isAway: false,
    asked: 0,
    claims: [] as string[],
    claim: { state: 'waiting' } as ClaimAnswer,
    ended: new Set<string>(),
  }
  const wires: {
    transport: FakeTransport
    listener: Pick<ConnectionListener, 'directive' | 'heard'>
    token: string
  }[] = []
  const reports: ScreenReport[] = []
  const glass = { isCovered: false, copies: 0 }
  const control = new ScreenControl({
    clock,
    slot: {
      token: () => kept.token,
      keepToken: (text) => {
        if (!isStored) return text === null
        kept.token = text
        return true
      },
      wasOverVideo: () => false,
      keepGround: () => undefined,
      picture: () => kept.picture,
      keepPicture: (text) => {
        kept.picture = text
        return true
      },
      heardAt: () => kept.heardAt,
      keepHeard: (at) => (kept.heardAt = at),
      forget: () => Object.assign(kept, { token: null, picture: null, heardAt: null }),
    },
    makeWire: (bears, listener) => {
      const transport = new FakeTransport()
      wires.push({ transport, listener, token: bears })
      return { transport, report: (report) => reports.push(report) }
    },
    ask: (): Promise<Answer<Pairing>> => {
      server.asked += 1
      const code = `CODE${server.asked}`
      const value = {
        code,
        device: `device ${server.asked}`,
        url: `https://x/pair#${code}`,
        lastsMs: 600_000,
        everyMs: 2_000,
      }
      return Promise.resolve(server.isAway ? AWAY : { ok: true, value })
    },
    claim: (device): Promise<Answer<ClaimAnswer>> => {
      server.claims.push(device)
      if (server.isAway) return Promise.resolve(AWAY)
      if (server.ended.has(device)) return Promise.resolve({ ...AWAY, code: 'pairing-ended', status: 410 })
      return Promise.resolve({ ok: true, value: server.claim })
    },
    afterPaint: (run) => run(),
    glass: {
      take: () => void (glass.copies += 1),
      broken: () => undefined,
      cover: (isCovered) => (glass.isCovered = isCovered),
    },
    version: 'v1',
    size: () => ({ width: 1920, height: 1080, scale: 1 }),
    told: () => undefined,
    serverAnswers: () => Promise.resolve(true),
    reload: () => undefined,
    isKeptSuspect,
  })
  control.open()
  const wire = () => {
    const last = wires.at(-1)
    if (last === undefined) throw new Error('nothing was connected')
    return last
  }
  const direct = (about: Partial<Extract<ScreenDirective, { paired: true }>> = {}) =>
    wire().listener.directive({ ...DIRECTIVE, ...about })
  const joins = (briefing: Briefing) =>
    wire().transport.asked.reply({
      ok: true,
      role: 'screen',
      kind: 'snapshot',
      epoch: 'e1',
      head: briefing.seq,
      now: clock.now() + 40,
      briefing,
    })
  return { clock, kept, server, wires, wire, control, reports, glass, direct, joins }
}

const QUAY = briefingOf(3)
const DIRECTIVE: Extract<ScreenDirective, { paired: true }> = {
  paired: true,
  id: 's1',
  name: 'Foyer',
  number: 1,
  briefing: 'quay',
  image: firstImage(QUAY),
  seq: 4,
  version: 'v1',
  newsroom: null,
  follow: null,
}

function showing() {
  const shown = display({ token: 'ds_1' })
  shown.wire().transport.page.connected()
  shown.direct()
  shown.joins(QUAY)
  return shown
}

describe('a display that is not paired', () => {
  it('shows a code, and a new one before that ends, and claims both until the old one has ended', async () => {
    const { clock, server, control } = display()
    await pass(clock, 578)
    expect(control.pairing.value?.code?.code).toBe('CODE1')
    await pass(clock, 4)
    expect(control.pairing.value?.code?.code).toBe('CODE2')
    server.claims.length = 0
    await pass(clock, 4)
    expect(new Set(server.claims)).toEqual(new Set(['device 1', 'device 2']))
    server.ended.add('device 1')
    await pass(clock, 4)
    server.claims.length = 0
    await pass(clock, 8)
    expect(new Set(server.claims)).toEqual(new Set(['device 2']))
  })

  it('waits where the server is away, keeps its code for as long as that lasts, and goes on by itself', async () => {
    const { clock, server, control } = display()
    await pass(clock, 4)
    server.isAway = true
    await pass(clock, 30)
    expect(control.pairing.value).toMatchObject({ isWaiting: true, code: { code: 'CODE1' } })
    await pass(clock, 600)
    expect(control.pairing.value).toEqual({ isWaiting: true, code: null })
    server.isAway = false
    await pass(clock, 16)
    expect(control.pairing.value).toMatchObject({
      isWaiting: false,
      code: { code: expect.stringMatching(/^CODE\d+$/) },
    })
  })

  it('keeps its token once it is paired, connects with it, and asks no more', async () => {
    const { clock, server, control, kept, wire } = display()
    await pass(clock, 3)
    server.claim = { state: 'paired', token: 'ds_2', screen: { id: 's1', name: 'Foyer' } }
    await pass(clock, 3)
    expect(kept.token).toBe('ds_2')
    expect(wire().token).toBe('ds_2')
    expect(control.pairing.value).toBeNull()
    server.claims.length = 0
    await pass(clock, 30)
    expect(server.claims).toEqual([])
  })

  it.each([true, false])('says whether its token is kept: %s', async (isStored) => {
    const { clock, server, control, reports, wire, direct, joins } = display({ isStored })
    server.claim = { state: 'paired', token: 'ds_2', screen: { id: 's1', name: 'Foyer' } }
    await pass(clock, 3)
    wire().transport.page.connected()
    direct()
    joins(QUAY)
    control.drawn('turn', 7)
    expect(reports.at(-1)?.isKept).toBe(isStored)
  })
})

describe('a display that is paired', () => {
  it('shows what it was told together with the briefing, and follows that', () => {
    const { control, wire } = showing()
    expect(control.follower.directive.value?.name).toBe('Foyer')
    expect(control.follower.shown.offset.value).toBe(40)
    wire().transport.page.events({ briefing: 'quay', epoch: 'e1', facts: [lineFact(8)] })
    expect(control.follower.shown.briefing.value?.seq).toBe(8)
  })

  it('keeps the picture of before until the briefing that follows it has come, or for two seconds', () => {
    const { control, direct, joins, clock } = showing()
    const harbour = { ...QUAY, id: 'harbour' }
    direct({ briefing: 'harbour', name: 'Hall' })
    expect(control.follower.directive.value?.name).toBe('Foyer')
    joins(harbour)
    expect(control.follower.directive.value?.name).toBe('Hall')
    expect(control.follower.shown.briefing.value?.id).toBe('harbour')
    direct({ briefing: 'pier', name: 'Pier' })
    clock.pass(2_000)
    expect(control.follower.directive.value?.name).toBe('Pier')
    expect(control.follower.shown.briefing.value).toBeNull()
  })

  it('forgets token and picture at once when it is unpaired, and shows a code', async () => {
    const { control, clock, kept, wire } = showing()
    await pass(clock, 6)
    expect(kept.picture).toContain('Words of l7.')
    wire().listener.directive({ paired: false, version: 'v1' })
    expect(control.follower.shown.briefing.value).toBeNull()
    control.keep()
    expect(kept).toEqual({ token: null, picture: null, heardAt: null })
    await pass(clock, 1)
    expect(control.pairing.value?.code?.code).toBe('CODE1')
  })

  it('draws what it showed before it has heard of anybody, unless that may be what broke it', async () => {
    const before = showing()
    await pass(before.clock, 6)
    const { picture } = before.kept
    const after = display({ token: 'ds_1', picture })
    expect(after.control.follower.shown.briefing.value?.lines.at(-1)?.id).toBe('l7')
    expect(after.control.follower.directive.value?.name).toBe('Foyer')
    const suspect = display({ token: 'ds_1', picture, isKeptSuspect: true })
    expect(suspect.control.follower.shown.briefing.value).toBeNull()
  })

  it('says how old its picture is once the link is gone for more than five seconds', async () => {
    const { control, clock, wire } = showing()
    await pass(clock, 2)
    wire().transport.page.disconnected()
    await pass(clock, 3)
    expect(control.staleFor.value).toBeNull()
    await pass(clock, 7)
    expect(control.staleFor.value).toBe(12_000)
  })

  it('knows after a start how long ago it last heard of a briefing in which nothing was said for minutes', async () => {
    const { clock, kept, wire } = showing()
    await pass(clock, 6)
    const { picture } = kept
    let heardLast = 0
    for (let beat = 0; beat < 36; beat += 1) {
      heardLast = clock.now()
      const about = { briefing: 'quay', epoch: 'e1', head: QUAY.seq, readers: 1, stale: false }
      wire().transport.page.presence({ ...about, now: clock.now() + 40 })
      await pass(clock, 5)
    }
    expect(kept.picture).toBe(picture)
    // The power goes: nothing is kept on the way out.
    const day = clock.now() + 3_000
    const after = display({ ...kept, day })
    await pass(after.clock, 2)
    const age = day + 2_000 - heardLast
    expect(after.control.staleFor.value).toBeGreaterThanOrEqual(age)
    expect(after.control.staleFor.value).toBeLessThanOrEqual(age + 5_000)
    // What was kept before there was more to say of it is believed.
    const old = display({ ...kept, heardAt: null, day })
    await pass(old.clock, 2)
    expect(old.control.staleFor.value).toBeGreaterThan(180_000)
  })

  it('goes on reporting, keeping, and saying how old its picture is where somebody has set its clock back', async () => {
    const { control, clock, kept, reports, wire } = showing()
    control.drawn('turn', 7)
    await pass(clock, 2)
    clock.set(-3_600_000)
    await pass(clock, 4)
    expect(reports.length).toBe(2)
    expect(kept.picture).toContain('Words of l7.')
    wire().transport.page.disconnected()
    await pass(clock, 6)
    expect(reports.length).toBe(3)
    expect(control.staleFor.value).toBe(12_000)
  })

  it('does not know how old its picture is where its clock has lost the time since, and says at once that it is not live', async () => {
    const before = showing()
    await pass(before.clock, 2)
    before.wire().transport.page.events({ briefing: 'quay', epoch: 'e1', facts: [lineFact(8)] })
    await pass(before.clock, 6)
    const { picture } = before.kept
    const after = display({ token: 'ds_1', picture })
    expect(after.clock.now()).toBeLessThan(before.clock.now())
    await pass(after.clock, 1)
    expect(after.control.staleFor.value).toBe(Number.POSITIVE_INFINITY)
    after.control.drawn('turn', 7)
    expect(screenReportSchema.parse(after.reports.at(-1)).staleForMs).toBe(after.clock.steady())
    await pass(after.clock, 6)
    const again = display({ token: 'ds_1', picture: after.kept.picture })
    await pass(again.clock, 1)
    expect(again.control.staleFor.value).toBe(Number.POSITIVE_INFINITY)
  })

  it('says what it shows at once on a new connection', async () => {
    const { control, clock, reports, wire, direct } = showing()
    control.drawn('turn', 7)
    await pass(clock, 1)
    wire().transport.page.disconnected()
    await pass(clock, 1)
    wire().transport.page.connected()
    direct()
    expect(reports.length).toBe(2)
    direct()
    expect(reports.length).toBe(2)
  })

  it('takes no outage for a delay, and forgets a delay after a minute', async () => {
    const { control, clock, reports, wire, direct } = showing()
    const { transport } = wire()
    transport.page.events({ briefing: 'quay', epoch: 'e1', facts: [{ ...lineFact(8), at: clock.now() - 60 }] })
    control.drawn('turn', 8)
    expect(reports.at(-1)?.delayMs).toBe(100)
    await pass(clock, 61)
    expect(reports.at(-1)?.delayMs).toBeNull()
    transport.page.disconnected()
    transport.page.connected()
    direct()
    const missed = [{ ...lineFact(9), at: clock.now() - 45_000 }]
    transport.asked.reply({
      ...{ ok: true, role: 'screen', kind: 'tail', epoch: 'e1', head: 9, now: clock.now() + 40, facts: missed },
    })
    control.drawn('turn', 9)
    await pass(clock, 6)
    expect(reports.at(-1)).toMatchObject({ head: 9, delayMs: null })
  })

  it('reports what is on the screen when that changes, of lines once a second at most, and every five seconds', async () => {
    const { control, clock, reports, wire } = showing()
    control.drawn('turn', 7)
    expect(reports).toEqual([
      expect.objectContaining({
        briefing: 'quay',
        seq: 4,
        scene: 'turn',
        head: 7,
        width: 1920,
        delayMs: null,
        version: 'v1',
      }),
    ])
    for (let seq = 8; seq < 20; seq += 1) {
      wire().transport.page.events({
        briefing: 'quay',
        epoch: 'e1',
        facts: [{ ...lineFact(seq), at: clock.now() - 60 }],
      })
      control.drawn('turn', seq)
    }
    expect(reports.length).toBe(1)
    await pass(clock, 1)
    expect(reports.length).toBe(2)
    expect(reports[1]).toMatchObject({ head: 19, delayMs: 100 })
    control.drawn('figures', 19)
    expect(reports.length).toBe(3)
    await pass(clock, 10)
    expect(reports.length).toBe(5)
  })
})

describe('a display whose page has broken', () => {
  const image = firstImage(QUAY)

  function broken() {
    const display = showing()
    display.control.standIn.settled()
    display.control.drawn('turn', 7)
    display.control.broken()
    return display
  }

  it('says so, and confirms nothing more that is not on its glass', async () => {
    const { control, clock, reports, direct } = broken()
    expect(reports.at(-1)).toMatchObject({ isBroken: true, seq: 4, scene: 'turn' })
    direct({ seq: 5, image: { ...image, message: 'Doors close.' } })
    control.drawn('message', 7)
    await pass(clock, 6)
    expect(reports.at(-1)).toMatchObject({ isBroken: true, seq: 4, scene: 'turn', head: 7 })
  })

  it('is black when the desk says so, confirms that, and shows its copy again afterwards', () => {
    const { reports, glass, direct } = broken()
    direct({ seq: 5, image: { ...image, isBlank: true } })
    expect(glass.isCovered).toBe(true)
    expect(reports.at(-1)).toMatchObject({ isBroken: true, seq: 5, scene: 'blank' })
    direct({ seq: 6, image })
    expect(glass.isCovered).toBe(false)
    expect(reports.at(-1)).toMatchObject({ isBroken: true, seq: 4, scene: 'turn' })
  })

  it('shows nothing more of what is no longer its to show', () => {
    const sent = broken()
    sent.direct({ seq: 0, briefing: null, image: null })
    expect(sent.glass.isCovered).toBe(true)
    expect(sent.reports.at(-1)).toMatchObject({ scene: 'blank', seq: 0 })
    const unpaired = broken()
    unpaired.wire().listener.directive({ paired: false, version: 'v1' })
    expect(unpaired.glass.isCovered).toBe(true)
  })

  it('has copied another picture at once, and the same one with other words every five seconds at most', async () => {
    const { control, clock, glass, direct } = showing()
    for (let fact = 0; fact < 30; fact += 1) control.standIn.settled('turn')
    expect(glass.copies).toBe(1)
    control.standIn.settled('figures')
    expect(glass.copies).toBe(2)
    direct({ seq: 5 })
    control.standIn.settled('figures')
    expect(glass.copies).toBe(3)
    for (let second = 0; second < 12; second += 1) {
      await pass(clock, 1)
      control.standIn.settled()
    }
    expect(glass.copies).toBe(5)
  })

  it('says how old the copy is, though its link is as it should be', async () => {
    const { control, clock, wire } = broken()
    for (let second = 0; second < 8; second += 1) {
      await pass(clock, 1)
      wire().transport.page.presence({
        ...{ briefing: 'quay', epoch: 'e1', head: 7, now: clock.now(), readers: 1, stale: false },
      })
    }
    expect(control.staleFor.value).toBe(8_000)
  })
})
