/** What the field of the captions page offers and makes of what is typed and pasted. */
import { describe, expect, it } from 'vitest'
import {
  askedMark,
  askedPerson,
  marksFor,
  peopleFor,
  phrasesOf,
  suggestions,
  taken,
} from '../../client/captions/completion.ts'
import { fieldActOf } from '../../client/captions/keys.ts'
import { cutPasted, isForLines } from '../../client/captions/pasting.ts'
import { lastToUndo, replacements, spelledOut, toggled } from '../../client/captions/replacing.ts'
import { KIT, OONA } from './support/facts.ts'

const ROSTER = [OONA, { ...KIT, aliases: ['The man from Tideway'] }]

describe('completion', () => {
  it('asks for a person after @ at the beginning of the field, and nowhere else', () => {
    expect(askedPerson('@kit ma', 7)).toEqual({ from: 0, to: 7, query: 'kit ma' })
    expect([askedPerson('mail a@b', 8), askedPerson('@a\nb', 4)]).toEqual([null, null])
  })

  it('finds people by name, alias, role, outlet and label, with or without accents, the name first', () => {
    const names = (query: string, roster = ROSTER) => peopleFor(query, roster).map(({ id }) => id)
    expect([names('oo'), names('marsh'), names('chair'), names('tide'), names('the man')]).toEqual([
      ['oona'],
      ['kit'],
      ['oona'],
      ['kit'],
      ['kit'],
    ])
    expect(names('elo', [{ ...OONA, name: 'Élodie Vey' }])).toEqual(['oona'])
    expect([names(''), names('zz')]).toEqual([['oona', 'kit'], []])
    const quay = { ...KIT, id: 'quay', name: 'Quay Marsh' }
    expect(names('quay', [OONA, quay])).toEqual(['quay', 'oona'])
  })

  it('asks for a mark after [, by what it is called here', () => {
    const asked = askedMark('Well [la', 8)
    expect(asked).toEqual({ from: 5, to: 8, query: 'la' })
    expect(marksFor('la', (mark) => mark)).toEqual(['laughter'])
    expect(marksFor('rir', (mark) => (mark === 'laughter' ? 'rires' : mark))).toEqual(['laughter'])
    expect(taken('Well [la', asked!, '')).toEqual({ text: 'Well ', caret: 5 })
  })

  it('goes on from the longest beginning that stands before the caret, at the end of a word', () => {
    const phrases = phrasesOf([{ id: 't', written: 'Harbour Authority', heard: [] }], ROSTER)
    const offered = (text: string, caret = text.length) =>
      suggestions(text, caret, phrases).map(({ from, written }) => [from, written])
    expect(offered('says the harbour aut')).toEqual([[9, 'Harbour Authority']])
    expect(offered('and Mar')).toEqual([[4, 'Marsh']])
    expect([offered('and Ma'), offered('Marsh'), offered('and Marx', 7), offered('Mar ')]).toEqual([[], [], [], []])
  })
})

describe('the keys of the field', () => {
  const pressed = (key: string, held = {}) => ({
    key,
    code: '',
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...held,
  })

  it('send on Enter and break the line with Shift, with words or without', () => {
    expect(fieldActOf(pressed('Enter'), false)).toBe('send')
    expect(fieldActOf(pressed('Enter', { shiftKey: true }), false)).toBeNull()
  })

  it('are commands in an empty field only, so that every sign can be typed', () => {
    const signs = ['/', '?', 'ArrowUp']
    expect(signs.map((key) => fieldActOf(pressed(key), true))).toEqual(['switch', 'show-keys', 'edit-last'])
    expect(signs.map((key) => fieldActOf(pressed(key), false))).toEqual([null, null, null])
  })

  it('are found with Alt where the letter is, whatever the keyboard makes of it', () => {
    expect(fieldActOf({ ...pressed('œ', { altKey: true }), code: 'KeyQ' }, false)).toBe('switch')
    expect(fieldActOf({ ...pressed('z', { altKey: true }), code: 'KeyW' }, false)).toBe('undo')
  })
})

