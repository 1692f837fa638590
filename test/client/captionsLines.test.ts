/** The last lines of the captions page, and changing one of them in its place. */
import { describe, expect, it } from 'vitest'
import { fold } from '#shared/domain/briefing.ts'
import type { LineKind } from '#shared/domain/vocabulary.ts'
import { attributed, corrected, lineAct, retracted } from '../../client/captions/amending.ts'
import type { Act } from '../../client/captions/act.ts'
import { entryOf, type OutboxEntry, type Progress } from '../../client/captions/entries.ts'
import { mintLineId } from '../../client/captions/ids.ts'
import { lastLines, whoGoesOn, whoSpoke } from '../../client/captions/lastLines.ts'
import { otherSide } from '../../client/captions/otherSide.ts'
import { sendingOf } from '../../client/captions/sendAct.ts'
import { speakerKeyOf, speakerKeys } from '../../client/captions/speakerKeys.ts'
import { briefingOf, briefingWith, KIT, lineEvent, OONA, recorded } from './support/facts.ts'

const MOMENT = { id: 'act', n: 1e15, at: 7 }
const entry = (id: string, progress: Progress, speaker: string | null = null): OutboxEntry => ({
  act: lineAct({ id, n: 1, at: 5 }, { speaker, text: `Words of ${id}.`, lineKind: null, marks: [], verbatim: false }),
  progress,
})
const changes = (...acts: readonly (Act | null)[]) => acts.flatMap((act) => (act === null ? [] : [entryOf(act)]))
const shown = (entries: readonly OutboxEntry[], briefing = briefingOf(12), count = 4) =>
  lastLines(briefing, entries, count).map(({ id, progress }) => `${id} ${progress.kind}`)

describe('the last lines', () => {
  it('are those of the record where the page has sent nothing, each marked as on it', () => {
    expect(shown([])).toEqual(['l13 accepted', 'l14 accepted', 'l15 accepted', 'l16 accepted'])
  })

  it('show a line once, as on the record, however far the page has come with it', () => {
    const entries = [entry('l16', { kind: 'sending' }), entry('n', { kind: 'waiting' })]
    expect(shown(entries)).toEqual(['l14 accepted', 'l15 accepted', 'l16 accepted', 'n waiting'])
  })

  it('put an acknowledged line that the live link has not brought yet in its place', () => {
    const entries = [entry('n', { kind: 'accepted', seq: 17 }), entry('m', { kind: 'waiting' })]
    expect(shown(entries)).toEqual(['l15 accepted', 'l16 accepted', 'n accepted', 'm waiting'])
  })

  it('never lose a refused line behind later ones', () => {
    const later = ['b', 'c', 'd', 'e'].map((id) => entry(id, { kind: 'waiting' }))
    expect(shown([entry('a', { kind: 'refused', code: 'command-malformed' }), ...later])[0]).toBe('a refused')
  })

  it('keep what was taken back in its place with time and reason, though nobody goes on from it', () => {
    const retraction = recorded(17, { type: 'LineRetracted', lineId: 'l16', reason: 'Not meant.' })
    const gone = fold([retraction], briefingOf(12))
    const lines = lastLines(gone, [], 2)
    expect(lines.map(({ id, isGone }) => [id, isGone])).toEqual([
      ['l15', false],
      ['l16', true],
    ])
    expect(lines[1]?.retracted).toEqual({ at: retraction.at, reason: 'Not meant.' })
    expect(whoSpoke(lines)).toEqual(['oona'])
    expect(whoGoesOn(lines.slice(1))).toBeNull()
  })

  it('show what the record says of a line that is gone, and only a refused change beside it', () => {
    const gone = fold([recorded(17, { type: 'LineRetracted', lineId: 'l16', reason: 'No.' })], briefingOf(12))
    const change = corrected([], { lineId: 'l16', saw: 'Words of l16.', text: 'Better.' }, MOMENT)!
    expect(lastLines(gone, changes(change), 1)[0]).toMatchObject({ text: 'Words of l16.', act: null })
    const refused = { act: change, progress: { kind: 'refused', code: 'line-already-retracted' } } as const
    expect(lastLines(gone, [refused], 1)[0]).toMatchObject({ text: 'Words of l16.', act: change })
  })

  it('name the person for an id, a label or a name, and keep the label of a stranger', () => {
    const voices = ['oona', 'Chair of the Quay, Oona Vey', 'oona vey', 'Somebody New', null].map((speaker, at) =>
      entry(`v${at}`, { kind: 'waiting' }, speaker),
    )
    expect(lastLines(briefingOf(0), voices, 10).map(({ voice }) => voice)).toMatchObject([
      { kind: 'known', speaker: { name: 'Oona Vey' } },
      { kind: 'known', speaker: { name: 'Oona Vey' } },
      { kind: 'known', speaker: { name: 'Oona Vey' } },
      { kind: 'label', label: 'Somebody New' },
      { kind: 'goes-on' },
    ])
  })

  it('show what is about to change of a line, and keep what stands so far', () => {
    const entries = changes(
      corrected([], { lineId: 'l16', saw: 'Words of l16.', text: 'Better.' }, MOMENT),
      attributed([], { lineId: 'l16', saw: 'oona', speaker: 'kit', lineKind: null }, { ...MOMENT, id: 'b' }),
      retracted('l15', 'Misheard', { ...MOMENT, id: 'c' }),
    )
    const [before, last] = lastLines(briefingOf(12), entries, 2)
    expect(last).toMatchObject({
      text: 'Better.',
      speaker: 'kit',
      standing: { text: 'Words of l16.', speaker: 'oona' },
    })
    expect(last?.progress.kind).toBe('waiting')
    expect(before?.retracting).toBe(7 + 5_000)
  })

  it('say who goes on: whoever said the last of them, also a stranger, but not the room, and not what was refused', () => {
    const goesOn = (...entries: readonly OutboxEntry[]) => whoGoesOn(lastLines(briefingOf(1), entries, 4))
    const said = (speaker: string | null, lineKind: LineKind | null = null, refused: string | null = null) =>
      entryOf({
        ...lineAct(
          { id: `${speaker}`, n: 1, at: 5 },
          { speaker, text: 'Words.', lineKind, marks: [], verbatim: false },
        ),
        refused,
      })
    expect([goesOn(), goesOn(said('kit')), goesOn(said('Somebody New'))]).toEqual(['oona', 'kit', 'Somebody New'])
    expect([goesOn(said('kit'), said(null)), goesOn(said('kit', 'moderation'))]).toEqual(['kit', 'kit'])
    expect([goesOn(said('kit', 'stage')), goesOn(said('kit', null, 'line-malformed'))]).toEqual(['oona', 'oona'])
    expect(whoGoesOn(lastLines(briefingOf(0), [], 4))).toBeNull()
  })

  it('say whose hand wrote them: this browser, another captioner, or a source', () => {
    const other = `l-00000000-${'a'.repeat(24)}`
    const own = mintLineId()
    const record = briefingWith(...[other, own, 'feed-1'].map((id, at) => recorded(5 + at, lineEvent(id))))
    expect(lastLines(record, [], 3).map(({ hand }) => hand)).toEqual(['captioner', 'own', 'source'])
  })

  it('have the words in which the glossary writes them once they are on the record', () => {
    const typed = entry('n', { kind: 'accepted', seq: 17 })
    const terms = [{ id: 't', written: 'Sayings', heard: ['words'] }]
    expect(lastLines(briefingOf(0), [typed], 1, { terms })[0]?.text).toBe('Sayings of n.')
  })
})

