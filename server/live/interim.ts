/**
 * Text still being spoken in one room of a briefing, sent on at a pace that the room can bear and never recorded.
 *
 * I1 The newest text of a line takes the place of the one before. Where its source numbers its texts (`rev`), an older one that
 *    comes late is dropped, also after the newest took the text back; without numbers the last to come counts.
 * I2 A line that the record has is never shown as being spoken: its late text is dropped, its waiting text is not sent.
 * I3 Text that nobody renews for 20 seconds was forgotten by its source, and goes.
 * I4 Texts stand in the order in which their lines were begun, for whoever comes later too: text that grows moves nothing.
 * I5 A source has three lines open at most and a briefing eight. The one that was renewed longest ago gives way, and is
 *    taken back from those who were shown it, so that one source can fill nobody's page. What is being spoken is said by the
 *    source that began it: another that gives its line the same id says nothing into it.
 * I6 Of a long text the end is sent, in whole words.
 * I7 Of each line only the newest text waits, and it waits longer where more follow: at once and ten times a second in a small
 *    room, twice a second among thousands.
 */
import type { InterimMessage } from '#shared/protocol/messages.ts'
import { INTERIM_KEPT_MS } from '#shared/domain/lineText.ts'
import type { Clock } from '../clock.ts'

const LINES_OF_A_SOURCE = 3
const LINES_AT_MOST = 8
/** Remembered for the numbers of their texts, open or taken back. */
const REMEMBERED_AT_MOST = 64
/** In UTF-16 units. Nobody reads further back in what is still being said. */
export const INTERIM_TEXT_LIMIT = 1_000

export interface InterimParts {
  readonly clock: Clock
  /** Whether the line is on the record. */
  readonly isRecorded: (lineId: string) => boolean
  /** How many follow. */
  readonly size: () => number
  readonly send: (message: InterimMessage) => void
}

/** A line that is being spoken, or was taken back where its text is empty. */
interface Said {
  readonly message: InterimMessage
  readonly source: string
  readonly at: number
}

/** Milliseconds between two sendings to so many. */
export function interimPace(size: number): number {
  if (size <= 200) return 100
  return size <= 1_000 ? 250 : 500
}

export class Interim {
  readonly #parts: InterimParts
  /** In the order in which the lines were begun. */
  readonly #said = new Map<string, Said>()
  readonly #unsent = new Map<string, InterimMessage>()
  #lastSent = Number.NEGATIVE_INFINITY
  #cancel: (() => void) | null = null

  constructor(parts: InterimParts) {
    this.#parts = parts
  }

  /** `source`: whoever says it, a token or an account. */
  say(message: InterimMessage, source: string): void {
    const { lineId, text } = message
    const at = this.#parts.clock.now()
    this.#forget(at)
    const before = this.#said.get(lineId)
    if (this.#parts.isRecorded(lineId) || isOlder(message, before?.message)) return
    if (before !== undefined && before.message.text !== '' && before.source !== source) return
    // What was taken back begins anew, at the end.
    if (before?.message.text === '' && text !== '') this.#said.delete(lineId)
    this.#said.set(lineId, { message, source, at })
    this.#unsent.set(lineId, message)
    if (text !== '') this.#giveWay(source)
    this.#sendSoon(at)
  }

  /** The line is finished: its fact takes the place of its interim text. */
  finished(lineId: string): void {
    this.#said.delete(lineId)
    this.#unsent.delete(lineId)
  }

  /** What somebody who joins now should see. */
  current(): readonly InterimMessage[] {
    const now = this.#parts.clock.now()
    return this.#open()
      .filter((said) => isKept(said, now))
      .map(({ message }) => message)
  }

  close(): void {
    this.#cancel?.()
    this.#cancel = null
    this.#unsent.clear()
    this.#said.clear()
  }

  #open(): Said[] {
    return [...this.#said.values()].filter(({ message }) => message.text !== '')
  }

  #giveWay(source: string): void {
    const open = this.#open()
    const own = open.filter((said) => said.source === source)
    if (own.length > LINES_OF_A_SOURCE) this.#takeBack(own)
    else if (open.length > LINES_AT_MOST) this.#takeBack(open)
  }

  #takeBack(open: readonly Said[]): void {
    const longest = open.reduce((one, other) => (other.at < one.at ? other : one))
    const message = { ...longest.message, text: '' }
    this.#said.set(message.lineId, { ...longest, message })
    this.#unsent.set(message.lineId, message)
  }

  #forget(now: number): void {
    for (const [lineId, said] of this.#said) if (!isKept(said, now)) this.#said.delete(lineId)
    const taken = [...this.#said].filter(([, { message }]) => message.text === '')
    for (const [lineId] of taken.slice(0, Math.max(0, taken.length - REMEMBERED_AT_MOST))) this.#said.delete(lineId)
  }

  #sendSoon(now: number): void {
    const pace = interimPace(this.#parts.size())
    // Also where the clock was set back since.
    const wait = Math.min(pace, this.#lastSent + pace - now)
    if (wait <= 0) this.#sendAll()
    else {
      this.#cancel ??= this.#parts.clock.after(wait, () => {
        this.#sendAll()
      })
    }
  }

  #sendAll(): void {
    this.#cancel?.()
    this.#cancel = null
    this.#lastSent = this.#parts.clock.now()
    const messages = [...this.#unsent.values()]
    this.#unsent.clear()
    for (const message of messages) this.#parts.send(message)
  }
}

function isKept({ at }: Said, now: number): boolean {
  return Math.abs(now - at) < INTERIM_KEPT_MS
}

function isOlder({ rev }: InterimMessage, before: InterimMessage | undefined): boolean {
  return rev !== undefined && before?.rev !== undefined && rev < before.rev
}

/** The end of a long text, from the beginning of a word on. */
export function lastWords(text: string): string {
  if (text.length <= INTERIM_TEXT_LIMIT) return text
  const end = text.slice(2 - INTERIM_TEXT_LIMIT)
  const space = end.indexOf(' ')
  // Where there are no spaces, the cut must not halve a character.
  const words = space < 0 ? end.replace(/^[\uDC00-\uDFFF]/u, '') : end.slice(space + 1)
  return `… ${words}`
}
