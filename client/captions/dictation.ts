/** The browser's speech recognition as what is being said and what was said, through its repeats and its sudden ends. */
import type { LinkClock } from '../live/linkTransport.ts'

interface RecognisedPart {
  readonly isFinal: boolean
  readonly length: number
  readonly [index: number]: { readonly transcript: string } | undefined
}

/** The part of the browser's interface that is used; its types do not come with every library. */
export interface Recogniser {
  lang: string
  continuous: boolean
  interimResults: boolean
  onresult: ((event: { readonly resultIndex: number; readonly results: ArrayLike<RecognisedPart> }) => void) | null
  onend: (() => void) | null
  onerror: ((event: { readonly error: string }) => void) | null
  start(): void
  stop(): void
}

export interface DictationParts {
  readonly create: () => Recogniser
  readonly language: string
  readonly clock: Pick<LinkClock, 'now' | 'after'>
  /** What is being said and may still change; empty once it was said. */
  readonly hearing: (text: string) => void
  readonly heard: (text: string) => void
  /** It does not listen any more: `not-allowed`, or another word of the browser's. */
  readonly stopped: (error: string) => void
}

const NO_USE_TO_GO_ON = ['not-allowed', 'service-not-allowed', 'audio-capture', 'language-not-supported']
const REST_MS = 300
const FAILURES_AT_MOST = 5
/** A recogniser that was restarted may say the last words once more. */
const REPEATED_WITHIN = 2_000

export class Dictation {
  readonly #parts: DictationParts
  #recogniser: Recogniser | null = null
  #isOn = false
  #failures = 0
  /** Of this session: results up to here were told as said. */
  #said = 0
  #last = { text: '', at: Number.NEGATIVE_INFINITY, session: 0 }
  #session = 0
  #pending = ''
  #cancel = () => {}

  constructor(parts: DictationParts) {
    this.#parts = parts
  }

  start(): void {
    if (this.#isOn) return
    this.#isOn = true
    this.#failures = 0
    this.#begin()
  }

  stop(): void {
    if (!this.#isOn) return
    this.#isOn = false
    this.#cancel()
    this.#keepPending()
    this.#recogniser?.stop()
  }

  #begin(): void {
    const recogniser = this.#parts.create()
    this.#recogniser = recogniser
    this.#session += 1
    this.#said = 0
    recogniser.lang = this.#parts.language
    recogniser.continuous = true
    recogniser.interimResults = true
    recogniser.onresult = ({ results }) => {
      if (this.#recogniser === recogniser && this.#isOn) this.#take(results)
    }
    recogniser.onerror = ({ error }) => this.#failed(error)
    recogniser.onend = () => {
      if (this.#recogniser === recogniser && this.#isOn) this.#beginAgain()
    }
    try {
      recogniser.start()
    } catch {
      // Still busy with the session before.
      this.#beginAgain()
    }
  }

  #take(results: ArrayLike<RecognisedPart>): void {
    this.#failures = 0
    let hearing = ''
    for (let index = this.#said; index < results.length; index += 1) {
      const part = results[index]
      const text = part?.[0]?.transcript.trim() ?? ''
      if (part?.isFinal === true && hearing === '') {
        this.#said = index + 1
        this.#tell(text)
      } else if (text !== '') hearing += hearing === '' ? text : ` ${text}`
    }
    this.#pending = hearing
    this.#parts.hearing(hearing)
  }

  #tell(text: string): void {
    const at = this.#parts.clock.now()
    const isRepeated =
      this.#session !== this.#last.session && text === this.#last.text && at - this.#last.at < REPEATED_WITHIN
    this.#last = { text, at, session: this.#session }
    if (text !== '' && !isRepeated) this.#parts.heard(text)
  }

  #failed(error: string): void {
    if (!this.#isOn || !NO_USE_TO_GO_ON.includes(error)) {
      if (error !== 'no-speech' && error !== 'aborted') this.#failures += 1
      return
    }
    this.#isOn = false
    this.#keepPending()
    this.#parts.stopped(error)
  }

  /** Browsers end a session after some silence, or after a minute; what had not become final was said all the same. */
  #beginAgain(): void {
    this.#keepPending()
    if (this.#failures >= FAILURES_AT_MOST) {
      this.#isOn = false
      return this.#parts.stopped('network')
    }
    this.#cancel = this.#parts.clock.after(REST_MS * 2 ** this.#failures, () => this.#begin())
  }

  #keepPending(): void {
    const text = this.#pending
    this.#pending = ''
    if (text === '') return
    this.#parts.hearing('')
    this.#tell(text)
  }
}

/** Null where the browser has none. */
export function recogniserHere(): (() => Recogniser) | null {
  const found = window as unknown as Readonly<Record<string, unknown>>
  const Made = found['SpeechRecognition'] ?? found['webkitSpeechRecognition']
  return typeof Made === 'function' ? () => new (Made as new () => Recogniser)() : null
}
