/** A reading as if it were being said: when each line begins, how it grows on the way, when it is finished. */
import type { Clock } from '../clock.ts'
import { pauseUnlessAborted } from './pauseUnlessAborted.ts'
import type { Reading, ReadingLine } from './readTranscript.ts'

export interface SpokenLine {
  readonly line: ReadingLine
  /** Silence between the end of the line before and the first word, in milliseconds. */
  readonly delayMs: number
  /** From the first word to the last. */
  readonly durationMs: number
  /** Text so far, each a beginning of the line's text; `atMs` counts from the first word. The whole text is not among them. */
  readonly interim: readonly { readonly atMs: number; readonly text: string }[]
}

export interface Pace {
  /** 1: as fast as people speak. 20: twenty times that. */
  readonly speed: number
}

const WORDS_A_MINUTE = 160
const WORDS_A_GROUP = 4
/** However fast it goes, interim text comes no more often than an eye can use it. */
const SHORTEST_STEP_MS = 150
const BEFORE_NEXT_PARAGRAPH_MS = 900
const BEFORE_OTHER_VOICE_MS = 1_600
const WITHOUT_WORDS_MS = 1_200

/** Throws `RangeError` for a speed that is not a positive number. */
export function schedule(reading: Pick<Reading, 'lines'>, { speed }: Pace): SpokenLine[] {
  if (!Number.isFinite(speed) || speed <= 0) throw new RangeError(`speed ${speed} is not a number above 0`)
  let before: ReadingLine | undefined
  return reading.lines.map((line) => {
    const spoken = speak(line, before, speed)
    before = line
    return spoken
  })
}

function speak(line: ReadingLine, before: ReadingLine | undefined, speed: number): SpokenLine {
  const words = line.text.split(' ')
  const wordMs = 60_000 / WORDS_A_MINUTE / speed
  const group = Math.max(WORDS_A_GROUP, Math.ceil(SHORTEST_STEP_MS / wordMs))
  const interim: { atMs: number; text: string }[] = []
  for (let said = group; said < words.length; said += group) {
    interim.push({ atMs: Math.round(said * wordMs), text: words.slice(0, said).join(' ') })
  }
  return {
    line,
    delayMs: Math.round(silence(line, before) / speed),
    durationMs: Math.round(line.kind === 'stage' ? WITHOUT_WORDS_MS / speed : words.length * wordMs),
    interim: line.kind === 'stage' ? [] : interim,
  }
}

function silence(line: ReadingLine, before: ReadingLine | undefined): number {
  if (before === undefined) return 0
  return line.speakerLabel === before.speakerLabel ? BEFORE_NEXT_PARAGRAPH_MS : BEFORE_OTHER_VOICE_MS
}

export interface Listener {
  /** May fail without harm: interim text is never part of the record. */
  readonly hears: (line: ReadingLine, textSoFar: string) => Promise<void>
  /** The line is finished. A rejection stops the play. */
  readonly takes: (line: ReadingLine) => Promise<void>
}

/** Plays in order, each step after the one before was taken. What takes longer than its time is not waited for twice. */
export async function play(
  spoken: readonly SpokenLine[],
  listener: Listener,
  clock: Clock,
  signal?: AbortSignal,
): Promise<void> {
  let due = clock.now()
  const until = async (at: number): Promise<void> => {
    const left = at - clock.now()
    if (left > 0) await pauseUnlessAborted(clock, left, signal)
    signal?.throwIfAborted()
  }
  for (const { line, delayMs, durationMs, interim } of spoken) {
    const start = due + delayMs
    for (const step of interim) {
      await until(start + step.atMs)
      await listener.hears(line, step.text)
    }
    await until(start + durationMs)
    await listener.takes(line)
    due = Math.max(start + durationMs, clock.now())
  }
}
