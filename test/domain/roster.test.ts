import { describe, expect, it } from 'vitest'
import { findSpeaker, rosterOf, SPEAKERS_AT_MOST } from '#shared/domain/roster.ts'
import { speakerForLabel } from '#shared/domain/roster/labelled.ts'
import type { Command } from '#shared/domain/commands.ts'
import type { Speaker } from '#shared/domain/vocabulary.ts'
import { CHAIR, LIVE, play, PRESS, say, SCHEDULED } from '../support/briefings.ts'
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
const merge = (speakerId: string, into: string): Command => ({ type: 'MergeSpeakers', speakerId, into })
const remove = (speakerId: string): Command => ({ type: 'RemoveSpeaker', speakerId })

describe('people are added', () => {
  it('[R1] before the briefing and on the fly', () => {
    given([SCHEDULED]).when(introduce(KIT)).then({ type: 'SpeakerIntroduced', speaker: KIT })
    given(LIVE).when(introduce(KIT)).then({ type: 'SpeakerIntroduced', speaker: KIT })
  })

  it('[R1] once, however often it is asked, also with the optional words left out or empty', () => {
    given(WITH_KIT).when(introduce(KIT)).then()
    given(LIVE)
      .when(introduce({ ...CHAIR, aliases: [], key: null }))
      .then()
  })

  it('[R1] not under an id that somebody else has', () => {
    given(WITH_KIT)
      .when(introduce({ ...KIT, name: 'Kit Marsh-Delane' }))
      .thenRefused('speaker-already-exists', { speaker: 'kit-marsh' })
  })

  it.each([
    ['the label', { label: 'kit  MARSH [tideway radio]' }],
    ['an alias', { label: 'Marsh' }],
    ['the label, by an alias', { aliases: ['KIT MARSH [TIDEWAY RADIO]'] }],
    ['an alias, by an alias', { aliases: ['Somebody', 'marsh'] }],
  ])('[R1] not with %s of somebody else, in whatever case and spacing', (_, taken) => {
    given(WITH_KIT)
      .when(introduce({ ...KIT, id: 'other', label: 'Other', aliases: [], key: null, ...taken }))
      .thenRefused('speaker-label-taken', { speaker: 'kit-marsh' })
  })

  it('[R1] with the name of somebody else as a label, which then finds before the name', () => {
    const other: Speaker = { ...KIT, id: 'other', label: 'Kit Marsh', outlet: null, aliases: [], key: null }
    const { briefing } = play([say('l1', 'Kit Marsh', 'How high?'), introduce(other)], WITH_KIT)
    expect(briefing.lines[0]?.speakerId).toBe('kit-marsh')
    expect(findSpeaker(briefing, 'kit marsh')?.id).toBe('other')
  })

  it('[R1] under the same name as somebody, where the labels tell them apart', () => {
    const namesake: Speaker = {
      ...KIT,
      id: 'kit-2',
      label: 'Kit Marsh [Quay Post]',
      outlet: 'Quay Post',
      aliases: [],
      key: null,
    }
    given(WITH_KIT).when(introduce(namesake)).thenDone()
  })

  it('[R1] not on the key of somebody else', () => {
    given(WITH_KIT)
      .when(introduce({ ...KIT, id: 'other', label: 'Other', aliases: [] }))
      .thenRefused('speaker-key-taken', { speaker: 'kit-marsh', key: 3 })
  })

  it('[R1] up to as many as a roster holds', () => {
    const crowd = Array.from({ length: SPEAKERS_AT_MOST }, (_, n) => {
      const label = `Guest ${n}`
      return { type: 'SpeakerIntroduced', speaker: { ...CHAIR, id: `guest-${n}`, label, name: label } } as const
    })
    given([SCHEDULED, ...crowd])
      .when(introduce(KIT))
      .thenRefused('speakers-too-many', { limit: SPEAKERS_AT_MOST })
    given([SCHEDULED, ...crowd.slice(1)])
      .when(introduce(KIT))
      .thenDone()
  })
})

