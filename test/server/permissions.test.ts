/** The table of permissions walked: every route that there is, every command, by everybody, wherever they are. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import express, { type Express } from 'express'
import { audienceFor } from '#shared/domain/audience.ts'
import { sentCommandSchema } from '#shared/domain/commands.ts'
import { ACCOUNT_ROLES, STAFF_ROLES } from '#shared/domain/newsroom/vocabulary.ts'
import { mayCall, maySend, PERMISSIONS, ROUTES, type RouteName } from '#shared/domain/permissions.ts'
import { ROLES, type Role, type Visibility } from '#shared/domain/vocabulary.ts'
import type { CommandReply } from '#shared/protocol/messages.ts'
import { streamOf } from '../../server/live/briefings.ts'
import { NEWSROOM_STREAM } from '../../server/people/newsroom.ts'
import { gatherCast, VISIBILITIES, type Cast, type Player } from '../support/cast.ts'
import { ask, codeOf, register, startNewsroom, whoIs, type Answer, type Newsroom } from '../support/people.ts'
import { commandOf, COMMAND_TYPES, plausible } from '../support/plausible.ts'

const NAMES = Object.keys(ROUTES) as RouteName[]
const ofBriefings = (route: RouteName) => route.includes(' /api/briefings/:id')
/** What ends the session that asks, or turns its account into something else, comes last. */
const LAST: readonly RouteName[] = ['DELETE /api/sessions/current', 'DELETE /api/sessions']

interface Layer {
  readonly route?: {
    readonly path: string | readonly string[]
    readonly stack: readonly { readonly method?: string }[]
  }
  readonly rawPath: string
  readonly handle: { readonly stack?: readonly Layer[] }
}

/** `METHOD path` of each, also of routers within routers. */
function routesOf(layers: readonly Layer[], under = ''): string[] {
  return layers.flatMap(({ route, rawPath, handle }) => {
    if (route !== undefined) {
      const paths = [route.path].flat()
      return route.stack.flatMap(({ method = 'any' }) => paths.map((path) => `${method.toUpperCase()} ${under}${path}`))
    }
    return routesOf(handle.stack ?? [], rawPath === '/' ? under : `${under}${rawPath}`)
  })
}

let newsroom: Newsroom
/** Of Express itself: nothing else tells which routes there really are. */
let routes: readonly Layer[]
let cast: Cast
/** Whom things are decided about. */
let spare: string
let nth = 0

beforeAll(async () => {
  const made = vi.spyOn(express.application, 'init')
  newsroom = await startNewsroom()
  routes = (made.mock.contexts[0] as Express).router.stack as unknown as readonly Layer[]
  made.mockRestore()
  cast = await gatherCast(newsroom)
  spare = (await register(newsroom.node, newsroom.smtp)).account
})
afterAll(() => newsroom.close())

const isRefused = (answer: Answer) => ['not-permitted', 'briefing-not-found'].includes(codeOf(answer) ?? '')

async function headOf(stream: string): Promise<number> {
  return (await newsroom.log.heads([stream]))[0]?.seq ?? 0
}

/** Calls it; somebody who is refused must have changed nothing. */
async function call(
  route: RouteName,
  {
    briefing = 'none',
    cookie = '',
    headers = {},
  }: { briefing?: string; cookie?: string; headers?: Record<string, string> },
): Promise<Answer> {
  nth += 1
  // Nobody is erased by the walk: whoever may erase is told that there is nobody.
  const account = route === 'DELETE /api/people/:account' ? 'nobody' : spare
  const { route: filled, asking } = plausible(route, { briefing, account, nth })
  const streams = [NEWSROOM_STREAM, streamOf(briefing)]
  const before = await Promise.all(streams.map(headOf))
  const answer = await ask(newsroom.node, filled, { ...asking, cookie, headers: { ...asking.headers, ...headers } })
  if (isRefused(answer)) expect(await Promise.all(streams.map(headOf))).toEqual(before)
  return answer
}

