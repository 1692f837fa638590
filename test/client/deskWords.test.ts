/** The sentence for what was done at the desk, whatever the server says that it was. */
import { beforeAll, expect, it } from 'vitest'
import { refusedWords } from '../../client/desk/refusedWords.ts'
import { useDeskWords } from '../../client/desk/trailWords.ts'
import { loadDeskWords } from './support/deskPart.ts'

beforeAll(loadDeskWords)

it.each([
  ['acknowledge', 'Not done: Lotte Brandt has read the note in the meantime.'],
  ['withdraw', 'Not done: Lotte Brandt withdrew the question in the meantime.'],
  ['freeze-screens', 'Not done: Lotte Brandt froze the screen Front wall in the meantime.', 'front'],
  ['freeze-screens', 'Not done: Lotte Brandt froze 1 screen in the meantime.', 'gone'],
  ['an act of a later version', 'Not done: Lotte Brandt did something else in the meantime.'],
])('has words for a refusal because of %s', (did, words, screen?: string) => {
  const { t } = useDeskWords()
  const refusal = {
    code: 'act-overtaken',
    detail: { by: 'Lotte Brandt', did, ...(screen !== undefined && { screen }) },
  } as const
  expect(refusedWords(refusal, null, 'en', t, [{ id: 'front', name: 'Front wall' }])).toBe(words)
})
