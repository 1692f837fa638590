/** What is asked, and what the desk makes of it: told to whom it belongs, by every way that there is, and to nobody else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_NEWSROOM } from '#shared/domain/newsroom.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { UNSCHEDULED } from '#shared/domain/state.ts'
import { createPerform } from '../../server/commands/perform.ts'
import type { Identity } from '../../server/people/identities.ts'
import { eventually, snapshotIn, type NodeUnderTest, type Reader } from '../support/node.ts'
import { ask, codeOf, insist, type Member } from '../support/people.ts'
import { asking, done, lastOwn, sawOf, seat, startPress, type Press } from '../support/press.ts'

let press: Press
let oona: Member
let kit: Member
let mara: Member
let noor: Member

beforeAll(async () => {
  press = await startPress()
  oona = await press.reporter('Oona Vey', 'Her own words', 'Harbour Gazette')
  kit = await press.reporter('Kit Marsh', 'Tideway Radio')
  mara = await press.moderator('Mara Lund')
  noor = await press.moderator('Noor Aalto')
})
afterAll(() => press.close())

/** Everything that somebody can get to read of the briefing, as text. */
async function everythingFor(
  node: NodeUnderTest,
  briefing: string,
  here: Reader,
  since: { epoch: string; seq: number },
  cookie = '',
): Promise<string> {
  const fresh = await node.reader({ cookie })
  const tailed = await node.reader({ cookie })
  const parts = [
    await fresh.join(briefing),
    await tailed.join(briefing, since),
    here.facts,
    ...[here, fresh, tailed].map(({ told }) => told.filter(({ event }) => event !== 'briefing:presence')),
    (await insist(node, `GET /api/briefings/${briefing}`, { cookie })).text,
    (await insist(node, `GET /api/briefings/${briefing}/log?after=0&limit=200`, { cookie })).text,
  ]
  return JSON.stringify(parts)
}

describe('what is asked', () => {
  it('is told to its asker and to the desk, with what became of it, and to nobody else by any way', async () => {
    const { a, b } = press
    const { id } = await press.briefing()
    const desk = await seat(a, id, mara)
    const seats = { oona: await seat(b, id, oona), kit: await seat(a, id, kit), reader: await seat(b, id) }
    const { epoch, head } = snapshotIn(await desk.join(id))

    await done(seats.oona.command(id, asking('q-oona', 'CANARY-ASKED-OONA')))
    await done(seats.kit.command(id, asking('q-kit', 'CANARY-ASKED-KIT')))
    await done(seats.oona.command(id, { type: 'EditQuestion', questionId: 'q-oona', text: 'CANARY-EDITED-OONA' }))
    const reason = 'CANARY-REASON'
    const declined = { act: 'a1', questionId: 'q-oona', saw: await sawOf(desk, id, 'q-oona'), reason }
    await done(desk.command(id, { type: 'DeclineQuestion', ...declined }))
    const note = { act: 'a2', noteId: 'n1', to: 'podium', text: 'CANARY-NOTE' } as const
    const last = await done(desk.command(id, { type: 'LeaveNote', ...note }))

    await eventually(() => {
      for (const { facts } of [desk, ...Object.values(seats)]) expect(facts.at(-1)?.seq).toBe(last)
      expect(lastOwn(seats.oona)?.questions).toMatchObject([{ id: 'q-oona', state: 'declined', reason }])
      expect(lastOwn(seats.kit)?.questions).toMatchObject([{ id: 'q-kit', state: 'pending', text: 'CANARY-ASKED-KIT' }])
    })
    const canaries = (text: string) => [...new Set(text.match(/CANARY-[A-Z-]*[A-Z]/g) ?? [])].sort()
    const since = { epoch, seq: head }
    const read = {
      desk: await everythingFor(a, id, desk, since, mara.cookie),
      oona: await everythingFor(b, id, seats.oona, since, oona.cookie),
      kit: await everythingFor(a, id, seats.kit, since, kit.cookie),
      reader: await everythingFor(b, id, seats.reader, since),
    }
    const all = ['CANARY-ASKED-KIT', 'CANARY-ASKED-OONA', 'CANARY-EDITED-OONA', 'CANARY-NOTE', 'CANARY-REASON']
    expect(canaries(read.desk)).toEqual(all)
    expect(canaries(read.oona)).toEqual(['CANARY-ASKED-OONA', 'CANARY-EDITED-OONA', 'CANARY-REASON'])
    expect(canaries(read.kit)).toEqual(['CANARY-ASKED-KIT'])
    expect(canaries(read.reader)).toEqual([])
    // Not even who asks, nor how many there are.
    expect(read.reader).not.toMatch(/Oona|Kit Marsh|q-oona|q-kit|Mara/)
    expect([lastOwn(desk), lastOwn(seats.reader)]).toEqual([undefined, undefined])
  })

  it('greets whoever comes back with how their questions stand, and tells nothing twice', async () => {
    const { a } = press
    const { id } = await press.briefing()
    const [desk, first] = [await seat(a, id, mara), await seat(a, id, oona)]
    await done(first.command(id, asking('q1', 'Who pays for the pier?')))
    await done(
      desk.command(id, { type: 'ApproveQuestion', act: 'a1', questionId: 'q1', saw: await sawOf(desk, id, 'q1') }),
    )
    await eventually(() => {
      expect(lastOwn(first)?.questions).toMatchObject([{ state: 'waiting', place: 1, isNext: true }])
    })
    const again = await seat(a, id, oona)
    await eventually(() => {
      expect(lastOwn(again)).toEqual(lastOwn(first))
    })
    const other = await seat(a, id, kit)
    await done(other.command(id, asking('q2', 'Which pier?')))
    for (const text of ['Which one?', 'Which of the two?', 'Which of them?']) {
      await done(other.command(id, { type: 'EditQuestion', questionId: 'q2', text }))
      await eventually(() => {
        expect(lastOwn(other)?.questions).toMatchObject([{ text }])
      })
    }
    const owns = ({ told }: Reader) => told.filter(({ event }) => event === 'briefing:own').length
    // Looked at four times since: nothing was otherwise.
    expect(owns(again)).toBe(1)
    expect(owns(other)).toBeGreaterThanOrEqual(4)
  })
})