describe('replacement by the glossary', () => {
  const TERMS = [
    { id: 'a', written: 'Harbour Authority', heard: ['harbor authority'] },
    { id: 'b', written: 'Tideway', heard: ['tide way'] },
  ]
  const TEXT = 'The harbor authority and the tide way, the Tide Way.'

  it('is shown before it happens, each word once', () => {
    expect(replacements(TEXT, TERMS, []).map(({ typed, written }) => `${typed} → ${written}`)).toEqual([
      'harbor authority → Harbour Authority',
      'tide way → Tideway',
    ])
  })

  it('is left to the server where all of it is wanted', () => {
    expect(spelledOut(TEXT, TERMS, [])).toEqual({ text: TEXT, verbatim: false })
  })

  it('is undone from the last on by one key, and what is left alone is sent as it is', () => {
    const last = lastToUndo(replacements(TEXT, TERMS, []))
    const leftAlone = toggled([], last?.typed ?? '')
    expect(spelledOut(TEXT, TERMS, leftAlone)).toEqual({
      text: 'The Harbour Authority and the tide way, the Tide Way.',
      verbatim: true,
    })
    expect(lastToUndo(replacements(TEXT, TERMS, leftAlone))?.typed).toBe('harbor authority')
    expect(toggled(leftAlone, 'tide way')).toEqual([])
  })
})

describe('a paste', () => {
  const cut = (text: string) => cutPasted(text, { speakers: ROSTER }, 'en')

  it('of a few words goes into the field, of more into lines', () => {
    expect([isForLines('three harbours'), isForLines('one\n')]).toEqual([false, false])
    expect([isForLines('one\ntwo'), isForLines('word '.repeat(60))]).toEqual([true, true])
  })

  it('is cut at labels, known or printed like one, and whoever spoke goes on until the next', () => {
    const text =
      'Oona Vey: We agreed.\nThat is all.\n\nKIT MARSH: On what?\n\nMara Iven (Gull Post): And when?\nNote: the tide.'
    expect(cut(text)).toEqual([
      { speaker: 'oona', text: 'We agreed. That is all.' },
      { speaker: 'kit', text: 'On what?' },
      { speaker: 'Mara Iven (Gull Post)', text: 'And when? Note: the tide.' },
    ])
  })

  it('is cut at French labels, whose article stands before the capital without a space', () => {
    const text = 'Ministre de l’Intérieur : Oui.\n\nSecrétaire d’État : Non.\n\nPas d’accord ici : rien.'
    expect(cut(text)).toEqual([
      { speaker: 'Ministre de l’Intérieur', text: 'Oui.' },
      { speaker: 'Secrétaire d’État', text: 'Non.' },
      { speaker: 'Secrétaire d’État', text: 'Pas d’accord ici : rien.' },
    ])
  })

  it('is not cut where a sentence holds a colon: at a place, a number or a heading', () => {
    const prose = [
      'In Brussels: The mood is grim.',
      'Article 5: All for one.',
      'Point One: We build.',
      'Phase II: We wait.',
      'Annex A: The list.',
      'Good News: nobody pays.',
      'The Good News: Nobody pays.',
      'Rock and Roll: Yes.',
      'NOTE: THE TIDE.',
      'À Bruxelles : Rien.',
      'Deuxième Point : Le pont.',
      'Im Bundestag: Nichts.',
    ]
    const lines = cut(`Oona Vey: We agreed.\n\n${prose.join('\n\n')}`)
    expect(lines).toEqual([
      { speaker: 'oona', text: 'We agreed.' },
      ...prose.map((text) => ({ speaker: 'oona', text })),
    ])
  })

  it('is cut at names, roles and numbered voices that stand once, and at whatever else stands twice', () => {
    const labels = [
      'Mara Iven',
      'Ursula von der Leyen',
      'Lena Voss, Channel 4',
      'Tom Arkel (France 2)',
      'First Minister, Ida Roe',
      'Reporter 2',
      'Speaker 1',
      'HOLM',
      'The President',
    ]
    expect(cut(labels.map((label) => `${label}: Yes.`).join('\n'))).toEqual(
      labels.map((speaker) => ({ speaker, text: 'Yes.' })),
    )
    const twice = 'Mara Iven: and when?\nBank of Quay: we say nothing.\nMara Iven: why?\nBank of Quay: no.'
    expect(cut(twice).map(({ speaker }) => speaker)).toEqual(['Mara Iven', 'Bank of Quay', 'Mara Iven', 'Bank of Quay'])
  })

  it('is cut at the ends of sentences into lines that are read at a glance, and no word is lost', () => {
    const sentence = 'Mr. Holm of the three harbours said at length that this would take its time and more.'
    const lines = cut(Array.from({ length: 5 }, () => sentence).join(' '))
    expect(lines.map(({ text }) => text)).toEqual([`${sentence} ${sentence}`, `${sentence} ${sentence}`, sentence])
    expect(lines.every(({ speaker }) => speaker === null)).toBe(true)
  })

  it('without any end of a sentence is cut where a line may be no longer', () => {
    const words = 'word '.repeat(1_500).trim()
    const lines = cut(words).map(({ text }) => text)
    expect(lines.join(' ')).toBe(words)
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(5_000)
  })
})
