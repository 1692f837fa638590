/** `POST …/import`: a whole document is read, reported on, and said into a live briefing; `?dry=1` only reports. */
import { z } from 'zod'
import type { Command } from '#shared/domain/commands.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Actor } from '#shared/domain/vocabulary.ts'
import type { ImportAnswer } from '#shared/protocol/importing.ts'
import { parseWith } from '#shared/protocol/parse.ts'
import type { BriefingFollowing } from '../live/briefings.ts'
import { enterReading } from '../reading/enterReading.ts'
import { onRecord } from '../reading/recordedDocument.ts'
import { askerOf, documentIn, readOrRefuse } from './documentBody.ts'
import type { Guard } from './guard.ts'
import type { HttpParts } from './httpParts.ts'
import { HttpProblem } from './problem.ts'

const TOGETHER = 100

const importQuery = z.object({
  dry: z.string().optional(),
  /** When the recording began that the times of the document count from. */
  recordedAt: z.iso.datetime({ offset: true }).optional(),
})

export function importRoutes({ onBriefing }: Guard, { limits, documents, execute }: HttpParts): void {
  onBriefing('POST /api/briefings/:id/import', async (request, response, { following, caller }) => {
    await limits.imports.spend(caller.actor.id)
    const { dry, recordedAt } = parseWith(importQuery, request.query)
    const asked = await documentIn(request)
    if (dry !== '1') refuseUnlessLive(following)
    const reading = await readOrRefuse(documents, asked, askerOf(caller, response, dry === '1'))
    const { report } = reading
    if (dry === '1') {
      response.json({ report } satisfies ImportAnswer)
      return
    }
    refuseUnlessLive(following)
    const began = recordedAt === undefined ? null : Date.parse(recordedAt)
    const { lines: read, known, otherwise } = onRecord(following.state, reading.lines)
    const [row = null] = otherwise
    if (row !== null) throw new HttpProblem('document-read-otherwise', { row, rows: otherwise.length })
    const { introductions, lines } = enterReading(following.state, { report, lines: read }, began)
    const seq = await executeAll(following, caller.actor, [...introductions, ...lines])
    response.json({ report, seq, added: lines.length - known, known } satisfies ImportAnswer)
  })

  async function executeAll(following: BriefingFollowing, by: Actor, commands: readonly Command[]): Promise<number> {
    let seq = following.head.seq
    for (let at = 0; at < commands.length; at += TOGETHER) {
      for (const answer of await execute.all(following.state.id, by, commands.slice(at, at + TOGETHER))) {
        // What was appended stays; the same document again goes on where this stopped, since its ids are the same.
        if (!answer.ok) throw answer.error
        seq = answer.head.seq
      }
    }
    return seq
  }
}

function refuseUnlessLive({ state: { status } }: BriefingFollowing): void {
  if (status !== 'live') throw new Refusal('briefing-not-live', { status })
}
