/** Loads a part of the page together with the words of the queue, so that it is drawn when both are there. */
import { loadWords } from '../format/i18n.ts'
import { queueWords } from '../locales/wordSets.ts'

export async function withQueueWords<Part>(part: Promise<Part>): Promise<Part> {
  await Promise.all([part, loadWords(queueWords)])
  return part
}
