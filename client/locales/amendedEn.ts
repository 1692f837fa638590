/** What became of lines after they were said, in English: corrections, and which of several questions was taken. */
export const amendedEn = {
  'line.change': 'Changed at {time}:',
  'line.removed': 'removed:',
  'line.added': 'added:',
  'line.toldCorrected': 'Corrected: {who}: {text}',
  'line.toldRetracted': 'Taken back: a line of {who}. {reason}',

  'stack.place': 'Called out together, {place} of {size}',
  'stack.taken': 'taken',
  'stack.untaken': 'not taken',
} as const
