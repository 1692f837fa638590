/** The words of the aids to reading and of the reporter page's keys, in English: loaded when somebody opens them. */

export const aidsEn = {
  'aids.size': 'Text size',
  'aids.smaller': 'Smaller text',
  'aids.larger': 'Larger text',
  'aids.sizeStep': 'Text size {step} of 5',
  'aids.face': 'Typeface',
  'aids.serif': 'Serif',
  'aids.sans': 'Sans',
  'aids.times': 'Times beside the lines',
  'aids.pace': 'Screen reader',
  'aids.pace.off': 'Silent',
  'aids.pace.each': 'Each line',
  'aids.pace.spaced': 'Every 30 s',
  'aids.keyList': 'this list',
  'aids.keyMove': 'next, previous line',
  'aids.keyCopy': 'copy the quote',
  'aids.keyHome': 'to the beginning',
  'aids.keyEnd': 'back to live',
} as const
