/** Who should be next, as a suggestion with its reasons, and how often and how long each person and outlet was heard. */

/** `wait`: how long the question waits, in ms. `votes`: how many. */
export type FairReason =
  | { readonly kind: 'not-yet-asked' }
  | { readonly kind: 'outlet-not-heard'; readonly outlet: string }
  | { readonly kind: 'longest-wait'; readonly wait: number }
  | { readonly kind: 'remote-not-heard' }
  | { readonly kind: 'most-votes'; readonly votes: number }
  | { readonly kind: 'point-of-order' }
  | { readonly kind: 'pinned' }

export interface Suggestion {
  readonly questionId: string
  /** The weightiest first; empty where it is first in the order and nothing else speaks for or against it. */
  readonly reasons: readonly FairReason[]
}

export interface Share {
  /** Of a person or an outlet. */
  readonly name: string
  readonly outlet: string | null
  readonly asked: number
  readonly called: number
  /** From the call to the first word of the answer, and from there to the close, in ms. */
  readonly questionMs: number
  readonly answerMs: number
}

export type Tallies = Readonly<Record<string, number>>
