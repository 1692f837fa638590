/** "Ada Berg [00:00:01] words": a time in brackets between a name and its words, on one row. */
import { PRINTED_TIME } from '../recordingTime.ts'
import type { TimedLabel } from './timedLabels.ts'

const ROW = new RegExp(String.raw`^(?<label>\p{L}[^:()[\].!?]{0,59}?) \[(?<time>${PRINTED_TIME})\] (?<text>\S.*)$`, 'u')

/** Weak, for prose may hold a time in brackets: the label has to recur. */
export function cutTimeBetween(row: string): TimedLabel | null {
  const { label, time, text } = ROW.exec(row)?.groups ?? {}
  if (label === undefined || time === undefined || text === undefined) return null
  return { label, time, on: 'recording', text, isWeak: true }
}
