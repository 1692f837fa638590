/** The page of a programme over several briefings, with a server behind it that answers as the test says. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Figure } from '#shared/domain/figures/state.ts'
import type { ProgrammeTimeline } from '#shared/protocol/figures.ts'
import { figureOf, FUND, speak, unfold, ZONE } from './support/boards.ts'
import { byRole } from './support/byRole.ts'
import { START } from './support/facts.ts'
import { answerWith, Refused } from './support/newsroom.ts'
import { visit, type Visit } from './support/visit.ts'

const DAY = 86_400_000
const SESSION = { role: 'reader', account: null, staff: [] }
let open: Visit | null = null

const told = (figure: Figure, day: number): ProgrammeTimeline['briefings'][number]['figures'][number] => ({
  ...figure,
  source: figure.source === null ? null : { ...figure.source, saidAt: figure.source.saidAt + day * DAY },
  speaker: 'Oona Vey',
})

/** Two briefings, whose figures have the same ids. */
function timeline(figures: readonly (readonly Figure[])[]): ProgrammeTimeline {
  return {
    id: FUND.id,
    programme: { ...FUND, aliases: ['the Fund'], target: '5000000000' },
    briefings: figures.map((those, day) => ({
      id: `day-${day}`,
      title: `Day ${day} <b>`,
      at: START + day * DAY,
      timeZone: ZONE,
      programme: FUND,
      figures: those.map((figure) => told(figure, day)),
    })),
  }
}
const total = (value: string, about: Partial<Figure> = {}) => figureOf(1, { value, measure: 'total' }, about)

async function see(answer: unknown): Promise<Visit> {
  answerWith({ 'GET /api/sessions/current': SESSION, 'GET /api/programmes/fund': answer })
  open = await visit('/programmes/fund')
  return open
}

beforeEach(() => speak('en'))
afterEach(() => {
  open?.leave()
  open = null
  vi.unstubAllGlobals()
})

describe('the page of a programme', () => {
  it('shows what each briefing said, each figure a way to its place there', async () => {
    const { page } = await see(timeline([[total('2000000000')], [total('4000000000')]]))
    expect(page.find('h1').text()).toBe('Quay Fund')
    expect(document.title).toContain('Quay Fund')
    expect(page.findAll('h2').map((title) => title.text())).toEqual(['Day 0 <b>', 'Day 1 <b>'])
    expect(byRole(page, 'link', '2 billion').getAttribute('href')).toBe('/b/day-0#figure-l1.1')
    expect(byRole(page, 'link', '4 billion').getAttribute('href')).toBe('/b/day-1#figure-l1.1')
  })

  it('draws one curve over all of them, whose table tells apart what two briefings call alike', async () => {
    const { page, router } = await see(timeline([[total('2000000000')], [total('4000000000')]]))
    expect(page.find('svg[role=img]').attributes('aria-label')).toBe(
      'Quay Fund: 2 totals, from 2 billion at 24 Nov 2026, 09:01 to 4 billion at 25 Nov 2026, 09:01. The target is 5 billion.',
    )
    const gone = vi.spyOn(router, 'push').mockResolvedValue(undefined)
    await unfold(page)
    await page.findAll('tbody button')[1]?.trigger('click')
    expect(gone.mock.calls).toEqual([['/b/day-1#figure-l1.1']])
  })

  it('leaves out what nobody confirmed and is hardly likely', async () => {
    const { page } = await see(timeline([[total('2', { state: 'heard', confidence: 59 })]]))
    expect(page.text()).toContain('No figures of it in this briefing.')
    expect(page.text()).toContain('They will stand here, briefing by briefing')
    expect(page.find('svg[role=img]').exists()).toBe(false)
  })

  it('says that there is no such programme', async () => {
    const { page } = await see(new Refused(404, 'programme-not-found'))
    expect(byRole(page, 'heading', 'There is no such programme')).toBeTruthy()
  })

  it('says what went wrong, and tries again', async () => {
    let isUp = false
    const { page } = await see(() => (isUp ? timeline([[total('2')]]) : new Refused(503, 'store-down')))
    expect(byRole(page, 'heading', 'The programme could not be loaded')).toBeTruthy()
    isUp = true
    byRole(page, 'button', 'Try again').click()
    await flushPromises()
    expect(page.find('h1').text()).toBe('Quay Fund')
  })

  it('is said in French as well', async () => {
    await speak('fr')
    const { page } = await see(timeline([[total('2000000000')]]))
    expect(page.text()).toContain('À travers les points de presse')
    expect(page.text()).toMatch(/2\smilliards/)
  })
})
