/** Random but plausible commands to one briefing, for property tests. */
import fc from 'fast-check'
import type { Command } from '#shared/domain/commands.ts'

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

export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    type: fc.constant('TranscribeLine' as const),
    line: fc.record(
      {
        id: lineId,
        speaker: label,
        text: words,
        kind: fc.constantFrom(null, 'moderation' as const, 'stage' as const),
        announces: fc.constantFrom(null, 'final-question' as const),
      },
      { requiredKeys: ['id', 'text'] },
    ),
  }),
  fc.record({ type: fc.constant('RetractLine' as const), lineId, reason: words }),
  fc.record({ type: fc.constant('CorrectLine' as const), lineId, saw: words, text: words }),
  fc.record({
    type: fc.constant('IssueLinesToken' as const),
    tokenId: fc.constantFrom('t1', 't2', 't3'),
    hash: fc.constant('CANARY'.padEnd(43, 'x')),
    label: words,
  }),
  fc.record({ type: fc.constant('RevokeLinesToken' as const), tokenId: fc.constantFrom('t1', 't2', 't3') }),
  fc.constantFrom<Command>({ type: 'StartBriefing' }, { type: 'StartBriefing' }, { type: 'EndBriefing' }),
)
