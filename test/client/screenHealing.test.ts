/** How a screen notices that something is wrong, and what it does: over a clock that the test moves. */
import { describe, expect, it } from 'vitest'
import { Deploy, type Loaded } from '../../client/screen/healing/deploy.ts'
import { Faults } from '../../client/screen/healing/faults.ts'
import { pixelShift } from '../../client/screen/healing/pixelShift.ts'
import { delayBeforeReload, isKeptSuspect } from '../../client/screen/healing/reloads.ts'
import { readPage, type ServedPage } from '../../client/screen/healing/serverPage.ts'
import { shownAge, staleForMs } from '../../client/screen/healing/staleness.ts'
import { Watchdog } from '../../client/screen/healing/watchdog.ts'
import { steadied } from '../../client/screen/screenClock.ts'
import { ServerClock } from '../../client/screen/serverClock.ts'
import { createWorthIt, type Sign } from '../../client/screen/worthIt.ts'
import { FakeClock } from './support/fakeClock.ts'

/** Lets what was answered be heard. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}

/** Goes on second by second, as answers come in between. */
async function pass(clock: FakeClock, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    clock.pass(1_000)
    await settle()
  }
}

describe('the watchdog', () => {
  function watching() {
    const clock = new FakeClock()
    const did: string[] = []
    const state = { isConnected: true, answers: true }
    const watchdog = new Watchdog({
      clock,
      isConnected: () => state.isConnected,
      reconnect: () => did.push('reconnect'),
      rejoin: () => did.push('rejoin'),
      serverAnswers: () => Promise.resolve(state.answers),
      reload: () => did.push('reload'),
      ticked: () => undefined,
    })
    watchdog.open()
    return { clock, did, state, watchdog }
  }

  it('[W1] makes another connection after twelve seconds of silence, and again after twelve more', async () => {
    const { clock, did } = watching()
    await pass(clock, 11)
    expect(did).toEqual([])
    await pass(clock, 1)
    expect(did).toEqual(['reconnect'])
    await pass(clock, 12)
    expect(did).toEqual(['reconnect', 'reconnect'])
  })

  it('[W1] leaves a connection alone that is heard, and one that is being made', async () => {
    const { clock, did, state, watchdog } = watching()
    for (let turn = 0; turn < 6; turn += 1) {
      await pass(clock, 11)
      watchdog.heard()
    }
    state.isConnected = false
    await pass(clock, 60)
    expect(did).toEqual([])
  })

  it.each([3_600_000, -3_600_000])(
    '[W2] joins again when the time has jumped by %i ms, and counts the silence from there',
    async (jumped) => {
      const { clock, did } = watching()
      await pass(clock, 3)
      clock.set(jumped)
      await pass(clock, 1)
      expect(did).toEqual(['rejoin'])
      await pass(clock, 11)
      expect(did).toEqual(['rejoin'])
      await pass(clock, 1)
      expect(did).toEqual(['rejoin', 'reconnect'])
    },
  )

  it('[W3] loads the page anew after five minutes of silence, but only where the server answers', async () => {
    const { clock, did, state } = watching()
    state.isConnected = false
    state.answers = false
    await pass(clock, 600)
    expect(did).toEqual([])
    state.answers = true
    await pass(clock, 31)
    expect(did).toEqual(['reload'])
  })

  it('[W3] does so also where somebody has set the clock back in between', async () => {
    const { clock, did, state } = watching()
    state.isConnected = false
    state.answers = false
    await pass(clock, 330)
    clock.set(-86_400_000)
    state.answers = true
    await pass(clock, 302)
    expect(did).toEqual(['rejoin', 'reload'])
  })

  it('[W3] does not where it was heard meanwhile', async () => {
    const { clock, did, state, watchdog } = watching()
    state.isConnected = false
    await pass(clock, 299)
    watchdog.heard()
    await pass(clock, 299)
    expect(did).toEqual([])
  })
})

