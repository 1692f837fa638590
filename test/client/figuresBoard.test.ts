/** The board of figures, as a reader meets it. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Board, BoardNumber, Check } from '#shared/domain/figures/board.ts'
import { bandOf } from '../../client/components/figures/forecastBand.ts'
import FiguresBoard from '../../client/components/figures/FiguresBoard.vue'
import { boardWith, figureOf, FUND, SAID, showPart, speak, takeDownBoard, unfold } from './support/boards.ts'
import { byRole } from './support/byRole.ts'

const show = (figures = SAID, board: Board = boardWith(figures)) => showPart(FiguresBoard, { board, figures })

beforeEach(() => speak('en'))
afterEach(takeDownBoard)

const NUMBER: BoardNumber = {
  value: '1',
  high: null,
  isNegative: false,
  unit: null,
  currency: null,
  per: null,
  bound: 'exactly',
  hedged: false,
  standing: 'confirmed',
  figures: [],
}

describe('the board of a programme', () => {
  it('sets the total large, and says in words what the bar shows', () => {
    const page = show()
    expect(page.find('.large').text()).toBe('4 billion')
    expect(page.find('.twin').text()).toBe('80% of the target')
    expect(page.find('.track i').attributes('style')).toContain('width: 80%')
  })

  it('leads from a number that was said to its figure', () => {
    const page = show()
    byRole(page, 'button', '4 billion, Total so far').click()
    byRole(page, 'button', '5 billion, Target').click()
    expect(page.emitted('open')).toEqual([['l2.1'], ['l3.1']])
  })

  it('shows which figures a computed number comes from, each a way to it', async () => {
    const page = show()
    const left = byRole(page, 'button', '1 billion, Left to the target')
    expect(left.getAttribute('aria-expanded')).toBe('false')
    left.click()
    await flushPromises()
    expect(left.getAttribute('aria-expanded')).toBe('true')
    const sources = page.find('[aria-label="Where 1 billion comes from"]')
    expect(sources.attributes('id')).toBe(left.getAttribute('aria-controls'))
    for (const button of sources.findAll('button')) await button.trigger('click')
    expect(page.emitted('open')?.flat().toSorted()).toEqual(['l2.1', 'l3.1'])
  })

  it('has a word for how a number came to be, and for a hope', () => {
    const target = byRole(show(), 'button', '5 billion, Target').closest('dd')
    expect(target?.textContent).toContain('Heard, unconfirmed')
    expect(target?.textContent).toContain('Said as a hope or a guess')
  })

  it.each([
    ['500000000', '1000000000', 'below what is needed'],
    ['1000000000', '1000000000', 'just what is needed'],
    ['1500000000', '1000000000', 'above what is needed'],
  ])('calls a pace of %s against a needed %s "%s"', (pace, needed, words) => {
    const board = boardWith(SAID)
    const [programme] = board.programmes
    const stated = programme?.pace
    if (programme === undefined || stated == null) throw new Error('the board has no pace')
    const changed = {
      ...programme,
      pace: { ...stated, value: pace },
      neededPace: { ...stated, value: needed, standing: 'computed' as const },
    }
    expect(show(SAID, { ...board, programmes: [changed] }).text()).toContain(words)
  })

  it('calls no pace above what is needed where it may be lower than it says', () => {
    const atMost = SAID.map((figure) =>
      figure.values.measure === 'pace'
        ? { ...figure, values: { ...figure.values, value: '900000000000', bound: 'at-most' as const } }
        : figure,
    )
    const text = show(atMost).text()
    expect(text).toContain('at most 900 billion a month')
    expect(text).not.toContain('what is needed')
  })

  it('says by how much the target is exceeded', () => {
    const page = show([...SAID.slice(0, 1), figureOf(2, { value: '6000000000', measure: 'total' }), ...SAID.slice(2)])
    byRole(page, 'button', '1 billion, Above the target by')
    expect(page.find('.twin').text()).toBe('120% of the target')
  })

  it('tells a number that was set from one that was said, which alone has a place to lead to', () => {
    const figures = [figureOf(2, { value: '4', measure: 'total' })]
    const page = show(figures, boardWith(figures, [{ ...FUND, target: '40' }]))
    expect(page.text()).toContain('set by the desk, not said')
    expect(() => byRole(page, 'button', /Target$/)).toThrow()
  })

  it('says so of a number that was entered by hand', () => {
    const page = show([figureOf(2, { value: '4', measure: 'total' }, { origin: 'entered', source: null })])
    expect(page.find('.numbers').text()).toContain('entered by hand')
  })
})

describe('the curve', () => {
  it('is a picture with a name, and has the same numbers in a table that leads to them', async () => {
    const page = show()
    await unfold(page)
    const picture = page.find('svg[role=img]')
    expect(picture.attributes('aria-label')).toBe(
      'Quay Fund: 2 totals, from 2.5 billion at 09:01 to 4 billion at 09:02. The target is 5 billion.',
    )
    const rows = page.findAll('tbody tr')
    expect(rows.map((row) => row.findAll('th, td').map((cell) => cell.text()))).toEqual([
      ['09:01', '2.5 billion', 'replaced by a later one'],
      ['09:02', '4 billion', 'confirmed'],
    ])
    expect(picture.findAll('circle')).toHaveLength(rows.length)
    expect(picture.findAll('circle').map((point) => point.classes()[0])).toEqual(['superseded', 'confirmed'])
    await rows[0]?.find('button').trigger('click')
    expect(page.emitted('open')).toEqual([['l1.1']])
  })

  it('draws a later total higher up where it is more, and none below the ground', () => {
    const circles = show().findAll('svg[role=img] circle')
    const [first = 0, last = 0] = circles.map((circle) => Number(circle.attributes('cy')))
    expect(last).toBeLessThan(first)
    expect(first).toBeLessThan(132)
  })
})

describe('a forecast', () => {
  const forecast = (about: Partial<BoardNumber>): BoardNumber => ({ ...NUMBER, ...about })
  const target = forecast({ value: '5' })

  it('is a band from end to end of its range, beside the target', () => {
    expect(bandOf(forecast({ value: '5', high: '10' }), target)).toMatchObject({
      from: 50 / 1.1,
      to: 100 / 1.1,
      targetAt: 50 / 1.1,
    })
  })

  it.each([
    ['at-least', { to: 100, isOpenUp: true, isOpenDown: false }],
    ['less-than', { from: 0, isOpenUp: false, isOpenDown: true }],
  ] as const)('that is %s so much is open to that side', (bound, band) => {
    expect(bandOf(forecast({ value: '8', bound }), target)).toMatchObject(band)
  })

  it.each([[{ per: 'month' }], [{ currency: 'EUR' }], [{ unit: 'berths' }]] as const)(
    'that is unlike the target, as by %o, is not drawn beside it',
    (about) => expect(bandOf(forecast({ value: '8', ...about }), target)).toBeNull(),
  )

  it('stands with its period and its range', () => {
    const period = { said: 'next year', months: [], year: 'next' as const }
    const values = { value: '12000000000', high: '15000000000', measure: 'forecast', bound: 'about' } as const
    const page = show([...SAID, figureOf(6, { ...values, period })])
    expect(byRole(page, 'button', /Forecast, next year$/).textContent).toContain('15 billion')
    expect(page.find('.strip').attributes('aria-hidden')).toBe('true')
  })
})

describe('pledges', () => {
  const pledges = [
    figureOf(5, { value: '500000000', currency: 'NOK', measure: 'pledge', party: { code: 'NO', name: 'Norway' } }),
    figureOf(6, { value: '100000000', currency: 'EUR', measure: 'pledge', party: { code: 'NO', name: 'Norway' } }),
    figureOf(7, { value: '50000000', currency: 'EUR', measure: 'pledge', party: { code: null, name: '<b>Ost</b>' } }),
  ]

  it('stand by party, and add up only what is in one currency, a line each', () => {
    const page = show(pledges)
    expect(page.findAll('.party .name').map((name) => name.text())).toEqual(['<b>Ost</b>', 'Norway'])
    expect(page.findAll('.all dd').map((sum) => sum.text())).toEqual(['NOK\u00a0500 million', '€150 million'])
  })

  it('name countries in the language of the reader', async () => {
    await speak('fr')
    const page = show(pledges)
    expect(page.text()).toContain('Norvège')
    expect(page.text()).toMatch(/150\smillions\u00a0€/)
  })

  it('show a name as it is written, whatever is in it', () => {
    expect(show(pledges).find('.party b').exists()).toBe(false)
  })
})

describe('checks', () => {
  const number = (value: string, figures: readonly string[]): BoardNumber => ({
    ...NUMBER,
    value,
    currency: 'EUR',
    standing: figures.length > 1 ? 'computed' : 'confirmed',
    figures,
  })
  const checked = (verdict: Check['verdict']): Board => {
    const board = boardWith(SAID)
    const rates = [{ from: 'NOK', to: 'EUR', rate: '0.085', date: '2026-11-20' }]
    const check = {
      kind: 'pledges-total',
      stated: number('4', ['l2.1']),
      computed: number('5', ['l3.1', 'l4.1']),
      verdict,
      rates,
    } as const
    return { ...board, programmes: board.programmes.map((one) => ({ ...one, checks: [check] })) }
  }

  it.each([
    ['agrees', '✓agrees'],
    ['disagrees', '≠disagrees'],
  ] as const)('that say "%s" do so by word and shape, with both sides as ways to what was said', (verdict, words) => {
    const page = show(SAID, checked(verdict))
    expect(page.find('.head .state').text()).toBe(words)
    byRole(page, 'button', '€4, Sum of the pledges and the total, said').click()
    expect(page.emitted('open')).toEqual([['l2.1']])
    byRole(page, 'button', '€5, Sum of the pledges and the total, computed')
  })

  it('show the rate that was entered, with its day', () => {
    expect(show(SAID, checked('agrees')).find('.rate').text()).toBe(
      'Converted at 1 NOK = 0.085 EUR, the rate that was entered for 20 Nov 2026.',
    )
  })
})

describe('what has nothing on it yet', () => {
  it('says what will come', () => {
    expect(show([], { programmes: [], others: [] }).text()).toContain('They will stand here as they are said')
    takeDownBoard()
    expect(show([]).text()).toContain('Its total, pace and pledges will stand here')
  })

  it('leads from the name of a programme to its page', () => {
    expect(byRole(show(), 'link', 'Quay Fund: over all briefings').getAttribute('href')).toBe('/programmes/fund')
  })

  it('escapes a name that would be markup', () => {
    const page = show(SAID, boardWith(SAID, [{ ...FUND, name: '<img src=x onerror=alert(1)>' }]))
    expect(page.find('img').exists()).toBe(false)
    expect(page.find('h3').text()).toContain('<img src=x onerror=alert(1)>')
  })
})
