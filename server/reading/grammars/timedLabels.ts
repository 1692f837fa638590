/** The ways in which a name and a time stand before the words, or above them. */
import { PRINTED_TIME } from '../recordingTime.ts'

export interface TimedLabel {
  readonly label: string
  readonly time: string
  readonly on: 'recording' | 'clock'
  /** Empty where the words stand below. */
  readonly text: string
  /** The time alone might be prose, so the label has to recur. */
  readonly isWeak: boolean
}

/** One bracket at most, without a time in it: "Kim Lund (Wire One)", "Lund, Kim (External)". */
const LABEL = String.raw`(?<label>[\p{L}\p{N}][^:()[\]]{0,79}?(?: ?[([][^:()[\]]{2,60}[)\]])?)`
const TIME = `(?<time>${PRINTED_TIME})`
const DATE = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{2,4}`
const REST = String.raw`(?<text>.*)$`

interface Way {
  readonly pattern: RegExp
  readonly on: 'recording' | 'clock'
  readonly isWeak: boolean
}

function way(on: 'recording' | 'clock', pattern: string, isWeak = false): Way {
  return { on, pattern: new RegExp(`^${pattern}`, 'u'), isWeak }
}

const WAYS: readonly Way[] = [
  // "Ada Berg (00:01): words" and "Ada Berg [00:01]: words"
  way('recording', String.raw`${LABEL} ?[([]${TIME}[)\]] ?: ?${REST}`),
  // "Ada Berg: (00:01) words"
  way('recording', String.raw`${LABEL} ?: ?[([]${TIME}[)\]] ?${REST}`),
  // "Ada Berg (00:01)" above the words
  way('recording', String.raw`${LABEL} ?[([]${TIME}[)\]]$`, true),
  // "10:02:11 From Ada Berg to Everyone : words"
  way('clock', String.raw`${TIME} From ${LABEL}(?: to [^:]{1,80}?)? ?: ?${REST}`),
  // "[12/05/2026, 10:02:11] Ada Berg: words" and "12.05.26, 10:02 - Ada Berg: words"
  way('clock', String.raw`\[?${DATE},? ${TIME}\]? (?:[-–] )?${LABEL}: ?${REST}`),
  // "[10:02 AM] Ada Berg: words", and with the words below
  way('clock', String.raw`\[(?:${DATE},? )?${TIME}\] (?:[-–] )?${LABEL}: ?${REST}`),
  way('clock', String.raw`\[(?:${DATE},? )?${TIME}\] (?:[-–] )?${LABEL}$`, true),
  // "00:01:02 Ada Berg: words"
  way('recording', String.raw`\(?${TIME}\)? (?:[-–] )?${LABEL}: ?${REST}`),
  // "Ada Berg 10:02 AM", "Ada Berg 0:03" and "Ada Berg, 0:03" above the words
  way('recording', String.raw`${LABEL},? (?:[-–|] )?${TIME}$`, true),
]

/** Null where the row does not begin so. */
export function cutTimedLabel(row: string): TimedLabel | null {
  if (!/\d:\d\d/.test(row.slice(0, 200))) return null
  for (const { pattern, on, isWeak } of WAYS) {
    const { label, time, text } = pattern.exec(row)?.groups ?? {}
    if (label !== undefined && time !== undefined) return { label, time, on, text: text ?? '', isWeak }
  }
  return null
}
