/** What lines draw of figures, loaded with its words when the first figure is heard: a page without figures bears none of it. */
import { loadWords, type AnyWordSet } from '../format/i18n.ts'
import { figuresWords } from '../locales/wordSets.ts'
import PlainWords from '../components/transcript/PlainWords.vue'
import { loadedLater } from '../reading/loadedLater.ts'

export async function withWords<Part>(part: Promise<Part>, ...sets: readonly AnyWordSet[]): Promise<Part> {
  await Promise.all([part, ...sets.map(loadWords)])
  return part
}

/** Until it is there the words stand without marks. */
export const FiguredWords = loadedLater(
  () => withWords(import('../components/transcript/FiguredWords.vue'), figuresWords),
  PlainWords,
)
export const LedTo = loadedLater(() => withWords(import('../components/transcript/LedTo.vue'), figuresWords))