describe('a new version of the page', () => {
  function deploying(served: ServedPage | null, own = 'v1') {
    const clock = new FakeClock()
    const state = { served, lineAt: 0, loaded: null as Loaded | null, areAssetsThere: true, asked: 0 }
    const reloads: number[] = []
    const deploy = new Deploy({
      own,
      clock,
      servedPage: () => {
        state.asked += 1
        return Promise.resolve(state.served)
      },
      fetchAssets: () => Promise.resolve(state.areAssetsThere),
      lastLineAt: () => state.lineAt,
      loaded: () => state.loaded,
      reload: (loaded) => {
        state.loaded = loaded
        reloads.push(clock.now())
      },
    })
    return { clock, state, deploy, reloads }
  }
  const V2: ServedPage = { version: 'v2', assets: [] }

  it('[V1] is loaded at once where nothing is being said', async () => {
    const { deploy, reloads, clock } = deploying(V2)
    deploy.told('v1')
    deploy.told('v2')
    deploy.told('v2')
    await settle()
    expect(reloads).toEqual([clock.now()])
  })

  it('[V1] waits for two seconds without a line, and for thirty seconds at most', async () => {
    const quiet = deploying(V2)
    const start = quiet.clock.now()
    quiet.state.lineAt = start - 500
    quiet.deploy.told('v2')
    await settle()
    await pass(quiet.clock, 3)
    expect(quiet.reloads).toEqual([start + 1_500])

    const busy = deploying(V2)
    busy.state.lineAt = start
    busy.deploy.told('v2')
    await settle()
    for (let second = 0; second < 35 && busy.reloads.length === 0; second += 1) {
      await pass(busy.clock, 1)
      busy.state.lineAt = busy.clock.now()
    }
    expect(busy.reloads[0]).toBe(start + 30_000)
  })

  it('[V1] waits no longer where somebody sets the clock back while it waits, nor [V3] where that was done since the last time', async () => {
    const { clock, deploy, state, reloads } = deploying(V2)
    state.lineAt = clock.steady()
    state.loaded = { version: 'v2', at: clock.now(), times: 1 }
    clock.set(-86_400_000)
    deploy.told('v2')
    await settle()
    clock.set(-86_400_000)
    await pass(clock, 121)
    expect(reloads.length).toBe(1)
  })

  it('[V2] waits for a node that has it, with all its assets', async () => {
    const { clock, deploy, state, reloads } = deploying({ version: 'v1', assets: [] })
    deploy.told('v2')
    await settle()
    await pass(clock, 20)
    expect(state.asked).toBe(5)
    state.served = V2
    state.areAssetsThere = false
    await pass(clock, 10)
    expect(reloads).toEqual([])
    state.areAssetsThere = true
    await pass(clock, 5)
    expect(reloads.length).toBe(1)
  })

  it('[V3] is not loaded again and again where it does not stay', async () => {
    const { clock, deploy, state, reloads } = deploying(V2)
    state.loaded = { version: 'v2', at: clock.now(), times: 2 }
    deploy.told('v2')
    await pass(clock, 119)
    expect(reloads).toEqual([])
    await pass(clock, 1)
    expect(reloads.length).toBe(1)
    expect(state.loaded.times).toBe(3)
  })

  it('is none where the page has no version, or is told of its own again', async () => {
    const none = deploying(V2, '')
    none.deploy.told('v2')
    const back = deploying(null)
    back.deploy.told('v2')
    await settle()
    back.deploy.told('v1')
    back.state.served = V2
    await pass(back.clock, 60)
    expect([...none.reloads, ...back.reloads]).toEqual([])
  })

  it('is read off the page that the server serves, which is none where something else answers', () => {
    const page = `<!doctype html><html lang="en" data-version="v2" data-theme="dark"><script src="/screen/assets/a.js"></script>
      <link rel="stylesheet" href="/screen/assets/b.css"><div id="screen"></div>`
    expect(readPage(page)).toEqual({ version: 'v2', assets: ['/screen/assets/a.js', '/screen/assets/b.css'] })
    expect(readPage('<html><body>Please sign in to the guest network</body></html>')).toBeNull()
    expect(readPage('Bad gateway')).toBeNull()
  })
})

describe('a fault of the page', () => {
  it('leads to one reload, once the server has the page to give', async () => {
    const clock = new FakeClock()
    const state = { page: null as ServedPage | null }
    const reloads: number[] = []
    const faults = new Faults({
      clock,
      reloadsBefore: () => [],
      servedPage: () => Promise.resolve(state.page),
      reload: (now) => reloads.push(now),
    })
    faults.happened('ResizeObserver loop completed with undelivered notifications.')
    await pass(clock, 5)
    faults.happened('TypeError: a is undefined')
    faults.happened('TypeError: b is undefined')
    await pass(clock, 20)
    expect(reloads).toEqual([])
    state.page = { version: 'v1', assets: [] }
    await pass(clock, 10)
    expect(reloads.length).toBe(1)
  })

  it('is answered ever later, three times in ten minutes at most', () => {
    const now = 2_000_000
    expect(delayBeforeReload([], now)).toBe(1_000)
    expect(delayBeforeReload([now - 10], now)).toBe(5_000)
    expect(delayBeforeReload([now - 20, now - 10], now)).toBe(30_000)
    expect(delayBeforeReload([now - 60_000, now - 20, now - 10], now)).toBe(540_000)
    expect(delayBeforeReload([now - 700_000, now - 10], now)).toBe(5_000)
  })

  it('that comes back at once is blamed on what was kept', () => {
    const now = 2_000_000
    expect(isKeptSuspect([now - 5_000], now)).toBe(false)
    expect(isKeptSuspect([now - 20_000, now - 5_000], now)).toBe(true)
    expect(isKeptSuspect([now - 200_000, now - 5_000], now)).toBe(false)
  })
})

