/** Finds in any JSON the list of what was said. Names that stand elsewhere in it are put to their numbers. */
import { entryOf, isFields, joinTokens, type Entry, type Fields } from './jsonFields.ts'

interface Found {
  readonly entries: readonly Entry[]
  readonly letters: number
  readonly isNamed: boolean
}

/** Null where nothing is said. */
export function findEntries(root: unknown): readonly Entry[] | null {
  let best: Found | null = null
  const names = new Map<string, string>()
  for (const list of listsIn(Array.isArray(root) ? root.map(withSpeakersOfItems) : withSpeakersOfItems(root))) {
    for (const item of list) noteName(item, names)
    const entries = list.flatMap((item) => entryOf(item) ?? [])
    if (entries.length === 0) continue
    const found: Found = {
      entries,
      letters: entries.reduce((sum, { text }) => sum + text.length, 0),
      isNamed: entries.some(({ speaker }) => speaker !== null),
    }
    if (best === null || isBetter(found, best)) best = found
  }
  if (best === null) return null
  return gatherWords(best.entries).map((entry) => ({
    ...entry,
    speaker: entry.speaker === null ? null : (names.get(entry.speaker) ?? entry.speaker),
  }))
}

/** Every list in the tree that holds objects, which may be as deep as somebody likes. */
function* listsIn(root: unknown): Generator<readonly unknown[]> {
  const open: unknown[] = [root]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const values: readonly unknown[] = Array.isArray(next) ? next : Object.values(next as Fields)
    if (Array.isArray(next) && next.some(isFields)) yield next
    for (const value of values) if (typeof value === 'object' && value !== null) open.push(value)
  }
}

/** Most words first, names of speakers before none, and of the same words the list that cuts them least. */
function isBetter(one: Found, other: Found): boolean {
  const most = Math.max(one.letters, other.letters)
  if (Math.abs(one.letters - other.letters) * 4 > most) return one.letters > other.letters
  if (one.isNamed !== other.isNamed) return one.isNamed
  const isWhole = ({ entries }: Found) => entries.length === 1
  if (isWhole(one) !== isWhole(other)) return isWhole(other)
  return one.entries.length < other.entries.length
}

/** "speakers": [{ "id": 0, "name": "Ada Berg" }]: an entry that says nothing and has both. */
function noteName(item: unknown, names: Map<string, string>): void {
  if (!isFields(item)) return
  const { name, label } = item
  const id = item['id'] ?? item['speaker'] ?? item['spk']
  const called = typeof name === 'string' ? name : label
  if (
    (typeof id === 'string' || typeof id === 'number') &&
    typeof called === 'string' &&
    called.trim() !== '' &&
    entryOf(item) === null
  )
    names.set(String(id), called.trim())
}

/** Words that stand alone, each an entry: those of one speaker are gathered to sentences. */
function gatherWords(entries: readonly Entry[]): readonly Entry[] {
  const single = entries.filter(({ text }) => !/\S\s+\S/u.test(text)).length
  if (entries.length < 8 || single * 10 < entries.length * 9) return entries
  const gathered: Entry[] = []
  let words: Entry[] = []
  for (const entry of entries) {
    const speaker = entry.speaker ?? words.at(-1)?.speaker ?? null
    const last = words.at(-1)
    const isMark = /^[\p{P}\s]+$/u.test(entry.text)
    if (last !== undefined && !isMark && (speaker !== last.speaker || /[.!?…]["”»)]?\s*$/u.test(last.text))) {
      gathered.push(sentenceOf(words))
      words = []
    }
    words.push({ ...entry, speaker: isMark && last !== undefined ? last.speaker : speaker })
  }
  if (words.length > 0) gathered.push(sentenceOf(words))
  return gathered
}

function sentenceOf(words: readonly Entry[]): Entry {
  return {
    text: joinTokens(words.map(({ text }) => text)),
    speaker: words[0]?.speaker ?? null,
    start: words.find(({ start }) => start !== null)?.start ?? null,
  }
}

/** Some records keep the words in one list and in another, by the same times, who says them. */
function withSpeakersOfItems(root: unknown): unknown {
  const results = isFields(root) ? root['results'] : undefined
  if (!isFields(results) || !isFields(results['speaker_labels']) || !Array.isArray(results['items'])) return root
  const speakers = new Map<unknown, unknown>()
  const segments: unknown = results['speaker_labels']['segments']
  for (const segment of Array.isArray(segments) ? segments : []) {
    const items: unknown = isFields(segment) ? segment['items'] : undefined
    for (const item of Array.isArray(items) ? items : [])
      if (isFields(item)) speakers.set(item['start_time'], item['speaker_label'])
  }
  const items = results['items'].map((item: unknown) =>
    isFields(item) && speakers.has(item['start_time'])
      ? { speaker_label: speakers.get(item['start_time']), ...item }
      : item,
  )
  return { ...results, speaker_labels: null, items }
}
