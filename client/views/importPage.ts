/** The page for importing with its words; apart from the router, since nobody else needs to know which they are. */
import { importingWords } from '../locales/importingWords.ts'
import { homeWords } from '../locales/wordSets.ts'
import { withWords } from '../reading/withWords.ts'

export const loadImportPage = () => withWords(import('./ImportView.vue'), importingWords, homeWords)
