/** Who is not wanted is removed, and who was merged away stays away. */
import { describe, expect, it } from 'vitest'
import { findSpeaker, rosterOf, SPEAKERS_AT_MOST } from '#shared/domain/roster.ts'
import { speakerForLabel } from '#shared/domain/roster/labelled.ts'
import type { Command } from '#shared/domain/commands.ts'
import { CHAIR, LIVE, play, PRESS, say } from '../support/briefings.ts'
import { given } from '../support/given.ts'
import { KIT, WITH_KIT, introduce, change, merge, remove } from '../support/roster.ts'

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
    const { briefing } = play([change({ ...KIT, aliases: ['Reporter', 'MARSH'] }, { aliases: [] })], events())
    expect(speakerForLabel(briefing, 'Reporter').id).toBe('reporter-2')
  })
})
