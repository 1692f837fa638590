/** T7: a source that words its line anew names somebody else with it. */
import { describe, expect, it } from 'vitest'
import type { Command } from '#shared/domain/commands.ts'
import { NO_VALUES } from '#shared/domain/figures/state.ts'
import type { SaidFigure } from '#shared/domain/figures/vocabulary.ts'
import { currentLine } from '#shared/domain/transcript.ts'
import { play, say } from '../support/briefings.ts'
import { given, NOON, OWNER } from '../support/given.ts'

const at = (ms: number) => ({ at: NOON + ms, by: OWNER })
const textOf = ({ briefing }: ReturnType<typeof play>) => {
  const [line] = briefing.lines
  return line === undefined ? null : currentLine(line, briefing.amendments).text
}

describe('a source that names somebody else', () => {
  const named = (speaker: string | null, text: string, revision?: number) =>
    say('l1', speaker, text, { ...(revision !== undefined && { revision }) })
  const anybody = play([named('Speaker 1', 'Nine meters.', 1)])
  const saidBy = ({ briefing }: ReturnType<typeof play>) => {
    const [line] = briefing.lines
    return briefing.speakers.find(({ id }) => id === line?.speakerId)?.label
  }

  it('[T7] the line is theirs, in the same append', () => {
    const { events } = given(anybody.events).when(named('Ada Berg, Chair', 'Nine metres.', 2), at(0))
    expect(events.map(({ type }) => type)).toEqual(['LineCorrected', 'SpeakerIntroduced', 'LineAttributed'])
    const now = play([named('Ada Berg, Chair', 'Nine metres.', 2)], anybody.events)
    expect([saidBy(now), textOf(now)]).toEqual(['Ada Berg, Chair', 'Nine metres.'])
    given(now.events)
      .when(named('Speaker 1', 'Nine meters.', 1), at(60_000))
      .then()
    expect(saidBy(play([named('Speaker 1', 'Nine.', 3)], now.events))).toBe('Speaker 1')
  })

  it('[T7] also where the words stay, and where no wordings are counted', () => {
    expect(saidBy(play([named('Ada Berg, Chair', 'Nine meters.', 2)], anybody.events))).toBe('Ada Berg, Chair')
    const plain = play([named('Speaker 1', 'Nine meters.')])
    const now = play([named('Ada Berg, Chair', 'Nine meters.')], plain.events)
    expect(saidBy(now)).toBe('Ada Berg, Chair')
    for (const label of ['Speaker 1', 'Ada Berg, Chair'])
      given(now.events).when(named(label, 'Nine meters.'), at(5)).then()
  })

  it('[T7] naming nobody, or the same person otherwise, changes nobody', () => {
    for (const speaker of [null, 'Speaker 1'])
      given(anybody.events)
        .when(named(speaker, 'Nine metres.', 2), at(0))
        .thenTypes('LineCorrected')
  })

  it('[T7] [T11] the desk knows better', () => {
    const line = given(anybody.events).briefing.lines[0]
    const attributed = play(
      [{ type: 'AttributeLine', lineId: 'l1', saw: line?.speakerId ?? null, speaker: 'ines-holm' }],
      anybody.events,
    )
    const now = play([named('Ada Berg, Chair', 'Nine metres.', 2)], attributed.events)
    expect(textOf(now)).toBe('Nine metres.')
    expect(saidBy(now)).toBe(saidBy(attributed))
  })

  it('[T7] [F1] what was a question and is an answer states figures, and the other way round none', () => {
    const figures: SaidFigure[] = [
      {
        values: { ...NO_VALUES, value: '9' },
        said: '9 metres',
        start: 0,
        end: 8,
        sentence: { start: 0, end: 8 },
        unitCarried: false,
        confidence: 90,
        programme: null,
      },
    ]
    const said = (speaker: string, revision: number): Command => ({
      type: 'TranscribeLine',
      line: { id: 'l1', speaker, text: '9 metres it is.', revision },
      figures,
    })
    const states = ({ briefing }: ReturnType<typeof play>) => briefing.figures.map(({ state }) => state)
    const asked = play([said('Reporter', 0)])
    expect(states(asked)).toEqual([])
    const answered = play([said('ines-holm', 1)], asked.events)
    expect(answered.briefing.figures).toMatchObject([{ state: 'heard', source: { speakerId: 'ines-holm' } }])
    expect(states(play([said('Reporter', 2)], answered.events))).toEqual(['withdrawn'])
  })
})
