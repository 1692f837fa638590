/** Shape F1 and what may be mistaken for its labels. */
import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../server/reading/readTranscript.ts'
import { brief, readingOf } from './readingOf.ts'

const CHAIR = 'Orchard Council Chair, Pia Lorne'

describe('F1', () => {
  it('tells role, name and side from the label, with either dash', () => {
    const reading = readingOf(
      `${CHAIR} – The frost took a third of the blossom.`,
      'Reporter - And the rest?',
      `${CHAIR} — We sprayed all night.`,
      'Reporter – With what?',
    )
    expect(reading.grammars.map(({ name }) => name)).toEqual(['F1'])
    expect(reading.grammars[0]?.confidence).toBeGreaterThan(0.9)
    expect(reading.speakers.map(({ name, role, side }) => [name, role, side])).toEqual([
      ['Pia Lorne', 'Orchard Council Chair', 'podium'],
      [null, 'Reporter', 'press'],
    ])
    expect(brief(reading)).toEqual([
      `1 statement ${CHAIR}: The frost took a third of the blossom.`,
      '2 question Reporter: And the rest?',
      `3 answer ${CHAIR}: We sprayed all night.`,
      '4 question Reporter: With what?',
    ])
  })

  it('takes no dash inside the words for a label', () => {
    const reading = readingOf(
      'We lost the early pears - all of them - and some of the plums.',
      'The growers - I met forty of them – are not asking for pity.',
      'Reporter - The cider makers – the small ones - what do they do?',
      `${CHAIR} – They wait - like us - for May.`,
      'Reporter – For May?',
    )
    expect(brief(reading)).toEqual([
      `1 statement ${CHAIR}: We lost the early pears - all of them - and some of the plums.`,
      `2 statement ${CHAIR}: The growers - I met forty of them – are not asking for pity.`,
      '3 question Reporter: The cider makers – the small ones - what do they do?',
      `4 answer ${CHAIR}: They wait - like us - for May.`,
      '5 question Reporter: For May?',
    ])
  })

  it('takes neither interjections nor repeated beginnings of sentences for labels', () => {
    const reading = readingOf(
      `${CHAIR} – Good morning.`,
      'Well - it was cold.',
      'Well - it was very cold.',
      'Well - colder than that.',
      'And so - here we are.',
      'And so - we count.',
      'Reporter – How many trees?',
      'Reporter - How many?',
    )
    expect(new Set(reading.lines.map(({ speakerLabel }) => speakerLabel))).toEqual(new Set([CHAIR, 'Reporter']))
  })

  it('takes a name and an outlet before a question for somebody of the press, also where it stands once', () => {
    const reading = readingOf(
      `${CHAIR} – Good morning.`,
      'Reporter – When?',
      `${CHAIR} – In May.`,
      'Kit Marsh, Tideway Radio - Who pays for the fourth metre?',
      `${CHAIR} – All of us.`,
    )
    expect(reading.speakers.at(-1)).toMatchObject({ name: 'Kit Marsh', outlet: 'Tideway Radio', side: 'press' })
    expect(reading.turns).toHaveLength(2)
  })

  it('takes no list of names and no colon in prose for a speaker', () => {
    const reading = readingOf(
      'Mara Quist, Teo Brand – both of them grow apples, and both were on the hill.',
      'On the question of frost: we knew on Monday.',
      `${CHAIR} – As for the insurers: they were told.`,
      'Reporter – By whom?',
      `${CHAIR} – By me.`,
    )
    expect(reading.speakers.map(({ label }) => label)).toEqual([CHAIR, 'Reporter'])
    expect(reading.lines[0]?.text).toBe('Mara Quist, Teo Brand – both of them grow apples, and both were on the hill.')
  })

  it('takes no mention of somebody in office for that person speaking', () => {
    const reading = readingOf(
      'The Minister, Ines Dahl – whom you all know – was on the hill.',
      'Our president, Otto Reem – he is eighty – carried the lamps.',
      `${CHAIR} – Ask me.`,
      'Reporter – Was she cold?',
      `${CHAIR} – We all were.`,
    )
    expect(reading.speakers.map(({ label }) => label)).toEqual([CHAIR, 'Reporter'])
  })

  it('keeps hyphens that belong to a label', () => {
    const label = 'Vice-Chair for Cold-Store Matters, Jean-Luc d’Arvor'
    const reading = readingOf(`${label} – It is full.`, 'Reporter - Full?', `${label} – To the roof.`)
    expect(reading.speakers[0]).toMatchObject({ label, name: 'Jean-Luc d’Arvor', side: 'podium' })
  })

  it('knows a reporter by name and outlet, and later by the name alone', () => {
    const reading = readingOf(
      `${CHAIR} – Who begins?`,
      'Nils Farrow (Valley Radio) – How late is the harvest?',
      `${CHAIR} – Two weeks.`,
      'Nils Farrow - Two weeks behind last year?',
      `${CHAIR} – Behind any year.`,
    )
    expect(reading.speakers).toHaveLength(2)
    expect(reading.speakers[1]).toMatchObject({ name: 'Nils Farrow', outlet: 'Valley Radio', side: 'press' })
    expect(reading.lines[3]).toMatchObject({ label: 'Nils Farrow', speakerLabel: 'Nils Farrow (Valley Radio)' })
    expect(reading.turns).toHaveLength(2)
  })

  it('tells unnamed reporters apart without taking them for the podium', () => {
    const reading = readingOf(
      'We are all very cold.',
      'Reporter 1 – How cold?',
      `${CHAIR} – Minus four.`,
      'Female reporter - And the bees?',
      `${CHAIR} – Asleep.`,
      'Reporter 2 – Still?',
    )
    expect(reading.speakers.map(({ name, role, side }) => [name, role, side])).toEqual([
      [null, 'Reporter 1', 'press'],
      ['Pia Lorne', 'Orchard Council Chair', 'podium'],
      [null, 'Female reporter', 'press'],
      [null, 'Reporter 2', 'press'],
    ])
    expect(reading.lines[0]).toMatchObject({ speakerLabel: CHAIR, attribution: 'inferred' })
    expect(reading.turns).toHaveLength(3)
  })

  it('takes somebody without a role who only asks for the press, and says that this is a guess', () => {
    const reading = readingOf(
      'We are all very cold.',
      'Nils Farrow, Ninth Hour – How cold?',
      `${CHAIR} – Minus four.`,
      'Nils Farrow, Ninth Hour – Is that a record?',
      `${CHAIR} – It is.`,
    )
    expect(reading.speakers[0]).toMatchObject({
      id: 'nils-farrow',
      name: 'Nils Farrow',
      outlet: 'Ninth Hour',
      side: 'press',
    })
    expect(reading.lines[0]?.speakerLabel).toBe(CHAIR)
    expect(reading.uncertain).toEqual([{ line: 2, text: 'Nils Farrow, Ninth Hour', reason: 'side-guessed' }])
  })

  it('reads a name that stands before its role, and a moderator who neither asks nor answers', () => {
    const reading = readingOf(
      'Moderator – Please switch off your phones.',
      'Pia Lorne, Orchard Council Chair – Thank you for coming.',
      'Moderator - The first question.',
      'Reporter - Any losses?',
      'Pia Lorne, Orchard Council Chair – Many.',
    )
    expect(reading.speakers[1]).toMatchObject({ name: 'Pia Lorne', role: 'Orchard Council Chair', side: 'podium' })
    expect(reading.lines.map(({ kind }) => kind)).toEqual([
      'moderation',
      'statement',
      'moderation',
      'question',
      'answer',
    ])
  })

  it('lets an unlabelled paragraph go on with the voice before it, and says where that is in doubt', () => {
    const reading = readingOf(
      `${CHAIR} – First the pears.`,
      'Then the plums.',
      'Reporter – And cherries?',
      'I ask for my mother.',
      `${CHAIR} – Cherries are fine.`,
    )
    expect(reading.lines[1]).toMatchObject({
      label: null,
      speakerLabel: CHAIR,
      attribution: 'inferred',
      kind: 'statement',
    })
    expect(reading.lines[3]).toMatchObject({ label: null, speakerLabel: 'Reporter', kind: 'question', turn: 1 })
    expect(reading.uncertain).toEqual([{ line: 4, text: 'I ask for my mother.', reason: 'goes-on-after-question' }])
  })

  it('gives the opening to nobody where two people stand at the podium', () => {
    const reading = readingOf(
      'We are glad to be here together.',
      `${CHAIR} – I begin.`,
      'Reporter – Why you?',
      'Growers Union President, Otto Reem – She always does.',
    )
    expect(reading.lines[0]).toMatchObject({ speakerLabel: null, attribution: 'inferred', kind: 'statement' })
    expect(reading.uncertain).toContainEqual(expect.objectContaining({ line: 1, reason: 'opening-without-speaker' }))
  })

  it('[U1] gives a label that stands alone the words below it, and names one that has none', () => {
    const reading = readingOf(
      'Reporter –',
      'How deep did it freeze?',
      `${CHAIR} – A hand deep.`,
      'Reporter – So deep?',
      'Reporter –',
    )
    expect(reading.lines[0]).toMatchObject({
      sources: [1, 2],
      label: 'Reporter',
      printed: 'Reporter –',
      attribution: 'said',
      kind: 'question',
    })
    expect(reading.dropped).toEqual([{ line: 5, text: 'Reporter –', reason: 'label-without-words', language: null }])
  })

  it('makes a line of marks alone a stage note that answers nothing', () => {
    const reading = readingOf(
      `${CHAIR} – We saved the hill.`,
      '(Applause.)',
      'Reporter – All of it?',
      '(Laughter.)',
      `${CHAIR} – No.`,
    )
    expect(reading.lines.map(({ kind, turn }) => [kind, turn])).toEqual([
      ['statement', 0],
      ['stage', 0],
      ['question', 1],
      ['stage', 1],
      ['answer', 1],
    ])
  })
})

