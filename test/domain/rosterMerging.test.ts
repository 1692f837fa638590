/** Who are one are merged, who is not wanted is removed: each as they were looked at. */
import { describe, expect, it } from 'vitest'
import { findSpeaker, rosterOf, SPEAKERS_AT_MOST } from '#shared/domain/roster.ts'
import { speakerForLabel } from '#shared/domain/roster/labelled.ts'
import type { Command } from '#shared/domain/commands.ts'
import type { BriefingEvent } from '#shared/domain/events.ts'
import type { Speaker } from '#shared/domain/vocabulary.ts'
import { CHAIR, LIVE, play, PRESS, say } from '../support/briefings.ts'
import { given } from '../support/given.ts'

const KIT: Speaker = {
  id: 'kit-marsh',
  label: 'Kit Marsh [Tideway Radio]',
  name: 'Kit Marsh',
  role: null,
  outlet: 'Tideway Radio',
  side: 'press',
  aliases: ['MARSH'],
  key: 3,
}
const WITH_KIT = [...LIVE, { type: 'SpeakerIntroduced', speaker: KIT } as const]
const introduce = (speaker: Speaker): Command => ({ type: 'IntroduceSpeaker', speaker })
const change = (saw: Speaker, now: Partial<Speaker>): Command => ({
  type: 'ChangeSpeaker',
  saw,
  speaker: { ...saw, ...now },
})
/** As the roster stood: those who gave the command saw nobody else. */
const merge = (speakerId: string, into: string, saw: Speaker = known(speakerId), sawInto = known(into)): Command => ({
  type: 'MergeSpeakers',
  speakerId,
  into,
  saw,
  sawInto,
})
const remove = (speakerId: string, saw: Speaker = known(speakerId)): Command => ({
  type: 'RemoveSpeaker',
  speakerId,
  saw,
})
const known = (speakerId: string): Speaker =>
  [KIT, CHAIR, PRESS].find(({ id }) => id === speakerId) ?? { ...PRESS, id: speakerId }

const listed = (events: readonly BriefingEvent[], speakerId: string): Speaker =>
  rosterOf(play([], events).briefing).find(({ id }) => id === speakerId) ?? KIT

