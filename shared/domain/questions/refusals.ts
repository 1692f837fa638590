/** What may be answered to commands about the queue; apart, since only the parts of a page that show it need words for them. */
export const QUEUE_REFUSAL_CODES = [
  'act-already-undone',
  'act-not-found',
  'act-overtaken',
  'line-not-in-turn',
  'note-id-taken',
  'note-not-found',
  'question-already-called',
  'question-already-waiting',
  'question-changed-meanwhile',
  'question-id-taken',
  'question-not-called',
  'question-not-found',
  'question-not-waiting',
  'questions-too-many',
  'queue-changed-meanwhile',
  'queue-closed',
  'taken-changed-meanwhile',
  'turn-already-named',
  'turn-not-found',
  'vote-for-own-question',
  'votes-closed',
] as const

export type QueueRefusalCode = (typeof QUEUE_REFUSAL_CODES)[number]
