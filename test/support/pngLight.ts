/** How much of a picture is nearly white: enough of PNG (8-bit RGB and RGBA, not interlaced) to read what a browser has drawn. */
import { inflateSync } from 'node:zlib'

const HEAD = 8
const NEARLY_WHITE = 225

interface Shape {
  readonly width: number
  readonly height: number
  /** Bytes a pixel. */
  readonly step: number
}

/** From 0, none of it, to 1, all. */
export function shareOfWhite(png: Buffer): number {
  const { shape, packed } = partsOf(png)
  const pixels = unfiltered(inflateSync(packed), shape)
  let white = 0
  for (let at = 0; at < pixels.length; at += shape.step) {
    if (pixels.subarray(at, at + 3).every((light) => light >= NEARLY_WHITE)) white += 1
  }
  return white / (shape.width * shape.height)
}

function partsOf(png: Buffer): { shape: Shape; packed: Buffer } {
  let shape: Shape | null = null
  const packed: Buffer[] = []
  for (let at = HEAD; at < png.length;) {
    const length = png.readUInt32BE(at)
    const kind = png.toString('latin1', at + 4, at + 8)
    const body = png.subarray(at + 8, at + 8 + length)
    if (kind === 'IHDR') shape = shapeOf(body)
    if (kind === 'IDAT') packed.push(body)
    at += 12 + length
  }
  if (shape === null) throw new Error('a picture without a head')
  return { shape, packed: Buffer.concat(packed) }
}

function shapeOf(head: Buffer): Shape {
  const [depth, colour, , , interlace] = head.subarray(8)
  if (depth !== 8 || interlace !== 0 || (colour !== 2 && colour !== 6)) {
    throw new Error(`a picture of depth ${depth}, colour type ${colour}, interlace ${interlace} cannot be read`)
  }
  return { width: head.readUInt32BE(0), height: head.readUInt32BE(4), step: colour === 2 ? 3 : 4 }
}

/** Each row begins with the filter by which it was told from its neighbours (PNG 9.2). */
function unfiltered(raw: Buffer, { width, height, step }: Shape): Buffer {
  const length = width * step
  const pixels = Buffer.alloc(length * height)
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (length + 1)] ?? 0
    for (let x = 0; x < length; x += 1) {
      const at = row * length + x
      const left = x >= step ? (pixels[at - step] ?? 0) : 0
      const up = row > 0 ? (pixels[at - length] ?? 0) : 0
      const corner = x >= step && row > 0 ? (pixels[at - length - step] ?? 0) : 0
      const told = raw[row * (length + 1) + 1 + x] ?? 0
      pixels[at] = (told + predicted(filter, left, up, corner)) & 255
    }
  }
  return pixels
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}
