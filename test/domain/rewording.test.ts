import { describe, expect, it } from 'vitest'
import { SETTLING_MS } from '#shared/domain/rewording.ts'
import { currentLine } from '#shared/domain/transcript.ts'
import type { Command, OfferedLine } from '#shared/domain/commands.ts'
import { NO_VALUES } from '#shared/domain/figures/state.ts'
import type { SaidFigure } from '#shared/domain/figures/vocabulary.ts'
import type { BriefingEvent, EventOf } from '#shared/domain/events.ts'
import { decide, fold } from '#shared/domain/briefing.ts'
import { LIVE, play, say } from '../support/briefings.ts'
import { given, NOON, outcome, OWNER } from '../support/given.ts'

const worded = (text: string, revision?: number, more: Partial<OfferedLine> = {}) =>
  say('l1', 'ines-holm', text, { ...(revision !== undefined && { revision }), ...more })
const first = play([worded('Nine meters.', 1)])
const saidAt = given(first.events).briefing.lines[0]?.at ?? NOON
const at = (ms: number) => ({ at: saidAt + ms, by: OWNER })
const textOf = ({ briefing }: ReturnType<typeof play>) => {
  const [line] = briefing.lines
  return line === undefined ? null : currentLine(line, briefing.amendments).text
}
const corrected = (text: string, revision: number, more: Partial<EventOf<'LineCorrected'>> = {}): BriefingEvent => ({
  type: 'LineCorrected',
  lineId: 'l1',
  text,
  marks: [],
  revision,
  ...more,
})

