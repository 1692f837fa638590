/** The sample briefing set on a stage: said up to a line, at the pace at which it would have been said. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Actor } from '#shared/domain/vocabulary.ts'
import { askRehearsed } from '../../server/askRehearsed.ts'
import { offeredLine } from '../../server/reading/offeredLine.ts'
import { sampleProgrammes } from '../../server/reading/sample/programmes.ts'
import { readTranscript, type Reading } from '../../server/reading/readTranscript.ts'
import { schedule } from '../../server/reading/rehearse.ts'
import type { MovableClock } from './movableClock.ts'
import type { NodeUnderTest } from './node.ts'

export const SAMPLE = join(import.meta.dirname, '../../server/reading/sample/briefing.txt')
const CAPTIONER: Actor = { role: 'captioner', id: 'stage' }
const DESK: Actor = { role: 'owner', id: 'stage' }

export async function readSample(): Promise<Reading> {
  const result = readTranscript(await readFile(SAMPLE, 'utf8'))
  if (!result.ok) throw new Error(`the sample cannot be read: ${result.reason}`)
  return result.reading
}

/** Says the first `count` lines of the sample into a new live briefing, and leaves the next one half said. */
export async function stageSample(node: NodeUnderTest, clock: MovableClock, count: number): Promise<string> {
  const reading = await readSample()
  const { id } = await node.createBriefing({
    title: 'On the quay, before the harbours meet',
    timeZone: 'Europe/Brussels',
  })
  const spoken = schedule(reading, { speed: 1 })
  const { execute, rooms } = node.server
  for (const speaker of reading.speakers) {
    await execute.one(id, CAPTIONER, { type: 'IntroduceSpeaker', speaker })
  }
  for (const programme of sampleProgrammes(new Date(clock.now()).getUTCFullYear())) {
    await execute.one(id, DESK, { type: 'CreateProgramme', act: `staged-${programme.id}`, programme })
  }
  const following = await node.server.briefings.open(id)
  await askRehearsed(execute, following, 0)
  for (const [index, { line, delayMs, durationMs }] of spoken.slice(0, count).entries()) {
    clock.skip(delayMs + durationMs)
    await execute.one(id, CAPTIONER, { type: 'TranscribeLine', line: offeredLine(line) })
    await askRehearsed(execute, following, index + 1)
  }
  const next = spoken[count]
  if (next !== undefined) {
    const { state } = following
    const speakerId = state.speakers.find(({ label }) => label === next.line.speakerLabel)?.id ?? null
    const text = next.interim[Math.floor(next.interim.length / 2)]?.text ?? ''
    rooms.sayInterim({ briefing: id, lineId: next.line.id, speakerId, text }, CAPTIONER.id)
  }
  return id
}
