/**
 * A feed such as speech recognisers send, with their usual faults, drawn by lot: the same seed makes the same feed. Every word
 * that is said bears a number of its own, also where it is misheard, so that a word that stands twice or is missing is found.
 */
import { chanceOf, type Chance } from './queueChance.ts'

export interface RecognisedText {
  readonly id: string
  readonly speaker: string
  readonly text: string
  readonly final: boolean
  /** Where the source numbers its texts. */
  readonly rev?: number
  /** Which wording of a finished line this is, where the source listens again. */
  readonly revision?: number
  /** What recognisers send besides. */
  readonly confidence: number
  readonly words: readonly { readonly word: string; readonly from: number }[]
}

export interface Post {
  readonly body: RecognisedText
  /** Milliseconds after the post before it. */
  readonly waitMs: number
  /** `cut`: its answer gets lost. `twice`: it is sent twice at the same moment. */
  readonly fault: 'none' | 'cut' | 'twice'
  /** Which of two doors it is sent to. */
  readonly door: 0 | 1
}

export interface Feed {
  readonly posts: readonly Post[]
  /** What was said, line by line: as first finished, and as the recogniser would have it after it listened again. */
  readonly truth: readonly Said[]
}

export interface Said {
  readonly id: string
  /** Whom the recogniser names in the end. */
  readonly speaker: string
  readonly first: string
  readonly last: string
}

export interface Recogniser {
  /** A letter that the ids and words of this source bear. */
  readonly source: string
  readonly speaker: string
  /** Whom it takes some of the lines to be said by until it listens again. */
  readonly mistakenFor?: string
  readonly lines: number
  /** Whether it counts its texts, and the wordings of its finished lines. */
  readonly isNumbered: boolean
  /** Whether finished lines get other words, under the same id, within seconds. */
  readonly rewords: boolean
  /** Whether it falls silent at times for longer than a text stands that nobody renews: what goes then comes back finished. */
  readonly pauses: boolean
}

const VOCABULARY = 'harbour ferry lock tide gate mooring dredger pilot quay winter ledger crane'.split(' ')
const WORD_MS = 150
/** Longer than a text stands that nobody renews. */
const PAUSE_MS = 25_000

/** The numbers of the words in a text, such as `b17`. */
export const wordsIn = (text: string): readonly string[] => text.match(/[a-z]\d+(?!\w)/gu) ?? []

type Due = Omit<Post, 'waitMs'> & { readonly due: number }

export function recognise(seed: number, about: Recogniser): Feed {
  const chance = chanceOf(seed)
  const posts: Due[] = []
  const truth: Feed['truth'][number][] = []
  let [now, lastFinal, said] = [0, 0, 0]
  for (let number = 1; number <= about.lines; number += 1) {
    const words = Array.from(
      { length: 3 + chance.upTo(10) },
      () => `${chance.one(VOCABULARY)}-${about.source}${(said += 1)}`,
    )
    const id = `${about.source}-${number}`
    const interims = hear(chance, words, id, about, now)
    posts.push(...interims)
    now = (interims.at(-1)?.due ?? now) + WORD_MS
    if (chance.odds(0.08) && about.pauses) now += PAUSE_MS
    // A late one comes after the next line was begun, but finished lines of one source come in their order.
    lastFinal = Math.max(lastFinal + 1, now + (chance.odds(0.3) ? 3 * WORD_MS : 0))
    const last = sentence(words)
    const isReworded = about.rewords && chance.odds(0.3)
    const first = isReworded ? sentence(words.map((word) => misheard(chance, word))) : last
    const { speaker } = about
    const heard = isReworded && chance.odds(0.5) ? (about.mistakenFor ?? speaker) : speaker
    const line = { id, speaker, first, last }
    posts.push(...finish(chance, line, heard, about.isNumbered, lastFinal))
    truth.push(line)
  }
  return { posts: inTime(posts), truth }
}

/** Growing text that takes back and mishears its last words, some of it twice, late, or behind its successor. */
function hear(chance: Chance, words: readonly string[], id: string, about: Recogniser, from: number): Due[] {
  const posts: Due[] = []
  let [upTo, rev, due] = [0, 0, from]
  while (upTo < words.length) {
    upTo = Math.min(words.length, Math.max(1, upTo + (chance.odds(0.15) ? -1 : 1 + chance.upTo(3))))
    rev += 1
    due += WORD_MS
    const heard = words.slice(0, upTo).map((word, at) => (at >= upTo - 2 ? misheard(chance, word) : word))
    const body = textOf(chance, { id, speaker: about.speaker }, heard.join(' '), false)
    const post: Due = {
      body: about.isNumbered ? { ...body, rev } : body,
      fault: 'none',
      door: chance.odds(0.1) ? 1 : 0,
      due: due + (chance.odds(0.2) ? 1.5 * WORD_MS : 0),
    }
    posts.push(post)
    if (chance.odds(0.15)) posts.push({ ...post, due: due + chance.upTo(600) })
    if (chance.odds(0.1)) posts.push({ ...post, due: due + 1_500 + chance.upTo(2_000) })
  }
  return posts.sort((one, other) => one.due - other.due)
}

function finish(
  chance: Chance,
  { id, speaker, first, last }: Said,
  heard: string,
  isNumbered: boolean,
  due: number,
): Due[] {
  const fault = chance.odds(0.25) ? 'cut' : chance.odds(0.2) ? 'twice' : 'none'
  const isReworded = first !== last || heard !== speaker
  const numbered = (revision: number) => (isReworded && isNumbered ? { revision } : {})
  const body = { ...textOf(chance, { id, speaker: heard }, first, true), ...numbered(0) }
  const post: Due = { body, fault, door: chance.odds(0.1) ? 1 : 0, due }
  const posts = [post]
  const again = () => due + 1 + chance.upTo(2_500)
  if (chance.odds(0.3)) posts.push({ ...post, fault: 'none', due: again() })
  if (chance.odds(0.1)) posts.push({ ...post, fault: 'none', door: 1, due: again() })
  if (isReworded) {
    const better = { ...textOf(chance, { id, speaker }, last, true), ...numbered(1) }
    posts.push({ ...post, fault: 'none', body: better, due: again() })
  }
  return posts
}

type Speaking = Pick<RecognisedText, 'id' | 'speaker'>

function textOf(chance: Chance, { id, speaker }: Speaking, text: string, final: boolean): RecognisedText {
  const words = text.split(' ').map((word, at) => ({ word, from: at * WORD_MS }))
  return { id, speaker, text, final, confidence: chance.upTo(100) / 100, words }
}

const misheard = (chance: Chance, word: string) =>
  chance.odds(0.4) ? `${chance.one(VOCABULARY)}-${word.split('-')[1] ?? ''}` : word

const sentence = (words: readonly string[]) => `${words.join(' ').replace(/^./u, (first) => first.toUpperCase())}.`

function inTime(posts: readonly Due[]): readonly Post[] {
  const sorted = posts.toSorted((one, other) => one.due - other.due)
  return sorted.map(({ due, ...post }, at) => ({ ...post, waitMs: due - (sorted[at - 1]?.due ?? 0) }))
}