describe('a source words its line anew', () => {
  it('[T7] a higher revision takes the place of a lower one, within ten seconds without a word', () => {
    given(first.events)
      .when(worded('Nine metres.', 2), at(SETTLING_MS))
      .then(corrected('Nine metres.', 2, { settling: true }))
  })

  it('[T7] and later as a correction that readers see', () => {
    given(first.events)
      .when(worded('Nine metres.', 2), at(SETTLING_MS + 1))
      .then(corrected('Nine metres.', 2))
  })

  it('[T7] readers see no correction while it settles', () => {
    const now = play([worded('Nine metres.', 2)], first.events).briefing
    const [line] = now.lines
    expect(line === undefined ? null : currentLine(line, now.amendments)).toMatchObject({
      text: 'Nine metres.',
      correctedAt: null,
      earlier: [],
    })
  })

  it('[T7] the same or a lower revision is already true, in whatever order they arrive', () => {
    const second = play([worded('Nine metres.', 3)], first.events)
    for (const revision of [1, 2, 3]) given(second.events).when(worded('Nein.', revision), at(0)).then()
    expect(
      textOf(play([worded('Three.', 3), worded('Two.', 2), worded('Four.', 4), worded('One.', 1)], first.events)),
    ).toBe('Four.')
  })

  it('[T7] the same words under a higher revision are no correction, and a lower one that comes late stays behind', () => {
    const again = play([worded('Nine meters.', 3)], first.events)
    expect(textOf(again)).toBe('Nine meters.')
    given(again.events).when(worded('Nein meters.', 2), at(60_000)).then()
  })

  it('[F12] the figures of the first wording are read again in the next', () => {
    const heard = (value: string, said: string): SaidFigure => ({
      values: { ...NO_VALUES, value },
      said,
      start: 0,
      end: said.length,
      sentence: { start: 0, end: said.length },
      unitCarried: false,
      confidence: 90,
      programme: null,
    })
    const sayFigure = (text: string, said: string, value: string, revision: number): Command => ({
      type: 'TranscribeLine',
      line: { id: 'l1', speaker: 'ines-holm', text, revision },
      figures: [heard(value, said)],
    })
    const one = play([sayFigure('90 million it is.', '90 million', '90000000', 0)])
    expect(one.briefing.figures.map(({ values, state }) => [values.value, state])).toEqual([['90000000', 'heard']])
    const two = play([sayFigure('19 million it is.', '19 million', '19000000', 1)], one.events)
    expect(two.briefing.figures.flatMap(({ values, state }) => (state === 'heard' ? [values.value] : []))).toEqual([
      '19000000',
    ])
  })

  it('[T7] without a revision the same id with other words is refused, and with the same is already true', () => {
    const plain = play([worded('Nine metres.')])
    given(plain.events).when(worded('Nine metres.')).then()
    given(plain.events).when(worded('Ten metres.')).thenRefused('line-id-taken', { line: 'l1' })
    given(plain.events).when(worded('Ten metres.', 2)).thenRefused('line-id-taken')
    given(first.events).when(worded('Ten metres.')).thenRefused('line-id-taken')
  })

  it('[T7] the same words as they arrived are already true, although the glossary wrote others', () => {
    const spelled = play([worded('Nine metres at Quay.', undefined, { heardAs: 'Nine metres at key.' })])
    given(spelled.events).when(worded('Nine metres at key.')).then()
    given(spelled.events)
      .when(worded('Nine metres at Kai.', undefined, { heardAs: 'Nine metres at key.' }))
      .then()
    const plain = play([worded('Nine metres at key.')])
    given(plain.events)
      .when(worded('Nine metres at Kai.', undefined, { heardAs: 'Nine metres at key.' }))
      .then()
  })

  it('[T7] is worded anew by the source that said it alone; to another the id is taken, however it counts', () => {
    const by = { role: 'captioner', id: 'token:second' } as const
    const other = { ...at(0), by }
    for (const revision of [0, 1, 2])
      given(first.events).when(worded('Nein.', revision), other).thenRefused('line-id-taken', { line: 'l1' })
    given(first.events).when(worded('Nine meters.', 2), other).then()
    const { briefing } = given(LIVE)
    const events = decide(briefing, worded('Nine meters.', 1), other)
    const known = fold(
      events.map((event, n) => ({ seq: 90 + n, at: saidAt, by, event })),
      briefing,
    )
    outcome(known, worded('Nine metres.', 2), other).thenTypes('LineCorrected')
    outcome(known, worded('Nine metres.', 2), at(0)).thenRefused('line-id-taken')
  })

  it('[T7] is worded anew by the owner, who may come by another link', () => {
    const by = { role: 'owner', id: 'owner:another session' } as const
    given(first.events)
      .when(worded('Nine metres.', 2), { ...at(0), by })
      .thenTypes('LineCorrected')
  })

  it('[T7] keeps what arrived beside what the glossary wrote', () => {
    given(first.events)
      .when(worded('At the Quay.', 2, { heardAs: 'At the key.' }), at(0))
      .then(corrected('At the Quay.', 2, { heardAs: 'At the key.', settling: true }))
  })

  it('[T7] does not undo what somebody has corrected or taken back meanwhile', () => {
    const mended = play([{ type: 'CorrectLine', lineId: 'l1', saw: 'Nine meters.', text: 'Nine feet.' }], first.events)
    given(mended.events).when(worded('Nine metres.', 2), at(0)).thenRefused('line-changed-meanwhile', { line: 'l1' })
    const gone = play([{ type: 'RetractLine', lineId: 'l1', reason: 'Nobody said it.' }], first.events)
    given(gone.events).when(worded('Nine metres.', 2), at(0)).thenRefused('line-already-retracted', { line: 'l1' })
  })

  it('[T7] and where the correction says the same, is content', () => {
    const mended = play(
      [{ type: 'CorrectLine', lineId: 'l1', saw: 'Nine meters.', text: 'Nine metres.' }],
      first.events,
    )
    given(mended.events).when(worded('Nine metres.', 2), at(0)).then()
  })

  it('[T7] is counted as one line, wherever it stands', () => {
    const { briefing } = play([say('l2', 'Reporter', 'When?'), worded('Nine metres.', 2)], first.events)
    expect(briefing.lineCount).toBe(2)
    expect(briefing.lines.map(({ id }) => id)).toEqual(['l1', 'l2'])
  })

  describe('and counts no wordings', () => {
    const plain = play([worded('Nine meters.')])
    const soon = at(SETTLING_MS)
    const other = { ...at(0), by: { role: 'captioner', id: 'token:second' } as const }

    it('[T7] within ten seconds other words are simply the line, and later the id is taken', () => {
      given(plain.events)
        .when(worded('Nine metres.'), soon)
        .then(corrected('Nine metres.', 1, { settling: true }))
      given(plain.events)
        .when(worded('Nine metres.'), at(SETTLING_MS + 1))
        .thenRefused('line-id-taken', { line: 'l1' })
      given(plain.events).when(worded('Nine metres.'), other).thenRefused('line-id-taken', { line: 'l1' })
    })

    it('[T7] the same words again are already true, and so are those that it has left behind, whenever they come', () => {
      given(plain.events).when(worded('Nine meters.'), soon).then()
      const second = play([worded('Nine metres.')], plain.events)
      expect(textOf(second)).toBe('Nine metres.')
      for (const text of ['Nine meters.', 'Nine metres.'])
        for (const moment of [at(2), at(60_000), other]) given(second.events).when(worded(text), moment).then()
      given(second.events)
        .when(worded('Nine metres!'), soon)
        .then(corrected('Nine metres!', 2, { settling: true }))
    })

    it('[T7] one that counts does so from the first', () => {
      given(plain.events).when(worded('Nine metres.', 2), soon).thenRefused('line-id-taken')
      given(first.events).when(worded('Nine metres.'), soon).thenRefused('line-id-taken')
    })
  })
})