describe('who asks', () => {
  it('is who the account says, for the outlet that it is accredited for, whatever is sent', async () => {
    const { a } = press
    const { id } = await press.briefing()
    const desk = await seat(a, id, mara)
    const reporter = await seat(a, id, oona)
    const kits = await seat(a, id, kit)
    const asker = { name: 'Tomas Reike', outlet: 'Tidewater Post', where: 'room' } as const
    expect(await reporter.command(id, { ...asking('q0', 'Mine?'), asker } as never)).toMatchObject({
      refusal: 'command-malformed',
      detail: { field: 'asker' },
    })
    const forged = { ...asking('q0', 'Mine?'), type: 'AskAs', account: kit.account, asker }
    expect(await reporter.command(id, forged as never)).toMatchObject({ refusal: 'command-malformed' })
    await done(reporter.command(id, { ...asking('q1', 'Mine?'), account: kit.account, name: 'Kit Marsh' } as never))
    await done(kits.command(id, asking('q2', 'And mine?')))
    expect(snapshotIn(await desk.join(id)).briefing.backstage.asked).toMatchObject([
      { id: 'q1', account: oona.account, asker: { name: 'Oona Vey', outlet: 'Harbour Gazette', where: 'room' } },
      { id: 'q2', account: kit.account, asker: { name: 'Kit Marsh', outlet: 'Tideway Radio' } },
    ])
  })

  it('may be somebody in the room, whom only the desk asks for, and has to name', async () => {
    const { a } = press
    const { id } = await press.briefing()
    const body = asking('q1', 'Which crane?')
    const route = `POST /api/briefings/${id}/commands`
    const unnamed = await ask(a, route, { cookie: mara.cookie, body })
    expect([unnamed.status, codeOf(unnamed)]).toEqual([422, 'command-malformed'])
    const asker = { name: 'Lotte Brandt', outlet: null, where: 'room' }
    await insist(a, route, { cookie: mara.cookie, body: { ...body, asker } })
    const { briefing } = snapshotIn(await (await seat(a, id, mara)).join(id))
    expect(briefing.queue.questions).toMatchObject([{ id: 'q1', state: 'waiting', asker }])
    expect(briefing.backstage.asked).toMatchObject([{ id: 'q1', account: null }])
    expect(briefing.backstage.acts).toMatchObject([{ kind: 'ask', name: 'Mara Lund' }])
  })

  it('may not do so without end', async () => {
    const { id } = await press.briefing()
    const tomas = await press.reporter('Tomas Reike', 'Tidewater Post')
    const body = { type: 'WithdrawQuestion', questionId: 'none' }
    const codes = new Set<string | null>()
    for (let n = 0; n < 61; n += 1) {
      codes.add(codeOf(await ask(press.a, `POST /api/briefings/${id}/commands`, { cookie: tomas.cookie, body })))
    }
    expect([...codes]).toEqual(['question-not-found', 'too-many-requests'])
  })
})

