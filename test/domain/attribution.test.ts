import { describe, expect, it } from 'vitest'
import type { Command, CommandOf } from '#shared/domain/commands.ts'
import { view, visible } from '#shared/domain/audience.ts'
import { evolve } from '#shared/domain/briefing.ts'
import { NO_VALUES } from '#shared/domain/figures/state.ts'
import { UNSCHEDULED } from '#shared/domain/state.ts'
import { CHAIR, play, PRESS, say } from '../support/briefings.ts'
import { given, recordedFrom } from '../support/given.ts'

const LINES: readonly Command[] = [
  say('s', 'ines-holm', 'Good morning.'),
  say('q', 'Reporter', 'How high is the wall?'),
  say('a', 'ines-holm', 'Nine metres.'),
]
const attribute = (lineId: string, more: Partial<CommandOf<'AttributeLine'>>): Command => ({
  type: 'AttributeLine',
  lineId,
  saw: null,
  speaker: null,
  ...more,
})
const held = (commands: readonly Command[]) => play([...LINES, ...commands])

describe('a line is said by somebody else', () => {
  it('[T11] by a fact of its own; its words and its turn stay', () => {
    const { events, briefing } = held([attribute('a', { saw: 'ines-holm', speaker: 'reporter' })])
    expect(events.at(-1)).toEqual({
      type: 'LineAttributed',
      lineId: 'a',
      speakerId: 'reporter',
      kind: 'question',
      opens: null,
    })
    expect(briefing.lines[2]).toMatchObject({
      text: 'Nine metres.',
      turn: 1,
      speakerId: 'reporter',
      kind: 'question',
      firstKind: 'answer',
    })
    expect(briefing.amendments).toMatchObject([{ kind: 'attribution', lineId: 'a', speakerId: 'reporter' }])
  })

  it('[T11] by a label that nobody bears, who is introduced in the same append', () => {
    given(held([]).events)
      .when(attribute('q', { saw: 'reporter', speaker: 'Kit Marsh [Tideway Radio]' }))
      .thenTypes('SpeakerIntroduced', 'LineAttributed')
  })

  it('[T11] and where the line opened the turn, the asker is who said it', () => {
    const { briefing } = held([attribute('q', { saw: 'reporter', speaker: 'Kit Marsh [Tideway Radio]' })])
    expect(briefing.turns[1]?.askerId).toBe('kit-marsh')
    expect(held([attribute('q', { saw: 'reporter', speaker: null })]).briefing.turns[1]?.askerId).toBeNull()
  })

  it('[T11] and by a moderator it is moderation, in the statement of the podium a statement', () => {
    const kindOf = (lineId: string, saw: string, speaker: string) =>
      held([attribute(lineId, { saw, speaker })]).briefing.lines.find(({ id }) => id === lineId)?.kind
    expect(kindOf('q', 'reporter', 'Moderator')).toBe('moderation')
    expect(kindOf('q', 'reporter', 'ines-holm')).toBe('answer')
    expect(kindOf('s', 'ines-holm', 'Port Secretary, Edda Voss')).toBe('statement')
    expect(kindOf('s', 'ines-holm', 'Reporter')).toBe('question')
  })

  it('[T11] of the kind that is asked for', () => {
    const { briefing } = held([attribute('a', { saw: 'ines-holm', speaker: 'ines-holm', kind: 'statement' })])
    expect(briefing.lines[2]).toMatchObject({ speakerId: 'ines-holm', kind: 'statement' })
  })

  it('[T11] once: what is so already needs no fact, whatever was seen', () => {
    const { events } = held([attribute('a', { saw: 'ines-holm', speaker: 'reporter' })])
    given(events)
      .when(attribute('a', { saw: 'ines-holm', speaker: 'reporter' }))
      .then()
  })

  it('[T11] not over the head of somebody who was faster', () => {
    const { events } = held([attribute('a', { saw: 'ines-holm', speaker: 'reporter' })])
    given(events)
      .when(attribute('a', { saw: 'ines-holm', speaker: null }))
      .thenRefused('line-changed-meanwhile', { line: 'a' })
  })

  it('[T11] not where there is no such line, or it was taken back', () => {
    const { events } = held([{ type: 'RetractLine', lineId: 'a', reason: 'Nobody said it.' }])
    given(events)
      .when(attribute('a', { saw: 'ines-holm' }))
      .thenRefused('line-already-retracted')
    given(events).when(attribute('none', {})).thenRefused('line-not-found')
  })

  it('[T11] is told to every audience alike', () => {
    const { events, briefing } = held([attribute('a', { saw: 'ines-holm', speaker: 'reporter' })])
    const facts = recordedFrom(events)
    for (const audience of ['public', 'reader', 'desk'] as const) {
      const followed = facts.reduce(
        (state, fact) => evolve(state, visible(fact, audience)),
        view(UNSCHEDULED, audience),
      )
      expect(followed.lines.map(({ speakerId }) => speakerId)).toEqual([CHAIR.id, PRESS.id, PRESS.id])
    }
    expect(briefing.lineCount).toBe(3)
  })

  it('[T1] an answer that was typed under the reporter answers the turn once it is the podium’s', () => {
    const slip = play([say('q', 'Reporter', 'How high?'), say('a', 'Reporter', 'Nine metres.')])
    const given = play(
      [attribute('a', { saw: 'reporter', speaker: 'ines-holm' }), say('q2', 'Reporter', 'How long?')],
      slip.events,
    )
    expect(given.briefing.lines.map(({ turn, kind }) => [turn, kind])).toEqual([
      [1, 'question'],
      [1, 'answer'],
      [2, 'question'],
    ])
  })

  it('[F1] its figures come and go with what it is', () => {
    const figures = [
      {
        values: { ...NO_VALUES, value: '9' },
        said: '9',
        start: 0,
        end: 1,
        sentence: { start: 0, end: 9 },
        unitCarried: false,
        confidence: 90,
        programme: null,
      },
    ]
    const slip = play([say('q', 'Reporter', 'How high?'), say('a', 'Reporter', '9 metres.')])
    const podium: Command = { type: 'AttributeLine', lineId: 'a', saw: 'reporter', speaker: 'ines-holm', figures }
    const stated = play([podium], slip.events)
    expect(stated.briefing.figures.map(({ state, source }) => [state, source?.speakerId])).toEqual([
      ['heard', 'ines-holm'],
    ])
    const asked = play([attribute('a', { saw: 'ines-holm', speaker: 'reporter' })], stated.events)
    expect(asked.briefing.figures.map(({ state }) => state)).toEqual(['withdrawn'])
  })
})
