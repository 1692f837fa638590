import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { respellings, spelt, TERMS_AT_MOST } from '#shared/domain/glossary.ts'
import { LINE_TEXT_LIMIT } from '#shared/domain/lineText.ts'
import type { Command } from '#shared/domain/commands.ts'
import type { Term } from '#shared/domain/vocabulary.ts'
import { LIVE, play, SCHEDULED } from '../support/briefings.ts'
import { given } from '../support/given.ts'

const term = (written: string, ...heard: string[]): Term => ({
  id: written.toLowerCase().replace(/\W+/g, '-'),
  written,
  heard,
})
const VEY = term('Oona Vey', 'una vay', 'vay', 'Vey')
const QUAY = term('quay', 'key')
const ZONE = term('Quay Zone', 'key zone', 'kee zone')
const TERMS = [VEY, QUAY, ZONE]
const set = (...terms: Term[]): Command => ({ type: 'SetTerms', terms })

describe('terms are set', () => {
  it('[GL1] before the briefing and on the fly', () => {
    given([SCHEDULED])
      .when(set(VEY, QUAY))
      .then({ type: 'TermsSet', terms: [VEY, QUAY] })
    given(LIVE)
      .when(set(VEY))
      .then({ type: 'TermsSet', terms: [VEY] })
  })

  it('[GL1] and in the place of those with the same id', () => {
    const louder = { ...QUAY, heard: ['key', 'kay'] }
    expect(play([set(VEY, QUAY), set(louder)]).briefing.glossary).toEqual([VEY, louder])
  })

  it.each([
    ['what another term hears', term('Kee', 'KEY')],
    ['what another term writes', term('Kee', 'Oona  vey')],
    ['what another term writes already', { ...term('Oona VEY'), id: 'second' }],
  ])('[GL1] not with %s', (_, taken) => {
    given(play([set(VEY, QUAY)]).events)
      .when(set(taken))
      .thenRefused('term-taken')
  })

  it('[GL1] not writing what another term hears', () => {
    given(play([set(VEY, QUAY)]).events)
      .when(set(term('Key', 'kee')))
      .thenRefused('term-taken', { words: 'key' })
  })

  it('[GL1] two at once that contradict each other are refused together', () => {
    given(LIVE)
      .when(set(VEY, term('Vay', 'wey')))
      .thenRefused('term-taken')
  })

  it('[GL1] also where two give each other what they hear, in one command', () => {
    const [one, other] = [term('Alpha', 'beta'), term('Gamma', 'delta')]
    const crossed = set({ ...one, heard: ['delta'] }, { ...other, heard: ['beta'] })
    given(play([set(one, other)]).events)
      .when(crossed)
      .thenDone()
  })

  it('[GL1] up to as many as a glossary holds', () => {
    const many = Array.from({ length: TERMS_AT_MOST }, (_, n) => term(`Word ${n}`, `wort ${n}`))
    const full = [
      ...LIVE,
      { type: 'TermsSet', terms: many.slice(0, 200) },
      { type: 'TermsSet', terms: many.slice(200) },
    ] as const
    given(full).when(set(VEY)).thenRefused('terms-too-many', { limit: TERMS_AT_MOST })
    given(full)
      .when(set({ ...term('Word 7', 'worth 7') }))
      .thenDone()
  })

  it('[GL3] those that stand so already need no fact, and of others only what is new', () => {
    const { events } = play([set(VEY, QUAY)])
    given(events).when(set(VEY, QUAY)).then()
    given(events)
      .when(set(VEY, ZONE))
      .then({ type: 'TermsSet', terms: [ZONE] })
  })

  it('[GL3] those that are gone are removed already', () => {
    const { events } = play([set(VEY, QUAY)])
    const remove = (...termIds: string[]): Command => ({ type: 'RemoveTerms', termIds })
    given(events).when(remove('nothing')).then()
    given(events)
      .when(remove('quay', 'nothing', 'quay'))
      .then({ type: 'TermsRemoved', termIds: ['quay'] })
    expect(play([remove('quay')], events).briefing.glossary).toEqual([VEY])
  })
})