describe('a refusal', () => {
  it('tells a moderator who was faster, with what and when, and a reporter nothing of the desk', async () => {
    const { a, b } = press
    const { id } = await press.briefing()
    const [one, other, reporter] = [await seat(a, id, mara), await seat(b, id, noor), await seat(a, id, oona)]
    await done(reporter.command(id, asking('q1', 'Who pays?')))
    const pending = await sawOf(one, id, 'q1')
    await done(one.command(id, { type: 'ApproveQuestion', act: 'a1', questionId: 'q1', saw: pending }))
    const waiting = await sawOf(one, id, 'q1')
    const call = { type: 'CallQuestion', questionId: 'q1', saw: waiting, current: null } as const
    const replies = await Promise.all([
      one.command(id, { ...call, act: 'one' }),
      other.command(id, { ...call, act: 'other' }),
    ])
    const [faster, slower] = replies[0].ok ? ['Mara Lund', replies[1]] : ['Noor Aalto', replies[0]]
    expect(slower).toEqual({
      ok: false,
      refusal: 'question-already-called',
      detail: { question: 'q1', state: 'called', by: faster, did: 'call', at: expect.any(Number) as number },
    })
    expect(await reporter.command(id, { type: 'WithdrawQuestion', questionId: 'q1' })).toEqual({
      ok: false,
      refusal: 'question-not-waiting',
      detail: { question: 'q1', state: 'called' },
    })
  })

  it('to a reporter says what the question is by now, whatever else the rules would tell a moderator', async () => {
    const detail = { question: 'q1', state: 'declined', by: 'Mara Lund', did: 'decline', at: 1 }
    const perform = createPerform({
      execute: { one: () => Promise.reject(new Refusal('question-not-waiting', detail)) },
      profiles: { own: () => Promise.resolve(null) },
      nameAtDesk: () => Promise.resolve('Mara Lund'),
      newsroom: { state: NO_NEWSROOM },
      looks: { say: () => Promise.resolve(), keep: () => Promise.resolve() },
      questions: { spend: () => Promise.resolve() },
      ballots: { spend: () => Promise.resolve() },
      votes: { vote: () => Promise.reject(new Refusal('votes-closed')) },
    })
    const as = (role: 'reporter' | 'moderator'): Identity => {
      return { role, actor: { role, id: 'a' }, account: 'a', answersFor: 'a', claims: null, screen: null }
    }
    const sent = perform(UNSCHEDULED, as('reporter'), { type: 'WithdrawQuestion', questionId: 'q1' })
    await expect(sent).rejects.toMatchObject({ detail: { question: 'q1', state: 'declined' } })
    await expect(sent).rejects.not.toHaveProperty('detail.by')
    const acted = perform(UNSCHEDULED, as('moderator'), { type: 'CloseQueue', act: 'a1' })
    await expect(acted).rejects.toMatchObject({ detail })
  })

  it('is taken of one account so often in a while and no more where it is a vote', async () => {
    const { a } = press
    const { id } = await press.briefing()
    const body = { type: 'CastVote', questionId: 'none' }
    const vote = ({ cookie }: Member) => ask(a, `POST /api/briefings/${id}/commands`, { cookie, body })
    const refusals = (await Promise.all(Array.from({ length: 31 }, () => vote(oona)))).map(codeOf)
    expect(refusals.filter((refusal) => refusal === 'too-many-requests')).toHaveLength(1)
    expect(codeOf(await vote(kit))).toBe(refusals.find((refusal) => refusal !== 'too-many-requests'))
  })

  it('says of the question of somebody else that there is none', async () => {
    const { a } = press
    const { id } = await press.briefing()
    const [reporter, others] = [await seat(a, id, oona), await seat(a, id, kit)]
    await done(reporter.command(id, asking('q1', 'Who pays?')))
    const told = { ok: false, refusal: 'question-not-found' }
    for (const questionId of ['q1', 'none']) {
      const detail = { question: questionId }
      expect(await others.command(id, { type: 'WithdrawQuestion', questionId })).toEqual({ ...told, detail })
      expect(await others.command(id, { type: 'EditQuestion', questionId, text: 'Mine' })).toEqual({ ...told, detail })
    }
  })
})
