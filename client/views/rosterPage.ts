/** The page of people and words with all its words; apart from the router, which every page loads. */
import { captionsWords } from '../locales/wordSets.ts'
import { rosterWords } from '../locales/rosterWords.ts'
import { withWords } from '../reading/withWords.ts'

export const loadRosterPage = () => withWords(import('./RosterView.vue'), captionsWords, rosterWords)
