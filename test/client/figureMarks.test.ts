/** Figures on the reporter page: which are shown, where they stand in a line, what is told of them. */
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { shallowReactive, watchEffect, nextTick } from 'vue'
import { NO_VALUES, type Figure } from '#shared/domain/figures/state.ts'
import FiguredWords from '../../client/components/transcript/FiguredWords.vue'
import { figuresIn, stretches, type Stretch } from '../../client/figures/figureMarks.ts'
import { newsOf } from '../../client/figures/figureNews.ts'
import { updateLineFigures } from '../../client/figures/lineFigures.ts'
import { isMarked } from '../../client/figures/shownFigures.ts'
import { loadWords, setLocale, useI18n } from '../../client/format/i18n.ts'
import { pieces, type Piece } from '../../client/format/marks.ts'
import { figuresWords } from '../../client/locales/wordSets.ts'
import { parseTarget } from '../../client/reading/target.ts'
import { byRole } from './support/byRole.ts'
import { START } from './support/facts.ts'

beforeAll(async () => {
  await setLocale('en')
  await loadWords(figuresWords)
})

const TEXT = '(Laughter.) We are at 240 million, and at 60 million a month.'

function figureOf(said: string, more: Partial<Figure> = {}): Figure {
  const start = Math.max(0, TEXT.indexOf(said))
  return {
    id: `a.${start}`,
    seq: 6,
    at: START,
    origin: 'said',
    state: 'heard',
    values: { ...NO_VALUES, value: '240000000', measure: 'total' },
    earlier: [],
    source: {
      lineId: 'a',
      speakerId: 'oona',
      turn: 0,
      saidAt: START,
      said,
      start,
      end: start + said.length,
      sentence: { start: 0, end: TEXT.length, text: TEXT },
    },
    unitCarried: false,
    confidence: 90,
    programme: null,
    into: null,
    flag: null,
    ...more,
  }
}

const total = figureOf('240 million')
const pace = figureOf('60 million a month')

describe('a figure in the words of its line', () => {
  it('is cut out where it stands, also after what was heard but is no words', () => {
    const placed = figuresIn(TEXT, [pace, total])
    const parts = pieces(TEXT, ['laughter']).flatMap((piece): readonly (Stretch | Piece)[] =>
      piece.kind === 'words' ? stretches(piece.text, piece.start, placed) : [piece],
    )
    expect(parts.map((part) => (part.kind === 'mark' ? part.mark : `${part.kind}: ${part.text}`))).toEqual([
      'laughter',
      'words:  We are at ',
      'figure: 240 million',
      'words: , and at ',
      'figure: 60 million a month',
      'words: .',
    ])
  })

  it('is not marked where its words are not at their place any more', () => {
    expect(figuresIn(TEXT.replace('240', '250'), [total, pace])).toEqual([pace])
  })

  it('is not marked within another', () => {
    expect(figuresIn(TEXT, [figureOf('60 million'), pace])).toEqual([pace])
  })

  it('is a button that names measure and state, and opens its card by mouse and by key', async () => {
    const props = { text: TEXT, parts: pieces(TEXT, []), figures: [total] }
    const wrapper = mount(FiguredWords, { props, attachTo: document.body })
    const mark = byRole(wrapper, 'button', '240 million: Total so far, Heard, unconfirmed')
    mark.click()
    mark.dispatchEvent(new KeyboardEvent('keydown', { key: ' ' }))
    await nextTick()
    expect(wrapper.emitted('open')).toEqual([[total.id], [total.id]])
    expect(document.body.textContent).toContain(TEXT)
    wrapper.unmount()
  })

  it('tells what it was corrected to, and that it is looked at again', () => {
    const corrected = figureOf('240 million', { state: 'corrected', values: { ...total.values, value: '242000000' } })
    const props = { text: TEXT, parts: pieces(TEXT, []), figures: [corrected] }
    const wrapper = mount(FiguredWords, { props })
    expect(wrapper.text()).toContain('corrected to 242 million')
    const flagged = mount(FiguredWords, { props: { ...props, figures: [{ ...corrected, flag: 'line-corrected' }] } })
    expect(flagged.text()).toContain('being checked again')
  })
})

it('readers are shown what is confirmed, corrected, superseded or likely enough', () => {
  const shown = (['confirmed', 'corrected', 'superseded', 'dismissed', 'merged', 'withdrawn'] as const).filter(
    (state) => isMarked({ state, confidence: 90 }),
  )
  expect(shown).toEqual(['confirmed', 'corrected', 'superseded'])
  expect(isMarked({ state: 'heard', confidence: 60 })).toBe(true)
  expect(isMarked({ state: 'heard', confidence: 59 })).toBe(false)
})

it('a figure changes the entry of its line and draws no other line anew', async () => {
  const other = figureOf('240 million', { id: 'b.1', source: { ...total.source!, lineId: 'b' } })
  const byLine = shallowReactive(new Map<string, readonly Figure[]>())
  updateLineFigures(byLine, [], [other])
  let drawn = 0
  watchEffect(() => {
    byLine.get('b')
    drawn += 1
  })
  updateLineFigures(byLine, [other], [other, total])
  await nextTick()
  expect(byLine.get('a')).toEqual([total])
  expect(drawn).toBe(1)
  updateLineFigures(byLine, [other, total], [other, { ...total, state: 'dismissed' }])
  expect(byLine.has('a')).toBe(false)
  expect(byLine.get('b')).toEqual([other])
})

it('a correction is news, once; what is heard or confirmed is none', () => {
  const { t } = useI18n(figuresWords)
  const confirmed = figureOf('240 million', { state: 'confirmed' })
  const corrected = figureOf('240 million', { state: 'corrected', values: { ...total.values, value: '242000000' } })
  expect(newsOf([], [total], t, 'en')).toEqual([])
  expect(newsOf([total], [confirmed], t, 'en')).toEqual([])
  expect(newsOf([confirmed], [corrected], t, 'en')).toEqual([
    'Figure corrected: Total so far, 240 million, now 242 million',
  ])
  expect(newsOf([corrected], [corrected, pace], t, 'en')).toEqual([])
  expect(newsOf([confirmed], [{ ...confirmed, state: 'withdrawn' }], t, 'en')).toEqual([
    'Figure withdrawn: Total so far, 240 million',
  ])
})

it('an address names a figure', () => {
  expect(parseTarget('#figure-a.1')).toEqual({ kind: 'figure', figureId: 'a.1' })
  expect(parseTarget('#figure-a%3A1')).toEqual({ kind: 'figure', figureId: 'a:1' })
  expect(parseTarget('#figure-%')).toBeNull()
})
