/** Which of the last lines is being changed in its place, and what comes of it. */
import { computed, ref, type Ref } from 'vue'
import type { LineKind } from '#shared/domain/vocabulary.ts'
import { foldSpace } from '#shared/domain/lineText.ts'
import type { LastLine } from './lastLines.ts'
import type { Attribution } from './amending.ts'

export interface LineChange {
  readonly text: string
  readonly speaker: string | null
  readonly kind: LineKind | null
}

export interface LineEditingParts {
  /** Oldest first. */
  readonly lines: Ref<readonly LastLine[]>
  readonly correct: (change: { lineId: string; saw: string; text: string }) => void
  readonly attribute: (change: Attribution) => void
  readonly retract: (lineId: string, reason: string) => void
  /** Back to the field. */
  readonly left: () => void
}

export function useLineEditing({ lines, correct, attribute, retract, left }: LineEditingParts) {
  const editing = ref<string | null>(null)
  const changeable = computed(() => lines.value.filter(({ retracting }) => retracting === null))

  function leave() {
    editing.value = null
    left()
  }

  /** The last own line; where there is none, the last of anybody. */
  function editLast() {
    const own = changeable.value.findLast(({ hand }) => hand === 'own') ?? changeable.value.at(-1)
    if (own !== undefined) editing.value = own.id
  }

  /** To an older line, or to a newer one and from the newest back to the field. */
  function step(towards: 'older' | 'newer') {
    const at = changeable.value.findIndex(({ id }) => id === editing.value)
    if (towards === 'older') editing.value = changeable.value[Math.max(0, at - 1)]?.id ?? null
    else if (changeable.value[at + 1] === undefined) leave()
    else editing.value = changeable.value[at + 1]?.id ?? null
  }

  function save(line: LastLine, change: LineChange) {
    const text = foldSpace(change.text)
    if (text === '') return
    const { id, standing } = line
    if (text !== line.text || line.progress.kind === 'refused') correct({ lineId: id, saw: standing.text, text })
    const isOther = change.speaker !== line.speaker
    if (isOther || change.kind !== line.kind) {
      // Left as it was, the kind follows from who speaks.
      const lineKind = change.kind === line.kind ? null : change.kind
      attribute({ lineId: id, saw: standing.speaker, speaker: change.speaker, lineKind })
    }
    leave()
  }

  function takeBack(line: LastLine, reason: string) {
    retract(line.id, reason)
    leave()
  }

  return { editing, editLast, step, save, takeBack, leave, edit: (id: string) => (editing.value = id) }
}