describe('a document that cannot be read', () => {
  it('is an answer that names what was tried', () => {
    const result = readTranscript('Dear Ada,\nthe apples are in.\nLove, Pia')
    expect(result).toMatchObject({ ok: false, reason: 'unknown-shape' })
    if (!result.ok)
      expect(result.tried).toContainEqual({
        en: expect.stringMatching(/^F1 \(role, name – words\): 0\.00, 0 lines/) as string,
        fr: expect.stringMatching(/^F1 \(fonction, nom – paroles\)\u00a0: 0,00, 0 ligne porte/) as string,
      })
  })

  it.each(['', ' \n\t\r\n', '\uFEFF', '\u200B\n\u2060'])('is empty when it holds no text: %j', (source) => {
    expect(readTranscript(source)).toEqual({ ok: false, reason: 'empty', tried: [] })
  })
})

describe('the bytes of a document', () => {
  const rows = [`${CHAIR} – Good morning.`, '', 'Reporter - Is it?', `${CHAIR} – Nearly.`]

  it('do not matter where they are line ends, a mark at the start, or hard spaces', () => {
    const plain = readingOf(...rows)
    for (const source of [
      rows.join('\r\n'),
      rows.join('\r'),
      `\uFEFF${rows.join('\n')}`,
      rows.join('\n').replaceAll(' ', '\u00A0'),
    ]) {
      const marked = source.startsWith('\uFEFF') ? 1 : 0
      const lines = plain.lines.map((line, index) =>
        index === 0
          ? { ...line, place: { line: 1, column: 1 + marked } }
          : { ...line, place: expect.anything() as unknown },
      )
      expect(readingOf(source)).toEqual({ ...plain, lines, removedCharacters: marked })
    }
  })

  it('are cleaned of what no record may keep, and counted', () => {
    const reading = readingOf(
      'Rep\u200Borter – Is \u202Eit\u202C true?\u0007',
      `${CHAIR} – Half\uD800 of it.`,
      'Reporter – Which?',
    )
    expect(reading.removedCharacters).toBe(5)
    expect(reading.lines[0]?.text).toBe('Is it true?')
    expect(reading.lines[1]?.text).toBe('Half of it.')
  })

  it('give the same ids each time, and others where the words differ', () => {
    const ids = readingOf(...rows).lines.map(({ id }) => id)
    expect(readingOf(...rows).lines.map(({ id }) => id)).toEqual(ids)
    expect(ids[0]).toMatch(/^l0001-[0-9a-f]{8}$/)
    expect(new Set(ids).size).toBe(3)
    expect(readingOf(...rows.with(3, `${CHAIR} – Hardly.`)).lines.map(({ id }) => id)).toEqual([
      ids[0],
      ids[1],
      expect.not.stringMatching(ids[2] ?? ''),
    ])
  })

  it('that are too many for one line are cut at the end of a sentence', () => {
    const long = 'The hill froze from the top. '.repeat(700).trim()
    const reading = readingOf(`${CHAIR} – ${long}`, 'Reporter – Did it?', `${CHAIR} – Yes.`)
    const parts = reading.lines.filter(({ sources }) => sources[0] === 1)
    expect(parts.length).toBeGreaterThan(2)
    expect(parts.every(({ text }) => text.length <= 5_000 && text.endsWith('.'))).toBe(true)
    expect(parts.map(({ text }) => text).join(' ')).toBe(long)
    expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length)
    expect(reading.uncertain).toContainEqual(expect.objectContaining({ line: 1, reason: 'split-at-limit' }))
  })
})
