/** What was read already while the same commands are decided on, as a version conflict has them decided again. */
import type { SaidFigure } from '#shared/domain/figures/vocabulary.ts'
import { readFigures, type FigureContext } from './readFigures.ts'

export interface Readings {
  readonly read: (text: string, context: FigureContext) => SaidFigure[]
  /** In UTF-16 units, since this was asked last. */
  readonly lettersRead: () => number
}

/** Remembers each text with what it was read in the light of. */
export function createReadings(reading: typeof readFigures = readFigures): Readings {
  const known = new WeakMap<FigureContext['programmes'], Map<string, SaidFigure[]>>()
  let letters = 0
  return {
    read(text, context) {
      const { programmes, language, before, asked } = context
      const ofProgrammes = known.get(programmes) ?? new Map<string, SaidFigure[]>()
      known.set(programmes, ofProgrammes)
      const key = JSON.stringify([text, language, before, asked])
      const figures = ofProgrammes.get(key)
      if (figures !== undefined) return figures
      letters += text.length
      const read = reading(text, context)
      ofProgrammes.set(key, read)
      return read
    },
    lettersRead() {
      const read = letters
      letters = 0
      return read
    },
  }
}