describe('two who are one', () => {
  const merged = () =>
    play(
      [say('l1', 'Reporter', 'How high?'), say('l2', 'Kit Marsh', 'And when?'), merge('reporter', 'kit-marsh')],
      WITH_KIT,
    )

  it('[R3] are merged: lines and turns of the one are said by the other', () => {
    const { briefing } = merged()
    expect(briefing.lines.map(({ speakerId }) => findSpeaker(briefing, speakerId ?? '')?.id)).toEqual([
      'kit-marsh',
      'kit-marsh',
    ])
    expect(findSpeaker(briefing, briefing.turns[1]?.askerId ?? '')?.name).toBe('Kit Marsh')
  })

  it('[R3] leave the label of the one as an alias, under which the next line finds the other', () => {
    const { events, briefing } = merged()
    expect(rosterOf(briefing).find(({ id }) => id === 'kit-marsh')?.aliases).toEqual(['MARSH', 'Reporter'])
    expect(play([say('l3', 'REPORTER', 'Is that all?')], events).briefing.lines.at(-1)?.speakerId).toBe('kit-marsh')
  })

  it('[R3] find the other by the old id, also when merged on and on', () => {
    const { events } = merged()
    const { briefing } = play(
      [merge('kit-marsh', 'ines-holm', listed(events, 'kit-marsh')), say('l3', 'reporter', 'By its old id.')],
      events,
    )
    expect(['reporter', 'kit-marsh', 'Reporter', 'marsh'].map((each) => findSpeaker(briefing, each)?.id)).toEqual(
      Array.from({ length: 4 }, () => 'ines-holm'),
    )
    expect(briefing.lines.at(-1)?.speakerId).toBe('ines-holm')
  })

  it('[R3] are called anew together', () => {
    const { events } = merged()
    const { briefing } = play([change(listed(events, 'kit-marsh'), { name: 'Kit Marsh-Delane' })], events)
    expect(briefing.speakers.find(({ id }) => id === 'reporter')?.name).toBe('Kit Marsh-Delane')
  })

  it('[R3] are merged once', () => {
    given(merged().events).when(merge('reporter', 'kit-marsh')).then()
  })

  it('[R2] are not merged where somebody has changed either meanwhile, unless they are one already', () => {
    const other = play([change(KIT, { role: 'Editor' })], WITH_KIT).events
    for (const [from, into] of [
      ['kit-marsh', 'reporter'],
      ['reporter', 'kit-marsh'],
    ] as const)
      given(other).when(merge(from, into)).thenRefused('speaker-changed-meanwhile', { speaker: 'kit-marsh' })
    const editor = { ...KIT, role: 'Editor' }
    given(other)
      .when(merge('kit-marsh', 'reporter', editor))
      .thenTypes('SpeakersMerged')
    given(other)
      .when(merge('reporter', 'kit-marsh', PRESS, editor))
      .thenTypes('SpeakersMerged')
    const { events } = play([merge('kit-marsh', 'reporter', editor)], other)
    given(events).when(merge('kit-marsh', 'reporter')).then()
  })

  it('[R2] are not merged on the word of somebody who looked at others', () => {
    given(WITH_KIT)
      .when(merge('kit-marsh', 'reporter', PRESS))
      .thenRefused('speaker-changed-meanwhile')
    given(WITH_KIT)
      .when(merge('kit-marsh', 'reporter', KIT, KIT))
      .thenRefused('speaker-changed-meanwhile')
  })

  it('[R3] are two: nobody is merged with themselves, with nobody, or as nobody', () => {
    given(LIVE).when(merge('reporter', 'reporter')).thenRefused('command-malformed', { field: 'into' })
    given(LIVE).when(merge('reporter', 'nobody')).thenRefused('speaker-not-found', { speaker: 'nobody' })
    given(LIVE).when(merge('nobody', 'reporter')).thenRefused('speaker-not-found', { speaker: 'nobody' })
  })

  it('[R3] keep every label and name by which either was found', () => {
    const aliases = Array.from({ length: 12 }, (_, n) => `Alias ${n}`)
    const many = { ...PRESS, id: 'many', label: 'Many', name: 'Many Names', aliases }
    const { briefing } = play([introduce(many), merge('many', 'kit-marsh', many)], WITH_KIT)
    for (const label of ['Many', 'Many Names', ...aliases]) expect(findSpeaker(briefing, label)?.id).toBe('kit-marsh')
  })

  it('[R3] keep the key of the one that goes where the other has none', () => {
    const { briefing } = play([merge('kit-marsh', 'reporter')], WITH_KIT)
    expect(findSpeaker(briefing, 'reporter')?.key).toBe(3)
  })

  it('[T5] are one on the podium, who begins', () => {
    const chair = { ...CHAIR, id: 'chair', label: 'The Chair', name: null }
    const two = play([introduce(chair), merge('chair', 'ines-holm', chair)])
    expect(play([say('l1', null, 'Good morning.')], two.events).briefing.lines[0]?.speakerId).toBe('ines-holm')
  })

  it('[T11] are one when a line of either is given to somebody else', () => {
    const said = play([say('l1', 'reporter', 'When?'), merge('reporter', 'kit-marsh')], WITH_KIT)
    const give = (speaker: string): Command => ({ type: 'AttributeLine', lineId: 'l1', saw: 'kit-marsh', speaker })
    given(said.events).when(give('kit-marsh')).then()
    given(said.events).when(give('ines-holm')).thenTypes('LineAttributed')
  })
})

