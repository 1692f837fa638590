/** Who are one are merged, as whoever merges them looked at both. */
import { describe, expect, it } from 'vitest'
import { findSpeaker, rosterOf } from '#shared/domain/roster.ts'
import { ALIAS_LETTERS_AT_MOST, lettersOf } from '#shared/domain/roster/person.ts'
import type { Command } from '#shared/domain/commands.ts'
import { CHAIR, LIVE, play, PRESS, say } from '../support/briefings.ts'
import { given } from '../support/given.ts'
import { KIT, WITH_KIT, introduce, change, merge, listed } from '../support/roster.ts'

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
    expect(rosterOf(briefing).find(({ id }) => id === 'kit-marsh')?.aliases).toEqual(['Reporter', 'MARSH'])
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

  it('[R7] keep the label of who goes before the other aliases, and no more than one may have', () => {
    const forms = (stem: string, length = 0) => Array.from({ length: 40 }, (_, n) => `${stem} ${n}`.padEnd(length, '.'))
    const [full, other] = [
      { ...PRESS, id: 'full', label: 'Full', aliases: forms('Own') },
      { ...PRESS, id: 'other', label: 'Other', aliases: forms('Theirs') },
    ]
    const { events } = play([introduce(full), introduce(other), merge('other', 'full', other, full)])
    expect(listed(events, 'full').aliases).toEqual(['Other', ...forms('Own').slice(0, 39)])
    const long = { ...full, aliases: forms('Own', 44) }
    const after = play([introduce(long), introduce(other), merge('other', 'full', other, long)]).events
    const kept = listed(after, 'full').aliases ?? []
    expect(kept).toContain('Other')
    expect(kept.length).toBeLessThanOrEqual(40)
    expect(lettersOf(kept)).toBeLessThanOrEqual(ALIAS_LETTERS_AT_MOST)
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
