/** What a page puts between the turns of a text. Rules C6 and C13 to C15 stand beside the code. */
import { describe, expect, it } from 'vitest'
import { readingOf } from './readingOf.ts'

const ENGLISH = [
  'Lighthouse Trust Director, Oona Vey – The lamp was lit again at six.',
  'Reporter – How long was it dark?',
  'Lighthouse Trust Director, Oona Vey – Nine nights, and each of them felt like ten.',
  'Reporter – Who noticed first?',
]
const FRENCH = [
  'Directrice du phare, Oona Vey – La lampe est rallumée depuis six heures.',
  'Journaliste – Combien de temps est-elle restée éteinte ?',
  'Directrice du phare, Oona Vey – Neuf nuits, et chacune en valait dix.',
  'Journaliste – Qui l’a vu le premier ?',
]

/** Put below the second answer. */
function between(document: readonly string[], ...rows: readonly string[]) {
  const reading = readingOf(...document.slice(0, 3), ...rows, ...document.slice(3))
  return {
    said: reading.lines.filter(({ sources: [row = 0] }) => row > 3 && row <= 3 + rows.length).map(({ text }) => text),
    dropped: reading.dropped.map(({ text }) => text),
    doubted: reading.uncertain.filter(({ line }) => line > 3).map(({ text, reason }) => [text, reason]),
  }
}

describe('page text between the turns', () => {
  it.each([
    ['Das könnte Sie auch interessieren', 'Neue Fähre kostet die Insel 50 Millionen Euro', 'Kommentare (12)'],
    ['À lire aussi', 'Le nouveau ferry coûtera 90 millions d’euros à l’île'],
    ['Advertisement', 'Le nouveau ferry coûtera 90 millions d’euros à l’île'],
    ['Reklama', 'Nowy prom będzie kosztować wyspę 90 milionów euro'],
  ])('[C13] goes below a row of the page where it is in another language: %j', (...rows) => {
    expect(between(ENGLISH, ...rows)).toEqual({ said: [], dropped: rows, doubted: [] })
  })

  it('[C13] goes in English between French turns', () => {
    const rows = ['Recommended for you', 'New ferry will cost the island 90 million euros']
    expect(between(FRENCH, ...rows)).toEqual({ said: [], dropped: rows, doubted: [] })
  })

  it('[C13] goes as a sentence only where the page goes on below it', () => {
    const sentence = 'Das neue Schiff kostet die Insel 50 Millionen Euro.'
    const rows = ['Das könnte Sie auch interessieren', sentence]
    expect(between(ENGLISH, ...rows, 'Kommentare (12)').said).toEqual([])
    expect(between(ENGLISH, ...rows)).toMatchObject({ said: [sentence], doubted: [[sentence, 'other-language']] })
  })

  it.each([
    'Nous avons toujours dit que cette lampe serait rallumée au printemps.',
    'Das neue Schiff kostet die Insel 50 Millionen Euro',
    '我们一直说这盏灯会在春天重新点亮。',
  ])('[C14] is kept and named where only its language speaks against it: %j', (row) => {
    expect(between(ENGLISH, row)).toEqual({ said: [row], dropped: [], doubted: [[row, 'other-language']] })
  })

  it('[C14] keeps a foreign sentence and a foreign paragraph below an advertisement', () => {
    const sentence = 'Nous avons toujours dit que cette lampe serait rallumée au printemps.'
    const paragraph = `${sentence} ${sentence} ${sentence}`.replace(/\.$/u, '')
    for (const row of [sentence, paragraph])
      expect(between(ENGLISH, 'Advertisement', row)).toEqual({
        said: [row],
        dropped: ['Advertisement'],
        doubted: [[row, 'other-language']],
      })
  })

  it('[C15] takes no sentence and no scrap in the document’s language from below foreign page text', () => {
    expect(between(ENGLISH, 'À lire aussi', 'Oui, merci.').said).toEqual(['Oui, merci.'])
    expect(between(ENGLISH, 'À lire aussi', 'They told us').said).toEqual(['They told us'])
    expect(between(ENGLISH, 'À lire aussi', 'Vos cousins').said).toEqual([])
  })

  it.each(['密码至少需要12个字符', 'Пароль должен содержать не менее 12 символов', 'Votre mot de passe oublié'])(
    '[C6] goes with one page word where it is in another script, or no sentence: %j',
    (row) => {
      expect(between(ENGLISH, row)).toEqual({ said: [], dropped: [row], doubted: [] })
    },
  )

  it.each([
    ...['Temps de lecture : 5 minutes', '4 min read', 'Get 3 months for £1', 'Kommentare (12)', '7 commentaires'],
    ...['Story continues below advertisement', 'READ NEXT: Ferry owners lose 3 million', 'READ ALSO: Ferry owners win'],
    ...['LESEN SIE AUCH: Neue Fähre', 'À LIRE AUSSI : Le ferry'],
  ])('[C8] goes as a row of its own: %j', (row) => {
    expect(between(ENGLISH, row)).toEqual({ said: [], dropped: [row], doubted: [] })
  })

  it.each(['Photo: that is what they asked for.', 'Subscribe to our newsletter and you will know, I said to him.'])(
    '[C14] is kept and named where it begins as a row and goes on as a sentence: %j',
    (row) => {
      expect(between(ENGLISH, row)).toEqual({ said: [row], dropped: [], doubted: [[row, 'like-page-text']] })
    },
  )

  it('[C14] names such a sentence at an edge as well', () => {
    const row = 'Photo: that is what they asked for.'
    expect(readingOf(row, ...ENGLISH).uncertain).toContainEqual({ line: 1, text: row, reason: 'like-page-text' })
  })
})

