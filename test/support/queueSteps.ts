/** Random but plausible steps in a queue, for property tests; `queueSenders.ts` makes each a command. */
import fc from 'fast-check'

const DONE = [
  'approve',
  'approve',
  'approve',
  'call',
  'call',
  'call',
  'close',
  'close',
  'skip',
  'skip',
  'requeue',
  'undo',
  'undo',
  'undo',
  'reword',
  'decline',
  'merge',
  'merge',
  'move',
  'move',
  'pin',
  'link',
  'queue',
  'more',
  'settings',
  'note',
  'acknowledge',
  'name',
  'restore',
  'ask for',
] as const
const ASKED = ['ask', 'ask', 'ask', 'edit', 'withdraw'] as const

export interface Step {
  readonly does: (typeof DONE)[number] | (typeof ASKED)[number] | 'say' | 'start' | 'end'
  readonly who: number
  /** Which of those that there are is meant. */
  readonly which: number
  readonly other: number
  readonly isOdd: boolean
  /** So many facts behind is what its sender sees; 0: nothing is missed. */
  readonly behind: number
}

const step = (does: fc.Arbitrary<Step['does']>) =>
  fc.record({
    does,
    who: fc.nat({ max: 5 }),
    which: fc.nat({ max: 30 }),
    other: fc.nat({ max: 30 }),
    isOdd: fc.boolean(),
    behind: fc.oneof(
      { arbitrary: fc.constant(0), weight: 6 },
      { arbitrary: fc.integer({ min: 1, max: 9 }), weight: 1 },
    ),
  })

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: step(fc.constantFrom(...DONE)), weight: 12 },
  { arbitrary: step(fc.constantFrom(...ASKED)), weight: 6 },
  { arbitrary: step(fc.constant('say')), weight: 3 },
  { arbitrary: step(fc.constantFrom('start', 'end', 'start')), weight: 1 },
)

/** Acts of the desk alone, without undoing. */
export const anyAct: fc.Arbitrary<Step> = step(
  fc.constantFrom(...DONE.filter((does) => does !== 'undo' && does !== 'acknowledge')),
)
