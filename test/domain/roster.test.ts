/** People are added, and changed by those who saw them as they are. */
import { describe, expect, it } from 'vitest'
import { findSpeaker, SPEAKERS_AT_MOST } from '#shared/domain/roster.ts'
import type { Speaker } from '#shared/domain/vocabulary.ts'
import { CHAIR, LIVE, play, PRESS, say, SCHEDULED } from '../support/briefings.ts'
import { given } from '../support/given.ts'
import { KIT, WITH_KIT, introduce, change } from '../support/roster.ts'

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

  it.each([
    ['with accents composed otherwise', 'E\u0301lodie A\u0308hre'],
    ['with characters that nobody sees', 'Élo\u00ADdie\u200B \uFEFFÄhre\u2060'],
  ])('[R1] not with what looks like the label of somebody else, %s, which finds that one', (_, label) => {
    const elodie = { ...PRESS, id: 'elodie', label: 'Élodie Ähre', name: null }
    const { events, briefing } = play([introduce(elodie)])
    given(events)
      .when(introduce({ ...PRESS, id: 'other', label }))
      .thenRefused('speaker-label-taken', { speaker: 'elodie' })
    expect(findSpeaker(briefing, label)?.id).toBe('elodie')
    expect(play([say('l1', label, 'When?')], events).briefing.lines[0]?.speakerId).toBe('elodie')
  })

  it('[R1] nor as nobody: a line with a label that nobody sees goes on with the speaker before it', () => {
    const { briefing } = play([say('l1', 'Reporter', 'When?'), say('l2', '\u200B', 'And how?')])
    expect(briefing.lines[1]).toMatchObject({ speakerId: 'reporter', attribution: 'inferred' })
    expect(briefing.speakers).toEqual([CHAIR, PRESS])
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
