/** How well figures are found in labelled sentences, what their confidence is worth, and what reading them costs. */
import { readFigures } from '../../server/reading/figures/readFigures.ts'
import { isJudged, isRight, labelled, read } from '../reading/figures/fixtures/fields.ts'
import { FIELDS, PROGRAMMES, type Fixture } from '../reading/figures/fixtures/fixture.ts'
import { heldOut } from '../reading/figures/fixtures/heldOut.ts'
import { heldOutFresh } from '../reading/figures/fixtures/heldOutFresh.ts'
import { judge, readFixture, type Judged } from '../reading/figures/fixtures/judge.ts'
import { calibrationOf, precisionOf, recallOf, scoresOf, type Score } from '../reading/figures/fixtures/score.ts'
import { seen } from '../reading/figures/fixtures/seen.ts'
import { median, type Options, type Report } from './support/report.ts'

const HOSTILE = [
  '1 ',
  '1,',
  '1.000 ',
  'one hundred and ',
  'a quarter of ',
  'between 1 and ',
  '$',
  '5% of ',
  'deux cent ',
  'x',
  '. 1 ',
  '1. ',
]
const HOSTILE_LENGTH = 5_000

/** A few seconds. Everything but the times is the same in each run. */
export async function run({ quick, misses }: Options): Promise<Report> {
  const all = [...seen, ...heldOut, ...heldOutFresh]
  const parts = { seen: seen.map(judge), heldOut: heldOut.map(judge), fresh: heldOutFresh.map(judge) }
  const judged = [...parts.seen, ...parts.heldOut, ...parts.fresh]
  const heldBack = [...parts.heldOut, ...parts.fresh]
  const groups: readonly (readonly [string, readonly Judged[]])[] = [
    ['seen', parts.seen],
    ['held out, opened', parts.heldOut],
    ['fresh, opened', parts.fresh],
    ['together', judged],
    ['en', judged.filter(({ fixture }) => fixture.language === 'en')],
    ['fr', judged.filter(({ fixture }) => fixture.language === 'fr')],
  ]
  const scores = groups.map(([name, of]) => ({ name, sentences: of.length, scores: scoresOf(of) }))
  const calibration = {
    all: calibrationOf(judged),
    heldOut: calibrationOf(parts.heldOut),
    fresh: calibrationOf(parts.fresh),
  }
  const microseconds = sentenceCost(all, quick ? 20 : 200)
  const hostile = hostileCosts(quick ? 3 : 15)
  return {
    title: `Figures read in ${all.length} labelled sentences: precision / recall, and how many are labelled (${countsOf(groups)})`,
    columns: ['field', ...scores.map(({ name }) => name)],
    rows: FIELDS.map((field) => [field, ...scores.map(({ scores }) => cell(scores[field]))]),
    notes: [
      ...calibrationNotes(calibration.all),
      `  of those once held out ${calibration.heldOut.expectedError.toFixed(1)} points, of those written after it was settled the first time ${calibration.fresh.expectedError.toFixed(1)}`,
      `Reading one sentence: ${microseconds.toFixed(1)} µs (median of passes over all).`,
      `A hostile line of ${HOSTILE_LENGTH} characters: at worst ${hostile[0]?.milliseconds.toFixed(2)} ms (${JSON.stringify(hostile[0]?.of)} repeated).`,
      '',
      ...parts.seen.flatMap(complaints),
      ...(misses
        ? ['', 'Once held out, and opened since:', ...heldBack.flatMap(complaints)]
        : [countHeldBack(heldBack)]),
    ],
    measured: { scores, calibration, microseconds, hostile },
  }
}

const percent = (share: number) => (100 * share).toFixed(1)
const cell = (score: Score) =>
  `${score.read === 0 ? '–' : percent(precisionOf(score))} / ${percent(recallOf(score))} of ${score.expected}`

const countsOf = (groups: readonly (readonly [string, readonly Judged[]])[]) =>
  groups.map(([name, judged]) => `${name}: ${judged.length}`).join(', ')

function calibrationNotes({ bands, expectedError }: ReturnType<typeof calibrationOf>): string[] {
  return [
    'Confidence: band, how many, mean stated, share of them with the right value and unit',
    ...bands.map(({ from, to, count, right, stated }) =>
      [
        `  ${from}–${to}`.padEnd(12),
        `${count}`.padStart(5),
        stated.toFixed(1).padStart(8),
        percent(right / count).padStart(8),
      ].join(''),
    ),
    `  expected calibration error ${expectedError.toFixed(1)} points`,
  ]
}

/** Each field that is not as labelled, with the sentence. */
function complaints({ fixture, matched, missed, falseAlarms }: Judged): string[] {
  const fields = matched.flatMap(({ label, figure }) =>
    FIELDS.filter((field) => isJudged(field, label) && !isRight(field, label, figure)).map(
      (field) => `${field} of “${label.said}”: ${labelled(field, label)} was read as ${read(field, figure)}`,
    ),
  )
  const all = [
    ...missed.map(({ said }) => `missed “${said}”`),
    ...falseAlarms.map(({ said, confidence }) => `false alarm “${said}” (${confidence} %)`),
    ...fields,
  ]
  return all.map((complaint) => `${complaint} — ${fixture.text}`)
}

const countHeldBack = (judged: readonly Judged[]) =>
  `${judged.flatMap(complaints).length} complaints about sentences that were once held out; --misses names them.`

function sentenceCost(fixtures: readonly Fixture[], passes: number): number {
  const costs = Array.from({ length: passes }, () => {
    const begun = performance.now()
    for (const fixture of fixtures) readFixture(fixture)
    return (1_000 * (performance.now() - begun)) / fixtures.length
  })
  return median(costs)
}

/** The slowest first. */
function hostileCosts(times: number): { of: string; milliseconds: number }[] {
  const context = { language: 'en', programmes: PROGRAMMES, before: [] }
  return HOSTILE.map((of) => {
    const line = of.repeat(HOSTILE_LENGTH).slice(0, HOSTILE_LENGTH)
    const costs = Array.from({ length: times }, () => {
      const begun = performance.now()
      readFigures(line, context)
      return performance.now() - begun
    })
    return { of, milliseconds: median(costs) }
  }).sort((one, other) => other.milliseconds - one.milliseconds)
}
