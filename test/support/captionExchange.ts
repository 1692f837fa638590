/** Five minutes of an invented exchange on a quay, as two captioners type it: one for the podium, one for the press. */

export interface Uttered {
  readonly by: 'podium' | 'press'
  readonly speaker: string
  readonly text: string
}

export const CHAIR = 'Ines Holm'
export const DIRECTOR = 'Pavel Drost'
export const REPORTERS = ['Kit Marsh', 'Lena Voss', 'Tom Arkel', 'Mara Iven']

const STATEMENT = [
  'Good afternoon, and thank you for coming out in this wind.',
  'The three harbours have agreed this morning to share one control room.',
  'It will open on the first of March, here on the north quay.',
  'Until then each harbour keeps its own watch, day and night.',
  'The pilots were asked first, and they said yes by a wide margin.',
  'We are happy to take your questions now.',
]

const QUESTIONS = [
  'What happens to the people who keep watch today?',
  'Who pays when the first year costs more than planned?',
  'Did the fishing fleet have a say in any of this?',
  'Can the south harbour leave again if it changes its mind?',
  'When will we see the agreement itself?',
  'What if the new radio fails in the first storm?',
  'Why is the night ferry not part of it?',
  'Will the harbour dues rise next year?',
]

const ANSWERS = [
  ['Nobody is sent away.', 'Everybody who wants to move gets a place in the new room.', 'We have put that in writing.'],
  ['The three harbours share it by their traffic.', 'If it is more than a tenth over, we meet again.'],
  [
    'They sat at the table from the second meeting on.',
    'Their one condition was a line of their own.',
    'They have it.',
  ],
  ['It can, with a year of notice.', 'I would be surprised if anybody wanted to.'],
  ['Tonight, in full, with the drawings.', 'We only wait for the last signature.'],
  ['Then the old one is still on the mast.', 'We keep it for two winters.', 'After that we look again.'],
  ['The ferry has a contract until the summer.', 'We talk to its owner in April.'],
  ['Not because of this.', 'There is a review in the autumn, as every year.', 'I expect it to be a quiet one.'],
]

const CLOSING = [
  'That was the last one for today.',
  'One word more on tomorrow, since you will ask me anyway.',
  'At nine the crews of all three harbours meet on the pilot boat.',
  'There is room for one camera and for two of you.',
  'Please settle among yourselves who that is.',
  'At eleven the drawings hang in the hall of the fish market.',
  'The engineers are there until four and like to be asked.',
  'On Friday nothing happens, and I mean to keep it so.',
  'Thank you all, and mind the ropes on your way out.',
]

export function exchange(): readonly Uttered[] {
  const podium =
    (speaker: string) =>
    (text: string): Uttered => ({ by: 'podium', speaker, text })
  const turns = QUESTIONS.flatMap((question, at): Uttered[] => [
    { by: 'press', speaker: REPORTERS[at % REPORTERS.length] ?? '', text: question },
    {
      by: 'press',
      speaker: REPORTERS[at % REPORTERS.length] ?? '',
      text: `And a word on the second part, question ${at + 1}?`,
    },
    ...(ANSWERS[at] ?? []).map(podium(at % 3 === 1 ? DIRECTOR : CHAIR)),
    ...[podium(at % 3 === 1 ? DIRECTOR : CHAIR)(`So much for point ${at + 1}.`)],
  ])
  return [...STATEMENT.map(podium(CHAIR)), ...turns, ...CLOSING.map(podium(CHAIR))]
}
