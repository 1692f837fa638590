/** The page for importing with its words; apart from the router, since nobody else needs to know which they are. */
import { loadWords } from '../format/i18n.ts'
import { importingWords } from '../locales/importingWords.ts'
import { homeWords } from '../locales/wordSets.ts'

export async function loadImportPage() {
  const [view] = await Promise.all([import('./ImportView.vue'), loadWords(importingWords), loadWords(homeWords)])
  return view
}
