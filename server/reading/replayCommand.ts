/** `npm run replay`: reads a transcript and says it into a briefing, as fast as is asked. */
import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { textOf } from '#shared/protocol/documentEncoding.ts'
import type { PostedLine } from '#shared/protocol/http.ts'
import type { BriefingClient, Credential } from './briefingClient.ts'
import { parseReplayArguments, type Parsed, type ReplayOptions } from './commandArguments.ts'
import type { CommandWords } from './commandWords.ts'
import { accessPath, DEFAULT_URL, readLocalAccess } from './localAccess.ts'
import { readTranscript, type Reading, type ReadingLine } from './readTranscript.ts'
import { play, schedule } from './rehearse.ts'
import { describeReading } from './report.ts'
import { acknowledgement, clientFor, describeFailure, realSurroundings, type Surroundings } from './surroundings.ts'

const PATIENCE_MS = 120_000
const ENDING_MS = 15_000
const WORDS_IN_TITLE = /[-_\s]+/u

export async function runReplay(argv: readonly string[], around: Surroundings): Promise<number> {
  const parsed = parseReplayArguments(argv, around.env)
  const { words } = parsed
  if (parsed.options === null) {
    around.err([words.faults, ...parsed.faults.map((fault) => `  ${fault}`), words.replayUsage].join('\n'))
    return 2
  }
  try {
    return await replay(parsed, parsed.options, around)
  } catch (error) {
    around.err(describeFailure(error, words, around.signal))
    return around.signal.aborted ? 130 : 1
  }
}

async function replay(
  { language, words }: Parsed<ReplayOptions>,
  options: ReplayOptions,
  around: Surroundings,
): Promise<number> {
  const source = await readSource(options.file, words)
  const result = readTranscript(source)
  around.out(describeReading(result, language))
  if (!result.ok) return 1
  const place = await findServer(options, words, around)
  const client = clientFor(place.url, PATIENCE_MS, words, around)
  const stage = { client, words, around, speed: options.speed }
  if (options.into !== null) {
    await say(result.reading, options.into.briefing, { token: options.into.token }, stage)
    return 0
  }
  const owner = await client.openSession(place.key)
  const { id, tokens } = await client.createBriefing(owner, {
    title: titleOf(options.file),
    start: true,
    rehearsal: true,
    language: result.reading.language === 'und' ? 'en' : result.reading.language,
  })
  around.out(`reporter: ${place.url}/b/${id}`)
  try {
    for (const speaker of result.reading.speakers) await client.send(owner, id, { type: 'IntroduceSpeaker', speaker })
    await say(result.reading, id, { token: tokens.lines }, stage)
  } finally {
    if (!options.keepLive) await end(place.url, owner, id, stage)
  }
  if (options.keepLive) around.out(words.stillLive)
  return 0
}

async function readSource(file: string, words: CommandWords): Promise<string> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(words.unreadableFile(file, why), { cause: error })
  }
  const source = textOf(bytes, TextDecoder)
  if (source === null) throw new Error(words.unreadableFile(file, words.noText))
  return source
}

interface Place {
  readonly url: string
  /** Empty where lines go into a briefing that has a token of its own. */
  readonly key: string
}

/** The key of the server on this machine is sent to that server and to no other address. */
async function findServer(options: ReplayOptions, words: CommandWords, { env }: Surroundings): Promise<Place> {
  const path = accessPath(env)
  const local = await readLocalAccess(path)
  const url = (options.url ?? local?.url ?? DEFAULT_URL).replace(/\/+$/, '')
  if (options.into !== null) return { url, key: '' }
  if (options.owner !== null) return { url, key: options.owner }
  if (local === null) throw new Error(words.noServer(path))
  if (new URL(url).origin !== new URL(local.url).origin) throw new Error(words.otherServer(url, local.url))
  return { url, key: local.ownerKey }
}

interface Stage {
  readonly client: BriefingClient
  readonly words: CommandWords
  readonly around: Surroundings
  readonly speed: number
}

async function say(
  reading: Reading,
  briefing: string,
  by: Credential,
  { client, words, around, speed }: Stage,
): Promise<void> {
  const spoken = schedule(reading, { speed })
  const lasts = spoken.reduce((sum, { delayMs, durationMs }) => sum + delayMs + durationMs, 0)
  around.out(words.playing(spoken.length, (lasts / 60_000).toFixed(1)))
  await play(
    spoken,
    {
      hears: (line, text) => client.postInterim(by, briefing, { id: line.id, speaker: line.speakerLabel, text }),
      takes: async (line) => {
        around.out(acknowledgement(line.id, await client.postLine(by, briefing, postedLine(line))))
      },
    },
    around.clock,
    around.signal,
  )
  around.out(words.played(spoken.length))
}

function postedLine(line: ReadingLine): PostedLine {
  return {
    id: line.id,
    speaker: line.speakerLabel,
    text: line.text,
    kind: line.kind,
    marks: [...line.marks],
    inferred: line.attribution === 'inferred',
  }
}

/** Ends it also when the play was interrupted, so this call has a limit of its own instead of the interruption. */
async function end(url: string, by: Credential, id: string, { words, around }: Stage): Promise<void> {
  const client = clientFor(url, ENDING_MS, words, { ...around, signal: AbortSignal.timeout(ENDING_MS) })
  await client.send(by, id, { type: 'EndBriefing' })
  around.out(words.ended)
}

function titleOf(file: string): string {
  const title = basename(file, extname(file)).split(WORDS_IN_TITLE).filter(Boolean).join(' ').slice(0, 200)
  return `${title.slice(0, 1).toUpperCase()}${title.slice(1)}` || 'Replay'
}

if (import.meta.main) process.exitCode = await runReplay(process.argv.slice(2), realSurroundings())
