/** Loads a part of the page together with its words, so that it is drawn when both are there. */
import { loadWords, type AnyWordSet } from '../format/i18n.ts'

export async function withWords<Part>(part: Promise<Part>, ...sets: readonly AnyWordSet[]): Promise<Part> {
  await Promise.all([part, ...sets.map(loadWords)])
  return part
}
