/** The arguments of the two commands → options, or every fault at once. */
import { parseArgs } from 'node:util'
import { briefingIdSchema } from '#shared/domain/vocabulary.ts'
import { COMMAND_WORDS, terminalLanguage, type CommandLanguage, type CommandWords } from './commandWords.ts'

type Env = Readonly<Record<string, string | undefined>>

export interface Parsed<O> {
  readonly language: CommandLanguage
  readonly words: CommandWords
  /** Null where there are faults. */
  readonly options: O | null
  readonly faults: readonly string[]
}

export interface ReplayOptions {
  readonly file: string
  /** Null: a rehearsal of its own is created. */
  readonly into: { readonly briefing: string; readonly token: string } | null
  readonly owner: string | null
  readonly url: string | null
  readonly speed: number
  readonly keepLive: boolean
}

export interface LinesOptions {
  readonly briefing: string
  readonly token: string
  readonly url: string | null
  readonly run: string | null
}

const TOKEN = /^[A-Za-z0-9_-]{16,200}$/
const RUN = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,39}$/
const DEFAULT_SPEED = 4

export function parseReplayArguments(argv: readonly string[], env: Env): Parsed<ReplayOptions> {
  const given = readOptions(argv, env, ['briefing', 'token', 'owner', 'speed', 'url', 'lang'], ['keep-live'])
  const { words, faults, values, plain } = given
  const [briefing, token, owner] = [values.get('briefing'), values.get('token'), values.get('owner')]
  if (plain.length === 0) faults.push(words.fileMissing)
  if (plain.length > 1) faults.push(words.tooManyFiles(plain.length))
  if (briefing !== undefined && token === undefined) faults.push(words.needs('--briefing', '--token'))
  if (token !== undefined && briefing === undefined) faults.push(words.needs('--token', '--briefing'))
  if (briefing !== undefined && owner !== undefined) faults.push(words.excludes('--briefing', '--owner'))
  const speed = values.get('speed') ?? String(DEFAULT_SPEED)
  if (!/^\d+(\.\d+)?$/.test(speed) || Number(speed) < 0.1 || Number(speed) > 1_000) faults.push(words.notSpeed(speed))
  return finish(given, {
    file: plain[0] ?? '',
    into: briefing === undefined || token === undefined ? null : { briefing, token },
    owner: owner ?? null,
    url: values.get('url') ?? null,
    speed: Number(speed),
    keepLive: values.has('keep-live'),
  })
}

export function parseLinesArguments(argv: readonly string[], env: Env): Parsed<LinesOptions> {
  const given = readOptions(argv, env, ['briefing', 'token', 'url', 'run', 'lang'], [])
  const { words, faults, values, plain } = given
  for (const value of plain) faults.push(words.noPlainArguments(value))
  for (const option of ['briefing', 'token']) if (!values.has(option)) faults.push(words.required(`--${option}`))
  const run = values.get('run')
  if (run !== undefined && !RUN.test(run)) faults.push(words.notRun(run))
  return finish(given, {
    briefing: values.get('briefing') ?? '',
    token: values.get('token') ?? '',
    url: values.get('url') ?? null,
    run: run ?? null,
  })
}

interface Given {
  readonly language: CommandLanguage
  readonly words: CommandWords
  readonly faults: string[]
  readonly values: ReadonlyMap<string, string>
  readonly plain: readonly string[]
}

function readOptions(argv: readonly string[], env: Env, valued: readonly string[], flags: readonly string[]): Given {
  const { tokens } = parseArgs({
    args: withoutSwallowing(argv, valued),
    options: {
      ...Object.fromEntries(valued.map((name) => [name, { type: 'string' as const }])),
      ...Object.fromEntries(flags.map((name) => [name, { type: 'boolean' as const }])),
    },
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const values = new Map<string, string>()
  const options = tokens.filter((token) => token.kind === 'option')
  for (const { name, value } of options) values.set(name, value ?? '')
  const lang = values.get('lang')
  const language = lang === 'en' || lang === 'fr' ? lang : terminalLanguage(env)
  const words = COMMAND_WORDS[language]
  const faults: string[] = []
  for (const { name, rawName, value } of options) {
    if (valued.includes(name)) {
      if (value === undefined || value === '') faults.push(words.valueMissing(rawName))
    } else if (!flags.includes(name)) faults.push(words.unknownOption(rawName))
    else if (value !== undefined) faults.push(words.noValueWanted(rawName))
  }
  faults.push(...faultsInValues(values, words))
  return {
    language,
    words,
    faults,
    values,
    plain: tokens.flatMap((token) => (token.kind === 'positional' ? token.value : [])),
  }
}

/** An option that is followed by another one has no value, and must not take that other one for it. */
function withoutSwallowing(argv: readonly string[], valued: readonly string[]): string[] {
  return argv.map((argument, index) =>
    valued.some((name) => argument === `--${name}`) && (argv[index + 1] ?? '--').startsWith('--')
      ? `${argument}=`
      : argument,
  )
}

/** What both commands ask of a value, wherever it is given. */
function faultsInValues(values: ReadonlyMap<string, string>, words: CommandWords): string[] {
  const faults: string[] = []
  const check = (name: string, isRight: (value: string) => boolean, fault: (value: string) => string): void => {
    const value = values.get(name)
    if (value !== undefined && value !== '' && !isRight(value)) faults.push(fault(value))
  }
  check('url', isHttpUrl, words.notUrl)
  check('briefing', (value) => briefingIdSchema.safeParse(value).success, words.notBriefing)
  check('lang', (value) => value === 'en' || value === 'fr', words.notLanguage)
  // A secret is not repeated on the screen, right or wrong.
  check(
    'token',
    (value) => TOKEN.test(value),
    () => words.notToken,
  )
  check(
    'owner',
    (value) => TOKEN.test(value),
    () => words.notToken,
  )
  return faults
}

function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol)
}

function finish<O>({ language, words, faults }: Given, options: O): Parsed<O> {
  return { language, words, faults, options: faults.length === 0 ? options : null }
}
