/** Moves the picture along a slow path, one pixel a minute, so that nothing burns in. */

/** In pixels to either side. The two ways have different lengths, so that the path covers the square. */
const ACROSS = 4
const DOWN = 3

/** In whole pixels, by the minute on any clock. */
export function pixelShift(minute: number): { readonly x: number; readonly y: number } {
  return { x: thereAndBack(minute, ACROSS), y: thereAndBack(minute, DOWN) }
}

function thereAndBack(step: number, far: number): number {
  const at = ((step % (4 * far)) + 4 * far) % (4 * far)
  return Math.abs(at - 2 * far) - far
}
