/** What stands between page text and the first label. Rules C17 to C19 stand beside the code. */
import { describe, expect, it } from 'vitest'
import { readingOf } from './readingOf.ts'

const ENGLISH = [
  'Lighthouse Trust Director, Oona Vey – The lamp was lit again at six.',
  'Reporter – How long was it dark?',
  'Lighthouse Trust Director, Oona Vey – Nine nights, and each of them felt like ten.',
  'Reporter – Who noticed first?',
]
const FRENCH = [
  'LA MINISTRE : La lampe est rallumée depuis six heures.',
  'QUESTION : Combien de temps est-elle restée éteinte ?',
  'LA MINISTRE : Neuf nuits, et chacune en valait dix.',
  'QUESTION : Qui l’a vu le premier ?',
]
const BOX = ['Create an account', 'Password: at least 12 characters']

/** Put above the first label. */
function above(document: readonly string[], ...rows: readonly string[]) {
  const reading = readingOf(...rows, ...document)
  const said = reading.lines.filter(({ sources: [row = 0] }) => row <= rows.length)
  return {
    said: said.map(({ text, speakerLabel }) => [text, speakerLabel]),
    dropped: reading.dropped.map(({ text }) => text),
    doubted: reading.uncertain.map(({ text, reason }) => [text, reason]),
  }
}

describe('above the first label', () => {
  it.each([
    [...BOX, 'Your session will expire in 30 minutes.'],
    [...BOX, 'The ticket you hold lapses in 30 minutes.', 'Only 3 of them are left', 'Hurry'],
    ['Konto erstellen', 'Passwort: mindestens 12 Zeichen', 'Ihre Karte verfällt in 30 Minuten.'],
    ['Opprett konto', 'Passord: minst 12 tegn', 'Økten din utløper om 30 minutter.'],
  ])('[C17] a foreign box goes whole: %j', (...rows) => {
    expect(above(FRENCH, ...rows)).toEqual({ said: [], dropped: rows, doubted: [] })
  })

  it('[C17] a foreign headline between foreign page text goes with it', () => {
    const banner = 'Wir verwenden Cookies, um Ihnen das beste Erlebnis zu bieten.'
    const rows = ['Alle akzeptieren', banner, 'Die neue Fähre fährt am Montag wieder', 'Alle Rechte vorbehalten']
    expect(above(ENGLISH, ...rows)).toEqual({ said: [], dropped: rows, doubted: [] })
  })

  it('[C17] hears whoever greets the room below it, and what follows', () => {
    const opening = ['Bonsoir à toutes et à tous, et merci de votre patience.', 'La nuit a été longue pour nous tous.']
    const box = ['Créer un compte', 'Mot de passe : au moins 12 caractères']
    expect(above(ENGLISH, ...box, ...opening)).toEqual({
      said: opening.map((text) => [text, 'Lighthouse Trust Director, Oona Vey']),
      dropped: box,
      doubted: opening.map((text) => [text, 'other-language']),
    })
  })

  it('[C17] hears a paragraph', () => {
    const sentence = 'La nuit a été longue pour nous tous, et pour les pilotes plus que pour nous.'
    const paragraph = `${sentence} ${sentence} ${sentence}`
    expect(above(ENGLISH, 'Créer un compte', 'Mot de passe oublié', paragraph).said).toHaveLength(1)
  })

  it('[C18] gives a foreign sentence below buttons to nobody', () => {
    const sentence = 'La nuit a été longue pour nous tous, et pour les pilotes plus que pour nous.'
    const reading = above(ENGLISH, 'Skip to main content', 'Sign in', sentence)
    expect(reading.said).toEqual([[sentence, null]])
    expect(reading.doubted).toContainEqual([sentence, 'other-language'])
  })

  it('[C18] gives a box in the document’s own language to nobody, and the opening below it as ever', () => {
    const rows = ['You will be signed off in 30 minutes.', 'Only 3 seats are left']
    const opening = ['Good evening, and thank you for waiting.', 'The lamp burns.']
    const reading = above(ENGLISH, ...BOX, ...rows, ...opening)
    expect(reading.said).toEqual([
      ...rows.map((text) => [text, null]),
      ...opening.map((text) => [text, 'Lighthouse Trust Director, Oona Vey']),
    ])
    expect(reading.dropped).toEqual(BOX)
    for (const text of rows) expect(reading.doubted).toContainEqual([text, 'like-page-text'])
  })

  it('[C18] gives a link below a button to nobody, and a sentence to whoever opens', () => {
    expect(above(ENGLISH, 'Sign in', 'Lamps of the week').said).toEqual([['Lamps of the week', null]])
    expect(above(ENGLISH, 'Sign in', 'The lamp burns.').said).toEqual([
      ['The lamp burns.', 'Lighthouse Trust Director, Oona Vey'],
    ])
  })

  it('[C19] hears what stands below a row of the header', () => {
    const said = 'You will have the drawings in 30 minutes.'
    expect(above(ENGLISH, ...BOX, '4 March 2026', said).said).toEqual([[said, 'Lighthouse Trust Director, Oona Vey']])
  })
})
