/** The instant inside a line: how a reader in another process knows how long ago the line was posted. */

const MARK = 'tick#'
const DIGITS = 18

/** Nanoseconds of the machine's monotonic clock, which all processes share. */
export const instant = (): bigint => process.hrtime.bigint()

export function stampedText(sentence: string): string {
  return `${MARK}${String(instant()).padStart(DIGITS, '0')} ${sentence}`
}

/** Milliseconds since each stamp in these bytes. */
export function* agesIn(bytes: Buffer): Iterable<number> {
  for (let at = bytes.indexOf(MARK); at >= 0; at = bytes.indexOf(MARK, at + 1)) {
    const start = at + MARK.length
    const posted = BigInt(bytes.toString('latin1', start, start + DIGITS))
    yield Number(instant() - posted) / 1e6
  }
}