/** Of somebody who leads everything, and lends nothing of that to a screen in the same browser. */
async function ownersCookie(): Promise<string> {
  const cookie = (await cast.players.find(({ is }) => is === 'an owner by account')?.cookie()) ?? ''
  expect(await whoIs(newsroom.node, cookie)).toMatchObject({ role: 'owner' })
  return cookie
}

describe('the table of routes', () => {
  it('names exactly the routes that Express has under /api', () => {
    const all = routesOf(routes)
    expect(all.length).toBeGreaterThan(NAMES.length)
    expect(all.filter((route) => route.includes(' /api')).sort()).toEqual([...NAMES].sort())
    expect(all.filter((route) => !route.includes(' /api'))).toEqual([
      'GET /healthz',
      'GET /readyz',
      'GET /metrics',
      'GET /screen/',
      'GET /screen/index.html',
      'GET /screen/worker.js',
      'GET /{*path}',
    ])
  })

  it('answers everything else under /api as an address that is not there, to the owner too', async () => {
    for (const route of [
      'GET /api',
      'GET /api/nothing',
      'POST /api/people',
      'PATCH /api/settings',
      'PUT /api/sessions',
    ]) {
      expect(codeOf(await ask(newsroom.node, route, { cookie: newsroom.owner }))).toBe('address-not-found')
    }
  })
})

describe('the roles', () => {
  it('are all played here: by sessions all but screens, whom no account and no part can be', async () => {
    const played = new Set<Role>(cast.players.map(({ role }) => role))
    expect(ROLES.filter((role) => !played.has(role))).toEqual(['screen'])
    for (const visibility of VISIBILITIES) {
      const display = await newsroom.node.reader({ auth: { screen: cast.screens[visibility].token } })
      expect(await display.join(cast.parted[visibility].id)).toMatchObject({ ok: true, role: 'screen' })
      display.socket.disconnect()
    }
    expect([...ACCOUNT_ROLES, ...STAFF_ROLES]).not.toContain('screen')
  })

  it('are what the newsroom says of each session', async () => {
    for (const { is, role, cookie } of cast.players) {
      const answer = await ask<{ role: Role }>(newsroom.node, 'GET /api/sessions/current', { cookie: await cookie() })
      expect([is, answer.body.role]).toEqual([is, role])
    }
  })
})

/** Everything at once that differs from the table, so that one run tells the whole. */
async function walk(
  player: Player,
  routes: readonly RouteName[],
  roleHere: Role,
  where: { readonly briefing: string; readonly visibility: Visibility } | null,
): Promise<string[]> {
  const differing: string[] = []
  const cookie = await player.cookie()
  for (const route of routes) {
    const one = LAST.includes(route) ? await player.cookie() : cookie
    const answer = await call(route, { cookie: one, ...(where !== null && { briefing: where.briefing }) })
    const mayKnow = where === null || audienceFor(roleHere, where.visibility) !== null
    const expected = mayKnow && mayCall(roleHere, route)
    const told = codeOf(answer) ?? String(answer.status)
    if (isRefused(answer) === expected || answer.status >= 500) differing.push(`${player.is}: ${route}: ${told}`)
    else if (!expected && told !== (mayKnow ? 'not-permitted' : 'briefing-not-found')) {
      differing.push(`${player.is}: ${route} is refused with ${told}`)
    }
  }
  return differing
}