describe('a change as the server takes it', () => {
  it('names the words on the record where the glossary wrote others than were typed', () => {
    const record = briefingWith(recorded(5, lineEvent('a', 'The Quay.', { heardAs: 'The key.' })))
    const act = corrected([], { lineId: 'a', saw: 'The key.', text: 'That quay.' }, MOMENT)!
    expect(sendingOf(act, record).body).toEqual({
      type: 'CorrectLine',
      lineId: 'a',
      saw: 'The Quay.',
      text: 'That quay.',
    })
  })

  it('names whoever a label has become by the time that the line is attributed to somebody else', () => {
    const act = attributed([], { lineId: 'a', saw: OONA.label, speaker: 'kit', lineKind: null }, MOMENT)
    expect(sendingOf(act, briefingOf(0)).body).toMatchObject({ saw: 'oona', speaker: 'kit', kind: null })
  })
})

describe('who speaks by a key', () => {
  const MARA = { ...KIT, id: 'mara', name: 'Mara Iven', label: 'Mara Iven' }

  it('is whoever bears the key, and the others have the free ones in the order of the roster', () => {
    const keys = speakerKeys([OONA, { ...KIT, key: 1 }, MARA])
    expect([...keys].map(([key, { id }]) => `${key} ${id}`).sort()).toEqual(['1 kit', '2 oona', '3 mara'])
  })

  it('is asked for by F1 to F10, and by Alt or Ctrl with a digit where the browser keeps those', () => {
    const pressed = (key: string, code: string, held = {}) =>
      speakerKeyOf({ key, code, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held })
    expect([pressed('F1', 'F1'), pressed('F10', 'F10'), pressed('F11', 'F11'), pressed('1', 'Digit1')]).toEqual([
      1,
      10,
      null,
      null,
    ])
    expect([pressed('¡', 'Digit1', { altKey: true }), pressed('à', 'Digit0', { ctrlKey: true })]).toEqual([1, 10])
    expect(pressed('1', 'Digit1', { ctrlKey: true, altKey: true })).toBeNull()
  })

  it('goes to the other side of the last exchange, there and back', () => {
    const room = { speakers: [OONA, KIT, MARA] }
    expect(otherSide(room, ['oona', 'mara', 'oona'], null)?.id).toBe('mara')
    expect(otherSide(room, ['oona', 'mara'], 'mara')?.id).toBe('oona')
    expect(otherSide(room, [], 'kit')?.id).toBe('oona')
    expect(otherSide(room, ['oona'], 'oona')).toBeNull()
  })
})
