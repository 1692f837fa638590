/** A screen's token in the wrong hands: every route and every command, and nothing but what readers of its briefing get. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mayCall, ROUTES, type RouteName } from '#shared/domain/permissions.ts'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { streamOf } from '../../server/live/briefings.ts'
import { NEWSROOM_STREAM } from '../../server/people/newsroom.ts'
import { hashToken } from '../../server/people/secrets.ts'
import { eventually, postLine, snapshotIn, type NodeUnderTest, type Reader } from '../support/node.ts'
import { ask, codeOf, insist, type Answer, type Asking, type Member } from '../support/people.ts'
import { commandOf, COMMAND_TYPES, plausible } from '../support/plausible.ts'
import { asking, done, sawOf, seat, startPress, type Press } from '../support/press.ts'
import { pairScreen, type PairedDisplay } from '../support/screens.ts'

/** Words that stand where no screen may read, each in one place. */
const SECRETS = {
  note: 'Note-of-the-desk-7Q',
  pending: 'Pending-question-8K',
  declined: 'Declined-question-3J',
  reason: 'Reason-of-the-desk-9Z',
  asker: 'Wren Hidden-asker-2H',
  label: 'Label-of-a-feed-4T',
  otherScreen: 'Side-wall-5M',
  otherMessage: 'Message-to-the-others-2X',
  messageAfter: 'Message-to-the-others-6L',
  elsewhereTitle: 'Briefing-elsewhere-6B',
  elsewhereLine: 'Line-elsewhere-3V',
  elsewhereMessage: 'Message-elsewhere-1N',
}
const OWN_MESSAGE = 'Message-to-this-screen-8R'

const NAMES = Object.keys(ROUTES) as RouteName[]
const ofBriefings = (route: RouteName) => route.includes(' /api/briefings/:id')

let press: Press
let node: NodeUnderTest
let owner: string
let reporter: Member
let here: CreatedBriefing
let elsewhere: CreatedBriefing
let open: CreatedBriefing
let stolen: PairedDisplay
let other: PairedDisplay
let nth = 0

const message = (screens: PairedDisplay[], act: string, text: string) => {
  return { type: 'SetScreens', act, screens: screens.map(({ id }) => id), change: { message: text } } as const
}
const tell = (briefing: string, command: unknown) =>
  insist(node, `POST /api/briefings/${briefing}/commands`, { cookie: owner, body: command })

beforeAll(async () => {
  press = await startPress()
  node = press.a
  ;({ owner } = press.newsroom)
  reporter = await press.reporter(SECRETS.asker, 'Tideway Radio')
  here = await press.briefing({ title: 'On the quay', visibility: 'accredited' })
  elsewhere = await press.briefing({ title: SECRETS.elsewhereTitle, visibility: 'accredited' })
  open = await press.briefing({ title: 'For everybody' })
  stolen = await pairScreen(node, owner, { name: 'Front wall', briefing: here.id })
  other = await pairScreen(node, owner, { name: SECRETS.otherScreen, briefing: here.id })
  const third = await pairScreen(node, owner, { name: 'Back wall', briefing: elsewhere.id })
  await postLine(node, here, { id: 'said', text: 'A line that its readers may read.' })
  await postLine(node, elsewhere, { id: 'said', text: SECRETS.elsewhereLine })
  await tell(here.id, message([stolen], 'act-own', OWN_MESSAGE))
  await tell(here.id, message([other], 'act-other', SECRETS.otherMessage))
  await tell(elsewhere.id, message([third], 'act-third', SECRETS.elsewhereMessage))
  await tell(here.id, { type: 'LeaveNote', act: 'act-note', noteId: 'note', to: 'podium', text: SECRETS.note })
  await insist(node, `POST /api/briefings/${here.id}/tokens`, { cookie: owner, body: { label: SECRETS.label } })
  const asker = await seat(node, here.id, reporter)
  const desk = await seat(node, here.id, { cookie: owner })
  await done(asker.command(here.id, asking('q2', SECRETS.declined)))
  const saw = await sawOf(desk, here.id, 'q2')
  await tell(here.id, { type: 'DeclineQuestion', act: 'act-decline', questionId: 'q2', saw, reason: SECRETS.reason })
  await done(asker.command(here.id, asking('q1', SECRETS.pending)))
  asker.socket.disconnect()
  // What is looked for below stands where the desk reads.
  const known = JSON.stringify(await desk.join(here.id))
  for (const secret of [SECRETS.note, SECRETS.pending, SECRETS.reason, SECRETS.asker, SECRETS.label]) {
    expect(known).toContain(secret)
  }
  expect(known).toContain(SECRETS.otherMessage)
  desk.socket.disconnect()
})
afterAll(() => press.close())

const heads = async () => {
  const streams = [NEWSROOM_STREAM, ...[here, elsewhere, open].map(({ id }) => streamOf(id))]
  return (await press.newsroom.log.heads(streams)).map((head) => head?.seq)
}

