/** The figures of an embedded briefing: the newest few of those about no programme, under one rule. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import EmbedFigures from '../../client/components/embed/EmbedFigures.vue'
import { embedWords } from '../../client/embed/words.ts'
import { loadWords } from '../../client/format/i18n.ts'
import { figureOf, showPart, speak, takeDownBoard } from './support/boards.ts'
import { briefingWith } from './support/facts.ts'

beforeEach(async () => {
  await speak('en')
  await loadWords(embedWords)
})
afterEach(takeDownBoard)

it('shows the newest of those about no programme, the last said first', () => {
  const figures = [1, 2, 3, 4, 5].map((minute) =>
    figureOf(minute, { value: `${minute}00`, measure: 'pledge' }, { programme: null }),
  )
  const page = showPart(EmbedFigures, { briefing: { ...briefingWith(), figures }, offset: 0 })
  expect(page.findAll('.listed .number').map((number) => number.text())).toEqual(['500', '400', '300'])
})
