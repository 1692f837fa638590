/** One sentence: its quantities, judged one after the other, in the light of what was said before. */
import type { FigureValues, Measure, SaidFigure } from '#shared/domain/figures/vocabulary.ts'
import { decimalOf } from './amounts.ts'
import { boundOf, isBounded } from './bounds.ts'
import { baseOf } from './bases.ts'
import { carried, tellsTime } from './carried.ts'
import { confidenceOf } from './confidence.ts'
import { isHedged } from './hedges.ts'
import { measureOf } from './measures.ts'
import { remembered, type Heard } from './memory.ts'
import { isNoFigure } from './negatives.ts'
import { partyOf, type SaidParty } from './parties.ts'
import { isNextMonth, periodOf } from './periods.ts'
import { placeOf } from './places.ts'
import { programmeIn } from './programmes.ts'
import { quantitiesOf } from './quantities.ts'
import type { Quantity } from './quantity.ts'
import { rateAt, type SaidRate } from './rates.ts'
import type { FigureContext } from './readFigures.ts'
import { isRestated, withRestated } from './restated.ts'
import { wordsBetween, type Sentence } from './sentence.ts'
import { withoutRepaired } from './repairs.ts'
import { surroundingsOf, type Surroundings } from './surroundings.ts'
import { isArticle, isCountOfNothing } from './counts.ts'

interface Judged {
  readonly figure: SaidFigure
  readonly quantity: Quantity
}

interface Read {
  readonly figures: readonly SaidFigure[]
  readonly heard: Heard
  /** How many quantities were looked at. */
  readonly looked: number
}

export function figuresOfSentence(
  text: string,
  sentence: Sentence,
  programmes: FigureContext['programmes'],
  before: Heard,
  following = '',
): Read {
  const all = quantitiesOf(sentence)
  const named = all.filter((quantity) => !isArticle(quantity))
  const quantities = withoutRepaired(sentence, named)
  const heard = remembered(sentence, quantities, programmes, before)
  if (quantities.length === 0) return { figures: [], heard, looked: all.length }
  const programme = programmeIn(sentence, programmes)
  const judged: Judged[] = []
  let wasRefused = false
  for (const [at, plain] of quantities.entries()) {
    const around = surroundingsOf(sentence, quantities, at, following)
    const last = judged.at(-1)
    const carrier = named.findLast(({ next, power }) => power >= 6 && next <= plain.first) ?? before.carrier
    const here = { ...before, carrier }
    wasRefused =
      isNoFigure(sentence, plain, around) || (wasRefused && isAlternative(sentence, quantities[at - 1], plain))
    if (wasRefused) continue
    const one = judge({ text, sentence, quantities, at, plain, around, here, named: programme, last })
    if (one === null) continue
    const between = last === undefined ? '' : wordsBetween(sentence, last.quantity.next, plain.first)
    if (last !== undefined && isRestated(last.figure, one.figure, between)) {
      judged[judged.length - 1] = { ...last, figure: withRestated(last.figure, one.figure) }
    } else judged.push(one)
  }
  return { figures: judged.map(({ figure }) => figure), heard, looked: all.length }
}

/** "whether it is 5 or 10 million": what is said of the one is said of the other. */
const isAlternative = (sentence: Sentence, before: Quantity | undefined, { first }: Quantity) =>
  before !== undefined &&
  /^(?:, )?(?:n?or|ou|ni)(?: even| même| maybe)?$/u.test(wordsBetween(sentence, before.next, first))

interface Case {
  readonly text: string
  readonly sentence: Sentence
  readonly quantities: readonly Quantity[]
  readonly at: number
  readonly plain: Quantity
  readonly around: Surroundings
  readonly here: Heard
  /** The programme that the sentence names. */
  readonly named: string | null
  readonly last: Judged | undefined
}

