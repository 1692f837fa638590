/** The colours of screens: each pair that words are drawn in has the contrast that WCAG 2.2 calls AAA. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../../client/styles/screen.css'), 'utf8')

function tokens(selector: string): Readonly<Record<string, string>> {
  const start = css.indexOf(`${selector} {`)
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name, value]) => [name, value]))
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, two: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(two)].toSorted((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const THEMES = {
  // The lightest of the ground is where it is hardest to read.
  dark: { ...tokens('.screen'), ground: '#141b26' },
  light: { ...tokens(".screen[data-theme='light']"), ground: '#f6f4ee' },
}
const ON_GROUND = ['ink', 'ink-2', 'ink-3', 'live', 'accent', 'heard', 'sure', 'mended', 'gone']
const ON_PLATES = ['heard', 'sure', 'mended', 'gone'].map((look) => [look, `${look}-bg`] as const)

describe.each(Object.entries(THEMES))('in the %s theme', (_theme, colours: Readonly<Record<string, string>>) => {
  const colour = (name: string) => {
    const value = colours[name]
    if (value === undefined) throw new Error(`there is no --${name}`)
    return value
  }
  it('is measured as the standard measures it', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })
  it.each(ON_GROUND)('--%s is read on the ground', (name) => {
    expect(contrast(colour(name), colour('ground'))).toBeGreaterThanOrEqual(7)
    expect(contrast(colour(name), colour('paper'))).toBeGreaterThanOrEqual(7)
  })
  it.each(ON_PLATES)('--%s is read on --%s', (name, plate) => {
    expect(contrast(colour(name), colour(plate))).toBeGreaterThanOrEqual(7)
  })
  it('the bar stands out from its track', () => {
    expect(contrast(colour('sure'), colour('hair'))).toBeGreaterThanOrEqual(3)
    expect(contrast(colour('heard'), colour('hair'))).toBeGreaterThanOrEqual(3)
  })
})
