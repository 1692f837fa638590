/** Briefings over HTTP: the list, a new one, one as a snapshot, its log in pages, and commands to it. */
import { isListedFor, visible } from '#shared/domain/audience.ts'
import type { CommandOf } from '#shared/domain/commands.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import { plainText } from '#shared/domain/plainText.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Actor } from '#shared/domain/vocabulary.ts'
import { sentCommandSchema } from '#shared/domain/commands.ts'
import { z } from 'zod'
import { LOG_PAGE_SIZE, newBriefingSchema, type CreatedBriefing, type LogPage } from '#shared/protocol/http.ts'
import { parseRecorded, parseWith } from '#shared/protocol/parse.ts'
import { streamOf, type BriefingFollowing } from '../live/briefings.ts'
import { hashToken, mintId, mintToken } from '../people/secrets.ts'
import { REHEARSAL_ID } from '../reading/sample/rehearsalId.ts'
import { JSON_LIMIT, parseJson, readJson, readText } from './bodies.ts'
import { mintBriefingId } from './briefingId.ts'
import type { Guard } from './guard.ts'
import { HttpProblem } from './problem.ts'
import type { HttpParts } from './httpParts.ts'

const pageQuery = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(LOG_PAGE_SIZE),
  epoch: z.string().min(1).max(40).optional(),
})

/** A body is not needed for a token; with one it may be named. */
const newTokenSchema = z.object({ label: plainText(80).default('lines') })

interface Page {
  readonly epoch: string
  readonly head: number
  readonly facts: Recorded[]
}

export function briefingRoutes({ on, onBriefing }: Guard, parts: HttpParts): void {
  const { briefings, execute, perform, newsroom, log, rooms, identities } = parts

  on('GET /api/briefings', (_request, response, identity) => {
    const listed = newsroom.briefings.filter(({ id, visibility }) => {
      const { role } = identities.inBriefing(identity, id)
      // Whoever has a part in it finds it here, whatever the address is worth to others.
      return role !== identity.role || isListedFor(role, visibility)
    })
    response.set('Cache-Control', 'no-store').json({ briefings: [...listed].reverse() })
  })

  on('POST /api/briefings', async (request, response, { actor }) => {
    const wanted = parseWith(newBriefingSchema, await readJson(request))
    if (wanted.id === REHEARSAL_ID) throw new Refusal('briefing-already-exists', { briefing: wanted.id })
    const visibility = wanted.visibility ?? 'public'
    const id = wanted.id ?? mintBriefingId(wanted.title, visibility)
    const timeZone = wanted.timeZone ?? parts.timeZone
    if (!isTimeZone(timeZone))
      throw new Refusal('command-malformed', { field: 'timeZone', problem: 'is not a known time zone' })
    await execute.one(id, actor, {
      type: 'ScheduleBriefing',
      id,
      title: wanted.title,
      visibility,
      language: wanted.language ?? 'en',
      timeZone,
      scheduledFor: wanted.scheduledFor === undefined ? null : Date.parse(wanted.scheduledFor),
      rehearsal: wanted.rehearsal ?? false,
    })
    const lines = await issueLinesToken(id, actor, 'lines')
    if (wanted.start === true) await execute.one(id, actor, { type: 'StartBriefing' })
    await newsroom.list((await briefings.written(id)).state, actor)
    const created: CreatedBriefing = { id, tokens: { lines } }
    response.status(201).set('Cache-Control', 'no-store').location(`/api/briefings/${id}`).json(created)
  })

  onBriefing('GET /api/briefings/:id', (_request, response, { following, audience }) => {
    response
      .set('Cache-Control', 'no-store')
      .type('json')
      .send(rooms.of(following.state.id, following).snapshotAnswer(audience))
  })

  onBriefing('GET /api/briefings/:id/log', async (request, response, { following, audience }) => {
    const { after, limit, epoch } = parseWith(pageQuery, request.query)
    const page = await (audience === 'public' ? readPublicPage : readPage)(following, after, limit)
    if (epoch !== undefined && epoch !== page.epoch) throw new HttpProblem('epoch-over', { epoch: page.epoch })
    const facts = page.facts.map((fact) => visible(fact, audience))
    // What the desk alone may read stays in no browser after whoever was at it has signed out.
    const isKept = audience === 'reader' || (audience === 'public' && rooms.hold === 0)
    const isFinal = isKept && epoch !== undefined && facts.length === limit
    const isForAll = audience === 'public' && following.state.visibility === 'public'
    response
      .set('Cache-Control', isFinal ? `${isForAll ? 'public' : 'private'}, max-age=31536000, immutable` : 'no-store')
      .set('Vary', 'Authorization, Cookie')
      .json({ ...page, facts } satisfies LogPage)
  })

  onBriefing('POST /api/briefings/:id/commands', async (request, response, { following, caller }) => {
    const command = parseWith(sentCommandSchema, await readJson(request))
    response.json({ seq: await perform(following.state, caller, command) })
  })

  onBriefing('POST /api/briefings/:id/tokens', async (request, response, { following, caller }) => {
    const body = await readText(request, JSON_LIMIT)
    const { label } = parseWith(newTokenSchema, body === '' ? {} : parseJson(body))
    const token = await issueLinesToken(following.state.id, caller.actor, label)
    response
      .status(201)
      .set('Cache-Control', 'no-store')
      .json({ tokens: { lines: token } })
  })

  async function issueLinesToken(id: string, by: Actor, label: string): Promise<string> {
    const token = mintToken()
    const command: CommandOf<'IssueLinesToken'> = {
      type: 'IssueLinesToken',
      tokenId: mintId(),
      hash: hashToken(token),
      label,
    }
    await execute.one(id, by, command)
    return token
  }

  /** What the public may read of the page. Throws `epoch-over` while it is still to be let into a new epoch. */
  async function readPublicPage(following: BriefingFollowing, after: number, limit: number): Promise<Page> {
    const { held } = rooms.of(following.state.id, following)
    const page = await readPage(following, after, limit)
    const { epoch, seq } = held.head
    if (page.epoch !== epoch) throw new HttpProblem('epoch-over', { epoch: page.epoch })
    const facts = page.facts.filter((fact) => fact.seq <= seq).map((fact) => held.shown(fact))
    return { epoch, head: seq, facts }
  }

  async function readPage(following: BriefingFollowing, after: number, limit: number): Promise<Page> {
    const held = following.factsAfter(after)
    if (held !== null) return { epoch: following.head.epoch, head: following.head.seq, facts: held.slice(0, limit) }
    const { head, facts } = await log.read(streamOf(following.state.id), after, limit)
    return { epoch: head.epoch, head: head.seq, facts: facts.map(parseRecorded) }
  }
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
