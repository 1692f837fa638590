/** Reads one entry of a recogniser's or a chat's JSON: words, who said them, when, however the fields are called. */

export type Fields = Readonly<Record<string, unknown>>

export interface Entry {
  readonly text: string
  readonly speaker: string | null
  readonly start: Start | null
}

/** `isMilliseconds` null: the entry alone does not tell. */
export interface Start {
  readonly value: number
  readonly isMilliseconds: boolean | null
}

const TEXT = [
  ...['text', 'transcript', 'display', 'content', 'value', 'punctuated_word', 'word'],
  ...['utterance', 'sentence', 'caption', 'body', 'message', 'words'],
]
const SPEAKER = [
  ...[
    'speaker',
    'speaker_label',
    'speakerLabel',
    'speaker_name',
    'speakerName',
    'speakerTag',
    'speaker_id',
    'speakerId',
  ],
  ...['voice', 'author', 'user_profile', 'username', 'user', 'from', 'name'],
]
const START = [
  ...['start', 'start_time', 'startTime', 'starttime', 'start_ms', 'startMs', 'offsetMs', 'begin', 'ts', 'offset'],
  ...['time', 'timestamp', 'from', 'at'],
]
const NAME = ['real_name', 'display_name', 'displayName', 'name', 'label', 'id']
const PARTS = ['alternatives', 'nBest', 'elements', 'sentences', 'items', 'tokens', 'words']
/** Of alternatives the first is the likeliest; the parts of the others follow each other. */
const FIRST_OF = new Set(['alternatives', 'nBest'])
const DEEPEST = 3
const LONGEST_NAME = 120

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Null where an item says nothing. */
export function entryOf(item: unknown): Entry | null {
  if (!isFields(item)) return null
  const text = textIn(item, DEEPEST)
  return text.trim() === '' ? null : { text, speaker: speakerIn(item), start: startIn(item) }
}

function textIn(item: Fields, depth: number): string {
  for (const key of TEXT) if (typeof item[key] === 'string') return item[key]
  if (depth === 0) return ''
  for (const [key, parts] of partsOf(item)) {
    const texts = parts.map((part) => textIn(part, depth - 1))
    return (FIRST_OF.has(key) ? texts[0] : joinTokens(texts)) ?? ''
  }
  return ''
}

function partsOf(item: Fields): [string, readonly Fields[]][] {
  return PARTS.flatMap((key): [string, readonly Fields[]][] => {
    const list: unknown = item[key]
    if (!Array.isArray(list)) return []
    const parts = list.filter(isFields)
    return parts.length === 0 ? [] : [[key, FIRST_OF.has(key) ? parts.slice(0, 1) : parts]]
  })
}

/** Punctuation goes to the word before it; tokens that bring their own spaces keep them. */
export function joinTokens(tokens: readonly string[]): string {
  const joined: string[] = []
  let before = ''
  for (const token of tokens) {
    if (token === '') continue
    const isGlued = before === '' || /^[\s,.;:!?…)\]”»%]/u.test(token) || /\s$/u.test(before)
    joined.push(isGlued ? token : ` ${token}`)
    before = token.slice(-2)
  }
  return joined.join('')
}

function speakerIn(item: Fields): string | null {
  for (const key of SPEAKER) {
    const value = item[key]
    const name = isFields(value) ? NAME.map((part) => nameIn(value[part])).find((part) => part !== null) : nameIn(value)
    if (name !== null && name !== undefined) return name
  }
  const first = partsOf(item)[0]?.[1][0]
  return first === undefined
    ? null
    : (SPEAKER.slice(0, 8)
        .map((key) => nameIn(first[key]))
        .find((name) => name !== null) ?? null)
}

function nameIn(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  const name = typeof value === 'string' && value.length <= LONGEST_NAME ? value.trim() : ''
  return name === '' ? null : name
}

function startIn(item: Fields): Start | null {
  for (const key of START) {
    const value = secondsOf(item[key])
    if (value === null) continue
    return { value, isMilliseconds: /ms$/iu.test(key) ? true : typeof item[key] === 'string' ? false : null }
  }
  const first = partsOf(item)[0]?.[1][0]
  return first === undefined
    ? null
    : START.some((key) => key in first)
      ? startIn({ ...first, alternatives: null })
      : null
}

/** `1.5`, `"1.500"`, `"1.5s"`, `"PT1M1.5S"`, `"00:00:01.500"`. */
function secondsOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : null
  if (typeof value !== 'string' || value.length > 40) return null
  const plain = /^(?:PT(?:(\d+)H)?(?:(\d+)M)?)?(\d+(?:\.\d+)?)S?$/iu.exec(value.trim())
  if (plain !== null) return Number(plain[1] ?? 0) * 3_600 + Number(plain[2] ?? 0) * 60 + Number(plain[3])
  const parts = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2}(?:[.,]\d+)?)$/u.exec(value.trim())
  if (parts === null) return null
  return Number(parts[1] ?? 0) * 3_600 + Number(parts[2]) * 60 + Number((parts[3] ?? '0').replace(',', '.'))
}
