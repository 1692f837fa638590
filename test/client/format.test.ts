/** Names, marks, quotes and times as a reader sees them. */
import { describe, expect, it } from 'vitest'
import { currentLine } from '#shared/domain/transcript.ts'
import { fill, type Translate } from '../../client/format/i18n.ts'
import { pieces, spokenText } from '../../client/format/marks.ts'
import { lineUrl, quoteText } from '../../client/format/quote.ts'
import { asker, named } from '../../client/format/speakers.ts'
import { clockTimeWithSeconds, longDate, runningTime, zoneName } from '../../client/format/times.ts'
import { en } from '../../client/locales/en.ts'
import { fr } from '../../client/locales/fr.ts'
import { OONA, briefingWith, KIT, lineFact, recorded, START } from './support/facts.ts'

const t: Translate = (key, ...[params]) => fill('en', en[key], params)
const tFr: Translate = (key, ...[params]) => fill('fr', fr[key], params)

describe('marks', () => {
  it('stand where the source printed them', () => {
    expect(pieces('[inaudible] … last night?', ['inaudible'])).toEqual([
      { kind: 'mark', mark: 'inaudible' },
      { kind: 'words', text: ' … last night?', start: 11 },
    ])
  })

  it('are said in the language of the reader', () => {
    expect(spokenText('It is. (Laughter.)', ['laughter'], (mark) => tFr(`mark.${mark}`))).toBe('It is. [rires]')
  })

  it('that are not printed stand before or after the words', () => {
    expect(
      pieces('Yes.', ['interpreted', 'applause']).map((piece) => (piece.kind === 'mark' ? piece.mark : piece.text)),
    ).toEqual(['interpreted', 'Yes.', 'applause'])
  })

  it('leave brackets that are no mark of the line to its words', () => {
    expect(pieces('walking [away] from it', ['inaudible'])).toContainEqual({
      kind: 'words',
      text: 'walking [away] from it',
      start: 0,
    })
  })

  it('do not repeat a break that can be seen', () => {
    expect(pieces('But if we –', ['broken-off'])).toEqual([{ kind: 'words', text: 'But if we –', start: 0 }])
    expect(pieces('But if we', ['broken-off'])).toHaveLength(2)
  })
})

describe('names', () => {
  it('fall back to what is known', () => {
    expect(named(OONA, t)).toEqual({ name: 'Oona Vey', about: 'Chair of the Quay' })
    expect(named({ ...KIT, name: null, outlet: null, role: 'Reporter' }, tFr)).toEqual({
      name: 'Journaliste',
      about: '',
    })
    expect(named(null, t)).toEqual({ name: 'Speaker not named', about: '' })
  })

  it('of an asker without one say so', () => {
    expect(asker(KIT, t)).toBe('Kit Marsh, Tideway Radio')
    expect(asker(null, t)).toBe('unnamed reporter')
  })
})

describe('a copied quote', () => {
  const briefing = briefingWith(
    lineFact(5, 'a', 'The gate holds.'),
    recorded(6, { type: 'LineCorrected', lineId: 'a', text: 'The second gate holds.', marks: [] }),
  )
  const line = briefing.lines[0]
  if (line === undefined) throw new Error('the briefing has no line')
  const url = lineUrl({ origin: 'https://press.example' }, 'quay', 'a')

  it('carries the words as they stand, the correction, name, role, briefing, day, time with zone, and the link', () => {
    expect(quoteText(currentLine(line, briefing.amendments), { briefing, locale: 'en', t, url })).toBe(
      '“The second gate holds.” [corrected 09:00]\n' +
        `Oona Vey, Chair of the Quay, Arrival at the quay, ${longDate(START, 'en', 'Europe/Brussels')}, 09:00:00 (Brussels, UTC+1)\n` +
        'https://press.example/b/quay#line-a',
    )
  })

  it('is French for a French reader', () => {
    const quote = quoteText(currentLine(line, []), { briefing, locale: 'fr', t: tFr, url })
    expect(quote).toContain('«\u202fThe gate holds.\u202f»')
    expect(quote).toContain('mardi 24 novembre 2026')
  })
})

describe('times', () => {
  it('are those of the briefing, wherever the reader is', () => {
    expect(clockTimeWithSeconds(START, 'en', 'Europe/Brussels')).toBe('09:00:00')
    expect(clockTimeWithSeconds(START, 'fr', 'America/New_York')).toBe('03:00:00')
  })

  it('write a day out in words', () => {
    expect(longDate(START, 'en', 'Europe/Brussels')).toMatch(/^Tuesday,? 24 November 2026$/)
    expect(longDate(START, 'fr', 'Europe/Brussels')).toBe('mardi 24 novembre 2026')
  })

  it('name their zone, and say UTC for one that the browser does not know', () => {
    expect(zoneName('Europe/Brussels', START, 'en')).toBe('Brussels, UTC+1')
    expect(zoneName('Mars/Olympus', START, 'en')).toMatch(/^UTC/)
  })

  it('run in minutes and seconds, then hours, and never below zero', () => {
    expect([runningTime(72_400), runningTime(3_723_000), runningTime(-5)]).toEqual(['01:12', '1:02:03', '00:00'])
  })
})
