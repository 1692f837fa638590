/** Random but plausible commands to one briefing, for property tests. */
import fc from 'fast-check'
import type { Command } from '#shared/domain/commands.ts'
import { AUTOMATIC_SCENES, SCENES } from '#shared/domain/screens/state.ts'
import type { ScreenChange } from '#shared/domain/screens/vocabulary.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { CHAIR } from './briefings.ts'

const lineId = fc.integer({ min: 1, max: 12 }).map((n) => `l${n}`)
const words = fc.stringMatching(/^[A-Za-zéü ,.'–]{1,40}$/).map((text) => `said ${text}`.trim().replace(/\s+/g, ' '))
const label = fc.constantFrom(
  'Reporter',
  'Harbour Chair, Ines Holm',
  'ines-holm',
  'Moderator',
  'Kit Marsh [Tideway Radio]',
  null,
)

const speakerId = fc.constantFrom(null, 'reporter', 'ines-holm', 'kit-marsh', 'moderator')

const actId = fc.integer({ min: 1, max: 4 }).map((n) => `act-${n}`)
const screenId = fc.constantFrom('front', 'side', 'lobby')
/** Few values of each, so that some of them are already so. */
const anyScreenChange: fc.Arbitrary<ScreenChange> = fc.record(
  {
    scene: fc.constantFrom(...SCENES),
    isAutomatic: fc.boolean(),
    order: fc.shuffledSubarray([...AUTOMATIC_SCENES]),
    size: fc.constantFrom('medium' as const, 'large' as const),
    programme: fc.constantFrom(null, 'null'),
    until: fc.constantFrom(null, 1_800_000_000_000),
    message: fc.oneof(
      fc.constantFrom(null, 'null'),
      words.map((text) => `CANARY ${text}`),
    ),
    isFrozen: fc.boolean(),
    isBlank: fc.boolean(),
  },
  { requiredKeys: [] },
)

/** `undoes` names acts that were done, more often than not. */
export const anyScreenCommand: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('SetScreens' as const),
      act: actId,
      screens: fc.array(screenId, { minLength: 1, maxLength: 4 }),
      change: anyScreenChange,
    }),
  },
  fc.record({ type: fc.constant('UndoAct' as const), act: actId.map((act) => `un${act}`), undoes: actId }),
)

export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  anyScreenCommand,
  fc.record({
    type: fc.constant('TranscribeLine' as const),
    line: fc.record(
      {
        id: lineId,
        speaker: label,
        text: words,
        kind: fc.constantFrom(null, 'moderation' as const, 'stage' as const),
        announces: fc.constantFrom(null, 'final-question' as const),
        revision: fc.integer({ min: 0, max: 3 }),
        heardAs: words,
      },
      { requiredKeys: ['id', 'text'] },
    ),
  }),
  fc.record({ type: fc.constant('RetractLine' as const), lineId, reason: words }),
  fc.record({ type: fc.constant('CorrectLine' as const), lineId, saw: words, text: words }),
  fc.record({
    type: fc.constant('AttributeLine' as const),
    lineId,
    saw: speakerId,
    speaker: label,
    kind: fc.constantFrom(null, 'answer' as const, 'question' as const),
  }),
  fc.record({
    type: fc.constant('MarkTaken' as const),
    turn: fc.integer({ min: 1, max: 3 }),
    saw: fc.constant(null),
    lineId,
  }),
  fc.record({ type: fc.constant('DismissFinalQuestion' as const), lineId }),
  fc.record({
    type: fc.constant('MergeSpeakers' as const),
    speakerId: fc.constantFrom('reporter', 'kit-marsh', 'ines-holm'),
    into: fc.constantFrom('reporter', 'kit-marsh', 'ines-holm'),
    saw: fc.constant(CHAIR),
    sawInto: fc.constant(CHAIR),
  }),
  fc.record({
    type: fc.constant('RemoveSpeaker' as const),
    speakerId: fc.constantFrom('reporter', 'moderator'),
    saw: fc.constant(CHAIR),
  }),
  fc.record({
    type: fc.constant('SetTerms' as const),
    terms: fc.constant({ id: 'quay', written: 'CANARY Quay' }).map((term) => [{ ...term, heard: ['key'] }]),
  }),
  fc.record({ type: fc.constant('RemoveTerms' as const), termIds: fc.constant('quay').map((id) => [id]) }),
  fc.record({
    type: fc.constant('IssueLinesToken' as const),
    tokenId: fc.constantFrom('t1', 't2', 't3'),
    hash: fc.constant('CANARY'.padEnd(43, 'x')),
    label: words,
  }),
  fc.record({ type: fc.constant('RevokeLinesToken' as const), tokenId: fc.constantFrom('t1', 't2', 't3') }),
  fc.constantFrom<Command>({ type: 'StartBriefing' }, { type: 'StartBriefing' }, { type: 'EndBriefing' }),
)

/** The command as somebody gives it who looks at this briefing. */
export function asSeen({ speakers, turns }: Briefing, command: Command): Command {
  const seen = (speakerId: string) => speakers.find(({ id }) => id === speakerId) ?? CHAIR
  switch (command.type) {
    case 'MarkTaken':
      return { ...command, saw: turns[command.turn]?.taken ?? null }
    case 'MergeSpeakers':
      return { ...command, saw: seen(command.speakerId), sawInto: seen(command.into) }
    case 'RemoveSpeaker':
      return { ...command, saw: seen(command.speakerId) }
    default:
      return command
  }
}