describe('a label that is none', () => {
  it.each(['READ NEXT', 'READ ALSO', 'LESEN SIE AUCH', 'SPONSORED'])('is %j before two headlines', (label) => {
    const document = ['MS. VEY: The lamp is lit.', 'QUESTION: Since when?', 'MS. VEY: Since six.', 'QUESTION: By whom?']
    const rows = [`${label}: Ferry owners lose 3 million`, `${label}: The night that the pilots saw nothing`]
    const reading = readingOf(...document, rows[0] ?? '', 'MS. VEY: By me.', rows[1] ?? '', 'QUESTION: Alone?')
    expect(reading.speakers.map((speaker) => speaker.label)).toEqual(['MS. VEY', 'QUESTION'])
    expect(reading.dropped.map(({ text }) => text)).toEqual(rows)
  })

  it('is the beginning of a foreign headline below a row of the page, and somebody who asks is one', () => {
    const document = [
      'Lighthouse Director Oona Vey: The lamp was lit again at six, and it burned all night.',
      'Question: How long was it dark?',
      'Lighthouse Director Oona Vey: Nine nights, and each of them felt like ten.',
    ]
    const rows = ['Das könnte Sie auch interessieren', 'Neue Fähre: Insel sucht 50 Millionen Euro']
    const reading = readingOf(...document, ...rows, 'Question: Who noticed first?')
    expect(reading.dropped.map(({ text }) => text)).toEqual(rows)
    const asked = readingOf(...document, 'Advertisement', 'Kim Lund: Who noticed it first, and when?')
    expect(asked.speakers.map(({ label }) => label)).toContain('Kim Lund')
  })

  it('is not the name of a newspaper', () => {
    const reading = readingOf(
      'Bild: Frau Ministerin, wann fährt die Fähre?',
      'Ministerin Oona Vey: Am Montag um sechs.',
      'Bild: Und was kostet die Überfahrt?',
      'Ministerin Oona Vey: Nichts.',
    )
    expect(reading.speakers.map(({ side }) => side)).toEqual(['press', 'podium'])
  })
})