describe('a change', () => {
  it('[R2] holds for the lines that were said before', () => {
    const { briefing } = play(
      [say('l1', 'Kit Marsh', 'How high?'), change(KIT, { name: 'Kit Marsh-Delane' })],
      WITH_KIT,
    )
    expect(findSpeaker(briefing, briefing.lines[0]?.speakerId ?? '')?.name).toBe('Kit Marsh-Delane')
    expect(briefing.lines[0]?.text).toBe('How high?')
    expect(briefing.amendments).toEqual([])
  })

  it('[R2] is refused where somebody else was faster', () => {
    const { events } = play([change(KIT, { role: 'Editor' })], WITH_KIT)
    given(events)
      .when(change(KIT, { outlet: 'Quay Post' }))
      .thenRefused('speaker-changed-meanwhile', { speaker: 'kit-marsh' })
  })

  it('[R2] that is so already is done, whatever was seen', () => {
    const { events } = play([change(KIT, { role: 'Editor' })], WITH_KIT)
    given(events)
      .when(change(KIT, { role: 'Editor' }))
      .then()
  })

  it('[R2] may keep the own label, alias and key, and not take those of others', () => {
    given(WITH_KIT)
      .when(change(KIT, { role: 'Editor' }))
      .thenDone()
    given(WITH_KIT)
      .when(change(PRESS, { aliases: ['marsh'] }))
      .thenRefused('speaker-label-taken')
    given(WITH_KIT)
      .when(change(PRESS, { key: 3 }))
      .thenRefused('speaker-key-taken')
  })

  it('[R2] of nobody is refused', () => {
    given(LIVE)
      .when(change(KIT, { role: 'Editor' }))
      .thenRefused('speaker-not-found', { speaker: 'kit-marsh' })
  })

  it('[R2] lets a line be handed in by the new alias', () => {
    const { briefing } = play([change(KIT, { aliases: ['K. M.'] }), say('l1', 'k. m.', 'How high?')], WITH_KIT)
    expect(briefing.lines[0]?.speakerId).toBe('kit-marsh')
  })
})

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
    const { briefing } = play([merge('kit-marsh', 'ines-holm'), say('l3', 'reporter', 'By its old id.')], events)
    expect(['reporter', 'kit-marsh', 'Reporter', 'marsh'].map((each) => findSpeaker(briefing, each)?.id)).toEqual(
      Array.from({ length: 4 }, () => 'ines-holm'),
    )
    expect(briefing.lines.at(-1)?.speakerId).toBe('ines-holm')
  })

  it('[R3] are called anew together', () => {
    const { events } = merged()
    const known = rosterOf(play([], events).briefing).find(({ id }) => id === 'kit-marsh')
    const { briefing } = play([change(known ?? KIT, { name: 'Kit Marsh-Delane' })], events)
    expect(briefing.speakers.find(({ id }) => id === 'reporter')?.name).toBe('Kit Marsh-Delane')
  })

  it('[R3] are merged once', () => {
    given(merged().events).when(merge('reporter', 'kit-marsh')).then()
  })

  it('[R3] are two: nobody is merged with themselves, with nobody, or as nobody', () => {
    given(LIVE).when(merge('reporter', 'reporter')).thenRefused('command-malformed', { field: 'into' })
    given(LIVE).when(merge('reporter', 'nobody')).thenRefused('speaker-not-found', { speaker: 'nobody' })
    given(LIVE).when(merge('nobody', 'reporter')).thenRefused('speaker-not-found', { speaker: 'nobody' })
  })

  it('[R3] keep every label and name by which either was found', () => {
    const aliases = Array.from({ length: 12 }, (_, n) => `Alias ${n}`)
    const many = { ...PRESS, id: 'many', label: 'Many', name: 'Many Names', aliases }
    const { briefing } = play([introduce(many), merge('many', 'kit-marsh')], WITH_KIT)
    for (const label of ['Many', 'Many Names', ...aliases]) expect(findSpeaker(briefing, label)?.id).toBe('kit-marsh')
  })

  it('[R3] keep the key of the one that goes where the other has none', () => {
    const { briefing } = play([merge('kit-marsh', 'reporter')], WITH_KIT)
    expect(findSpeaker(briefing, 'reporter')?.key).toBe(3)
  })

  it('[T5] are one on the podium, who begins', () => {
    const two = play([
      introduce({ ...CHAIR, id: 'chair', label: 'The Chair', name: null }),
      merge('chair', 'ines-holm'),
    ])
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
