/** The page of the screens as it is built: in the language, and with the styles, that the Chromium of television sets has. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'acorn'
import { describe, expect, it } from 'vitest'
import { lackingIn } from '../support/oldStyles.ts'

const BUILT = join(import.meta.dirname, '../../client/dist/screen')
/** Chromium 79 has all of this one, and of the next neither `?.` nor `??`, which came with Chromium 80. */
const LANGUAGE = 2019

const files = readdirSync(BUILT, { recursive: true, encoding: 'utf8' })
const scripts = files.filter((name) => name.endsWith('.js'))
const styles = files.filter((name) => name.endsWith('.css'))
const text = (name: string) => readFileSync(join(BUILT, name), 'utf8')

function fault(code: string, sourceType: 'module' | 'script'): string | null {
  try {
    // What came with Chromium 63, and with 64, but is of a later edition: import() and import.meta.
    parse(code.replace(/\bimport\.meta\b/g, 'self').replace(/\bimport\(/g, 'self('), {
      ecmaVersion: LANGUAGE,
      sourceType,
    })
    return null
  } catch (error) {
    return String(error)
  }
}

describe('the scripts of a screen', () => {
  it('are looked at with a parser that knows nothing later', () => {
    expect(fault('const one = { ...{} }', 'module')).toBeNull()
    for (const later of ['a?.b', 'a ?? b', 'a ||= b', 'class A { #b = 1 }', 'await a']) {
      expect(fault(later, 'module'), later).toContain('SyntaxError')
    }
  })

  it.each(scripts)('%s is in the language of 2019', (name) => {
    // A classic script has the attribute of none, a worker that is registered without a kind likewise.
    const isClassic = name === 'firstPaint.js' || name === 'worker.js'
    expect(fault(text(name), isClassic ? 'script' : 'module')).toBeNull()
  })

  it('are all loaded from files, what the library lacks before everything else, since the policy allows no inline script', () => {
    const page = text('index.html')
    const found = [...page.matchAll(/<script\b([^>]*)>([^<]*)<\/script>/g)]
    const sources = found.map(([, attributes = '']) => /\bsrc="([^"]+)"/.exec(attributes)?.[1] ?? '')
    expect(found.map(([, , inline]) => inline)).toEqual(found.map(() => ''))
    expect(sources.filter((source) => source.includes('/assets/'))).toEqual([
      expect.stringMatching(/^\/screen\/assets\/polyfills-/),
      expect.stringMatching(/^\/screen\/assets\/screen-/),
    ])
  })
})

describe('the worker of a screen', () => {
  it('keeps every file of this build, and none that is not there', () => {
    const named = [...text('worker.js').matchAll(/"(\/screen\/assets\/[^"]+)"/g)].map(([, path = '']) => path)
    const there = files.filter((name) => /^assets\/./.test(name)).map((name) => `/screen/${name}`)
    expect(there.length).toBeGreaterThan(3)
    expect(named.toSorted()).toEqual(there.toSorted())
  })
})

describe('the styles of a screen', () => {
  it.each([
    ['@layer a{.b{color:red}}', '@layer (99)'],
    ['.a:is(.b,.c){color:red}', ':is, :where or :has (88, 105)'],
    ['.a{display:flex;gap:4px}', 'gaps of flex boxes (84)'],
    ['.a{inset:0}', 'inset (87)'],
    ['.a{color:light-dark(#000,#fff)}', 'colours of later (111, 123)'],
    ['@media (width>=9px){.a{translate:0 1px}}', 'single transforms (104)'],
    ['.a{color:red;& .b{color:blue}}', 'nesting (112)'],
  ])('are looked at by a rule that finds what is wrong in %s', (css, what) => {
    expect(lackingIn(css).join()).toContain(what)
  })

  it('are looked at by a rule that lets pass what is not', () => {
    expect(
      lackingIn('.a{display:grid;gap:4px;margin-inline-start:max(1px,2vmin)}@media (min-width:9px){.b{top:0}}'),
    ).toEqual([])
  })

  it.each(styles)('%s ask for nothing that Chromium 79 lacks', (name) => {
    expect(text(name).length).toBeGreaterThan(1_000)
    expect(lackingIn(text(name))).toEqual([])
  })
})
