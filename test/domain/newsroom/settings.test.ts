import { describe, expect, it } from 'vitest'
import { FIRST_SETTINGS, LOGO_LIMIT, settingsSchema } from '#shared/domain/newsroom/settings.ts'
import { given } from './givenNewsroom.ts'

describe('the settings', () => {
  it('[SG1] change as far as they are named', () => {
    const named = given().when({ type: 'ChangeSettings', settings: { name: 'Harbour press' } })
    named.then({ type: 'SettingsChanged', settings: { ...FIRST_SETTINGS, name: 'Harbour press' } })
    expect(named.after.settings.languages).toEqual(['en', 'fr'])
  })

  it('[SG1] take what they say as already true', () => {
    given().when({ type: 'ChangeSettings', settings: {} }).then()
    given()
      .when({ type: 'ChangeSettings', settings: { ...FIRST_SETTINGS, languages: ['en', 'fr'] } })
      .then()
  })

  it.each([
    ['a picture that may hold script', { logo: { type: 'image/svg+xml', base64: 'AAAA' } }],
    ['a picture that is no base64', { logo: { type: 'image/png', base64: '<b>!' } }],
    ['a picture that is too large', { logo: { type: 'image/png', base64: 'A'.repeat(LOGO_LIMIT + 4) } }],
    ['no language', { languages: [] }],
    ['a language twice', { languages: ['en', 'en'] }],
    ['a language without words', { languages: ['de'] }],
  ])('[SG2] refuse %s', (_what, change) => {
    expect(settingsSchema.safeParse(FIRST_SETTINGS).success).toBe(true)
    expect(settingsSchema.safeParse({ ...FIRST_SETTINGS, ...change }).success).toBe(false)
  })
})
