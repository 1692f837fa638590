/** How large words are drawn on a screen, in hundredths of its height: by the size that the desk chose, and so that all fit. */
import type { ScreenSize } from '#shared/domain/screens/state.ts'

const FACTORS: Readonly<Record<ScreenSize, number>> = { small: 0.84, medium: 1, large: 1.2, largest: 1.42 }

export const sizeFactor = (size: ScreenSize): number => FACTORS[size]
/** Of what stands around the matter: it grows half as much. */
export const smallFactor = (size: ScreenSize): number => (1 + FACTORS[size]) / 2

export interface Room {
  readonly width: number
  readonly height: number
}

export interface Fitted {
  readonly size: number
  /** As many lines as there is room for. */
  readonly lines: number
}

/** Of bold sans letters, as a part of their size: a little more than the mean, since lines break at words. */
const LETTER = 0.54

/** The first of the sizes, largest first, in which so many letters fit; the last where they fit in none. */
export function fitted(letters: number, sizes: readonly number[], room: Room, leading: number): Fitted {
  const fits = sizes.map((size) => ({ size, lines: Math.floor(room.height / (size * leading)) }))
  const found = fits.find(({ size, lines }) => linesFor(letters, size, room.width) <= lines) ?? fits.at(-1)
  if (found === undefined) throw new RangeError('there is no size to choose from')
  return { ...found, lines: Math.max(1, found.lines) }
}

const linesFor = (letters: number, size: number, width: number): number => Math.ceil(letters / inLine(size, width))
const inLine = (size: number, width: number): number => Math.max(1, Math.floor(width / (size * LETTER)))

/** So many letters of a size have room. */
export function lettersIn(room: Room, size: number, leading: number): number {
  return Math.max(1, Math.floor(room.height / (size * leading))) * inLine(size, room.width)
}

/** Captions are two or three rows. */
export const captionRows = (size: ScreenSize): number => (size === 'small' || size === 'medium' ? 3 : 2)
export const captionSize = (size: ScreenSize, base: number): number => base * sizeFactor(size)
