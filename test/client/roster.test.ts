/** The plain functions of the page of people and words: what is typed, what is pasted, what would be written. */
import { describe, expect, it } from 'vitest'
import type { Speaker, Term } from '#shared/domain/vocabulary.ts'
import { cellsOf, pastedRows } from '../../client/roster/pastedCells.ts'
import { onSide, pastedPeople, peopleLeft } from '../../client/roster/pastedPeople.ts'
import { pastedTerms, termsLeft } from '../../client/roster/pastedTerms.ts'
import { hasSpoken, saidBy } from '../../client/roster/saidBy.ts'
import { triedOut } from '../../client/roster/triedOut.ts'
import {
  faultOf,
  isSameSpeaker,
  NOBODY,
  printedLabel,
  speakerFrom,
  typedFrom,
} from '../../client/roster/typedSpeaker.ts'
import { heardIn, mintTermId, termFaultOf, termFrom } from '../../client/roster/typedTerm.ts'
import { settingTerms } from '../../client/roster/useRosterWork.ts'
import { CHAIR, play, PRESS, say } from '../support/briefings.ts'
import { asSeen } from '../support/commands.ts'

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

describe('a person as typed', () => {
  it('comes back as they were', () => {
    expect(speakerFrom(KIT.id, typedFrom(KIT), KIT)).toEqual(KIT)
    expect(isSameSpeaker(CHAIR, { ...CHAIR, aliases: [], key: null })).toBe(true)
    expect(isSameSpeaker(KIT, { ...KIT, key: 4 })).toBe(false)
  })

  it('is labelled as a transcript would print them where no label is typed', () => {
    const label = (typed: object) => printedLabel({ ...NOBODY, ...typed })
    expect(label({ name: ' Ines  Holm', role: 'Harbour Chair' })).toBe('Harbour Chair, Ines Holm')
    expect(label({ name: 'Kit Marsh', outlet: 'Tideway Radio', side: 'press' })).toBe('Kit Marsh [Tideway Radio]')
    expect(label({ role: 'Moderator', side: 'moderator' })).toBe('Moderator')
    expect(label({ outlet: 'Tideway Radio', side: 'press' })).toBe('Tideway Radio')
    expect(label({})).toBe('')
  })

  it('leaves the label before as an alias, since a feed may go on sending it', () => {
    const { label, aliases } = speakerFrom(KIT.id, { ...typedFrom(KIT), label: 'Kit Marsh-Delane' }, KIT)
    expect([label, aliases]).toEqual(['Kit Marsh-Delane', ['MARSH', KIT.label]])
  })

  it('is somebody, with few and short aliases', () => {
    expect(faultOf(NOBODY)).toBe('nobody')
    expect(faultOf({ ...NOBODY, label: 'MARSH' })).toBeNull()
    expect(faultOf({ ...NOBODY, name: 'A', aliases: Array.from({ length: 41 }, (_, n) => `a${n}`).join('\n') })).toBe(
      'aliases-many',
    )
    expect(faultOf({ ...NOBODY, name: 'A', aliases: 'x'.repeat(161) })).toBe('alias-long')
    const long = (count: number) => Array.from({ length: count }, (_, n) => `${n}`.padEnd(150, 'x')).join('\n')
    expect(faultOf({ ...NOBODY, name: 'A', aliases: long(12) })).toBeNull()
    expect(faultOf({ ...NOBODY, name: 'A', aliases: long(13) })).toBe('aliases-long')
  })

  it('keeps all forty aliases of somebody who was merged', () => {
    const many = { ...KIT, aliases: Array.from({ length: 40 }, (_, n) => `Alias ${n}`) }
    expect(faultOf(typedFrom(many))).toBeNull()
    expect(speakerFrom(KIT.id, typedFrom(many), many)).toEqual(many)
  })
})

describe('rows', () => {
  it('lose their bullets and numbers, and nothing else', () => {
    expect(pastedRows('- Kit\r\n2) Ines\n\n • Edda \n12 Angry Gulls')).toEqual([
      { at: 0, text: 'Kit' },
      { at: 1, text: 'Ines' },
      { at: 3, text: 'Edda ' },
      { at: 4, text: '12 Angry Gulls' },
    ])
  })

  it('of a table are cells, with quotation marks read as tables write them', () => {
    expect(cellsOf('a;"b;""c""";d')).toEqual(['a', 'b;"c"', 'd'])
    expect(cellsOf('a\tb; c')).toEqual(['a', 'b; c'])
    expect(cellsOf('a, b')).toBeNull()
  })
})

