/** The sites that may embed briefings, as they are typed: whatever is taken is what the settings keep. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { framedBySchema } from '#shared/domain/newsroom/settings.ts'
import { SITES_LIMIT, typedSites } from '#shared/domain/newsroom/sites.ts'

const faultsOf = (typed: string) => typedSites(typed).faults.map(({ line, fault }) => [line, fault])

describe('[SG3] sites', () => {
  it('are one a line, without regard to capitals, spaces, empty lines and the slash at the end', () => {
    const typed = '\n  HTTPS://Press.Example.org/ \r\n\nhttp://127.0.0.1:8080\nhttps://*.example.net'
    const sites = ['https://press.example.org', 'http://127.0.0.1:8080', 'https://*.example.net']
    expect(typedSites(typed)).toEqual({ sites, faults: [] })
    expect(typedSites('*')).toEqual({ sites: ['*'], faults: [] })
  })

  it.each([
    'press.example.org',
    'https://press.example.org/page',
    'https://press.example.org?x',
    "https://press.example.org 'unsafe-inline'",
    'https://press.example.org; script-src *',
    'https://a.*.example.org',
    'https://',
    'https:',
    'data:',
    "'self'",
    '**',
    `https://${'a'.repeat(200)}.org`,
  ])('are no addresses, no policies and nothing else: %s', (line) => {
    expect(faultsOf(`https://a.example\n${line}`)).toEqual([[2, 'no-site']])
    expect(framedBySchema.safeParse([line]).success).toBe(false)
  })

  it('are refused line by line where they say a thing twice, or beside what means any, or are too many', () => {
    expect(faultsOf('https://a.example\n\nhttps://A.example/')).toEqual([[3, 'twice']])
    expect(faultsOf('*\nhttps://a.example')).toEqual([[2, 'beside-any']])
    expect(faultsOf('https://a.example\n*')).toEqual([[2, 'beside-any']])
    const many = Array.from({ length: SITES_LIMIT + 2 }, (_, index) => `https://a${index}.example`)
    expect(faultsOf(many.join('\n'))).toEqual([
      [SITES_LIMIT + 1, 'too-many'],
      [SITES_LIMIT + 2, 'too-many'],
    ])
  })

  it('are kept by the settings whenever they are taken here', () => {
    const piece = fc.constantFrom(
      'https://',
      'http://',
      '*.',
      '*',
      'a',
      'b.example',
      '.',
      ':80',
      '/',
      ' ',
      '\n',
      '-',
      ';',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        expect(framedBySchema.safeParse(typedSites(pieces.join('')).sites).success).toBe(true)
      }),
    )
  })
})
