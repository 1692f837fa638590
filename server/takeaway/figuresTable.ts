/** The figures of a briefing as a table: a row for each, with the sentence that it was said in and the way back to it. */
import type { FigureValues } from '#shared/domain/figures/vocabulary.ts'
import { csvOf } from './cells.ts'
import type { SpokenFigure } from './figuresDocument.ts'
import { VALUE_COLUMNS, valueCells } from './valueColumns.ts'

const COLUMNS = [
  'id',
  'state',
  'flag',
  ...VALUE_COLUMNS,
  'programme',
  'said',
  'sentence',
  'speaker',
  'line',
  'turn',
  'time',
  'confidence',
  'unit_carried',
  'origin',
  'repeats',
  'earlier',
  'link',
]

/** `page`: the address of the briefing's page. */
export function figuresTable(figures: readonly SpokenFigure[], page: string): string {
  const rows = figures.map((figure) => {
    const { id, source } = figure
    return [
      id,
      figure.state,
      figure.flag,
      ...valueCells(figure.values),
      figure.programme,
      source?.said ?? null,
      source?.sentence.text ?? null,
      figure.speaker,
      source?.lineId ?? null,
      source?.turn ?? null,
      timeOf(source?.saidAt ?? figure.at),
      figure.confidence,
      figure.unitCarried ? 'yes' : 'no',
      figure.origin,
      figure.into,
      figure.earlier.map(({ values, at }) => `${compactly(values)} (${timeOf(at)})`).join('; '),
      `${page}#figure-${encodeURIComponent(id)}`,
    ]
  })
  // Without the mark, spreadsheets read letters with accents as something else.
  return `\uFEFF${csvOf([COLUMNS, ...rows])}`
}

/** What a figure said before, in the words of the other columns. */
function compactly(values: FigureValues): string {
  const { value, high, of, from, unit, currency, bound, measure, per, party } = values
  const amount = value === null ? null : high === null ? value : `${value}-${high}`
  const parts = [
    measure,
    bound === 'exactly' ? null : bound,
    amount,
    of === null ? null : `of ${of}`,
    from === null ? null : `from ${from}`,
    currency,
    unit,
    per === null ? null : `per ${per}`,
    values.period?.said,
    party?.name,
  ]
  return parts.filter((part) => part != null).join(' ')
}

function timeOf(at: number): string {
  return new Date(at).toISOString()
}