describe('pasted people', () => {
  const read = (text: string, roster: readonly Speaker[] = []) =>
    pastedPeople(text, roster).map(({ state, person: { name, role, outlet, side } }) => [
      state,
      name,
      role,
      outlet,
      side,
    ])

  it('are read from tables whose cells are parted by commas', () => {
    const rows = ['Jo Lind, Mayor, Quay Town, podium', 'Jo Lind, Mayor, Quay Town', 'Kit Marsh, Quay Post, press']
    expect(read(rows.join('\n')).map((row) => row.slice(1))).toEqual([
      ['Jo Lind', 'Mayor', 'Quay Town', 'podium'],
      ['Jo Lind', 'Mayor', 'Quay Town', 'podium'],
      ['Kit Marsh', null, 'Quay Post', 'press'],
    ])
    expect(read('Name,Role,Side\n"Lind, Jo",Mayor,podium').map((row) => row.slice(1))).toEqual([
      ['Lind, Jo', 'Mayor', null, 'podium'],
    ])
  })

  it('are read from lists', () => {
    expect(read('Edda Voss, Port Secretary\nPort Secretary, Ada Quill\nKit Marsh (Tideway Radio)\nModerator')).toEqual([
      ['new', 'Edda Voss', 'Port Secretary', null, 'podium'],
      ['new', 'Ada Quill', 'Port Secretary', null, 'podium'],
      ['new', 'Kit Marsh', null, 'Tideway Radio', 'press'],
      ['new', null, 'Moderator', null, 'moderator'],
    ])
    expect(read('Kit Marsh, Editor (Tideway Radio)')).toEqual([
      ['new', 'Kit Marsh', 'Editor', 'Tideway Radio', 'press'],
    ])
  })

  it('are read from tables, with or without a head, in either language', () => {
    expect(read('Kit Marsh;;Tideway Radio\nEdda Voss;Port Secretary;;podium')).toEqual([
      ['new', 'Kit Marsh', null, 'Tideway Radio', 'press'],
      ['new', 'Edda Voss', 'Port Secretary', null, 'podium'],
    ])
    expect(read('Média\tNom\tCôté\nTideway Radio\tKit Marsh\tpresse')).toEqual([
      ['new', 'Kit Marsh', null, 'Tideway Radio', 'press'],
    ])
  })

  it('are not added twice, nor where the roster has them by any label', () => {
    expect(read('marsh\nKit Marsh (Quay Post)\nEdda Voss\nEDDA VOSS', [KIT]).map(([state]) => state)).toEqual([
      'known',
      'known',
      'new',
      'repeated',
    ])
  })

  it('who could not be added stay as they were pasted: cells, head and what cannot be read', () => {
    const text = `Média\tNom\tCôté\nTideway Radio\tKit Marsh\tpresse\n\n  Quay Post\tAda  Quill\tpresse\n\t${'x'.repeat(200)}\t`
    const [kit, ada] = pastedPeople(text, [])
    if (kit === undefined || ada === undefined) throw new Error('nobody was read')
    const left = peopleLeft(text, [kit])
    expect(left).toBe(`Média\tNom\tCôté\n  Quay Post\tAda  Quill\tpresse\n\t${'x'.repeat(200)}\t`)
    expect(pastedPeople(left, []).map(({ state, person: { outlet } }) => [state, outlet])).toEqual([
      ['new', 'Quay Post'],
      ['long', null],
    ])
    expect(peopleLeft('Nom\tCôté\nKit\tpresse', pastedPeople('Nom\tCôté\nKit\tpresse', []))).toBe('')
    // Past what is read at once.
    const many = Array.from({ length: 700 }, (_, n) => `Person ${n}`).join('\n')
    expect(peopleLeft(many, pastedPeople(many, [])).split('\n')).toHaveLength(100)
  })

  it('that are no people say so', () => {
    expect(read(`${'x'.repeat(200)}\n;;`).map(([state]) => state)).toEqual(['long', 'long'])
  })

  it('who were taken for somebody of an outlet have it for a role on the podium', () => {
    const [row] = pastedPeople('Ada Quill, Lantern Society', [])
    expect(row).toMatchObject({ isUnclear: true, person: { outlet: 'Lantern Society', side: 'press' } })
    expect(row && onSide(row, 'podium')).toMatchObject({ role: 'Lantern Society', outlet: null, side: 'podium' })
    const [sure] = pastedPeople('Kit Marsh (Tideway Radio)', [])
    expect(sure && onSide(sure, 'podium')).toMatchObject({ outlet: 'Tideway Radio', side: 'podium' })
  })
})