function calling(route: RouteName, briefing: string, asked: Asking): Promise<Answer> {
  const { route: filled, asking: plain } = plausible(route, { briefing, account: reporter.account, nth: (nth += 1) })
  return ask(node, filled, { ...plain, ...asked, headers: { ...plain.headers, ...asked.headers } })
}

const bearing = () => ({ authorization: `Bearer ${stolen.token}` })

function secretsIn(text: string): string[] {
  const hashes = [hashToken(stolen.token), hashToken(other.token), hashToken(here.tokens.lines)]
  return [...Object.values(SECRETS), OWN_MESSAGE, reporter.email, other.id, ...hashes].filter((secret) =>
    text.includes(secret),
  )
}

/** Without when it was asked, and who asked. */
const told = ({ status, text }: Answer) => {
  return [status, text.replace(/"exportedAt":\d+/, '').replace('"role":"reporter"', '"role":"screen"')]
}

describe('a stolen token over HTTP', () => {
  it.each(['alone', 'with the cookie of an owner beside it'])(
    'changes nothing anywhere and is answered nothing that is the desk’s or of elsewhere, %s',
    async (how) => {
      const asked: Asking = { headers: bearing(), ...(how !== 'alone' && { cookie: owner }) }
      const before = await heads()
      const differing: string[] = []
      for (const { id } of [here, elsewhere, open]) {
        for (const route of NAMES) {
          const answer = await calling(route, id, asked)
          const code = codeOf(answer)
          const leaked = secretsIn(answer.text + JSON.stringify(answer.headers))
          if (leaked.length > 0) differing.push(`${route} of ${id} told ${leaked.join()}`)
          const isHidden = ofBriefings(route) && id === elsewhere.id
          if (isHidden && code !== 'briefing-not-found') differing.push(`${route} of ${id}: ${String(code)}`)
          if (!isHidden && !route.startsWith('GET ') && code !== 'not-permitted') {
            differing.push(`${route} of ${id}: ${String(code)}`)
          }
          if (answer.cookie !== '') differing.push(`${route} gave a cookie`)
        }
      }
      expect(differing).toEqual([])
      expect(await heads()).toEqual(before)
    },
  )

  it('is answered of its briefing, word for word, what an accredited reporter is', async () => {
    const routes = NAMES.filter((route) => ofBriefings(route) && route.startsWith('GET '))
    expect(routes.length).toBeGreaterThan(4)
    for (const route of routes) {
      const [mine, theirs] = [
        await calling(route, here.id, { headers: bearing() }),
        await calling(route, here.id, { cookie: reporter.cookie }),
      ]
      expect([route, mine.status]).toEqual([route, mayCall('screen', route) ? 200 : 403])
      expect([route, told(mine)]).toEqual([route, told(theirs)])
    }
    expect((await calling('GET /api/briefings/:id', here.id, { headers: bearing() })).text).toContain('A line that its')
  })

  it('is answered of everything else, word for word, what anybody is', async () => {
    const listed = (answer: Answer) => (answer.body as { briefings: { id: string }[] }).briefings.map(({ id }) => id)
    for (const route of NAMES.filter((name) => name.startsWith('GET '))) {
      for (const { id } of [open, elsewhere]) {
        const mine = await calling(route, id, { headers: bearing() })
        const anybodys = await calling(route, id, {})
        if (route === 'GET /api/briefings') expect(listed(mine)).toEqual([...listed(anybodys), here.id])
        else expect([route, told(mine)]).toEqual([route, told(anybodys)])
      }
    }
  })

  it('is no session, no invitation, no lines token, no cookie and no word of an address', async () => {
    const { token } = stolen
    expect(codeOf(await ask(node, 'POST /api/sessions', { body: { token } }))).toBe('token-unknown')
    expect(codeOf(await ask(node, 'POST /api/invitations/look', { body: { token } }))).toBe('invitation-unknown')
    const reading = `GET /api/briefings/${here.id}`
    const name = owner.split('=')[0] ?? ''
    for (const [route, asked] of [
      [`${reading}?token=${token}&screen=${token}`, {}],
      [reading, { cookie: `${name}=${token}` }],
      [reading, { headers: { authorization: `Basic ${token}` } }],
      [reading, { headers: { authorization: `Bearer ${token}x` } }],
      [reading, { headers: { authorization: `Bearer ${token.slice(0, -1)}` } }],
      [reading, { headers: { authorization: `Bearer ${hashToken(token)}` } }],
      [reading, { headers: { authorization: token } }],
    ] as const) {
      expect([route, codeOf(await ask(node, route, asked))]).toEqual([route, 'briefing-not-found'])
    }
  })
})

