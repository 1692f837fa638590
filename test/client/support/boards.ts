/** Figures and boards for the tests of the page, made by the domain itself. */
import { mount, type VueWrapper } from '@vue/test-utils'
import { defineComponent, type Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Board } from '#shared/domain/figures/board.ts'
import { boardOf } from '#shared/domain/figures/boardOf.ts'
import { NO_VALUES, type Figure, type Programme } from '#shared/domain/figures/state.ts'
import type { FigureSource, FigureValues } from '#shared/domain/figures/vocabulary.ts'
import { loadWords, setLocale, type Locale } from '../../../client/format/i18n.ts'
import { figuresBoardWords, figuresWords } from '../../../client/locales/wordSets.ts'
import { KIT, OONA, START } from './facts.ts'

export const ZONE = 'Europe/Brussels'
export const SPEAKERS = [OONA, KIT]

export const FUND: Programme = {
  id: 'fund',
  name: 'Quay Fund',
  aliases: [],
  unit: null,
  currency: null,
  target: null,
  period: { from: '2026-01-01', to: '2026-12-31' },
  baseline: null,
  seq: 1,
}

/** The source of words that were said in a sentence, so many minutes after the start. */
export function sourceOf(said: string, text: string, minute: number, speakerId = 'oona'): FigureSource {
  const from = 20
  const start = from + text.indexOf(said)
  const sentence = { start: from, end: from + text.length, text }
  return {
    lineId: `l${minute}`,
    speakerId,
    turn: 0,
    saidAt: START + minute * 60_000,
    said,
    start,
    end: start + said.length,
    sentence,
  }
}

/** A confirmed one of the fund, said in the given minute. */
export function figureOf(minute: number, values: Partial<FigureValues>, about: Partial<Figure> = {}): Figure {
  return {
    id: `l${minute}.1`,
    at: START + minute * 60_000,
    seq: minute,
    origin: 'said',
    state: 'confirmed',
    values: { ...NO_VALUES, ...values },
    earlier: [],
    source: sourceOf('the words', 'These are the words of it.', minute),
    unitCarried: false,
    confidence: 90,
    programme: FUND.id,
    into: null,
    flag: null,
    ...about,
  }
}

/** Two totals, the first replaced; a target that was only heard; a pace. */
export const SAID: readonly Figure[] = [
  figureOf(1, { value: '2500000000', measure: 'total' }, { state: 'superseded' }),
  figureOf(2, { value: '4000000000', measure: 'total' }),
  figureOf(3, { value: '5000000000', measure: 'target', hedged: true }, { state: 'heard' }),
  figureOf(4, { value: '1000000000', measure: 'pace', per: 'month' }),
]

export function boardWith(figures: readonly Figure[], programmes: readonly Programme[] = [FUND]): Board {
  return boardOf({ figures, programmes, rates: [] }, { now: START, timeZone: ZONE, includes: 'heard' })
}

export async function speak(locale: Locale): Promise<void> {
  await setLocale(locale)
  await loadWords(figuresWords)
  await loadWords(figuresBoardWords)
}

let shown: VueWrapper | null = null
export function takeDownBoard(): void {
  shown?.unmount()
  shown = null
}

export function showPart(part: Component, props: object): VueWrapper {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: defineComponent(() => () => null) }],
  })
  shown = mount(part, {
    props: { speakers: SPEAKERS, timeZone: ZONE, ...props },
    global: { plugins: [router] },
    attachTo: document.body,
  })
  return shown
}

/** Opens whatever can be unfolded, as a press on its summary does. */
export async function unfold(page: VueWrapper): Promise<void> {
  for (const details of page.findAll<HTMLDetailsElement>('details')) {
    details.element.open = true
    await details.trigger('toggle')
  }
}