describe('every route', () => {
  it('of the newsroom lets in exactly whom the table names', async () => {
    const routes = [...NAMES.filter((route) => !ofBriefings(route) && !LAST.includes(route)), ...LAST]
    const differing: string[] = []
    for (const player of cast.players) differing.push(...(await walk(player, routes, player.role, null)))
    expect(differing).toEqual([])
  })

  it.each(VISIBILITIES)('of a briefing for %s lets in whom the table and the visibility admit', async (visibility) => {
    const routes = NAMES.filter(ofBriefings)
    const differing: string[] = []
    for (const player of cast.players) {
      const plain = { briefing: cast.briefings[visibility].id, visibility }
      differing.push(...(await walk(player, routes, player.role, plain)))
      const parted = { briefing: cast.parted[visibility].id, visibility }
      differing.push(...(await walk(player, routes, player.roleInParted, parted)))
    }
    expect(differing).toEqual([])
  })

  it.each(VISIBILITIES)(
    'takes a lines token of a %s briefing for a captioner there, and for nobody else',
    async (visibility) => {
      const { id, tokens } = cast.briefings[visibility]
      const headers = { authorization: `Bearer ${tokens.lines}` }
      for (const route of NAMES) {
        const inIts = await call(route, { briefing: id, headers })
        const role = ofBriefings(route) ? 'captioner' : 'reader'
        expect([route, isRefused(inIts)]).toEqual([route, !mayCall(role, route)])
      }
      for (const elsewhere of VISIBILITIES) {
        for (const route of NAMES.filter(ofBriefings)) {
          const answer = await call(route, { briefing: cast.parted[elsewhere].id, headers })
          const told = elsewhere === 'accredited' ? 'briefing-not-found' : 'token-unknown'
          expect([elsewhere, route, codeOf(answer)]).toEqual([elsewhere, route, told])
        }
      }
    },
  )

  it.each(VISIBILITIES)(
    'lets the screen of a %s briefing read what the table names, and change nothing that even anybody may',
    async (visibility) => {
      const headers = { authorization: `Bearer ${cast.screens[visibility].token}` }
      const cookie = await ownersCookie()
      const differing: string[] = []
      const places: readonly { briefing: string; role: Role; mayKnow: boolean }[] = [
        { briefing: cast.parted[visibility].id, role: 'screen', mayKnow: true },
        ...VISIBILITIES.map((other) => ({
          briefing: cast.briefings[other].id,
          role: 'reader' as const,
          mayKnow: other !== 'accredited',
        })),
      ]
      for (const { briefing, role, mayKnow } of places) {
        for (const route of NAMES) {
          const told = codeOf(await call(route, { briefing, headers, cookie })) ?? 'let in'
          const isThere = !ofBriefings(route) || mayKnow
          const isLetIn = route.startsWith('GET ') && mayCall(ofBriefings(route) ? role : 'reader', route)
          const expected = !isThere ? 'briefing-not-found' : isLetIn ? 'let in' : 'not-permitted'
          const shape = ['not-permitted', 'briefing-not-found'].includes(told) ? told : 'let in'
          if (shape !== expected) differing.push(`${role}: ${route}: ${told} instead of ${expected}`)
        }
      }
      expect(differing).toEqual([])
    },
  )

  it('answers no role a hidden briefing in any other way than one that there is not', async () => {
    for (const { role, cookie } of cast.players.filter(({ role }) => audienceFor(role, 'accredited') === null)) {
      const own = await cookie()
      for (const route of NAMES.filter(ofBriefings)) {
        const hidden = await call(route, { briefing: cast.briefings.accredited.id, cookie: own })
        const none = await call(route, { briefing: 'there-is-none', cookie: own })
        const told = ({ status, text }: Answer) => [role, route, status, text.replace(/"briefing":"[^"]*"/, '')]
        expect(told(hidden)).toEqual(told(none))
      }
    }
  })
})

describe('every command', () => {
  it('that may be sent by name is known to the table and to this test', () => {
    const sendable = sentCommandSchema.options.map((option) => option.shape.type.value)
    expect([...COMMAND_TYPES].sort()).toEqual([...sendable].sort())
    expect(Object.keys(PERMISSIONS)).toEqual(expect.arrayContaining(sendable))
  })

  const replied = (reply: CommandReply) => (reply.ok ? 'done' : reply.refusal)

  it.each(VISIBILITIES)(
    'to a %s briefing is carried out for whom the table names, over both doors',
    async (visibility) => {
      for (const player of cast.players) {
        const cookie = await player.cookie()
        for (const [briefing, role] of [
          [cast.briefings[visibility].id, player.role],
          [cast.parted[visibility].id, player.roleInParted],
        ] as const) {
          // One connection may not ask as often as this in a second.
          const readers = await Promise.all([0, 1, 2, 3].map(() => newsroom.node.reader({ cookie })))
          for (const [at, type] of COMMAND_TYPES.entries()) {
            const reader = readers[at % readers.length]
            if (reader === undefined) throw new Error('nobody is connected')
            const mayKnow = audienceFor(role, visibility) !== null
            const expected = !mayKnow ? 'briefing-not-found' : maySend(role, type) ? 'let in' : 'not-permitted'
            const shape = (told: string) => (['not-permitted', 'briefing-not-found'].includes(told) ? told : 'let in')
            const before = await headOf(streamOf(briefing))
            const asking = { cookie, body: commandOf(type, (nth += 1)) }
            const answer = await ask(newsroom.node, `POST /api/briefings/${briefing}/commands`, asking)
            const overSocket = replied(await reader.command(briefing, commandOf(type, (nth += 1))))
            const told = [shape(codeOf(answer) ?? 'done'), shape(overSocket)]
            expect([player.is, role, type, ...told]).toEqual([player.is, role, type, expected, expected])
            if (expected !== 'let in') expect(await headOf(streamOf(briefing))).toBe(before)
          }
          for (const { socket } of readers) socket.disconnect()
        }
      }
    },
  )

  it.each(VISIBILITIES)('from the screen of a %s briefing is refused, over both doors', async (visibility) => {
    const { token } = cast.screens[visibility]
    const briefing = cast.parted[visibility].id
    const cookie = await ownersCookie()
    const displays = await Promise.all(
      [0, 1, 2, 3].map(() => newsroom.node.reader({ cookie, auth: { screen: token } })),
    )
    const before = await headOf(streamOf(briefing))
    for (const [at, type] of COMMAND_TYPES.entries()) {
      const asking = { cookie, headers: { authorization: `Bearer ${token}` }, body: commandOf(type, (nth += 1)) }
      const overHttp = codeOf(await ask(newsroom.node, `POST /api/briefings/${briefing}/commands`, asking))
      const overSocket = await displays[at % displays.length]?.command(briefing, commandOf(type, (nth += 1)))
      expect([type, overHttp, overSocket && replied(overSocket)]).toEqual([type, 'not-permitted', 'not-permitted'])
    }
    expect(await headOf(streamOf(briefing))).toBe(before)
    for (const { socket } of displays) socket.disconnect()
  })

  it.each(['ScheduleBriefing', 'IssueLinesToken', 'Whatever', '__proto__'])(
    'called %s cannot be sent by name, not even by the owner',
    async (type) => {
      const route = `POST /api/briefings/${cast.briefings.public.id}/commands`
      const body = { type, id: 'x', title: 'X', tokenId: 'x', hash: 'h'.repeat(43), label: 'x' }
      // The walk over the routes has ended the owner's earlier sessions.
      const cookie = await newsroom.node.ownerCookie()
      expect(codeOf(await ask(newsroom.node, route, { cookie, body }))).toBe('command-malformed')
      const reader = await newsroom.node.reader({ cookie })
      const command = { briefing: cast.briefings.public.id, command: body }
      expect(await reader.raw('briefing:command', command)).toMatchObject({ ok: false, refusal: 'command-malformed' })
    },
  )

  it('is asked of the session, whatever the message says about its sender', async () => {
    const [applicant] = cast.players.filter(({ role }) => role === 'applicant')
    const reader = await newsroom.node.reader({ cookie: (await applicant?.cookie()) ?? '' })
    const briefing = cast.briefings.public.id
    const lies = { role: 'owner', actor: { role: 'owner', id: 'x' }, by: { role: 'owner', id: 'x' }, seq: 1 }
    const command = { ...commandOf('EndBriefing', 0), ...lies }
    expect(await reader.raw('briefing:command', { briefing, command, ...lies })).toMatchObject({
      ok: false,
      refusal: 'not-permitted',
    })
    const answer = await ask(newsroom.node, `POST /api/briefings/${briefing}/commands`, { body: command })
    expect(codeOf(answer)).toBe('not-permitted')
  })
})
