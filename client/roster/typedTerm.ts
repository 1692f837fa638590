/** A term of the glossary as the form holds it. */
import { foldSpace } from '#shared/domain/lineText.ts'
import type { Term } from '#shared/domain/vocabulary.ts'

export const TERM_LIMIT = 120
export const HEARD_AT_MOST = 12

export interface TypedTerm {
  readonly written: string
  /** Apart by commas or lines. */
  readonly heard: string
}

export type TermFault = 'nothing' | 'heard-many' | 'heard-long'

export function typedFromTerm({ written, heard }: Term): TypedTerm {
  return { written, heard: heard.join(', ') }
}

export function heardIn(text: string): readonly string[] {
  const words = text
    .split(/[,;\n]/)
    .map(foldSpace)
    .filter((each) => each !== '')
  return [...new Map(words.map((each) => [each.toLowerCase(), each])).values()]
}

export function termFaultOf({ written, heard }: TypedTerm): TermFault | null {
  const words = heardIn(heard)
  if (foldSpace(written) === '') return 'nothing'
  if (words.some((each) => each.length > TERM_LIMIT)) return 'heard-long'
  return words.length > HEARD_AT_MOST ? 'heard-many' : null
}

export function termFrom(id: string, { written, heard }: TypedTerm): Term {
  return { id, written: foldSpace(written), heard: [...heardIn(heard)] }
}

export function mintTermId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return `t-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