describe('a text is written as the glossary has it', () => {
  it.each([
    ['in whatever case it is heard', 'by UNA VAY herself', 'by Oona Vey herself'],
    ['whole words only', 'the keyhole, a monkey, keys', 'the keyhole, a monkey, keys'],
    ['next to whatever is no letter', '(key), “key”-key; key’s', '(quay), “quay”-quay; quay’s'],
    ['the longest first', 'in the key zone by the key', 'in the Quay Zone by the quay'],
    ['a capital stays at the beginning of a sentence', 'Key by key. Key.', 'Quay by quay. Quay.'],
    ['and shouting is no beginning of a sentence', 'THE KEY', 'THE quay'],
    ['a part that is heard is not doubled where the whole stands', 'Oona Vey and Vey', 'Oona Vey and Oona Vey'],
    ['also at the end and with capitals', 'said OONA VEY', 'said OONA VEY'],
    ['not where the whole is part of another word', 'Moona Vey', 'Moona Oona Vey'],
    ['nor of the beginning of one', 'Oona Veyron', 'Oona Veyron'],
    ['nothing is heard twice in what was written', 'una vay', 'Oona Vey'],
  ])('[GL2] %s', (_, text, written) => expect(spelt(text, TERMS)).toBe(written))

  it('[GL2] what overlaps goes to what begins first', () => {
    const overlapping = [term('Alpha', 'one two'), term('Beta', 'two three')]
    expect(spelt('one two three two three', overlapping)).toBe('Alpha three Beta')
  })

  it('[GL2] with words of other scripts, accents and apostrophes', () => {
    const terms = [term('Élodie Ähre', 'elodie ere'), term('l’Étang', 'letang'), term('Грин', 'грын')]
    expect(spelt('Elodie Ere à letang, ГРЫН', terms)).toBe('Élodie Ähre à l’Étang, Грин')
    expect(spelt('éelodie ere', terms)).toBe('éelodie ere')
  })

  it('[GL2] words that begin or end with something else than a letter', () => {
    expect(spelt('we use c plus plus, and .net', [term('C++', 'c plus plus'), term('.NET', '.net')])).toBe(
      'we use C++, and .NET',
    )
    expect(spelt('ask the $key now', [term('Locker', '$key')])).toBe('ask the Locker now')
  })

  it('[GL2] a word that is heard as it is written is given its capitals', () => {
    const terms = [term('NATO Quay', 'nato quay'), term('eNav', 'enav')]
    expect(spelt('the nato QUAY has eNav and ENAV', terms)).toBe('the NATO Quay has eNav and eNav')
  })

  it('[GL2] a letter beyond the first plane is a letter', () => {
    expect(spelt('key𐐷 𐐷key key', [QUAY])).toBe('key𐐷 𐐷key quay')
  })

  it('[GL2] a letter whose lower case is longer moves nothing', () => {
    expect(spelt('İİİ key İ', [QUAY])).toBe('İİİ quay İ')
  })

  it('[GL2] an empty text and an empty glossary', () => {
    expect(spelt('', TERMS)).toBe('')
    expect(spelt('key', [])).toBe('key')
    expect(spelt('key', [term('Quay')])).toBe('key')
  })

  it('[GL2] says where, in order and without overlaps', () => {
    expect(respellings('Key, key zone', TERMS)).toEqual([
      { from: 0, to: 3, written: 'Quay' },
      { from: 5, to: 13, written: 'Quay Zone' },
    ])
  })
})

const words = fc.array(fc.constantFrom('key', 'Key', 'zone', 'una', 'vay', 'Vey', 'Oona', 'and', ',', '.', '“'), {
  maxLength: 30,
})
const text = words.map((each) => each.join(' '))

describe('whatever is said', () => {
  it('[GL2] what stands between the places stays as it was, and the places never overlap', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'grapheme', maxLength: 200 })), (said) => {
        const places = respellings(said, TERMS)
        const kept = places.map(({ from }, index) => said.slice(places[index - 1]?.to ?? 0, from))
        kept.push(said.slice(places.at(-1)?.to ?? 0))
        expect(places.every(({ from, to }, index) => from < to && from >= (places[index - 1]?.to ?? 0))).toBe(true)
        const rebuilt = kept.reduce((before, part, index) => before + (places[index - 1]?.written ?? '') + part)
        expect(rebuilt).toBe(spelt(said, TERMS))
      }),
    )
  })

  it('[GL2] a text that was written so once is not written anew', () => {
    const apart = [QUAY, ZONE, term('Oona Vey', 'una vay')]
    fc.assert(
      fc.property(text, (said) => {
        expect(spelt(spelt(said, apart), apart)).toBe(spelt(said, apart))
      }),
    )
  })

  it('[GL2] no word that nobody hears is changed by five hundred terms', () => {
    const many = Array.from({ length: TERMS_AT_MOST }, (_, n) => term(`Word ${n}`, `wort${n}`, `wort ${n} und mehr`))
    const said = 'On the quay wort and Wortes stood 12 people. '.repeat(400)
    expect(respellings(said, many)).toEqual([])
    expect(spelt(said, many)).toBe(said)
  })

  it('[GL2] the longest line with the largest glossary, all of it beginning alike, is written at once', () => {
    const heard = Array.from({ length: 12 }, (_, n) => `a ${'a '.repeat(n * 3)}b`)
    const many = Array.from({ length: TERMS_AT_MOST }, (_, n) => term(`Word ${n}`, ...heard.map((each) => each + n)))
    const said = 'a '.repeat(LINE_TEXT_LIMIT / 2)
    expect(spelt(said, many)).toBe(said)
    const began = performance.now()
    expect(spelt(said, many)).toBe(said)
    // Looking at each of the 6000 for each word takes seconds.
    expect(performance.now() - began).toBeLessThan(500)
  })
})