describe('who is not wanted', () => {
  it('[R4] is removed, once', () => {
    given(WITH_KIT).when(remove('kit-marsh')).then({ type: 'SpeakerRemoved', speakerId: 'kit-marsh' })
    given(LIVE).when(remove('kit-marsh')).then()
    expect(rosterOf(play([remove('kit-marsh')], WITH_KIT).briefing)).toEqual([CHAIR, PRESS])
  })

  it('[R2] stays where somebody has changed them meanwhile, and goes as they are now', () => {
    const { events } = play([change(KIT, { name: 'Kit Marsh-Delane' })], WITH_KIT)
    given(events).when(remove('kit-marsh')).thenRefused('speaker-changed-meanwhile', { speaker: 'kit-marsh' })
    given(events)
      .when(remove('kit-marsh', { ...KIT, name: 'Kit Marsh-Delane' }))
      .thenTypes('SpeakerRemoved')
  })

  it('[R4] is found by id still, for a line that is late, and may come back', () => {
    const gone = play([remove('kit-marsh')], WITH_KIT)
    given(gone.events).when(remove('kit-marsh')).then()
    const late = play([say('l1', 'kit-marsh', 'When?')], gone.events).briefing
    expect(late.lines[0]?.speakerId).toBe('kit-marsh')
    expect(late.speakers.filter(({ name }) => name === 'Kit Marsh')).toHaveLength(1)
    const back = play([introduce(KIT)], gone.events).briefing
    expect(rosterOf(back).map(({ id }) => id)).toEqual(['ines-holm', 'reporter', 'kit-marsh'])
  })

  it('[R6] is kept as a label where the roster is full', () => {
    const many = Array.from({ length: SPEAKERS_AT_MOST }, (_, n) =>
      introduce({ ...PRESS, id: `r${n}`, label: `Reporter ${n}` }),
    )
    const full = play(many.slice(0, SPEAKERS_AT_MOST - 2))
    given(full.events)
      .when(many.at(-1) as Command)
      .thenRefused('speakers-too-many', { limit: SPEAKERS_AT_MOST })
    const { lines } = play([say('l1', 'Somebody New', 'When?')], full.events).briefing
    expect(lines[0]).toMatchObject({ speakerId: null, label: 'Somebody New' })
  })

  it('[R4] is kept where a line of theirs stands', () => {
    const { events } = play([say('l1', 'Kit Marsh', 'How high?')], WITH_KIT)
    given(events).when(remove('kit-marsh')).thenRefused('speaker-has-lines', { speaker: 'kit-marsh', line: 'l1' })
  })

  it('[R4] is kept where a line of whoever was merged into them stands', () => {
    const { events } = play([say('l1', 'Reporter', 'How high?'), merge('reporter', 'kit-marsh')], WITH_KIT)
    given(events).when(remove('kit-marsh')).thenRefused('speaker-has-lines', { speaker: 'kit-marsh', line: 'l1' })
  })
})

describe('who was merged away', () => {
  const events = () => play([merge('reporter', 'kit-marsh')], WITH_KIT).events

  it('[R5] is in no list, and the next of that label is no third person', () => {
    const { briefing } = play([], events())
    expect(rosterOf(briefing).map(({ id }) => id)).toEqual(['ines-holm', 'kit-marsh'])
    expect(findSpeaker(briefing, 'reporter')?.id).toBe('kit-marsh')
  })

  it('[R5] takes no change, no other merge, no removal', () => {
    const refused = { speaker: 'reporter', mergedInto: 'kit-marsh' }
    given(events())
      .when(change(PRESS, { name: 'Somebody' }))
      .thenRefused('speaker-not-found', refused)
    given(events()).when(merge('reporter', 'ines-holm')).thenRefused('speaker-not-found', refused)
    given(events()).when(merge('ines-holm', 'reporter')).thenRefused('speaker-not-found', refused)
    given(events()).when(remove('reporter')).thenRefused('speaker-not-found', refused)
  })

  it('[R5] keeps the id, which nobody new is given', () => {
    const { briefing } = play([change({ ...KIT, aliases: ['MARSH', 'Reporter'] }, { aliases: [] })], events())
    expect(speakerForLabel(briefing, 'Reporter').id).toBe('reporter-2')
  })
})
