/**
 * `node votesNode.ts [REDIS_URL]`: a node in a process of its own, with accredited reporters whose accounts are written straight
 * into the newsroom's log, since hundreds of registrations say nothing about votes, and with a briefing whose queue can be voted on.
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { NewsroomEvent } from '#shared/domain/newsroom.ts'
import { DEFAULT_SETTINGS, DEFAULT_WEIGHTS } from '#shared/domain/questions/state.ts'
import type { SentCommand } from '#shared/domain/commands.ts'
import { redisKeys } from '../../../server/log/redis/redisKeys.ts'
import { redisLog } from '../../../server/log/redis/redisLog.ts'
import { sqliteKeys } from '../../../server/log/sqliteKeys.ts'
import { sqliteLog } from '../../../server/log/sqliteLog.ts'
import { NEWSROOM_STREAM } from '../../../server/people/newsroom.ts'
import { createSessions } from '../../../server/people/sessions.ts'
import { until } from '../../contracts/logSteps.ts'
import { SECRET, startNode, type NodeUnderTest } from '../../support/node.ts'
import { answerQuestions } from './process.ts'

export interface VotesNode {
  readonly url: string
  readonly port: number
  readonly briefing: string
  readonly questions: readonly string[]
  /** Of the owner's link. */
  readonly desk: string
  /** Of one reporter each. */
  readonly reporters: readonly string[]
}

const [, , redisUrl] = process.argv
const folder = mkdtempSync(join(tmpdir(), 'doorstep-bench-'))
process.once('exit', () => {
  rmSync(folder, { recursive: true, force: true })
})

const accountOf = (nth: number) => `reporter-${nth}`

function opened(nth: number): NewsroomEvent {
  return {
    type: 'AccountOpened',
    account: accountOf(nth),
    addressKey: createHash('sha256').update(accountOf(nth)).digest('base64url'),
    profile: 'bench.nothing',
    password: 'bench.nothing',
    role: 'reporter',
    standing: 'accepted',
    outlet: null,
    invitation: null,
  }
}

async function cookies(count: number): Promise<string[]> {
  const sessions = createSessions(SECRET, false)
  const all = Array.from({ length: count }, async (_, nth) => {
    const { cookie } = await sessions.open(accountOf(nth), 1, Date.now())
    return cookie.split(';', 1)[0] ?? ''
  })
  return Promise.all(all)
}

/** Of somebody in the room, so that every reporter may vote for all of them. */
function asking(questionId: string): SentCommand {
  const asker = { name: 'Kit Marsh', outlet: 'Tideway Radio', where: 'room' } as const
  return { type: 'AskQuestion', questionId, text: `What of ${questionId}?`, where: 'room', asker }
}

async function openQueue(node: NodeUnderTest, desk: string, briefing: string, questions: readonly string[]) {
  const settings = { ...DEFAULT_SETTINGS, votes: 'open' } as const
  const opening: SentCommand = {
    type: 'ChangeQueueSettings',
    act: 'open-votes',
    saw: 0,
    settings,
    weights: DEFAULT_WEIGHTS,
  }
  for (const json of [opening, ...questions.map(asking)]) {
    const response = await node.request(`/api/briefings/${briefing}/commands`, { json, cookie: desk })
    if (!response.ok) throw new Error(`${json.type} was answered ${response.status}: ${await response.text()}`)
  }
}

answerQuestions({
  async start({ reporters, asked }: { readonly reporters: number; readonly asked: number }): Promise<VotesNode> {
    const logger = pino({ level: 'warn' }, pino.destination(2))
    const log = redisUrl === undefined ? sqliteLog({ file: join(folder, 'log.sqlite') }) : redisLog({ url: redisUrl })
    const keys =
      redisUrl === undefined
        ? sqliteKeys({ file: join(folder, 'keys.sqlite'), secret: SECRET })
        : redisKeys({ url: redisUrl, secret: SECRET })
    await until(() => log.reachable())
    const by = { role: 'owner', id: 'node' } as const
    const facts = Array.from({ length: reporters }, (_, nth) => ({ at: Date.now(), by, event: opened(nth) }))
    await log.append(NEWSROOM_STREAM, { epoch: '', seq: 0 }, facts)
    const node = await startNode(log, { keys, logger })
    const desk = await node.ownerCookie()
    const { id: briefing } = await node.createBriefing({ title: 'Votes benchmark' })
    const questions = Array.from({ length: asked }, (_, nth) => `q${nth}`)
    await openQueue(node, desk, briefing, questions)
    const port = Number(new URL(node.url).port)
    return { url: node.url, port, briefing, questions, desk, reporters: await cookies(reporters) }
  },
})
process.once('SIGTERM', () => process.exit(0))
