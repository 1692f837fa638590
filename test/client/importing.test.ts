/** The plain functions of the page for importing: what is given, what was told, what is kept. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { DOCUMENT_LIMIT } from '#shared/protocol/documentLimit.ts'
import { toldSchema } from '#shared/protocol/documents.ts'
import { newBriefingSchema } from '#shared/protocol/http.ts'
import { givenFiles, givenText, typeOfName } from '../../client/importing/documentFile.ts'
import { isoMoment, momentIn } from '../../client/importing/importMoment.ts'
import { keepImport, keptImport } from '../../client/importing/keptImport.ts'
import { newBriefingId } from '../../client/importing/newBriefingId.ts'
import { entriesOf, NOTHING_TOLD, redo, tell, toldWith, undo } from '../../client/importing/told.ts'

const codeOf = (letter: string) => letter.charCodeAt(0)
/** In an encoding that nothing in the file tells. */
const CYRILLIC = [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]

describe('what is given', () => {
  it('is known by the name of its file, and else left to the server', () => {
    const names = ['A.VTT', 'b.srt', 'c.json', 'd.md', 'page.html', 'none']
    expect(names.map(typeOfName)).toEqual([
      'text/vtt',
      'application/x-subrip',
      'application/json',
      'text/plain',
      'text/plain',
      'text/plain',
    ])
  })

  it('is refused where it is empty, longer than the server takes, or no text', async () => {
    expect(givenText(' \n\t ')).toEqual({ ok: false, fault: 'empty' })
    expect(givenText('x'.repeat(DOCUMENT_LIMIT))).toMatchObject({ ok: true })
    expect(givenText('x'.repeat(DOCUMENT_LIMIT + 1))).toEqual({ ok: false, fault: 'too-big' })
    expect(givenText('PK\u0003\u0004')).toEqual({ ok: false, fault: 'binary' })
    // Live stenography takes words back with it.
    expect(givenText('MAYOR: Goood\b\bd day.')).toMatchObject({ ok: true })
    expect(await givenFiles([new File(['a'], 'a.txt'), new File(['b'], 'b.txt')])).toMatchObject({ fault: 'several' })
    expect(await givenFiles([new File([], 'a.txt')])).toMatchObject({ fault: 'empty' })
    for (const bytes of [[0x89, 0x50, 0x4e, 0x47, 0x00], [0x51, 0x3a, 0x81], [...'Q: '].map(codeOf).concat(CYRILLIC)])
      expect(await givenFiles([new File([new Uint8Array(bytes)], 'a.txt')])).toMatchObject({ fault: 'binary' })
    const gone = Object.assign(new File(['a'], 'a'), { arrayBuffer: () => Promise.reject(new Error('gone')) })
    expect(await givenFiles([gone])).toMatchObject({ fault: 'unreadable' })
  })

  it('may be UTF-16, as some programs save captions', async () => {
    const bytes = new Uint8Array([0xff, 0xfe, ...[...'Q: Hé?'].flatMap((letter) => [letter.charCodeAt(0), 0])])
    expect(await givenFiles([new File([bytes], 'x.srt')])).toEqual({
      ok: true,
      document: { source: 'Q: Hé?', type: 'application/x-subrip', name: 'x.srt' },
    })
  })
})

describe('what is given in bytes', () => {
  it('may be in what French programs for captions save', async () => {
    const bytes = new Uint8Array([...'LE MAIRE : L\u0092\xe9cluse co\xfbte 5\xa0000\xa0\u0080. \u0085'].map(codeOf))
    expect(await givenFiles([new File([bytes], 'x.srt')])).toEqual({
      ok: true,
      document: {
        source: 'LE MAIRE : L’écluse coûte 5\u00a0000\u00a0€. …',
        type: 'application/x-subrip',
        name: 'x.srt',
      },
    })
  })
})

