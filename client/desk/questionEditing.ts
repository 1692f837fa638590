/** The words of a question that are being changed here, and how they are saved. */
import { ref, watch, type ComputedRef, type Ref } from 'vue'
import { askedQuestion } from '#shared/domain/questions/order.ts'
import type { Saw } from '#shared/domain/questions/vocabulary.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { useBriefingStore } from '../stores/briefing.ts'
import { useDeskStore } from '../stores/desk.ts'
import type { InboxCard } from './cards.ts'
import { seen } from './deskOrder.ts'
import { columnOf, idIn, rowKey } from './useChoice.ts'

/** Words that are being changed here. `saw`: what was there when somebody began, or when they were last told. */
export interface Editing {
  readonly key: string
  readonly saw: Saw
  readonly text: string
}

export interface QuestionEditing {
  readonly editing: Ref<Editing | null>
  readonly edit: (key: string) => void
  readonly saveEdit: () => Promise<void>
  readonly cancelEdit: () => void
}

export function useQuestionEditing(
  briefing: ComputedRef<Briefing>,
  card: (id: string) => InboxCard | undefined,
): QuestionEditing {
  const desk = useDeskStore()
  const page = useBriefingStore()
  const editing = ref<Editing | null>(null)
  const isOpen = (id: string) => ['pending', 'waiting', 'skipped'].includes(seen(briefing.value, id)?.state ?? '')

  watch(
    () => (editing.value === null ? null : idIn(editing.value.key)),
    (id) => page.markEditing(id),
  )
  // Not while its own act is under way: what comes of that is said by its answer.
  watch([briefing, () => desk.pending], () => {
    const now = editing.value
    if (now === null) return
    const id = idIn(now.key)
    if (desk.pending.has(id)) return
    if (!isOpen(id)) editing.value = null
    // Somebody has let it in meanwhile: the words that are being typed go with it.
    else if (columnOf(now.key) === 'inbox' && card(id) === undefined) editing.value = { ...now, key: rowKey(id) }
  })

  return {
    editing,
    edit(key) {
      const id = idIn(key)
      const saw = seen(briefing.value, id)
      const text = columnOf(key) === 'inbox' ? card(id)?.text : askedQuestion(briefing.value, id)?.text
      if (saw !== null) editing.value = { key, saw, text: text ?? '' }
    },
    async saveEdit() {
      const before = editing.value
      const text = before?.text.trim() ?? ''
      if (before === null || text === '') return
      const { saw } = before
      const id = idIn(before.key)
      const isCard = columnOf(before.key) === 'inbox'
      const isDone = await desk.act(
        isCard
          ? { type: 'ApproveQuestion', questionId: id, saw, text }
          : { type: 'RewordQuestion', questionId: id, saw, text },
      )
      if (editing.value === null || idIn(editing.value.key) !== id) return
      // Who is told what somebody else did meanwhile, and saves again, has seen it.
      editing.value = isDone ? null : { ...editing.value, saw: desk.sawAfter(id, saw) }
    },
    cancelEdit: () => (editing.value = null),
  }
}
