/** What surrounds a transcript on its page. Rules C1 to C8 stand beside the code. */
import { describe, expect, it } from 'vitest'
import { readingOf } from './readingOf.ts'

const ENGLISH = [
  'Good evening, and thank you for waiting in the cold for us.',
  'Lighthouse Trust Director, Oona Vey – The lamp was lit again at six.',
  'Reporter – How long was it dark?',
  'Lighthouse Trust Director, Oona Vey – Nine nights, and each of them felt like ten.',
  'Reporter – Who noticed first?',
]
const FRENCH = [
  'Bonsoir, et merci de nous avoir attendus dans le froid.',
  'Directrice du phare, Oona Vey – La lampe est rallumée depuis six heures.',
  'Journaliste – Combien de temps est-elle restée éteinte ?',
  'Directrice du phare, Oona Vey – Neuf nuits, et chacune en valait dix.',
  'Journaliste – Qui l’a vu le premier ?',
]
const FRENCH_PAGE = [
  'Choisissez un mot de passe avec au moins un chiffre et un symbole.',
  'Un code vient de partir vers votre boîte aux lettres électronique.',
  'Téléchargez la vidéo complète du phare depuis votre compte.',
]
const ENGLISH_PAGE = [
  'We use cookies to remember the password of your account on this web site.',
  'Enter the e-mail address of your account and we will send you a code.',
  'Download the whole recording of the lighthouse when you have signed in.',
]

