/** The figures of a briefing taken away, and tables of programmes and pledges brought in and taken away. */
import type { Request, Response } from 'express'
import type { Command } from '#shared/domain/commands.ts'
import { IMPORTED_AT_ONCE } from '#shared/domain/figures/state.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { TABLE_LIMIT, type TakenTable } from '#shared/protocol/figures.ts'
import { mintId } from '../people/secrets.ts'
import { createFiguresTakeaway } from '../takeaway/figuresDocument.ts'
import { pledgesIn, pledgesTable } from '../takeaway/pledgesTable.ts'
import { programmesIn, programmesTable } from '../takeaway/programmesTable.ts'
import type { Numbered } from '../takeaway/readTable.ts'
import { readText } from './bodies.ts'
import type { BriefingCall, Guard } from './guard.ts'
import type { HttpParts } from './httpParts.ts'
import { HttpProblem } from './problem.ts'

export function figureRoutes({ onBriefing }: Guard, parts: HttpParts): void {
  const { briefings, clock, execute, limits, nameAtDesk, publicUrl, rooms } = parts
  const takeaway = createFiguresTakeaway()

  /** What is here of the briefing for this audience: of the public's as much as is let through. */
  const shownTo = ({ following, audience }: BriefingCall): Briefing =>
    rooms.of(following.state.id, following).sourceOf(audience).state

  onBriefing('GET /api/briefings/:id/figures.json', (_request, response, call) => {
    response
      .attachment(`${call.following.state.id}-figures.json`)
      .set('Cache-Control', 'no-store')
      .type('json')
      .send(takeaway.json(shownTo(call), call.audience, clock.now()))
  })

  onBriefing('GET /api/briefings/:id/figures.csv', (_request, response, call) => {
    const { id } = call.following.state
    sendTable(response, `${id}-figures`, takeaway.csv(shownTo(call), call.audience, `${publicUrl()}/b/${id}`))
  })

  onBriefing('GET /api/briefings/:id/programmes.csv', (_request, response, { following: { state } }) => {
    sendTable(response, `${state.id}-programmes`, programmesTable(state.programmes))
  })

  onBriefing('GET /api/briefings/:id/pledges.csv', (_request, response, { following: { state } }) => {
    sendTable(response, `${state.id}-pledges`, pledgesTable(state.figures))
  })

  onBriefing('POST /api/briefings/:id/programmes', async (request, response, call) => {
    const text = await tableIn(request, call)
    const { state } = await briefings.written(call.following.state.id)
    const programmes = programmesIn(text, state.programmes, IMPORTED_AT_ONCE)
    const seq = await importIn(call, programmes, (rows) => ({
      type: 'ImportProgrammes',
      act: mintId(),
      programmes: rows,
    }))
    const ids = new Set(programmes.map(({ said }) => said.id))
    const now = await briefings.written(state.id)
    const taken = now.state.programmes.filter((programme) => ids.has(programme.id) && programme.seq > state.seq).length
    response.json({ seq, taken, rows: programmes.length } satisfies TakenTable)
  })

  onBriefing('POST /api/briefings/:id/pledges', async (request, response, call) => {
    const text = await tableIn(request, call)
    const { state } = await briefings.written(call.following.state.id)
    const pledges = pledgesIn(text, state, IMPORTED_AT_ONCE)
    const seq = await importIn(call, pledges, (rows) => ({ type: 'ImportPledges', act: mintId(), pledges: rows }))
    const ids = new Set(pledges.map(({ said }) => said.figureId))
    const now = await briefings.written(state.id)
    const taken = now.state.figures.filter((figure) => ids.has(figure.id) && figure.seq > state.seq).length
    response.json({ seq, taken, rows: pledges.length } satisfies TakenTable)
  })

  async function tableIn(request: Request, { caller }: BriefingCall): Promise<string> {
    await limits.imports.spend(caller.actor.id)
    if (request.is(['text/csv']) !== 'text/csv')
      throw new HttpProblem('media-type-unsupported', { expected: 'text/csv' })
    return readText(request, TABLE_LIMIT)
  }

  /** All of it in one act, or nothing. */
  async function importIn<Row>(
    { following, caller }: BriefingCall,
    rows: readonly Numbered<Row>[],
    commandOf: (said: Row[]) => Command,
  ): Promise<number> {
    if (rows.length === 0) return following.head.seq
    const command = commandOf(rows.map(({ said }) => said))
    try {
      return (await execute.one(following.state.id, caller.actor, command, await nameAtDesk(caller))).seq
    } catch (error) {
      throw inTable(error, rows)
    }
  }
}

/** A refusal counts the rows with something in them; whoever sent the table counts those of a spreadsheet. */
function inTable(error: unknown, rows: readonly Numbered<unknown>[]): unknown {
  if (!(error instanceof Refusal)) return error
  const number = rows[Number(error.detail['row']) - 1]?.number
  return number === undefined ? error : new Refusal(error.code, { ...error.detail, row: number })
}

function sendTable(response: Response, name: string, table: string): void {
  response.attachment(`${name}.csv`).set('Cache-Control', 'no-store').type('text/csv').send(table)
}
