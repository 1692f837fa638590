/** Nobody who signs in here is led to another site. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeBack } from '../../client/people/safeBack.ts'

const ORIGIN = 'https://desk.example'

describe('the way back after signing in', () => {
  it.each([
    '/b/quay',
    '/b/quay?at=3#line-12',
    '/account',
    '/register?back=%2Fb%2Fquay',
    '/sign-in-sheet',
    '/b/%2F%2Felsewhere.example',
  ])('leads to %s as it stands', (path) => {
    expect(safeBack(path, ORIGIN)).toBe(path)
  })

  it.each([
    'https://elsewhere.example/',
    'https:elsewhere.example',
    '//elsewhere.example',
    '///elsewhere.example',
    '/\\elsewhere.example',
    '\\\\elsewhere.example',
    '/\t/elsewhere.example',
    '\t//elsewhere.example',
    '/\n//elsewhere.example',
    ' //elsewhere.example',
    '/.//elsewhere.example',
    '/b/..//elsewhere.example',
    '/%2e//elsewhere.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'b/quay',
    '',
    '@elsewhere.example',
    '/sign-in',
    '/sign-in/?back=/b/quay',
    '/forgotten#x',
    null,
    undefined,
    ['/b/quay', '//elsewhere.example'],
    { toString: () => '/b/quay' },
  ])('leads home instead of to %j', (given) => {
    expect(safeBack(given, ORIGIN)).toBe('/')
  })

  it('stays on this site whatever is written, as the browser itself reads it', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '/',
        '//',
        '\\',
        '.',
        '..',
        '%2e',
        '%2f',
        '%5c',
        ':',
        '@',
        '#',
        '?',
        '\t',
        '\n',
        '\u0000',
        'b',
        'https:',
      ),
      fc.constantFrom('elsewhere.example', 'javascript:', '\u2028', '\uFF0F', '\u3002', ' '),
      fc.string({ maxLength: 3 }),
    )
    const written = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(''))
    const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)
    console.log(`the way back: SEED=${seed}`)
    fc.assert(
      fc.property(written, (given) => {
        const back = safeBack(given, ORIGIN)
        expect(back.startsWith('/') && !back.startsWith('//')).toBe(true)
        expect(new URL(back, ORIGIN).origin).toBe(ORIGIN)
        expect(safeBack(back, ORIGIN)).toBe(back)
      }),
      { seed, numRuns: 3_000 },
    )
  })
})
