/** Captions as they roll: what stands keeps its place, and what is out of sight is let go of. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '#shared/domain/briefing.ts'
import { letGoBefore, rolled, spokenOf, type CaptionParagraph, type Spoken } from '../../client/screens/captions.ts'
import { directionOf, exactRow, firstLineKept, rolledTo } from '../../client/screens/rollingRows.ts'
import { briefingWith, lineEvent, recorded } from './support/facts.ts'

const line = (id: string, speakerId: string | null = 'oona', text = `Words of ${id}.`): Spoken => ({
  id,
  speakerId,
  text,
  isInterim: false,
})
const spoken = (id: string, text: string, speakerId: string | null = 'oona'): Spoken => ({
  id,
  speakerId,
  text,
  isInterim: true,
})
const say = (mark: string) => mark
const wordsOf = (paragraphs: readonly CaptionParagraph[]) =>
  paragraphs.map(({ isNewSpeaker, lines }) => (isNewSpeaker ? '> ' : '') + lines.map(({ text }) => text).join(' '))

describe('what was said last', () => {
  it('is the lines of the record as they read by now, without what was taken back, and then what is being spoken', () => {
    const briefing = briefingWith(
      recorded(5, lineEvent('a')),
      recorded(6, lineEvent('b', 'We stand at 4 million.')),
      recorded(7, lineEvent('c')),
      recorded(8, { type: 'LineCorrected', lineId: 'b', text: 'We stand at 4 billion.', marks: [] }),
      recorded(9, { type: 'LineRetracted', lineId: 'c', reason: 'a slip' }),
    )
    const interims = [{ lineId: 'd', speakerId: null, text: 'so the', at: 0 }]
    expect(spokenOf(briefing, interims, 0, say).map(({ text, speakerId }) => [text, speakerId])).toEqual([
      ['Words of a.', 'oona'],
      ['We stand at 4 billion.', 'oona'],
      // Who speaks is not known yet: whoever spoke before.
      ['so the', 'oona'],
    ])
  })

  it('begins with what the record took from a moment on', () => {
    const briefing = briefingWith(recorded(5, lineEvent('a')), recorded(60, lineEvent('b')))
    const since = briefing.lines[1]?.at ?? 0
    expect(spokenOf(briefing, [], since, say).map(({ id }) => id)).toEqual(['b'])
  })

  it('says what was heard but is no words', () => {
    const briefing = briefingWith(recorded(5, lineEvent('a', 'Thank you.', { marks: ['applause'] })))
    expect(spokenOf(briefing, [], 0, () => 'clapping')[0]?.text).toBe('Thank you. [clapping]')
  })
})

describe('rolling captions', () => {
  it('go on in one paragraph while one person speaks, and begin another with the next', () => {
    const said = rolled([], [line('a'), line('b'), line('c', 'kit'), line('d', 'kit')])
    expect(wordsOf(said)).toEqual(['> Words of a. Words of b.', '> Words of c. Words of d.'])
  })

  it('put a line in the place of the text that was being spoken', () => {
    const first = rolled([], [line('a'), spoken('b', 'we now stand')])
    const then = rolled(first, [line('a'), line('b', 'oona', 'We now stand at four.')])
    expect(wordsOf(then)).toEqual(['> Words of a. We now stand at four.'])
    expect(then[0]?.id).toBe(first[0]?.id)
  })

  it('put a correction in the place of what it corrects, and take out what was taken back', () => {
    const first = rolled([], [line('a'), line('b'), line('c')])
    const then = rolled(first, [line('a', 'oona', 'Other words.'), line('c')], new Set(['b']))
    expect(wordsOf(then)).toEqual(['> Other words. Words of c.'])
  })

  it('take out text that is not spoken any more', () => {
    const first = rolled([], [line('a'), spoken('b', 'hm')])
    expect(wordsOf(rolled(first, [line('a')]))).toEqual(['> Words of a.'])
  })

  it('move words to whoever turns out to have spoken them', () => {
    const first = rolled([], [line('a'), spoken('b', 'And who pays')])
    const then = rolled(first, [line('a'), line('b', 'kit', 'And who pays?')])
    expect(wordsOf(then)).toEqual(['> Words of a.', '> And who pays?'])
  })

  it('[I12] lose no line of two that come together, the later one of which was being spoken', () => {
    const first = rolled([], [line('a'), spoken('c', 'and thi')])
    const then = rolled(first, [line('a'), line('b'), line('c')])
    expect(then.flatMap(({ lines }) => lines.map(({ id }) => id))).toEqual(['a', 'b', 'c'])
    const other = rolled(first, [line('a'), line('c', 'kit'), line('d')])
    expect(other.flatMap(({ lines }) => lines.map(({ id }) => id))).toEqual(['a', 'c', 'd'])
  })

  it('[I12] put a late line before what the same person says already, and behind what somebody else says', () => {
    const first = rolled([], [line('a'), spoken('c', 'and thi'), spoken('x', 'but why', 'kit')])
    const then = rolled(first, [
      line('a'),
      line('b'),
      line('w', 'kit'),
      spoken('c', 'and this'),
      spoken('x', 'but why', 'kit'),
    ])
    expect(wordsOf(then)).toEqual(['> Words of a. Words of b. and this', '> Words of w. but why'])
    const other = rolled(first, [line('a'), line('y', 'mara'), spoken('c', 'and this'), spoken('x', 'but why', 'kit')])
    expect(wordsOf(other)).toEqual(['> Words of a. and this', '> but why', '> Words of y.'])
  })

  it('[I12] show each line once, and no text beside its line, in whatever order lines are finished', () => {
    const step = fc.record({
      open: fc.integer({ min: 0, max: 3 }),
      finish: fc.array(fc.nat({ max: 5 }), { maxLength: 4 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let next = 0
        const open: string[] = []
        const finished: string[] = []
        let paragraphs: readonly CaptionParagraph[] = []
        for (const { open: more, finish } of steps) {
          for (let at = 0; at < more; at += 1) open.push(String((next += 1)))
          for (const at of finish) finished.push(...open.splice(at, 1))
          const interims = open.map((id) => spoken(id, `so ${id}`, Number(id) % 2 === 0 ? 'oona' : 'kit'))
          paragraphs = rolled(paragraphs, [...finished.map((id) => line(id)), ...interims])
          const shown = paragraphs.flatMap(({ lines }) => lines)
          expect(shown.map(({ id }) => id).toSorted()).toEqual([...finished, ...open].toSorted())
          expect(shown.filter(({ isInterim }) => !isInterim)).toHaveLength(finished.length)
        }
      }),
    )
  })

  it('[T11] leave finished words where they are when somebody else turns out to have said them', () => {
    const first = rolled([], [line('a'), line('b'), line('c')])
    const then = rolled(first, [line('a'), line('b', 'kit'), line('c')])
    expect(wordsOf(then)).toEqual(['> Words of a.', '> Words of b.', '> Words of c.'])
    expect(then.map(({ speakerId }) => speakerId)).toEqual(['oona', 'kit', 'oona'])
    expect(wordsOf(rolled(then, [line('a'), line('b', 'kit'), line('c'), line('d')])).at(-1)).toBe(
      '> Words of c. Words of d.',
    )
  })

  it('keep lines that nobody looks at any more, and never bring back what was let go of', () => {
    const first = rolled([], [line('a'), line('b'), line('c')])
    const cut = letGoBefore(first, 'b')
    expect(wordsOf(cut)).toEqual(['Words of b. Words of c.'])
    expect(wordsOf(rolled(cut, [line('a'), line('b'), line('c'), line('d')]))).toEqual([
      'Words of b. Words of c. Words of d.',
    ])
    expect(wordsOf(rolled(cut, [line('c'), line('d')]))).toEqual(['Words of b. Words of c. Words of d.'])
  })

  it('keep the name of a paragraph whose first line stays', () => {
    const said = rolled([], [line('a'), line('b', 'kit')])
    expect(wordsOf(letGoBefore(said, 'b'))).toEqual(['> Words of b.'])
  })

  it('keep the last line of the record also where a long text is being spoken after it', () => {
    const said = rolled([], [line('a'), spoken('b', 'and so on')])
    expect(letGoBefore(said, 'b')).toBe(said)
  })

  it('say each line once and in order, whatever was let go of on the way', () => {
    const steps = fc.array(fc.record({ lines: fc.integer({ min: 0, max: 3 }), letGo: fc.integer({ min: 0, max: 4 }) }))
    fc.assert(
      fc.property(steps, (taken) => {
        let count = 0
        let paragraphs: readonly CaptionParagraph[] = []
        for (const { lines, letGo } of taken) {
          count += lines
          const known = Array.from({ length: count }, (_, at) => line(String(at), at % 5 < 3 ? 'oona' : 'kit'))
          paragraphs = rolled(paragraphs, known.slice(-24))
          const shown = paragraphs.flatMap((paragraph) => paragraph.lines.map(({ id }) => Number(id)))
          expect(shown).toEqual(shown.map((_, at) => count - shown.length + at))
          const first = shown[Math.min(letGo, shown.length - 1)]
          if (first !== undefined) paragraphs = letGoBefore(paragraphs, String(first))
        }
      }),
    )
  })

  it('hold a bounded number of lines over a day, when what is out of sight is let go of', () => {
    let paragraphs: readonly CaptionParagraph[] = []
    let most = 0
    for (let at = 0; at < 5_000; at += 1) {
      paragraphs = rolled(paragraphs, [line(String(at - 1)), line(String(at))])
      if (at > 8) paragraphs = letGoBefore(paragraphs, String(at - 8))
      most = Math.max(most, paragraphs.flatMap(({ lines }) => lines).length)
    }
    expect(most).toBeLessThan(12)
  })
})

describe('the rows of captions', () => {
  it('fill the box from below', () => {
    expect([1, 2, 3, 4].map((rows) => rolledTo(null, rows, 3))).toEqual([-2, -1, 0, 1])
  })
  it('never go back down when words become fewer, while any of them is seen', () => {
    expect([7, 6, 5].map((rows) => rolledTo(4, rows, 3))).toEqual([4, 4, 4])
    expect(rolledTo(-2, 1, 3)).toBe(-2)
  })
  it('begin anew from below where none of them is left in sight', () => {
    expect([4, 3, 1, 0].map((rows) => rolledTo(4, rows, 3))).toEqual([1, 0, -2, -3])
    expect(rolledTo(-1, 0, 3)).toBe(-3)
  })
  it('always have the last words in the box, whatever is said and taken back', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 })), fc.integer({ min: 2, max: 3 }), (heights, shown) => {
        let above: number | null = null
        for (const rows of heights) {
          above = rolledTo(above, rows, shown)
          expect(rows).toBeLessThanOrEqual(above + shown)
          if (rows > 0) expect(rows).toBeGreaterThan(above)
        }
      }),
    )
  })
  it('are let go of once they are a whole box out of sight', () => {
    expect(firstLineKept([0, 2, 4, 7], 7, 3)).toBe(2)
    expect(firstLineKept([0, 2, 4, 7], 2, 3)).toBe(0)
    expect(firstLineKept([], 9, 3)).toBe(0)
  })
  it('are of a height that browsers draw exactly', () => {
    const row = exactRow(10.8 * 6.4 * 1.32)
    expect(row * 64).toBe(Math.round(row * 64))
    expect(exactRow(0)).toBe(1)
  })
  it('run as the language of the briefing does', () => {
    expect(['en', 'fr-BE', 'ar', 'he-IL'].map(directionOf)).toEqual(['ltr', 'ltr', 'rtl', 'rtl'])
  })
})

it('what is looked at of a long record is its end alone', () => {
  const many = Array.from({ length: 300 }, (_, at) => recorded(5 + at, lineEvent(`l${at}`)))
  const said = spokenOf(fold(many, briefingWith()), [], 0, say)
  expect(said.length).toBeLessThan(50)
  expect(said.at(-1)?.id).toBe('l299')
})
