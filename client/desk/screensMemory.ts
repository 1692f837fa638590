/** What was asked of each screen lately: until a screen says that it shows the last, it shows one of those before. */
import type { ScreenImage } from '#shared/domain/screens/vocabulary.ts'

/** More than anybody presses before a screen answers. */
const KEPT = 16

export interface ImageMemory {
  /** The image of this fact, the same object each time; made where it is new. */
  asked(id: string, seq: number, make: () => ScreenImage): ScreenImage
  /** The newest that is no newer than the fact; null where none of those is remembered. */
  upTo(id: string, seq: number): ScreenImage | null
}

export function createImageMemory(): ImageMemory {
  const images = new Map<string, readonly { readonly seq: number; readonly image: ScreenImage }[]>()
  return {
    asked(id, seq, make) {
      const held = images.get(id) ?? []
      const last = held.at(-1)
      if (last?.seq === seq) return last.image
      const image = make()
      // A log that begins again counts from the start.
      const before = held.filter((each) => each.seq < seq)
      images.set(id, [...before, { seq, image }].slice(-KEPT))
      return image
    },
    upTo: (id, seq) => images.get(id)?.findLast((each) => each.seq <= seq)?.image ?? null,
  }
}
