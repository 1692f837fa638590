/** A figure in a test, in short: what was said and the values that are not what most figures have. */
import { NO_VALUES } from '#shared/domain/figures/state.ts'
import type { FigureValues, SaidFigure } from '#shared/domain/figures/vocabulary.ts'
import { readFigures, type FigureContext } from '../../../server/reading/figures/readFigures.ts'

export function figuresIn(text: string, context: Partial<FigureContext> = {}): SaidFigure[] {
  return readFigures(text, { language: 'en', programmes: [], before: [], ...context })
}

export const inFrench = { language: 'fr' } as const

type Short = Partial<FigureValues> & { readonly said: string }

/** Only the values that differ from those of a figure without any. */
export function inShort({ said, values }: SaidFigure): Short {
  const telling = Object.entries(values).filter(([key, value]) => value !== NO_VALUES[key as keyof FigureValues])
  return { said, ...Object.fromEntries(telling) }
}

/** `value` alone, with its currency and its unit, of everything that is said. */
export function amountsIn(text: string, context: Partial<FigureContext> = {}): string[] {
  return figuresIn(text, context).map(({ values: { value, high, currency, unit } }) =>
    [value === null ? 'no number' : value + (high === null ? '' : `–${high}`), currency, unit]
      .filter((part) => part !== null)
      .join(' '),
  )
}