describe('terms', () => {
  const VEY: Term = { id: 'vey', written: 'Oona Vey', heard: ['una vay'] }
  const read = (text: string, glossary: readonly Term[] = [VEY]) =>
    pastedTerms(text, glossary, mintTermId).map(({ state, term: { written, heard } }) => [
      state,
      written,
      heard.join('|'),
    ])

  it('are read whichever way they are written', () => {
    expect(read('Quay Zone = kee zone, key zone\nkai → Quay\nTideway: tide way\n"Alm; Vey"\tallm\nC++')).toEqual([
      ['new', 'Quay Zone', 'kee zone|key zone'],
      ['new', 'Quay', 'kai'],
      ['new', 'Tideway', 'tide way'],
      ['new', 'Alm; Vey', 'allm'],
      ['new', 'C++', ''],
    ])
  })

  it('gain what is heard besides, keep their id, and are known where nothing is new', () => {
    expect(pastedTerms('oona vey = unavay, Una Vay', [VEY], mintTermId)).toMatchObject([
      { state: 'more', term: { id: 'vey', written: 'Oona Vey', heard: ['una vay', 'unavay'] } },
    ])
    expect(read('Oona Vey = una vay')).toEqual([['known', 'Oona Vey', 'una vay']])
    expect(read('Quay = kai\nQuay = kay')).toEqual([
      ['new', 'Quay', 'kai'],
      ['more', 'Quay', 'kai|kay'],
    ])
  })

  it('are left out where their words stand for another entry, also one of the same list', () => {
    expect(read('Una Wey = una vay\nUna Vay\nQuay = kai\nKai').map(([state]) => state)).toEqual([
      'taken',
      'taken',
      'new',
      'taken',
    ])
  })

  it('that could not be set stay as they were pasted, with those that are left out', () => {
    const text = '- Quay = kai\nAlm\tallm\nUna Wey = una vay\nQuay = kay'
    const rows = pastedTerms(text, [VEY], mintTermId)
    expect(termsLeft(text, rows, new Set([rows[0]?.term.id ?? '']))).toBe('Alm\tallm\nUna Wey = una vay')
    expect(termsLeft(text, rows, new Set())).toBe(text)
  })

  it('as typed are apart by commas and lines, each once', () => {
    expect(heardIn('una vay,  Una Vay\nunavay; ,')).toEqual(['Una Vay', 'unavay'])
    expect(termFrom('vey', { written: ' Oona  Vey ', heard: 'una vay' })).toEqual(VEY)
    expect(termFaultOf({ written: ' ', heard: '' })).toBe('nothing')
    expect(termFaultOf({ written: 'a', heard: 'x'.repeat(121) })).toBe('heard-long')
    expect(termFaultOf({ written: 'a', heard: Array.from({ length: 13 }, (_, n) => n).join() })).toBe('heard-many')
  })

  it('are set in as many commands as the server takes at once', () => {
    const many = Array.from({ length: 401 }, (_, n) => ({ ...VEY, id: `t${n}` }))
    expect(settingTerms(many).map(({ terms }) => terms.length)).toEqual([200, 200, 1])
    const heard = Array.from({ length: 12 }, (_, n) => `${n}`.padEnd(120, 'é'))
    const long = Array.from({ length: 20 }, (_, n) => ({ ...VEY, id: `t${n}`, heard }))
    const commands = settingTerms(long)
    expect(commands.flatMap(({ terms }) => terms)).toEqual(long)
    for (const command of commands)
      expect(new TextEncoder().encode(JSON.stringify(command)).length).toBeLessThan(16 * 1024)
  })

  it('are tried out part by part', () => {
    expect(triedOut('here una vay said', [VEY])).toEqual([
      { text: 'here ', said: null },
      { text: 'Oona Vey', said: 'una vay' },
      { text: ' said', said: null },
    ])
    expect(triedOut('', [VEY])).toEqual([])
  })
})

describe('how much somebody said', () => {
  it('counts the lines of those who were merged into them, and says where there may be more', () => {
    const said = play([say('l1', 'Reporter', 'When?'), say('l2', 'Kit Marsh [Tideway Radio]', 'And how?')])
    const merger = { type: 'MergeSpeakers', speakerId: 'reporter', into: 'kit-marsh', saw: KIT, sawInto: KIT } as const
    const { briefing } = play([asSeen(said.briefing, merger)], said.events)
    expect(saidBy(briefing, 'kit-marsh')).toEqual({ lines: 2, isLeast: false })
    expect(saidBy({ ...briefing, lines: briefing.lines.slice(1) }, 'kit-marsh')).toEqual({ lines: 1, isLeast: true })
    expect([CHAIR.id, 'kit-marsh', PRESS.id].map((id) => hasSpoken(briefing, id))).toEqual([false, true, true])
  })
})