describe('what was told', () => {
  const side = (labels: string[], value: 'press' | 'podium') =>
    ({ of: 'labels', labels, change: { side: value } }) as const

  it('[TL1] is kept at the first label of a person alone, except that a label is none', () => {
    const told = { labels: { 'MR. COOK': { side: 'podium', name: 'Peter Cook' } } } as const
    expect(toldWith(told, side(['PETER COOK', 'MR. COOK'], 'press'))).toEqual({
      labels: { 'PETER COOK': { side: 'press' }, 'MR. COOK': { name: 'Peter Cook' } },
    })
    const none = toldWith({}, { of: 'labels', labels: ['Note', 'NOTE'], change: { notALabel: true } })
    expect(none).toEqual({ labels: { Note: { notALabel: true }, NOTE: { notALabel: true } } })
    expect(toldSchema.parse(none)).toEqual(none)
  })

  it('[TL1] of words that they are a label, or none, holds last', () => {
    const label = toldWith({}, { of: 'labels', labels: ['Kit Marsh'], change: { labelAt: 2.001, side: 'press' } })
    expect(toldSchema.parse(label)).toEqual(label)
    const none = toldWith(label, { of: 'labels', labels: ['Kit Marsh'], change: { notALabel: true } })
    expect(none).toEqual({ labels: { 'Kit Marsh': { side: 'press', notALabel: true } } })
    const again = toldWith(none, { of: 'labels', labels: ['Kit Marsh'], change: { labelAt: 4 } })
    expect(again).toEqual({ labels: { 'Kit Marsh': { side: 'press', labelAt: 4 } } })
  })

  it('[TL2] leaves no trace once it is taken back', () => {
    const told = toldWith(toldWith({}, side(['A'], 'press')), { of: 'lines', lines: [3, 4], as: 'dropped' })
    expect(told).toEqual({ labels: { A: { side: 'press' } }, lines: { 3: 'dropped', 4: 'dropped' } })
    const entries = entriesOf(told)
    expect(entries.map((entry) => (entry.of === 'line' ? entry.line : entry.field))).toEqual(['side', 3, 4])
    expect(entries.reduce((left, { back }) => toldWith(left, back), told)).toEqual({})
  })

  it('[TL3] is undone and redone whole, and forgets what was undone when something new is told', () => {
    const once = tell(NOTHING_TOLD, side(['A'], 'press'))
    const twice = tell(once, { of: 'lines', lines: [3], as: 'speech' })
    expect(undo(twice).now).toEqual(once.now)
    expect(redo(undo(twice))).toEqual(twice)
    expect(redo(tell(undo(twice), side(['A'], 'podium'))).now).toEqual({ labels: { A: { side: 'podium' } } })
    expect(tell(twice, { of: 'lines', lines: [3], as: 'speech' })).toBe(twice)
    expect(undo(NOTHING_TOLD)).toEqual(NOTHING_TOLD)
  })
})

describe('moments', () => {
  it.each([
    ['2026-06-08', '2026-06-08T12:00'],
    ['Monday, 8 June 2026', '2026-06-08T12:00'],
    ['June 8th, 2026, Washington', '2026-06-08T12:00'],
    ['le 1er août 2026', '2026-08-01T12:00'],
    ['8. Dec. 2026', '2026-12-08T12:00'],
    ['this week', ''],
    ['8 Smarch 2026', ''],
  ])('of a header that says %s are %s in a form', (text, field) => expect(momentIn(text)).toBe(field))

  it('are sent as the clocks of the zone show them, also on the days on which these change', () => {
    expect(isoMoment('2026-06-08T12:00', 'Asia/Tokyo')).toBe('2026-06-08T03:00:00.000Z')
    expect(isoMoment('2026-03-29T01:59', 'Europe/Brussels')).toBe('2026-03-29T00:59:00.000Z')
    expect(isoMoment('2026-03-29T03:01:07', 'Europe/Brussels')).toBe('2026-03-29T01:01:07.000Z')
    expect(isoMoment('2026-12-08T12:00', 'America/New_York')).toBe('2026-12-08T17:00:00.000Z')
    expect([isoMoment('', 'UTC'), isoMoment('soon', 'UTC'), momentIn(undefined)]).toEqual([null, null, ''])
  })
})

it('mints ids that the server takes: readable for everybody, and else saying nothing', () => {
  const random = '0f8fad5b-d9cb-469f-a165-70867728950e'
  expect(newBriefingId('Présentation — à l’écluse!', 'public', random)).toBe('presentation-a-l-eclus-0f8fad')
  expect(newBriefingId('…', 'public', random)).toBe('briefing-0f8fad')
  expect(newBriefingId('Secret', 'link', random)).not.toContain('secret')
  for (const visibility of ['public', 'link', 'accredited'] as const)
    expect(newBriefingSchema.safeParse({ id: newBriefingId('Été', visibility), title: 'x' }).success).toBe(true)
})

describe('what this tab keeps', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    sessionStorage.clear()
  })
  const kept = { document: { source: 'Q: Why?', type: 'text/plain', name: null }, history: NOTHING_TOLD } as const

  it('comes back whole, and not where another version wrote it', () => {
    expect(keepImport(kept)).toBe(true)
    expect(keptImport()).toEqual(kept)
    for (const [key] of Object.entries(sessionStorage)) sessionStorage.setItem(key, '{"document":')
    expect(keptImport()).toBeNull()
    keepImport(null)
    expect(keptImport()).toBeNull()
  })

  it('says so where there is no room, and keeps no older one instead', () => {
    keepImport(kept)
    const room = sessionStorage
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => room.getItem(key),
      removeItem: (key: string) => {
        room.removeItem(key)
      },
      setItem() {
        throw new DOMException('full', 'QuotaExceededError')
      },
    })
    expect(keepImport({ ...kept, document: { ...kept.document, source: 'long' } })).toBe(false)
    expect(keptImport()).toBeNull()
  })
})