function judge(asked: Case): Judged | null {
  const { sentence, plain, around, here, quantities, at, last } = asked
  const withUnit = tellsTime(around.lead) ? null : carried(plain, here.carrier)
  const quantity = withUnit ?? plain
  const rate = quantity.kind === 'vague' ? null : rateAt(sentence, quantity.next, around.lead)
  const party = partyOf(
    sentence,
    quantity,
    quantities[at - 1]?.next ?? 0,
    quantities[at + 1]?.first ?? sentence.tokens.length,
  )
  const own = measureSaid(quantity, around, rate, party)
  const inherits = own === null && last !== undefined && quantity.kind !== 'count' && goesOn(around.lead)
  const measure = inherits ? inheritable(last, quantity) : own
  if (withUnit !== null && measure === null && !isBounded(around) && !isNextMonth(around, last !== undefined))
    return null
  if (quantity.kind === 'count' && isCountOfNothing(quantity, measure, around, rate !== null)) return null
  if (quantity.kind === 'money' && quantity.short && quantity.currency === null && measure === null) return null
  const figure = figureOf(asked, quantity, { measure, rate, party, inherits, unitCarried: withUnit !== null })
  return figure === null ? null : { figure, quantity: { ...quantity, next: rate?.next ?? quantity.next } }
}

/** "…, and 20 million from Denmark": no clause of its own begins between the two. */
const goesOn = (lead: string) => lead.split(' ').length <= 8

function inheritable({ figure }: Judged, { kind }: Quantity): Measure | null {
  const { measure } = figure.values
  return measure === 'share' || measure === 'vague' || measure === 'pledge' || kind === 'vague' ? null : measure
}

function measureSaid(
  quantity: Quantity,
  around: Surroundings,
  rate: SaidRate | null,
  party: SaidParty | null,
): Measure | null {
  if (quantity.kind === 'vague' || quantity.kind === 'share') return quantity.kind
  const measure = measureOf(around, rate !== null)
  if (quantity.kind === 'percent')
    return quantity.base !== null && (measure === null || measure === 'total') ? 'share' : measure
  if (party === null || measure === 'target') return measure
  return 'pledge'
}

interface Findings {
  readonly measure: Measure | null
  readonly rate: SaidRate | null
  readonly party: SaidParty | null
  readonly inherits: boolean
  readonly unitCarried: boolean
}

function figureOf(asked: Case, quantity: Quantity, findings: Findings): SaidFigure | null {
  const { text, sentence, around, here, named, last } = asked
  const { measure, rate, party, inherits, unitCarried } = findings
  const numbers = numbersOf(quantity)
  if (numbers === null) return null
  const inheritedYear = here.year
  const period = periodOf(around, inheritedYear?.year ?? null)
  const forecastYear =
    measure === 'forecast' && inheritedYear?.year === 'next'
      ? { said: inheritedYear.said, months: [], year: inheritedYear.year }
      : null
  const periodBefore = inherits && last !== undefined ? last.figure.values.period : null
  const values: FigureValues = {
    ...numbers,
    unit: quantity.unit?.slice(0, 60) ?? null,
    currency: quantity.currency,
    bound:
      quantity.kind === 'vague' ? 'exactly' : boundOf(around, wordsBetween(sentence, quantity.first, quantity.next)),
    measure,
    per: rate?.per ?? null,
    period: period ?? periodBefore ?? forecastYear,
    hedged: isHedged(around) || (inherits && last?.figure.values.hedged === true),
    base: baseOf(sentence, quantity, here.topic),
    party: party?.party ?? null,
    date: null,
    note: null,
  }
  const place = placeOf(text, sentence, quantity, rate?.next ?? quantity.next, unitCarried)
  if (place === null) return null
  const programme = named ?? (isMoneyOfProgramme(quantity, measure) ? here.programme : null)
  const figure = { values, ...place, unitCarried, programme }
  return { ...figure, confidence: confidenceOf(quantity, figure, around) }
}

/** What is about a programme without naming it again: money of it, not percentages and counts. */
function isMoneyOfProgramme({ kind }: Quantity, measure: Measure | null): boolean {
  return kind === 'money' && measure !== null && measure !== 'commitment'
}

function numbersOf({ value, high, of, from }: Quantity): Pick<FigureValues, 'value' | 'high' | 'of' | 'from'> | null {
  const said = [value, high, of, from].map((amount) => (amount === null ? null : (decimalOf(amount) ?? undefined)))
  const [a, b, c, d] = said
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null
  return { value: a, high: b, of: c, from: d }
}
