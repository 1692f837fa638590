/** How far this device's clock is from the server's, from what the server says of it now and then. */

/** Farther apart than this, and one of the clocks was set. */
const NEAR = 2_000

/** In ms to add to this device's clock. A message can only make the server's clock look slow: of near answers the largest is the best. */
export function clockOffset(known: number | null, said: number, now: number): number {
  const offset = said - now
  return known !== null && Math.abs(offset - known) < NEAR ? Math.max(offset, known) : offset
}
