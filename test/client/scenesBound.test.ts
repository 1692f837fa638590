/** What belongs together stays in one line of a screen. */
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { firstImage } from '#shared/domain/screens/state.ts'
import ScreenPicture from '../../client/components/screens/ScreenPicture.vue'
import { boundText } from '../../client/screens/boundText.ts'
import { briefingWith, lineEvent, recorded, START } from './support/facts.ts'

/** `_` for a space that does not break, `^` for a narrow one. */
const seen = (text: string) => boundText(text).replaceAll('\u00a0', '_').replaceAll('\u202f', '^')

describe('words that belong together', () => {
  it.each([
    ['Le point de presse reprend à 14 h 30.', 'Le point de presse reprend à 14_h_30.'],
    ['Reprise dans 20 min !', 'Reprise dans 20_min^!'],
    ['Attention : restez assis ; merci.', 'Attention_: restez assis^; merci.'],
    ['Qui paie ?', 'Qui paie^?'],
    ['Vraiment ?! Oui.', 'Vraiment^?! Oui.'],
    ['Elle a dit « oui » à 30 % et à 10 €.', 'Elle a dit «_oui_» à 30^% et à 10_€.'],
    ['« Qui paie ? »', '«_Qui paie^?_»'],
    ['10 000 places, 1 250 000 euros', '10^000 places, 1^250^000_euros'],
    ['4 milliards', '4_milliards'],
    ['14 h', '14_h'],
    ['à 9 heures 15', 'à 9 heures_15'],
    ['We go on at 10 a.m. in the main hall.', 'We go on at 10_a.m. in the main hall.'],
    ['At 10 pm, 30 km away, for $4 billion', 'At 10_pm, 30_km away, for $4_billion'],
  ])('%s', (text, bound) => {
    expect(seen(text)).toBe(bound)
    expect(boundText(boundText(text))).toBe(boundText(text))
  })

  it.each([
    'Reprise à 14:30',
    '10 hommes, 3 services, 5 minutes, 2 m\u00eame',
    'In room 12 people wait; go on!',
    'See https://quay.example/a?b=c&d=1',
    'From 2026 to 2027 10 amber lamps',
    'Lift 4567 890 is out of order',
    'Room B12 300 seats',
  ])('leaves “%s” as it is', (text) => {
    expect(boundText(text)).toBe(text)
  })

  it('adds and takes no letter, but for spaces that were doubled', () => {
    expect(boundText('Qui  paie  ?')).toBe('Qui  paie\u202f?')
  })
})

describe.each(['message', 'overlay', 'turn', 'holding'] as const)('on a screen that shows %s', (scene) => {
  const title = 'Les digues : suite à 14 h 30'
  const briefing = {
    ...briefingWith(
      recorded(5, { type: 'TurnOpened', turn: 1, askerId: 'kit' }),
      recorded(6, lineEvent('a', title, { kind: 'question', speakerId: 'kit', turn: 1 })),
    ),
    title,
    language: 'fr',
  }
  it('is never parted', () => {
    const message = scene === 'turn' || scene === 'holding' ? null : title
    const image = { ...firstImage(briefing), isAutomatic: false, language: 'fr' as const, message }
    const shown = { ...image, scene: scene === 'message' ? ('turn' as const) : scene }
    const props = { briefing, interims: [], image: shown, offset: START - Date.now(), newsroom: null, follow: null }
    const page = mount(ScreenPicture, { props })
    const part = { message: '.message p', overlay: '.said', turn: '.words', holding: 'h1' }[scene]
    expect(page.get(part).element.textContent.trim()).toBe(boundText(title))
    page.unmount()
  })
})