describe('chrome', () => {
  it('[C3] goes where it is French around English', () => {
    const reading = readingOf(...FRENCH_PAGE, ...ENGLISH, ...FRENCH_PAGE)
    expect(reading.language).toBe('en')
    expect(reading.dropped.map(({ line, reason, language }) => [line, reason, language])).toEqual(
      [1, 2, 3, 9, 10, 11].map((line) => [line, 'other-language', 'fr']),
    )
    expect(reading.lines.map(({ sources }) => sources[0])).toEqual([4, 5, 6, 7, 8])
  })

  it('[C3] goes where it is English around French', () => {
    const reading = readingOf(...ENGLISH_PAGE, ...FRENCH, ...ENGLISH_PAGE)
    expect(reading.language).toBe('fr')
    expect(reading.dropped.map(({ line }) => line)).toEqual([1, 2, 3, 9, 10, 11])
    expect(reading.lines[0]).toMatchObject({ sources: [4], speakerLabel: 'Directrice du phare, Oona Vey' })
    expect(reading.speakers.map(({ side }) => side)).toEqual(['podium', 'press'])
  })

  it('[C2] does not take a greeting in another language for page text', () => {
    const greeting = 'Bonsoir à toutes et à tous, et merci de votre patience ce soir.'
    const reading = readingOf(greeting, ...ENGLISH)
    expect(reading.dropped).toEqual([])
    expect(reading.lines[0]?.text).toBe(greeting)
    expect(reading.uncertain).toEqual([{ line: 1, text: greeting, reason: 'other-language' }])
  })

  it('[C2] keeps that greeting also where it follows page text', () => {
    const greeting = 'Bonsoir à toutes et à tous, et merci de votre patience ce soir.'
    const reading = readingOf(...FRENCH_PAGE, greeting, ...ENGLISH)
    expect(reading.dropped.map(({ line }) => line)).toEqual([1, 2, 3])
    expect(reading.lines[0]?.text).toBe(greeting)
  })

  it('[C4] goes in the own language of the document only in a run from the edge', () => {
    const mention = 'We keep the password of the lamp and the key of your account in one drawer.'
    const reading = readingOf(
      'Accept all cookies',
      ...ENGLISH_PAGE.slice(0, 2),
      ...ENGLISH.slice(0, 1),
      mention,
      ...ENGLISH.slice(1),
    )
    expect(reading.dropped.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'page-text'],
      [2, 'page-text'],
      [3, 'page-text'],
    ])
    expect(reading.lines.map(({ text }) => text)).toContain(mention)
  })

  it('[C4] does not take what the podium says of web sites and passwords for page text', () => {
    const opening = 'You can download the drawings of the lamp from our web site tonight.'
    const closing = 'And yes, the newsletter has the new password for the tower.'
    const reading = readingOf(opening, ...ENGLISH, closing)
    expect(reading.dropped).toEqual([])
    expect(reading.uncertain.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'like-page-text'],
      [7, 'like-page-text'],
      [7, 'goes-on-after-question'],
    ])
  })

  it('[C3] takes scraps among page text with it, unless they are in the language of the document', () => {
    const reading = readingOf(
      'Menu',
      'Fermer',
      FRENCH_PAGE[0] ?? '',
      'Good evening to you.',
      'Se connecter',
      FRENCH_PAGE[2] ?? '',
      ...ENGLISH,
    )
    expect(reading.dropped.map(({ line }) => line)).toEqual([1, 2, 3, 5, 6])
    expect(reading.uncertain).toEqual([{ line: 4, text: 'Good evening to you.', reason: 'like-page-text' }])
  })

  it('[C5] loses the second of two equal lines in a row, and keeps its words', () => {
    const banner = 'Lighthouse Trust, the whole evening in words and pictures'
    const reading = readingOf(banner, banner, ...ENGLISH)
    expect(reading.dropped).toEqual([{ line: 2, text: banner, reason: 'repeated', language: null }])
    expect(reading.lines[0]?.text).toBe(banner)
  })

  it('[C5] keeps a refrain', () => {
    const refrain = 'A light that nobody tends is a stone on a hill.'
    const reading = readingOf(refrain, 'My grandfather said so.', refrain, ...ENGLISH)
    expect(reading.dropped).toEqual([])
    expect(reading.lines.filter(({ text }) => text === refrain)).toHaveLength(2)
  })

  it('[C6] goes inside the document only where it is foreign and full of page words', () => {
    const box = 'Abonnez-vous à notre infolettre et cliquez sur le bouton pour confirmer.'
    const quoted = 'Mon grand-père disait toujours que la mer rend ce qu’elle a pris.'
    const reading = readingOf(...ENGLISH.slice(0, 2), box, quoted, ...ENGLISH.slice(2))
    expect(reading.dropped.map(({ line }) => line)).toEqual([3])
    expect(reading.lines.map(({ text }) => text)).toContain(quoted)
  })

  it('[C1] never takes a line with a label', () => {
    const asked = 'Reporter – Acceptez-vous que le mot de passe du compte soit envoyé par courriel ?'
    const reading = readingOf(asked, ...ENGLISH, asked)
    expect(reading.dropped).toEqual([])
  })

  it.each(['One at a time.', 'Oui.', 'Next.', 'Merci bien.', 'No, no, no.'])(
    '[C7] never takes %j for its language',
    (short) => {
      const reading = readingOf(short, ...ENGLISH, short)
      expect(reading.lines.filter(({ text }) => text === short)).toHaveLength(2)
    },
  )

  it.each([
    ['Advertisement', 'page-text'],
    ['Share this article', 'page-text'],
    ['Subscribe to our newsletter', 'page-text'],
    ['Sign up for the Coast newsletter', 'page-text'],
    ['Read more: Five lamps that went out', 'page-text'],
    ['© 2026 The Coast Courier', 'page-text'],
    ['Cookie settings', 'page-text'],
    ['Alle akzeptieren', 'page-text'],
    ['Lesen Sie auch: Die Nacht der Lampe', 'page-text'],
    ['Tout accepter', 'page-text'],
    ['Te puede interesar: La noche del faro', 'page-text'],
    ['Deel dit artikel', 'page-text'],
    ['Leggi anche: La notte del faro', 'page-text'],
    ['Читайте также: Ночь маяка', 'page-text'],
    ['-more-', 'print-furniture'],
    ['- 2 -', 'print-furniture'],
    ['Page 3 of 12', 'print-furniture'],
    ['###', 'print-furniture'],
  ])('[C8] drops %j between the turns', (row, reason) => {
    const reading = readingOf(...ENGLISH.slice(0, 3), row, ...ENGLISH.slice(3))
    expect(reading.dropped.map(({ line, text }) => [line, text])).toEqual([[4, row]])
    expect([reason, 'other-language']).toContain(reading.dropped[0]?.reason)
    expect(reading.lines).toHaveLength(5)
  })

  it.each([
    'Share this with your neighbours: the lamp is lit.',
    'Subscribe!',
    'Accept it.',
    'Read more than the first page, that is what I ask of you.',
    'The newsletter will say so.',
    '40.',
    'Number 2 - and no more.',
  ])('[C8] keeps %j, which somebody says', (said) => {
    const reading = readingOf(...ENGLISH.slice(0, 4), said, ...ENGLISH.slice(4))
    expect(reading.dropped).toEqual([])
    expect(reading.lines.map(({ text }) => text)).toContain(said)
  })

  it('[C6] takes the box around such a row with it, and doubts what might be speech', () => {
    const box = ['Subscribe to our newsletter', 'Your e-mail address and a password', 'We never share your account.']
    const reading = readingOf(...ENGLISH.slice(0, 4), ...box, 'And the tenth night was short.', ...ENGLISH.slice(4))
    expect(reading.dropped.map(({ line }) => line)).toEqual([5, 6])
    expect(reading.lines.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['We never share your account.', 'And the tenth night was short.']),
    )
    expect(reading.uncertain).toEqual([{ line: 7, text: 'We never share your account.', reason: 'like-page-text' }])
  })
})
