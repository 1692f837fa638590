/** Whose time the holding scene names. */
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { firstImage } from '#shared/domain/screens/state.ts'
import ScreenPicture from '../../client/components/screens/ScreenPicture.vue'
import { zoneMark } from '../../client/screens/zoneMark.ts'
import { briefingWith, START } from './support/facts.ts'

describe('the zone of a time on a screen', () => {
  it.each([
    ['en', 'Europe/Brussels', 'America/New_York', '\u00a0CET'],
    ['fr', 'Europe/Brussels', 'America/New_York', '\u00a0UTC+1'],
    ['en', 'America/New_York', 'Europe/Brussels', '\u00a0UTC-5'],
    ['fr', 'America/New_York', 'Europe/Brussels', '\u00a0UTC−5'],
    ['en', 'Europe/London', 'Europe/Brussels', '\u00a0GMT'],
    ['en', 'UTC', 'Europe/Brussels', '\u00a0UTC'],
    ['en', 'Quay/Nowhere', 'Europe/Brussels', '\u00a0UTC'],
    // The same time of another day.
    ['en', 'Pacific/Kiritimati', 'Pacific/Honolulu', '\u00a0UTC+14'],
    // Clocks that show the same need no name.
    ['en', 'Europe/Brussels', 'Europe/Brussels', ''],
    ['fr', 'Europe/Brussels', 'Europe/Paris', ''],
    ['en', 'Quay/Nowhere', 'UTC', ''],
  ] as const)('in %s, of %s where clocks show that of %s, is “%s”', (locale, zone, own, mark) => {
    expect(zoneMark(START, locale, zone, own)).toBe(mark)
  })
})

describe('the holding scene', () => {
  function when(zone: string, until: number | null): string {
    const briefing = { ...briefingWith(), timeZone: zone, scheduledFor: START + 3_600_000 }
    const scheduled = until === null ? { ...briefing, status: 'scheduled' as const } : briefing
    const image = { ...firstImage(briefing), isAutomatic: false, scene: 'holding' as const, until }
    const props = { briefing: scheduled, interims: [], image, offset: START - Date.now(), newsroom: null, follow: null }
    const page = mount(ScreenPicture, { props })
    const text = page.get('.when').text()
    page.unmount()
    return text
  }
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone

  it('names the zone of the briefing where the screen is in another', () => {
    const [away, name] = here === 'Pacific/Kiritimati' ? ['Pacific/Niue', 'UTC-11'] : ['Pacific/Kiritimati', 'UTC+14']
    expect(when(away, null)).toMatch(new RegExp(`, \\d\\d:\\d\\d\u00a0${name.replace('+', '\\+')}$`))
    expect(when(away, START + 600_000)).toMatch(new RegExp(`^\\d\\d:\\d\\d\u00a0${name.replace('+', '\\+')}$`))
  })

  it('names none where they are the same', () => {
    expect(when(here, null)).toMatch(/, \d\d:\d\d$/)
    expect(when(here, START + 600_000)).toMatch(/^\d\d:\d\d$/)
  })
})
