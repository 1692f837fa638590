/** What stands beside the total of a programme: its pace, the pace it needs, what is expected. Pure. */
import type { BoardNumber, ProgrammeBoard } from '#shared/domain/figures/board.ts'
import { findFigure } from '#shared/domain/figures/standing.ts'
import type { Figure } from '#shared/domain/figures/state.ts'
import { paceVerdict } from '../components/figures/programmeParts.ts'
import { periodText, valueText } from '../figures/figureText.ts'
import type { Locale } from '../format/i18n.ts'
import type { TranslateScenes } from './sceneWords.ts'

export interface ProgrammeRow {
  readonly key: string
  readonly label: string
  readonly value: string
  /** A sign and a word for how it stands. */
  readonly note: string | null
}

const SIGNS = { above: '▲', below: '▼', on: '=' } as const

export function programmeRows(
  board: ProgrammeBoard,
  figures: readonly Figure[],
  t: TranslateScenes,
  locale: Locale,
): readonly ProgrammeRow[] {
  const { pace, neededPace, forecasts, left } = board
  const row = (key: string, label: string, number: BoardNumber | null | undefined, note: string | null = null) =>
    number ? [{ key, label, value: valueText(number, t, locale), note }] : []
  const rows = [
    ...row('pace', t('scene.figures.pace'), pace, verdictOf(pace, neededPace, t)),
    ...row('needed', t('scene.figures.needed'), neededPace),
    ...row('forecast', forecastLabel(forecasts[0], figures, t, locale), forecasts[0]),
  ]
  const isReached = left === null || (left.value === '0' && left.high === null)
  if (rows.length === 3 || isReached) return rows
  return [...rows, ...row('left', t(left.isNegative ? 'scene.figures.exceeded' : 'scene.figures.left'), left)]
}

function verdictOf(pace: BoardNumber | null, needed: BoardNumber | null, t: TranslateScenes): string | null {
  const verdict = pace === null || needed === null ? null : paceVerdict(pace, needed)
  return verdict === null ? null : `${SIGNS[verdict]}\u00a0${t(`scene.figures.${verdict}`)}`
}

function forecastLabel(
  forecast: BoardNumber | undefined,
  figures: readonly Figure[],
  t: TranslateScenes,
  locale: Locale,
): string {
  const period = findFigure(figures, forecast?.figures[0] ?? '')?.values.period ?? null
  return period === null
    ? t('scene.figures.forecast')
    : t('scene.figures.forecastOf', { period: periodText(period, t, locale) })
}

/** `80% of the target`; null where that cannot be told. */
export function percentWords(
  { percent, percentBound }: ProgrammeBoard,
  t: TranslateScenes,
  locale: Locale,
): string | null {
  if (percent === null) return null
  const values = { value: String(percent), high: null, unit: '%', currency: null, per: null, bound: percentBound }
  return t('scene.figures.percent', { percent: valueText(values, t, locale) })
}
