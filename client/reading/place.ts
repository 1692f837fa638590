/** The places of the reporter page that a phone shows one at a time. */
export type Place = 'transcript' | 'questions' | 'figures' | 'turns'
