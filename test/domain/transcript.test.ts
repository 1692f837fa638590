import { describe, expect, it } from 'vitest'
import { currentLine } from '#shared/domain/transcript.ts'
import { LIVE, play, say, SCHEDULED, STARTED } from '../support/briefings.ts'
import { given, NOON } from '../support/given.ts'

/** Turn number, kind and speaker of each line, as a transcript of the rules. */
function shape(commands: Parameters<typeof play>[0], from = LIVE): string[] {
  return play(commands, from).briefing.lines.map((line) => `${line.turn} ${line.kind} ${line.speakerId ?? 'nobody'}`)
}

describe('turns form from the lines', () => {
  it('[T1] opens a turn when a press speaker follows the statement', () => {
    given(LIVE)
      .when(say('l1', 'Reporter', 'How high is the wall?'))
      .then(
        { type: 'TurnOpened', turn: 1, askerId: 'reporter' },
        {
          type: 'LineTranscribed',
          line: {
            id: 'l1',
            speakerId: 'reporter',
            label: 'Reporter',
            attribution: 'said',
            text: 'How high is the wall?',
            kind: 'question',
            saidAt: NOON + 60_000,
            turn: 1,
            marks: [],
          },
        },
      )
  })

  it('[T1] opens the next turn only after an answer', () => {
    const lines = [
      say('l1', 'Harbour Chair, Ines Holm', 'Good morning.'),
      say('l2', 'Reporter', 'How high?'),
      say('l3', 'Ines Holm', 'Nine metres.'),
      say('l4', 'Reporter', 'How long?'),
    ]
    expect(shape(lines)).toEqual([
      '0 statement ines-holm',
      '1 question reporter',
      '1 answer ines-holm',
      '2 question reporter',
    ])
  })

  it('[T2] stacks press lines that nobody has answered', () => {
    const { briefing } = play([
      say('l1', 'Reporter', 'Chair!'),
      say('l2', 'Reporter', 'Over here!'),
      say('l3', 'ines-holm', 'You.'),
    ])
    expect(briefing.turns.map(({ number }) => number)).toEqual([0, 1])
    expect(briefing.lines.map(({ turn }) => turn)).toEqual([1, 1, 1])
    expect(briefing.turns[1]).toMatchObject({ lineId: 'l1', answeredAt: briefing.lines[2]?.at })
  })

  it('[T3] counts podium lines before the first question to the statement', () => {
    expect(shape([say('l1', 'ines-holm', 'One.'), say('l2', 'ines-holm', 'Two.')])).toEqual([
      '0 statement ines-holm',
      '0 statement ines-holm',
    ])
  })

  it('[T4] lets moderation neither open nor answer a turn', () => {
    const lines = [
      say('l1', 'Reporter', 'When?'),
      say('l2', 'Moderator', 'Microphone, please.'),
      say('l3', 'Reporter', 'When does it open?'),
      say('l4', 'ines-holm', 'One at a time.', { kind: 'moderation' }),
      say('l5', 'Reporter', 'When?'),
    ]
    const { briefing } = play(lines)
    expect(briefing.turns).toHaveLength(2)
    expect(briefing.turns[1]?.answeredAt).toBeNull()
  })

  it('[T5] goes on with the speaker before a line without a speaker', () => {
    const lines = [say('l1', 'Reporter', 'When?'), say('l2', 'ines-holm', 'Soon.'), say('l3', null, 'In spring.')]
    expect(shape(lines).at(-1)).toBe('1 answer ines-holm')
  })

  it('[T5] gives an unlabelled opening to the one podium speaker of the roster, as inferred', () => {
    const { briefing } = play([say('l1', null, 'Good morning.')])
    expect(briefing.lines[0]).toMatchObject({
      speakerId: 'ines-holm',
      attribution: 'inferred',
      kind: 'statement',
      turn: 0,
    })
  })

  it('[T5] leaves an unlabelled opening without a speaker where the roster has none', () => {
    expect(shape([say('l1', null, 'Good morning.')], [SCHEDULED, STARTED])).toEqual(['0 statement nobody'])
  })

  it('[T6] introduces the speaker of a new label in the same append, once', () => {
    const { events } = play(
      [say('l1', 'Deputy Chair, Éva Źak', 'Hello.'), say('l2', 'deputy chair, éva źak', 'Again.')],
      [SCHEDULED, STARTED],
    )
    const introduced = events.filter(({ type }) => type === 'SpeakerIntroduced')
    expect(introduced).toEqual([
      {
        type: 'SpeakerIntroduced',
        speaker: {
          id: 'eva-zak',
          label: 'Deputy Chair, Éva Źak',
          name: 'Éva Źak',
          role: 'Deputy Chair',
          outlet: null,
          side: 'podium',
        },
      },
    ])
  })

  it('[T6] gives two people of one name two ids', () => {
    const { briefing } = play(
      [say('l1', 'Mayor, Jo Lind', 'A.'), say('l2', 'Minister, Jo Lind', 'B.')],
      [SCHEDULED, STARTED],
    )
    expect(briefing.speakers.map(({ id }) => id)).toEqual(['jo-lind', 'jo-lind-2'])
  })

  it('keeps the outlet of a reporter whose label names one', () => {
    const { briefing } = play([say('l1', 'Kit Marsh [Tideway Radio]', 'Why?')], [SCHEDULED, STARTED])
    expect(briefing.speakers[0]).toMatchObject({ name: 'Kit Marsh', outlet: 'Tideway Radio', side: 'press' })
  })

  it('notes the line that announces the final question, once', () => {
    const { briefing } = play([
      say('l1', 'ines-holm', 'Last one, then.', { announces: 'final-question' }),
      say('l2', 'ines-holm', 'Really the last one.', { announces: 'final-question' }),
    ])
    expect(briefing.finalQuestion).toBe('l1')
  })
})

