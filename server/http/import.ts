/** `POST …/import`: a whole transcript is read, reported on, and said into a live briefing; `?dry=1` only reports. */
import type { Command } from '#shared/domain/commands.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { findSpeaker } from '#shared/domain/roster.ts'
import { offeredLine } from '../reading/offeredLine.ts'
import { readTranscript, type Reading } from '../reading/readTranscript.ts'
import { reportOf } from '../reading/report.ts'
import { IMPORT_LIMIT, readText } from './bodies.ts'
import type { Guard } from './guard.ts'
import { HttpProblem } from './problem.ts'
import type { HttpParts } from './httpParts.ts'

const TOGETHER = 100

export function importRoutes({ onBriefing }: Guard, parts: HttpParts): void {
  onBriefing('POST /api/briefings/:id/import', async (request, response, { following, caller }) => {
    const by = caller.actor
    await parts.limits.imports.spend(by.id)
    if (request.is(['text/plain']) !== 'text/plain')
      throw new HttpProblem('media-type-unsupported', { expected: 'text/plain' })

    const result = readTranscript(await readText(request, IMPORT_LIMIT))
    if (!result.ok)
      throw new HttpProblem('transcript-unreadable', { problem: result.reason, tried: result.tried.join(', ') })
    const report = reportOf(result.reading)
    if (request.query['dry'] === '1') {
      response.json({ report })
      return
    }
    if (following.state.status !== 'live') throw new Refusal('briefing-not-live', { status: following.state.status })

    const commands = commandsOf(result.reading).filter(
      (command) =>
        command.type !== 'IntroduceSpeaker' || findSpeaker(following.state, command.speaker.label) === undefined,
    )
    let seq = following.head.seq
    for (let at = 0; at < commands.length; at += TOGETHER) {
      for (const answer of await parts.execute.all(following.state.id, by, commands.slice(at, at + TOGETHER))) {
        // What was appended stays; the same document again goes on where this stopped, since its ids are the same.
        if (!answer.ok) throw answer.error
        seq = answer.head.seq
      }
    }
    response.json({ report, seq })
  })
}

function commandsOf(reading: Reading): Command[] {
  return [
    ...reading.speakers.map((speaker): Command => ({ type: 'IntroduceSpeaker', speaker })),
    ...reading.lines.map((line): Command => ({ type: 'TranscribeLine', line: offeredLine(line) })),
  ]
}
