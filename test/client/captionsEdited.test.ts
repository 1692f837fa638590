/** Which of the last lines is being changed in its place, and that it stays there whatever becomes of it. */
import { describe, expect, it } from 'vitest'
import { nextTick, ref, shallowRef } from 'vue'
import { fold } from '#shared/domain/briefing.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { lineAct } from '../../client/captions/amending.ts'
import { entryOf } from '../../client/captions/entries.ts'
import { mintLineId } from '../../client/captions/ids.ts'
import { lastLines, type LastLine } from '../../client/captions/lastLines.ts'
import { useHeldLine } from '../../client/captions/useHeldLine.ts'
import { useLineEditing } from '../../client/captions/useLineEditing.ts'
import { briefingOf, recorded } from './support/facts.ts'

const GOES_ON = { speaker: null, text: 'Words of a.', lineKind: null, marks: [], verbatim: false } as const

describe('the line that is being changed', () => {
  const editingOf = (lines: readonly LastLine[]) => {
    const done: unknown[] = []
    const shown = shallowRef(lines)
    const editing = useLineEditing({
      lines: shown,
      edited: ref(null),
      correct: (change) => done.push(['correct', change]),
      attribute: (change) => done.push(['attribute', change]),
      retract: (...given) => done.push(['retract', ...given]),
      left: () => done.push('left'),
    })
    return { ...editing, done, shown }
  }
  const own = entryOf(lineAct({ id: mintLineId(), n: 1, at: 5 }, GOES_ON))
  const lines = lastLines(briefingOf(3), [own], 10)

  it('is first the last own one, then older ones, and from the newest on it is the field', () => {
    const backwards = editingOf([...lines].reverse())
    backwards.editLast()
    expect(backwards.editing.value).toBe(lines.at(-1)?.id)
    const ordered = editingOf(lines)
    ordered.editLast()
    ordered.step('older')
    expect(ordered.editing.value).toBe('l7')
    ordered.step('newer')
    ordered.step('newer')
    expect([ordered.editing.value, ordered.done]).toEqual([null, ['left']])
  })

  it('is sent as what was changed of it, and not at all where nothing was', () => {
    const { save, done } = editingOf(lines)
    const saw = { text: 'Words of l5.', speaker: 'oona' }
    save(lines[0]!, { saw })
    save(lines[0]!, { saw, text: 'Better words.', speaker: 'kit' })
    save(lines[0]!, { saw, kind: null })
    expect(done).toEqual([
      'left',
      ['correct', { lineId: 'l5', saw: 'Words of l5.', text: 'Better words.' }],
      ['attribute', { lineId: 'l5', saw: 'oona', speaker: 'kit' }],
      'left',
      ['attribute', { lineId: 'l5', saw: 'oona', lineKind: null }],
      'left',
    ])
  })

  it('stays with whatever was typed into it, as gone, where another tab took it back before it ever left', async () => {
    const [before, taken, after] = lines.slice(-3) as [LastLine, LastLine, LastLine]
    const shown = shallowRef<readonly LastLine[]>([
      before,
      { ...taken, at: before.at + 1 },
      { ...after, at: before.at + 2 },
    ])
    const edited = ref<string | null>(taken.id)
    const held = useHeldLine(shown, edited)
    shown.value = [shown.value[0]!, shown.value[2]!]
    expect(held.value.map(({ id, isGone }) => [id, isGone])).toEqual([
      [before.id, false],
      [taken.id, true],
      [after.id, false],
    ])
    edited.value = null
    await nextTick()
    expect(held.value).toBe(shown.value)
  })

  it('stays in sight, however many come after it, and also once somebody else has taken it back', () => {
    const ids = (briefing: Briefing) =>
      lastLines(briefing, [], 2, { edited: 'l5' }).map(({ id, isGone }) => [id, isGone])
    const long = briefingOf(150)
    expect(ids(long)).toEqual([
      ['l5', false],
      ['l153', false],
      ['l154', false],
    ])
    const gone = fold([recorded(155, { type: 'LineRetracted', lineId: 'l5', reason: 'Not meant.' })], long)
    expect(ids(gone)[0]).toEqual(['l5', true])
  })
})
