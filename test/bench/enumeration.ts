/** How long sign-in, registration and a forgotten password take for addresses that have an account and for such that have none. */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ask, newAddress, OTHER_PASSWORD, PASSWORD, register, type Door } from '../support/people.ts'
import { startRedisServer } from '../support/redisServer.ts'
import { startSmtpServer } from '../support/smtpServer.ts'
import { startProcess, type AskedProcess } from './support/process.ts'
import { compareRanks } from './support/ranks.ts'
import { median, type Report } from './support/report.ts'

const NODE = join(import.meta.dirname, 'support', 'peopleNode.ts')
const DAY_MS = 25 * 60 * 60_000
/** For what an answer leaves to be done in the background, so that it is not measured with the next one. */
const REST_MS = 12
/** Below, the difference is taken for real. */
const CHANCE = 0.01

interface Way {
  readonly name: string
  readonly route: string
  readonly body: (email: string) => Readonly<Record<string, string>>
}

const WAYS: readonly Way[] = [
  { name: 'sign-in', route: 'POST /api/sessions', body: (email) => ({ email, password: OTHER_PASSWORD }) },
  {
    name: 'register',
    route: 'POST /api/accounts',
    body: (email) => ({ email, password: PASSWORD, name: 'Somebody', outlet: '', language: 'en' }),
  },
  { name: 'forgotten', route: 'POST /api/codes', body: (email) => ({ email, language: 'en' }) },
]

interface Measured {
  readonly store: string
  readonly way: string
  /** Milliseconds, in the order of asking. */
  readonly known: number[]
  readonly unknown: number[]
}

/** About two minutes; with `quick` half of one. */
export async function run({ quick }: { readonly quick: boolean }): Promise<Report> {
  const people = quick ? 24 : 120
  const redis = await startRedisServer()
  try {
    const embedded = await measureOn('SQLite', [], people)
    const shared = await measureOn('Redis', [redis.url], people)
    return reportOf([...embedded, ...shared])
  } finally {
    await redis.stop()
  }
}

async function measureOn(store: string, args: readonly string[], people: number): Promise<Measured[]> {
  const smtp = await startSmtpServer()
  const node = startProcess(NODE, args)
  try {
    const door = (await node.ask('start', smtp.url)) as Door
    const known: string[] = []
    for (let nth = 0; nth < people; nth += 1) known.push((await register(door, smtp)).email)
    const measured: Measured[] = []
    for (const way of WAYS) measured.push({ store, way: way.name, ...(await measure(node, door, way, known)) })
    return measured
  } finally {
    await node.end()
    await smtp.close()
  }
}

/** One address of each kind in turn, each asked about once, which comes first by chance. */
async function measure(node: AskedProcess, door: Door, way: Way, known: readonly string[]) {
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
  // The rests of codes are over then, and no key of anybody is in the node's memory: the worst case for who is known.
  await node.ask('skip', DAY_MS)
  for (let nth = -3; nth < known.length; nth += 1) {
    const both = [
      { kind: 'known', email: known[nth] ?? '' },
      { kind: 'unknown', email: `nobody-${way.name}-${nth}@example.org` },
    ] as const
    for (const { kind, email } of Math.random() < 0.5 ? both : both.toReversed()) {
      if (email === '') continue
      const took = await timed(door, way, email)
      // The first few only warm up.
      if (nth >= 0) times[kind].push(took)
      await pause(REST_MS)
    }
  }
  return times
}

async function timed(door: Door, { route, body }: Way, email: string): Promise<number> {
  const asking = { body: body(email), from: newAddress() }
  const begun = performance.now()
  const { status, text } = await ask(door, route, asking)
  const took = performance.now() - begun
  if (status !== 202 && status !== 401) throw new Error(`${route} was answered ${status}: ${text}`)
  return took
}

function reportOf(measured: readonly Measured[]): Report {
  const figures = measured.map((each) => {
    const { greater, p } = compareRanks(each.known, each.unknown)
    return { ...each, greater, p, medians: { known: median(each.known), unknown: median(each.unknown) } }
  })
  const differing = figures.filter(({ p }) => p < CHANCE)
  const told = differing.map(
    ({ store, way, medians, greater }) =>
      `${way} on ${store} (${(medians.known - medians.unknown).toFixed(2)} ms, right in ${(100 * Math.max(greater, 1 - greater)).toFixed(0)} % of pairs)`,
  )
  return {
    title: 'Can the time of an answer tell whether an address has an account?',
    columns: ['store', 'asked', 'known, median ms', 'unknown, median ms', 'known is slower', 'p'],
    rows: figures.map(({ store, way, medians, greater, p }) => [
      store,
      way,
      medians.known.toFixed(2),
      medians.unknown.toFixed(2),
      greater.toFixed(3),
      p.toFixed(3),
    ]),
    notes: [
      `${measured[0]?.known.length ?? 0} addresses of each kind, in turn in one run, each asked about once; over loopback, so with less noise than any network has.`,
      '“known is slower”: in how many of all pairs; 0.500 is what guessing gives. p: the rank test of Mann and Whitney, two-sided.',
      told.length === 0
        ? `This run shows no difference beyond chance (p < ${CHANCE}): so many answers do not tell who has an account.`
        : `A difference beyond chance (p < ${CHANCE}): ${told.join(', ')}.`,
    ],
    measured: figures,
  }
}
