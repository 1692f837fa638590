/** French typography: what stands before a double mark, inside quotation marks or within a number never breaks a line. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const FOLDER = join(import.meta.dirname, '../../client/locales')
const files = readdirSync(FOLDER).filter((name) => /(Fr|^fr)\.ts$/.test(name))
const NO_BREAK = '\u00a0\u202f'
const LOOSE = new RegExp(`[^${NO_BREAK}][;?!»%€]|[\\p{L}} ]:|«[^${NO_BREAK}]|\\d \\d`, 'u')

/** Every text in it, also one that depends on a number. */
function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}
const isLoose = (text: string) => LOOSE.test(text)

describe('the French words', () => {
  it('are looked at with a rule that tells the two apart', () => {
    expect(['Où ?', 'Où?', 'De 5 à 3 600', 'Motif : {reason}', '{n}: oui', '«oui »'].every(isLoose)).toBe(true)
    expect(['Où\u202f?', '3\u202f600', 'Motif\u00a0: {reason}', '«\u202foui\u202f»', '12:30'].some(isLoose)).toBe(false)
  })

  it.each(files)('have their no-break spaces in %s', async (name) => {
    const words = texts(await import(join(FOLDER, name)))
    expect(words.length).toBeGreaterThan(0)
    expect(words.filter(isLoose)).toEqual([])
  })
})