describe('the age of a picture', () => {
  const LIVE = { phase: 'live', storeStale: false } as const

  it('is none while the briefing is heard of every five seconds, and from more than seven on what it is', () => {
    expect(staleForMs(LIVE, 1_000, null, 1_000 + 7_400)).toBeNull()
    expect(staleForMs(LIVE, 1_000, null, 1_000 + 7_500)).toBe(7_500)
  })

  it('is told from five seconds on where there is no link, also of what was kept yesterday', () => {
    expect(staleForMs({ ...LIVE, phase: 'connecting' }, 1_000, null, 6_000)).toBeNull()
    expect(staleForMs({ ...LIVE, phase: 'connecting' }, 1_000, null, 6_001)).toBe(5_001)
    expect(staleForMs({ ...LIVE, phase: 'idle' }, 0, null, 86_400_000)).toBe(86_400_000)
    expect(staleForMs({ ...LIVE, phase: 'idle' }, null, null, 86_400_000)).toBeNull()
  })

  it('counts from when the node lost its store', () => {
    expect(staleForMs({ ...LIVE, storeStale: true }, 20_000, 9_000, 21_000)).toBe(12_000)
  })

  it('is told in seconds, then minutes, then hours, and where nobody knows it as just not live', () => {
    expect([12_300, 119_999, 120_000, 7_199_999, 7_200_000, Infinity].map(shownAge)).toEqual([
      { unit: 'seconds', n: 12 },
      { unit: 'seconds', n: 119 },
      { unit: 'minutes', n: 2 },
      { unit: 'minutes', n: 119 },
      { unit: 'hours', n: 2 },
      { unit: 'unknown', n: 0 },
    ])
  })
})

describe('the clock of a display', () => {
  it('goes on where the time of day is set back, and over sleep, in which the time that runs stands still', () => {
    const clock = new FakeClock()
    let ran = 500
    const { now, steady } = steadied(clock, () => ran)
    const passes = (byDay: number, byRunning: number) => {
      clock.set(byDay)
      ran += byRunning
      return steady()
    }
    expect(passes(10, 10)).toBe(10)
    expect(passes(-3_600_000, 20)).toBe(30)
    expect(passes(700, 690)).toBe(720)
    expect(passes(7_200_000, 5)).toBe(7_200_720)
    expect(now()).toBe(clock.now())
  })
})

describe("the server's clock", () => {
  it('is the best that was said of it in the last minutes, so that it does not stay wrong where a clock drifts', () => {
    const clock = new ServerClock()
    expect(clock.offset(1_040, 1_000, 0)).toBe(40)
    expect(clock.offset(6_010, 6_000, 5_000)).toBe(40)
    // A millisecond in five seconds, for an hour.
    let offset = 0
    for (let beat = 1; beat <= 720; beat += 1)
      offset = clock.offset(beat * 5_000 + 40 - beat, beat * 5_000, beat * 5_000)
    expect(offset).toBeLessThanOrEqual(40 - 720 + 48)
  })

  it('is another at once where one of the clocks was set', () => {
    const clock = new ServerClock()
    clock.offset(1_040, 1_000, 0)
    expect(clock.offset(3_606_000, 6_000, 5_000)).toBe(3_600_000)
  })
})

describe('the picture', () => {
  it('moves one pixel a minute to either side, and everywhere in its square in time', () => {
    const path = Array.from({ length: 2_000 }, (_, minute) => pixelShift(minute))
    const steps = path
      .slice(1)
      .map(({ x, y }, at) => [Math.abs(x - (path[at]?.x ?? 0)), Math.abs(y - (path[at]?.y ?? 0))])
    expect(new Set(steps.map(String))).toEqual(new Set(['1,1']))
    expect(Math.max(...path.map(({ x }) => Math.abs(x)))).toBe(4)
    expect(Math.max(...path.map(({ y }) => Math.abs(y)))).toBe(3)
    expect(new Set(path.map(({ x, y }) => `${x} ${y}`)).size).toBeGreaterThan(20)
  })
})

describe('another attempt to connect', () => {
  it('is not worth it where the server refuses, and is again when it answers', async () => {
    let sign: Sign = 'refused'
    const isWorthIt = createWorthIt(() => Promise.resolve(sign))
    expect(await isWorthIt()).toBe(false)
    sign = 'answers'
    expect(await isWorthIt()).toBe(true)
  })

  it('is made at once behind silence, without waiting for a sign, until there is one', async () => {
    let answer: (sign: Sign) => void = () => undefined
    const isWorthIt = createWorthIt(() => new Promise((resolve) => (answer = resolve)))
    const first = isWorthIt()
    answer('silent')
    expect(await first).toBe(true)
    expect(await isWorthIt()).toBe(true)
    answer('refused')
    await settle()
    const next = isWorthIt()
    answer('refused')
    expect(await next).toBe(false)
  })
})