describe('a stolen token over a socket', () => {
  const connect = (): Promise<Reader> => node.reader({ auth: { screen: stolen.token }, cookie: owner })

  it('joins its own briefing as a screen, open ones as anybody, and no other', async () => {
    const thief = await connect()
    const replies = [await thief.join(here.id), await thief.join(open.id), await thief.join(elsewhere.id)]
    expect(replies).toMatchObject([
      { ok: true, role: 'screen' },
      { ok: true, role: 'reader' },
      { ok: false, refusal: 'briefing-not-found' },
    ])
    const theirs = await node.reader({ cookie: reporter.cookie })
    const [own] = replies
    if (own === undefined) throw new Error('there is no reply')
    expect(snapshotIn(own).briefing).toEqual(snapshotIn(await theirs.join(here.id)).briefing)
    expect(secretsIn(JSON.stringify(replies))).toEqual([])
  })

  it('commands nothing, wherever it is sent', async () => {
    const before = await heads()
    const expected = [
      [here, 'not-permitted'],
      [open, 'not-permitted'],
      [elsewhere, 'briefing-not-found'],
    ] as const
    for (const [{ id }, refusal] of expected) {
      const thieves = await Promise.all([0, 1, 2, 3].map(connect))
      for (const [at, type] of COMMAND_TYPES.entries()) {
        const reply = await thieves[at % thieves.length]?.command(id, commandOf(type, (nth += 1)))
        expect([type, reply]).toMatchObject([type, { ok: false, refusal }])
        expect(secretsIn(JSON.stringify(reply))).toEqual([])
      }
      for (const { socket } of thieves) socket.disconnect()
    }
    expect(await heads()).toEqual(before)
  })

  it('hears while the desk works what a reporter hears, and of screens what is said to it alone', async () => {
    const thief = await connect()
    const theirs = await node.reader({ cookie: reporter.cookie })
    await Promise.all([thief.join(here.id), theirs.join(here.id), thief.join(open.id)])
    await thief.raw('briefing:editing', { briefing: here.id, questionId: 'q1' })
    await tell(here.id, message([other], 'act-after', SECRETS.messageAfter))
    await tell(here.id, {
      type: 'LeaveNote',
      act: 'act-note-2',
      noteId: 'note-2',
      to: 'moderators',
      text: SECRETS.note,
    })
    await tell(here.id, message([stolen], 'act-mine', `${OWN_MESSAGE} once more`))
    await postLine(node, here, { id: 'last', text: 'The last line.' })
    await eventually(() => {
      for (const { facts } of [thief, theirs]) {
        const last = facts.at(-1)?.event
        expect(last?.type === 'LineTranscribed' && last.line.id).toBe('last')
      }
    })
    expect(thief.facts).toEqual(theirs.facts)
    expect(secretsIn(JSON.stringify(thief.facts))).toEqual([])
    const [directives, rest] = [
      thief.told.filter(({ event }) => event === 'screen:directive'),
      thief.told.filter(({ event }) => event !== 'screen:directive'),
    ]
    expect(secretsIn(JSON.stringify(rest))).toEqual([])
    expect(secretsIn(JSON.stringify(directives))).toEqual([OWN_MESSAGE])
    expect(directives.at(-1)?.message).toMatchObject({ id: stolen.id, image: { message: `${OWN_MESSAGE} once more` } })
    expect(theirs.told.filter(({ event }) => event === 'screen:directive')).toEqual([])
  })

  it.each([
    ['a number', 7],
    ['nothing', null],
    ['an object', { token: 'x' }],
    ['a list', ['x']],
    ['the hash of the token', () => hashToken(stolen.token)],
    ['a token of nobody', 'ds_aNobodyHasEverBeenGivenThisTokenOfTheTestsX'],
    ['nothing to read', ''],
    ['a great deal', 'x'.repeat(10_000)],
  ])('that is %s makes nobody of whoever has a cookie too', async (_, screen) => {
    const auth = { screen: typeof screen === 'function' ? screen() : screen }
    const stranger = await node.reader({ auth, cookie: owner })
    expect(await stranger.join(here.id)).toMatchObject({ ok: false, refusal: 'briefing-not-found' })
    expect(await stranger.join(open.id)).toMatchObject({ ok: true, role: 'reader' })
    stranger.socket.disconnect()
  })

  it('is not asked for where the page reads as anybody, and nothing else leaves the cookie out', async () => {
    const anybody = await node.reader({ auth: { anonymous: true }, cookie: owner })
    expect(await anybody.join(here.id)).toMatchObject({ ok: false, refusal: 'briefing-not-found' })
    for (const auth of [{ anonymous: false }, { anonymous: 'yes' }, { token: stolen.token }, {}]) {
      const atTheDesk = await node.reader({ auth, cookie: owner })
      expect(await atTheDesk.join(here.id)).toMatchObject({ ok: true, role: 'owner' })
      atTheDesk.socket.disconnect()
    }
  })
})

describe('a stolen token that the desk has taken back', () => {
  it('reads what anybody does, and no more, on every route', async () => {
    const thief = await node.reader({ auth: { screen: stolen.token } })
    await thief.join(here.id)
    await insist(node, `DELETE /api/screens/${stolen.id}`, { cookie: owner })
    for (const route of NAMES.filter((name) => ofBriefings(name))) {
      const answer = await calling(route, here.id, { headers: bearing() })
      expect([route, codeOf(answer)]).toEqual([route, 'briefing-not-found'])
    }
    await eventually(() => {
      expect(thief.socket.connected).toBe(false)
    })
  })
})
