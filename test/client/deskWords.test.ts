/** The sentence for what was done at the desk, whatever the server says that it was. */
import { beforeAll, expect, it } from 'vitest'
import { refusedWords } from '../../client/desk/refusedWords.ts'
import { useDeskWords } from '../../client/desk/trailWords.ts'
import { loadDeskWords } from './support/deskPart.ts'

beforeAll(loadDeskWords)

it.each([
  ['acknowledge', 'Not done: Lotte Brandt has read the note in the meantime.'],
  ['withdraw', 'Not done: Lotte Brandt withdrew the question in the meantime.'],
  ['an act of a later version', 'Not done: Lotte Brandt did something else in the meantime.'],
])('has words for a refusal because of %s', (did, words) => {
  const { t } = useDeskWords()
  const refusal = { code: 'act-overtaken', detail: { by: 'Lotte Brandt', did } } as const
  expect(refusedWords(refusal, null, 'en', t)).toBe(words)
})
