/** Times as transcripts print them: of a recording (`1:02:03`, `00:01`, `00:01:02.500`), or of a clock (`10:02 AM`). */

/** A source for regular expressions, without groups that capture. */
export const PRINTED_TIME = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\.?)?`

const PARTS = /^(\d{1,3}):(\d{2})(?::(\d{2}))?(?:[.,](\d{1,3}))?(?:\s?([ap])\.?m\.?)?$/iu

/** Milliseconds. Two parts are minutes and seconds, or hours and minutes on a clock; null where it is no time. */
export function readTime(printed: string, on: 'recording' | 'clock'): number | null {
  const [, first, second, third, fraction = '', half] = PARTS.exec(printed.trim()) ?? []
  if (first === undefined || second === undefined) return null
  const isClock = on === 'clock' || half !== undefined
  const [hours, minutes, seconds] =
    third !== undefined || isClock
      ? [hoursOf(Number(first), half), Number(second), Number(third ?? 0)]
      : [0, Number(first), Number(second)]
  if (seconds > 59 || (minutes > 59 && (third !== undefined || isClock))) return null
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + Number(fraction.padEnd(3, '0'))
}

function hoursOf(printed: number, half: string | undefined): number {
  if (half === undefined) return printed
  return (printed % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

const DAY_MS = 86_400_000

/** Times of a clock → times since the first of them; a step far back is the next day. */
export function sinceFirst(times: readonly (number | null)[]): (number | null)[] {
  const first = times.find((time) => time !== null) ?? 0
  let days = 0
  let before = first
  return times.map((time) => {
    if (time === null) return null
    if (time < before - DAY_MS / 2) days += 1
    before = time
    return time + days * DAY_MS - first
  })
}
