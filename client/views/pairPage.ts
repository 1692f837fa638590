/** The page for pairing with its words, which only it needs. */
import { deskScreensWords } from '../locales/deskScreensWords.ts'
import { withWords } from '../reading/withWords.ts'

export const loadPairPage = () => withWords(import('./PairView.vue'), deskScreensWords)
