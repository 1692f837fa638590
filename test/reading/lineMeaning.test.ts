/** What single lines say about the briefing itself. */
import { describe, expect, it } from 'vitest'
import { readLine } from '../../server/reading/lineMeaning.ts'

describe('marks', () => {
  it.each([
    ['(Inaudible.)', ['inaudible']],
    ['[inaudible] the bridge?', ['inaudible']],
    ['How far [inaudible 00:01:10] is it?', ['inaudible']],
    ['(question inaudible)', ['inaudible']],
    ['That was the cook. (Laughter.)', ['laughter']],
    ['C’était le cuisinier. (Rires.)', ['laughter']],
    ['(rires et applaudissements)', ['laughter', 'applause']],
    ['[laughter, crosstalk]', ['laughter', 'crosstalk']],
    ['[cross talk]', ['crosstalk']],
    ['(Applause.)', ['applause']],
    ['(As interpreted.) We came by sea.', ['interpreted']],
    ['(No translation provided.)', ['no-translation']],
    ['(off-mike) and the keys?', ['off-mike']],
    ['(hors micro)', ['off-mike']],
    ['And then the mast --', ['broken-off']],
    ['And then the mast –', ['broken-off']],
    ['… the mast, you mean?', ['broken-off']],
    ['-- the mast. (Laughter.)', ['broken-off', 'laughter']],
    ['[inaudible] … the mast?', ['inaudible']],
    ['Was it the mast, the sail...?', []],
    ['They walked [away] with Mr. [Javier] Lund.', []],
    ['Let the record show the applause and the laughter.', []],
    ['He was (rather loudly) laughing.', []],
    ['A rope - a long one – and a bucket.', []],
    ['[5:00]', []],
  ])('of %j are %j', (text, marks) => {
    expect(readLine(text, 'press').marks).toEqual(marks)
  })
})

describe('the final question', () => {
  it.each([
    'Final question then.',
    'Last question.',
    'OK, last question, please.',
    'One last question, at the back.',
    'This will be the last question.',
    'I can take one last question.',
    'We have time for one final question.',
    'The ferry does not wait for me, so: last question, please.',
    'Thank you very much, last question.',
    'We built it twice. It stands. Now the final question.',
    'Dernière question, s’il vous plaît.',
    'Alors, une dernière question.',
    'Je prends une toute dernière question.',
    'Ce sera la dernière question.',
  ])('is announced by %j', (text) => {
    expect(readLine(text, 'podium').announces).toBe('final-question')
    expect(readLine(text, 'moderator').announces).toBe('final-question')
    expect(readLine(text, 'press').announces).toBeNull()
    expect(readLine(text, undefined).announces).toBeNull()
  })

  it.each([
    'Your last question was about the mast.',
    'On the last question, I said that we wait.',
    'That is not the last question you will hear.',
    'The final question of the inquiry is who cut the rope.',
    'It was the last question he asked me.',
    'As for your last question, yes.',
    'The last one sank in the harbour.',
    'Votre dernière question portait sur le mât.',
    'Ce n’est pas la dernière question.',
    'Finally, the question of the mast.',
  ])('is not announced by %j', (text) => {
    expect(readLine(text, 'podium').announces).toBeNull()
  })
})

describe('an aside', () => {
  it.each([
    'One at a time.',
    'One by one, please. Yes, there at the back.',
    'Yes.',
    'Yes, please.',
    'The lady in the red coat.',
    'Who wants to begin?',
    'Next question, please.',
    'Un par un, s’il vous plaît. Oui.',
    'Allez-y.',
  ])('is %j from the podium', (text) => {
    expect(readLine(text, 'podium').aside).toBe(true)
    expect(readLine(text, 'press').aside).toBe(false)
  })

  it.each([
    'Good morning.',
    'Yes, we signed it.',
    'One at a time they left the ship, and nobody spoke.',
    'The lady in the red coat painted this harbour for forty years, and I bought the picture.',
    'Thank you.',
    'No.',
    '(Laughter.)',
  ])('is not %j', (text) => {
    expect(readLine(text, 'podium').aside).toBe(false)
  })
})
