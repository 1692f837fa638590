/** What the desk does with figures: what is being changed here, and the acts on one. */
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { Figure } from '#shared/domain/figures/state.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { useI18n } from '../format/i18n.ts'
import { useBriefingStore } from '../stores/briefing.ts'
import { useDeskStore } from '../stores/desk.ts'
import { readFigure, typedFigure, type FigureFaults, type TypedFigure } from './typedFigure.ts'
import { useRest } from './useRest.ts'

/** Where the editor stands. */
export type EditorPlace = 'inbox' | 'list'

export interface FigureEditing {
  readonly id: string
  readonly place: EditorPlace
  /** Its last fact when somebody began, or when they were last told of another. */
  readonly saw: number
  readonly typed: TypedFigure
  /** Of the last try. */
  readonly faults: FigureFaults
}

export interface FigureWork {
  readonly editing: Ref<FigureEditing | null>
  /** A figure that stays in the inbox whatever others do to it, since it is being changed there. */
  readonly keptInInbox: ComputedRef<string | null>
  /** The heard figure that came last, which a key is about where none is chosen; null for a second after it came. */
  readonly newest: ComputedRef<string | null>
  readonly figure: (id: string) => Figure | undefined
  readonly confirm: (id: string) => void
  readonly dismiss: (id: string) => void
  readonly withdraw: (id: string) => void
  readonly assign: (id: string, programme: string | null) => Promise<boolean>
  readonly edit: (id: string, place?: EditorPlace) => void
  readonly type: (typed: Partial<TypedFigure>) => void
  readonly save: () => Promise<boolean>
  readonly cancel: () => void
}

/** Ids that the presence of moderators can name. */
const TOLD_LENGTH = 64

export function useFigureWork(briefing: ComputedRef<Briefing>): FigureWork {
  const { locale } = useI18n()
  const desk = useDeskStore()
  const page = useBriefingStore()
  const editing = ref<FigureEditing | null>(null)
  const figure = (id: string) => briefing.value.figures.find((each) => each.id === id)
  const last = computed(() => briefing.value.figures.findLast(({ state }) => state === 'heard')?.id ?? null)
  const unread = useRest<string>()

  watch(last, (now, before) => {
    const isNew = now !== null && (before === null || (figure(now)?.at ?? 0) >= (figure(before)?.at ?? 0))
    if (isNew) unread.rest(now)
  })
  watch(
    () => editing.value?.id ?? null,
    (id) => page.markEditing(id !== null && id.length <= TOLD_LENGTH ? id : null),
  )
  watch(briefing, () => {
    if (editing.value !== null && figure(editing.value.id) === undefined) editing.value = null
  })

  return {
    editing,
    keptInInbox: computed(() => (editing.value?.place === 'inbox' ? editing.value.id : null)),
    newest: computed(() => (unread.after.value === null ? last.value : null)),
    figure,
    confirm: (figureId) => void desk.act({ type: 'ConfirmFigure', figureId }),
    dismiss: (figureId) => void desk.act({ type: 'DismissFigure', figureId }),
    withdraw: (figureId) => void desk.act({ type: 'WithdrawFigure', figureId }),
    assign: (figureId, programme) => desk.act({ type: 'AssignFigure', figureId, programme }),
    edit(id, place = 'inbox') {
      const now = figure(id)
      if (now === undefined) return
      editing.value = { id, place, saw: now.seq, typed: typedFigure(now.values, locale.value), faults: {} }
    },
    type(typed) {
      const now = editing.value
      if (now !== null) editing.value = { ...now, typed: { ...now.typed, ...typed } }
    },
    async save() {
      const now = editing.value
      const about = now === null ? undefined : figure(now.id)
      if (now === null || about === undefined) return false
      const read = readFigure(now.typed, about.values, locale.value)
      editing.value = { ...now, faults: read.ok ? {} : read.faults }
      if (!read.ok) return false
      const { id: figureId, saw } = now
      const isDone = await desk.act({ type: 'CorrectFigure', figureId, saw, values: read.values })
      if (editing.value?.id !== figureId) return isDone
      // Who is told what somebody else did meanwhile, and saves again, has seen it.
      editing.value = isDone ? null : { ...editing.value, saw: desk.sawFactAfter({ figureId }, saw) }
      return isDone
    },
    cancel: () => (editing.value = null),
  }
}