describe('retries', () => {
  const said = play([say('l1', 'Reporter', 'When?')]).events

  it('[T7] takes the same line again as already true', () => {
    given(said)
      .when(say('l1', 'Reporter', 'When?'))
      .then()
  })

  it('[T7] takes a line again as already true after the briefing has ended', () => {
    given([...said, { type: 'BriefingEnded' }])
      .when(say('l1', 'Reporter', 'When?'))
      .then()
  })

  it('[T7] refuses other words under a known id and names the line', () => {
    given(said)
      .when(say('l1', 'Reporter', 'Where?'))
      .thenRefused('line-id-taken', { line: 'l1', seq: 6 })
  })

  it('[T7] takes words again that were corrected meanwhile as already true', () => {
    given([...said, { type: 'LineCorrected', lineId: 'l1', text: 'When then?', marks: [] }])
      .when(say('l1', 'Reporter', 'When?'))
      .then()
  })
})

describe('corrections and retractions', () => {
  const said = play([say('l1', 'ines-holm', 'Nine metres.')]).events

  it('[T8] corrects the words that the corrector saw', () => {
    given(said)
      .when({ type: 'CorrectLine', lineId: 'l1', saw: 'Nine metres.', text: 'Nineteen metres.' })
      .then({ type: 'LineCorrected', lineId: 'l1', text: 'Nineteen metres.', marks: [] })
  })

  it('[T8] refuses a correction of words that are not there any more', () => {
    given([...said, { type: 'LineCorrected', lineId: 'l1', text: 'Ten metres.', marks: [] }])
      .when({ type: 'CorrectLine', lineId: 'l1', saw: 'Nine metres.', text: 'Nineteen metres.' })
      .thenRefused('line-changed-meanwhile', { line: 'l1' })
  })

  it('[T8] keeps what a line said before, oldest first', () => {
    const { briefing } = given([
      ...said,
      { type: 'LineCorrected', lineId: 'l1', text: 'Ten metres.', marks: [] },
      { type: 'LineCorrected', lineId: 'l1', text: 'Eleven metres.', marks: ['inaudible'] },
    ])
    const [line] = briefing.lines
    if (line === undefined) throw new Error('no line')
    expect(currentLine(line, briefing.amendments)).toMatchObject({
      text: 'Eleven metres.',
      marks: ['inaudible'],
      earlier: ['Nine metres.', 'Ten metres.'],
      correctedAt: NOON + 6,
    })
  })

  it('[T8] retracts a line, which keeps its place and the reason, and takes no correction after', () => {
    const facts = given(said).when({ type: 'RetractLine', lineId: 'l1', reason: 'Wrong microphone' })
    facts.then({ type: 'LineRetracted', lineId: 'l1', reason: 'Wrong microphone' })
    const after = given([...said, ...facts.events])
    expect(after.briefing.lines).toHaveLength(1)
    after
      .when({ type: 'CorrectLine', lineId: 'l1', saw: 'Nine metres.', text: 'x' })
      .thenRefused('line-already-retracted')
    after.when({ type: 'RetractLine', lineId: 'l1', reason: 'Again' }).then()
  })

  it('refuses to amend a line that nobody said', () => {
    given(said).when({ type: 'RetractLine', lineId: 'l9', reason: 'x' }).thenRefused('line-not-found', { line: 'l9' })
  })
})
