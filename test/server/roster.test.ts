/** The roster and the glossary at the doors: who may change them and who is told of them, by HTTP and by socket. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SentCommand } from '#shared/domain/commands.ts'
import { ALIAS_LETTERS_AT_MOST, ALIASES_AT_MOST } from '#shared/domain/roster/person.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { Speaker, Term } from '#shared/domain/vocabulary.ts'
import type { BriefingAnswer, CreatedBriefing, GlossaryAnswer, LogPage } from '#shared/protocol/http.ts'
import { gatherCast, type Cast, type Player } from '../support/cast.ts'
import { eventually } from '../support/node.ts'
import { ask, codeOf, insist, startNewsroom, type Newsroom } from '../support/people.ts'

const KIT: Speaker = {
  id: 'kit-marsh',
  label: 'Kit Marsh [Tideway Radio]',
  name: 'Kit Marsh',
  role: null,
  outlet: 'Tideway Radio',
  side: 'press',
}
const INES: Speaker = { ...KIT, id: 'ines-holm', label: 'Ines Holm', name: 'Ines Holm' }
const VEY: Term = { id: 'vey', written: 'Oona Vey', heard: ['una vay'] }
const PREPARING: readonly SentCommand[] = [
  { type: 'IntroduceSpeaker', speaker: KIT },
  { type: 'ChangeSpeaker', saw: KIT, speaker: KIT },
  { type: 'MergeSpeakers', speakerId: 'kit-marsh', into: 'ines-holm', saw: KIT, sawInto: INES },
  { type: 'RemoveSpeaker', speakerId: 'nobody', saw: KIT },
  { type: 'SetTerms', terms: [VEY] },
  { type: 'RemoveTerms', termIds: ['nothing'] },
]
const WRITERS = ['owner', 'moderator', 'captioner']

let newsroom: Newsroom
let cast: Cast

beforeAll(async () => {
  newsroom = await startNewsroom()
  cast = await gatherCast(newsroom)
})
afterAll(() => newsroom.close())

async function briefing(): Promise<CreatedBriefing> {
  const body = { title: 'On the quay', start: true }
  return (await insist<CreatedBriefing>(newsroom.node, 'POST /api/briefings', { cookie: newsroom.owner, body })).body
}
const command = (
  id: string,
  sent: SentCommand,
  who: { cookie?: string; bearer?: string } = { cookie: newsroom.owner },
) => ask<{ seq: number }>(newsroom.node, `POST /api/briefings/${id}/commands`, { ...asking(who), body: sent })
const glossary = (id: string, who: { cookie?: string; bearer?: string }) =>
  ask<GlossaryAnswer>(newsroom.node, `GET /api/briefings/${id}/glossary`, asking(who))
const line = (created: CreatedBriefing, body: object) =>
  insist(newsroom.node, `POST /api/briefings/${created.id}/lines`, {
    ...asking({ bearer: created.tokens.lines }),
    body,
  })
const asking = ({ cookie, bearer }: { cookie?: string; bearer?: string }) => ({
  ...(cookie !== undefined && { cookie }),
  ...(bearer !== undefined && { headers: { authorization: `Bearer ${bearer}` } }),
})
const whole = async (id: string, cookie = newsroom.owner): Promise<Briefing> =>
  (await insist<BriefingAnswer>(newsroom.node, `GET /api/briefings/${id}`, { cookie })).body.briefing

describe('who prepares', () => {
  it('are owners, moderators and captioners, of the newsroom or of the briefing, and nobody else', async () => {
    const seen = async (player: Player) => {
      const { id } = await briefing()
      await command(id, { type: 'IntroduceSpeaker', speaker: INES })
      const cookie = await player.cookie()
      const codes = []
      for (const sent of PREPARING) codes.push((await command(id, sent, { cookie })).status)
      codes.push((await glossary(id, { cookie })).status)
      return [player.is, ...codes]
    }
    for (const player of cast.players) {
      const may = WRITERS.includes(player.role)
      const [is, ...statuses] = await seen(player)
      expect([is, statuses.every((status) => (may ? status === 200 : status === 401 || status === 403))]).toEqual([
        is,
        true,
      ])
    }
  })

  it('is who has a part in the briefing as well', async () => {
    const { id } = cast.parted.public
    for (const player of cast.players.filter(({ is }) => is.startsWith('a briefing’s own'))) {
      const cookie = await player.cookie()
      expect((await command(id, { type: 'SetTerms', terms: [VEY] }, { cookie })).status).toBe(200)
      expect((await glossary(id, { cookie })).body.terms).toEqual([VEY])
    }
  })

  it('is who bears a lines token of this briefing, and of no other', async () => {
    const [mine, other] = [await briefing(), await briefing()]
    for (const sent of PREPARING.slice(0, 2).concat(PREPARING.slice(4)))
      expect((await command(mine.id, sent, { bearer: mine.tokens.lines })).status).toBe(200)
    const { body } = await glossary(mine.id, { bearer: mine.tokens.lines })
    expect(body.terms).toEqual([VEY])
    for (const bearer of [other.tokens.lines, 'w'.repeat(43)]) {
      expect((await command(mine.id, { type: 'SetTerms', terms: [VEY] }, { bearer })).status).toBeGreaterThanOrEqual(
        401,
      )
      expect((await glossary(mine.id, { bearer })).status).toBeGreaterThanOrEqual(401)
    }
  })

  it('is told why something is refused, with who stands in the way', async () => {
    const { id } = await briefing()
    await command(id, { type: 'IntroduceSpeaker', speaker: KIT })
    const taken = await command(id, { type: 'IntroduceSpeaker', speaker: { ...KIT, id: 'other', name: 'Other' } })
    expect([taken.status, codeOf(taken), taken.body]).toMatchObject([
      409,
      'speaker-label-taken',
      { detail: { speaker: 'kit-marsh' } },
    ])
    const stale = { type: 'ChangeSpeaker', saw: { ...KIT, role: 'Editor' }, speaker: { ...KIT, role: 'Host' } } as const
    expect(codeOf(await command(id, stale))).toBe('speaker-changed-meanwhile')
  })
})

describe('the glossary', () => {
  it('is in the snapshot and the facts of the desk, and of nobody else', async () => {
    const { id } = await briefing()
    await command(id, { type: 'SetTerms', terms: [VEY] })
    await command(id, { type: 'RemoveTerms', termIds: ['vey'] })
    await command(id, { type: 'SetTerms', terms: [VEY] })
    for (const player of cast.players) {
      const cookie = await player.cookie()
      const isDesk = player.role === 'owner' || player.role === 'moderator'
      expect([player.is, (await whole(id, cookie)).glossary]).toEqual([player.is, isDesk ? [VEY] : []])
      const log = await insist<LogPage>(newsroom.node, `GET /api/briefings/${id}/log`, { cookie })
      expect([player.is, JSON.stringify(log.body).includes('Vey')]).toEqual([player.is, isDesk])
    }
  })

  it('comes to the desk by its socket, and leaves a hole without words to readers', async () => {
    const { id } = await briefing()
    const desk = await newsroom.node.reader({ cookie: newsroom.owner })
    const reader = await newsroom.node.reader()
    await desk.join(id)
    await reader.join(id)
    const sent = await desk.command(id, { type: 'SetTerms', terms: [VEY] })
    expect(sent).toMatchObject({ ok: true })
    const seq = sent.ok ? sent.seq : 0
    const last = (facts: typeof desk.facts) => facts.find((fact) => fact.seq === seq)
    await eventually(() => expect(last(desk.facts)?.event).toEqual({ type: 'TermsSet', terms: [VEY] }))
    await eventually(() => expect(last(reader.facts)).toMatchObject({ event: null, by: { role: 'reader', id: '' } }))
    expect(await reader.command(id, { type: 'SetTerms', terms: [VEY] })).toMatchObject({
      ok: false,
      refusal: 'not-permitted',
    })
  })

  it('says up to which fact it is known, and is kept by no cache', async () => {
    const { id } = await briefing()
    const { body } = await command(id, { type: 'SetTerms', terms: [VEY] })
    const answer = await glossary(id, { cookie: newsroom.owner })
    expect(answer.body).toEqual({ seq: body.seq, terms: [VEY] })
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('writes a line that arrives, which keeps what was heard', async () => {
    const created = await briefing()
    await command(created.id, { type: 'SetTerms', terms: [VEY] })
    await line(created, { id: 'l1', speaker: 'Reporter', text: 'Is una vay here?' })
    await line(created, { id: 'l2', speaker: 'Reporter', text: 'Is una vay here?', verbatim: true })
    await line(created, { id: 'l3', speaker: 'Reporter', text: 'Is she?' })
    const { lines } = await whole(created.id)
    expect(lines.map(({ text, heardAs = null }) => [text, heardAs])).toEqual([
      ['Is Oona Vey here?', 'Is una vay here?'],
      ['Is una vay here?', null],
      ['Is she?', null],
    ])
  })

  it('takes the same line again for the same, under whatever glossary it comes', async () => {
    const created = await briefing()
    const said = { id: 'l1', speaker: 'Reporter', text: 'Is una vay here?' }
    await command(created.id, { type: 'SetTerms', terms: [VEY] })
    await line(created, said)
    await command(created.id, { type: 'RemoveTerms', termIds: ['vey'] })
    await line(created, said)
    await command(created.id, { type: 'SetTerms', terms: [{ ...VEY, written: 'Oona Wey' }] })
    await line(created, said)
    expect((await whole(created.id)).lines.map(({ text }) => text)).toEqual(['Is Oona Vey here?'])
  })
})

describe('the roster', () => {
  it('is told to everybody: a new name stands before the lines of old', async () => {
    const created = await briefing()
    const reader = await newsroom.node.reader()
    await reader.join(created.id)
    await command(created.id, { type: 'IntroduceSpeaker', speaker: KIT })
    await line(created, { id: 'l1', speaker: KIT.label, text: 'How high?' })
    const speaker = { ...KIT, name: 'Kit Marsh-Delane' }
    const { body } = await command(created.id, { type: 'ChangeSpeaker', saw: KIT, speaker })
    await eventually(() =>
      expect(reader.facts.find(({ seq }) => seq === body.seq)?.event).toMatchObject({
        type: 'SpeakerChanged',
        speaker,
      }),
    )
    const state = await whole(created.id, '')
    expect(state.speakers.find(({ id }) => id === state.lines[0]?.speakerId)?.name).toBe('Kit Marsh-Delane')
    expect(state.amendments).toEqual([])
  })

  it('[R7] takes the longest person there may be, changed, merged and removed in one message each', async () => {
    const { id } = await briefing()
    const longest = (name: string): Speaker => ({
      id: name.padEnd(64, 'x'),
      label: name.padEnd(160, '字'),
      name: name.padEnd(120, '字'),
      role: name.padEnd(160, '字'),
      outlet: name.padEnd(120, '字'),
      side: 'interpreter',
      aliases: Array.from({ length: ALIASES_AT_MOST }, (_, n) =>
        `${name}-${n}`.padEnd(ALIAS_LETTERS_AT_MOST / ALIASES_AT_MOST, '字'),
      ),
    })
    const [one, other] = [longest('one'), longest('other')]
    const changed: Speaker = { ...one, side: 'press', key: 10 }
    for (const sent of [
      { type: 'IntroduceSpeaker', speaker: one },
      { type: 'IntroduceSpeaker', speaker: other },
      { type: 'ChangeSpeaker', saw: one, speaker: changed },
      { type: 'MergeSpeakers', speakerId: one.id, into: other.id, saw: changed, sawInto: other },
    ] satisfies SentCommand[])
      expect([sent.type, (await command(id, sent)).status]).toEqual([sent.type, 200])
    const [merged = other] = (await whole(id)).speakers.filter((speaker) => speaker.id === other.id)
    expect(codeOf(await command(id, { type: 'RemoveSpeaker', speakerId: other.id, saw: merged }))).toBe(
      'speaker-has-lines',
    )
  })

  it('takes the next line of whoever was merged away for that of the other', async () => {
    const created = await briefing()
    await command(created.id, { type: 'IntroduceSpeaker', speaker: KIT })
    await line(created, { id: 'l1', speaker: 'MARSH', text: 'How high?' })
    const { lines, speakers } = await whole(created.id)
    const stray = speakers.find(({ id }) => id === lines[0]?.speakerId) ?? KIT
    const merger = { type: 'MergeSpeakers', speakerId: stray.id, into: 'kit-marsh', saw: stray, sawInto: KIT } as const
    const stale = [
      { ...merger, saw: { ...stray, role: 'Editor' } },
      { ...merger, sawInto: { ...KIT, role: 'Editor' } },
      { type: 'RemoveSpeaker', speakerId: 'kit-marsh', saw: { ...KIT, role: 'Editor' } } as const,
    ]
    for (const each of stale) expect(codeOf(await command(created.id, each))).toBe('speaker-changed-meanwhile')
    expect((await command(created.id, merger)).status).toBe(200)
    await line(created, { id: 'l2', speaker: 'MARSH', text: 'And when?' })
    const state = await whole(created.id)
    expect(state.lines[1]?.speakerId).toBe('kit-marsh')
    expect(codeOf(await command(created.id, { type: 'RemoveSpeaker', speakerId: 'kit-marsh', saw: KIT }))).toBe(
      'speaker-has-lines',
    )
  })
})
