/** The record that a reading makes: its lines offered one by one to the domain, as the import does. */
import { decide, evolve } from '#shared/domain/briefing.ts'
import { type Briefing, UNSCHEDULED } from '#shared/domain/state.ts'
import { commandSchema, type Command } from '#shared/domain/commands.ts'
import { offeredLine } from '../../server/reading/offeredLine.ts'
import type { Reading } from '../../server/reading/readTranscript.ts'

const by = { role: 'owner', id: 'test' } as const

export function recordOf(reading: Reading): Briefing {
  const commands: Command[] = [
    {
      type: 'ScheduleBriefing',
      id: 'read',
      title: 'Read',
      visibility: 'public',
      language: 'en',
      timeZone: 'UTC',
      scheduledFor: null,
      rehearsal: true,
    },
    { type: 'StartBriefing' },
    ...reading.speakers.map((speaker): Command => ({ type: 'IntroduceSpeaker', speaker })),
    ...reading.lines.map((line): Command => ({ type: 'TranscribeLine', line: offeredLine(line) })),
  ]
  let briefing = UNSCHEDULED
  for (const [index, command] of commands.entries()) {
    const at = 1_000 + index
    // Parsed as at the doors, so that a text that no door lets in is found here.
    for (const event of decide(briefing, commandSchema.parse(command), { at, by }))
      briefing = evolve(briefing, { seq: briefing.seq + 1, at, by, event })
  }
  return briefing
}
