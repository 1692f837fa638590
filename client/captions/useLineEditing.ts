/** Which of the last lines is being changed in its place, and what comes of it. */
import { computed, type Ref } from 'vue'
import type { Attribution, Correction } from './amending.ts'
import type { LastLine } from './lastLines.ts'
import type { LineChange } from './useLineDraft.ts'

export interface LineEditingParts {
  /** Oldest first. */
  readonly lines: Readonly<Ref<readonly LastLine[]>>
  /** The id of the line that is being changed. */
  readonly edited: Ref<string | null>
  readonly correct: (change: Correction) => void
  readonly attribute: (change: Attribution) => void
  readonly retract: (lineId: string, reason: string) => void
  /** Back to the field. */
  readonly left: () => void
}

export function useLineEditing({ lines, edited, correct, attribute, retract, left }: LineEditingParts) {
  const changeable = computed(() => lines.value.filter(({ retracting, isGone }) => retracting === null && !isGone))

  function leave() {
    edited.value = null
    left()
  }

  /** The last own line; where there is none, the last of anybody. */
  function editLast() {
    const own = changeable.value.findLast(({ hand }) => hand === 'own') ?? changeable.value.at(-1)
    if (own !== undefined) edited.value = own.id
  }

  /** To an older line, or to a newer one and from the newest back to the field. */
  function step(towards: 'older' | 'newer') {
    const at = changeable.value.findIndex(({ id }) => id === edited.value)
    const next = changeable.value[towards === 'older' ? Math.max(0, at - 1) : at + 1]
    if (at === -1 || next === undefined) leave()
    else edited.value = next.id
  }

  function save({ id }: LastLine, { saw, text, marks, speaker, kind }: LineChange) {
    if (text !== undefined) correct({ lineId: id, saw: saw.text, text, ...(marks && { marks }) })
    if (speaker !== undefined || kind !== undefined)
      attribute({
        lineId: id,
        saw: saw.speaker,
        ...(speaker !== undefined && { speaker }),
        ...(kind !== undefined && { lineKind: kind }),
      })
    leave()
  }

  function takeBack(line: LastLine, reason: string) {
    retract(line.id, reason)
    leave()
  }

  return { editing: edited, editLast, step, save, takeBack, leave, edit: (id: string) => (edited.value = id) }
}
