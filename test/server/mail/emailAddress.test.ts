import { describe, expect, it } from 'vitest'
import { emailAddressSchema, senderAddressSchema } from '#shared/domain/emailAddress.ts'

const read = (text: unknown) => emailAddressSchema.safeParse(text)

describe('an e-mail address', () => {
  it.each([
    ['ana@example.org', 'ana@example.org'],
    ['  Ana.Verell+press@sub.Example.org\n', 'Ana.Verell+press@sub.Example.org'],
    ["o'neil_1@ex-ample.org", "o'neil_1@ex-ample.org"],
    ['ana@bu\u0308cher.example', 'ana@bücher.example'],
    ['ana@例え.テスト', 'ana@例え.テスト'],
    ['ana@localhost', 'ana@localhost'],
    [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
  ])('is read from %j', (text, address) => {
    expect(read(text).data).toBe(address)
  })

  it.each([
    '',
    'ana',
    '@example.org',
    'ana@',
    'ana@example',
    'ana@@example.org',
    'ana@example.org@example.org',
    'a b@example.org',
    '"ana"@example.org',
    'Ana <ana@example.org>',
    'ana@example.org, bo@example.org',
    'ana@example.org\r\nBcc: bo@example.org',
    'ana@example..org',
    'ana.@example.org',
    '.ana@example.org',
    'a..b@example.org',
    'ana@-example.org',
    'ana@example-.org',
    'ana@127.0.0.1',
    'ana@[127.0.0.1]',
    'ana@example.org.',
    'änä@example.org',
    'ana\u202E@example.org',
    'ana@exam\u200Bple.org',
    'ana@ｅxample.org',
    'ana@example。org',
    'ana\u0000@example.org',
    `${'a'.repeat(65)}@example.org`,
    `ana@${'a'.repeat(64)}.org`,
    `ana@${'a.'.repeat(130)}org`,
    'a@'.repeat(100_000),
    42,
    null,
  ])('is not %j', (text) => {
    expect(read(text).success).toBe(false)
  })

  it('may be of a host without a dot for the newsroom itself', () => {
    expect(senderAddressSchema.safeParse('doorstep@press').data).toBe('doorstep@press')
    expect(senderAddressSchema.safeParse('Doorstep <doorstep@press>').success).toBe(false)
    expect(senderAddressSchema.safeParse('doorstep@10').success).toBe(false)
  })
})
