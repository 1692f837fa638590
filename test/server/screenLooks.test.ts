/** How a display looks is said once, and holds wherever it is sent. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UNSCHEDULED } from '#shared/domain/state.ts'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import type { AuditEntry } from '#shared/protocol/people.ts'
import { NEWSROOM_STREAM } from '../../server/people/newsroom.ts'
import { OWNER } from '../support/given.ts'
import { eventually } from '../support/node.ts'
import { insist, startNewsroom, type Newsroom } from '../support/people.ts'
import { done, seat } from '../support/press.ts'
import { directives, display, imageWith, lastDirective, setting } from '../support/screenSeats.ts'
import { pairScreen } from '../support/screens.ts'

let newsroom: Newsroom
beforeEach(async () => {
  newsroom = await startNewsroom()
})
afterEach(() => newsroom.close())

async function briefing(language = 'en'): Promise<string> {
  const body = { title: 'On the quay', start: true, language }
  return (await insist<CreatedBriefing>(newsroom.node, 'POST /api/briefings', { cookie: newsroom.owner, body })).body.id
}
const wall = (id: string) => pairScreen(newsroom.node, newsroom.owner, { name: 'Wall', briefing: id })
const desk = (id: string) => seat(newsroom.node, id, { cookie: newsroom.owner })
const send = (screen: string, to: string) =>
  insist(newsroom.node, `PUT /api/screens/${screen}`, { cookie: newsroom.owner, body: { briefing: to } })
async function kept(): Promise<unknown[]> {
  const { facts } = await newsroom.log.read(NEWSROOM_STREAM, 0, 1_000)
  return facts.map(({ event }) => event as { type: string; look?: object }).flatMap(({ look }) => look ?? [])
}

describe('how a screen looks', () => {
  it('[SN6] goes with it to the next briefing, which shows it so from its first picture on', async () => {
    const [here, there] = [await briefing(), await briefing('fr')]
    const about = await wall(here)
    const screen = await display(newsroom.node, about)
    await done((await desk(here)).command(here, setting([about.id], { margin: 9, theme: 'light', scene: 'queue' })))
    expect(await kept()).toEqual([{ margin: 9, theme: 'light' }])
    await send(about.id, there)
    const looks = { margin: 9, theme: 'light' } as const
    await eventually(() => {
      const image = imageWith({ ...looks, language: 'fr' })
      expect(lastDirective(screen)).toMatchObject({ briefing: there, image })
    })
    // It was never told anything else of it.
    const themes = directives(screen).flatMap((each) =>
      each.paired && each.briefing === there && each.image !== null ? [each.image.theme] : [],
    )
    expect(new Set(themes)).toEqual(new Set(['light']))
    const { state } = await newsroom.node.server.briefings.open(there)
    expect(state.screens).toMatchObject([{ id: about.id, image: looks }])
    expect(state.backstage.acts.map(({ kind, name }) => [kind, name])).toEqual([['set-screens', 'Doorstep']])
  })

  it('[SN6] holds where the desk takes a scene on one that is away, and is left alone where something was said', async () => {
    const [here, there] = [await briefing(), await briefing()]
    const about = await wall(here)
    await done((await desk(here)).command(here, setting([about.id], { size: 'largest' })))
    await send(about.id, there)
    const other = await desk(there)
    await done(other.command(there, setting([about.id], { scene: 'figures' })))
    const imageThere = async () => (await newsroom.node.server.briefings.open(there)).state.screens[0]?.image
    expect(await imageThere()).toMatchObject({ size: 'largest', scene: 'figures' })
    await done(other.command(there, setting([about.id], { size: 'small' })))
    await send(about.id, here)
    await send(about.id, there)
    const screen = await display(newsroom.node, about)
    await eventually(() => {
      expect(lastDirective(screen)).toMatchObject({ briefing: there, image: { size: 'small' } })
    })
    expect(await kept()).toEqual([{ size: 'largest' }, { size: 'small' }])
  })

  it('[SN6] holds in a rehearsal that begins anew', async () => {
    const { node, log } = newsroom
    const { visibility, timeZone } = UNSCHEDULED
    const about = { id: 'harbour', title: 'Again', visibility, language: 'en', timeZone, scheduledFor: null }
    const schedule = () =>
      node.server.execute.one('harbour', OWNER, { type: 'ScheduleBriefing', ...about, rehearsal: true })
    await schedule()
    const following = await node.server.briefings.open('harbour')
    await eventually(() => {
      expect(node.server.newsroom.briefings.map(({ id }) => id)).toContain('harbour')
    })
    const { id, token } = await wall('harbour')
    const screen = await display(node, { token })
    const moderator = await desk('harbour')
    await done(moderator.command('harbour', setting([id], { margin: 0, theme: 'light' })))
    const seq = await done(moderator.command('harbour', setting([id], { scene: 'queue' })))
    await eventually(() => {
      expect(lastDirective(screen)).toMatchObject({ seq: seq - 1 })
    })
    await following.reach(await log.renew(following.stream, following.head, 'wiped'))
    const told = directives(screen).length
    await schedule()
    await eventually(() => {
      expect(directives(screen).length).toBeGreaterThan(told)
    })
    expect(directives(screen).slice(told)).toMatchObject([{ image: imageWith({ margin: 0, theme: 'light' }) }])
  })

  it('[SN6] is as it was where the desk undoes what it said, and stands in the audit with who said it', async () => {
    const here = await briefing()
    const about = await wall(here)
    const moderator = await desk(here)
    await done(moderator.command(here, setting([about.id], { theme: 'light' })))
    const wrong = setting([about.id], { theme: 'dark', message: 'Soon' })
    await done(moderator.command(here, wrong))
    if (wrong.type !== 'SetScreens') throw new Error('screens are set')
    await done(moderator.command(here, { type: 'UndoAct', act: 'back', undoes: wrong.act }))
    expect(await kept()).toEqual([{ theme: 'light' }, { theme: 'dark' }, { theme: 'light' }])
    await done(moderator.command(here, setting([about.id], { scene: 'captions' })))
    expect(await kept()).toHaveLength(3)
    const { entries } = (
      await insist<{ entries: AuditEntry[] }>(newsroom.node, 'GET /api/audit', { cookie: newsroom.owner })
    ).body
    expect(entries.find(({ type }) => type === 'ScreenLookKept')).toMatchObject({
      subject: 'Wall',
      by: { role: 'owner' },
    })
  })
})
