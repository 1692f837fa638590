/** What the columns of the desk share: what stands in them, what is chosen, what is being changed, and the acts on it. */
import { computed, inject, provide, ref, shallowRef, watch, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import { askedQuestion, listedQuestion, waitingInOrder } from '#shared/domain/questions/order.ts'
import type { Question } from '#shared/domain/questions/state.ts'
import type { Saw } from '#shared/domain/questions/vocabulary.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { useBriefingStore } from '../stores/briefing.ts'
import { useDeskStore } from '../stores/desk.ts'
import { inboxCards, type InboxCard } from './cards.ts'
import { seen } from './deskOrder.ts'
import { placing } from './ordering.ts'
import { cardKey, columnOf, questionIn, rowKey, useChoice, type Choice } from './useChoice.ts'
import { useHeldList, type HeldList } from './useHeldList.ts'

/** Words that are being changed here. `saw`: what was there when somebody began, or when they were last told. */
export interface Editing {
  readonly key: string
  readonly saw: Saw
  readonly text: string
}

export type OpenWindow =
  | { readonly kind: 'decline' | 'merge' | 'link'; readonly id: string; readonly saw: Saw }
  | { readonly kind: 'ask-for' | 'search' | 'keys' }

export type DeskPlace = 'inbox' | 'next' | 'now'

export interface DeskWork {
  readonly briefing: ComputedRef<Briefing>
  /** Milliseconds to add to this device's clock to get the server's. */
  readonly offset: ComputedRef<number>
  readonly inbox: HeldList<InboxCard>
  readonly order: ComputedRef<readonly Question[]>
  readonly choice: Choice
  readonly editing: Ref<Editing | null>
  readonly open: Ref<OpenWindow | null>
  /** On a phone: the column that is shown. */
  readonly place: Ref<DeskPlace>
  /** Where a question that was moved has gone, to be read out. */
  readonly said: Ref<{ readonly asker: string; readonly place: number } | 'stays' | null>
  readonly card: (id: string) => InboxCard | undefined
  readonly approve: (id: string) => void
  /** Turns the new words of a waiting question down. */
  readonly keepWords: (id: string) => void
  readonly edit: (key: string) => void
  readonly saveEdit: () => Promise<void>
  readonly cancelEdit: () => void
  readonly ask: (kind: 'decline' | 'merge' | 'link', id: string) => void
  readonly pin: (id: string) => void
  readonly skip: (id: string) => void
  /** Before the row that stands at `gap`, from 0. */
  readonly put: (id: string, gap: number) => void
  readonly goTo: (id: string) => void
}

const KEY: InjectionKey<DeskWork> = Symbol('desk')

export function useDeskWork(): DeskWork {
  const work = inject(KEY)
  if (work === undefined) throw new Error('a part of the desk stands outside the desk')
  return work
}

export function provideDeskWork(shown: { briefing: () => Briefing; offset: () => number }): DeskWork {
  const desk = useDeskStore()
  const briefing = computed(shown.briefing)
  const inbox = useHeldList(() => inboxCards(briefing.value))
  const order = computed(() => waitingInOrder(briefing.value.queue))
  const choice = useChoice(
    () => [...inbox.shown.value.map(({ id }) => cardKey(id)), ...order.value.map(({ id }) => rowKey(id))],
    (gone) => desk.isOwn(questionIn(gone)),
  )
  const open = shallowRef<OpenWindow | null>(null)
  const place = ref<DeskPlace>('next')
  const said = shallowRef<DeskWork['said']['value']>(null)
  const card = (id: string) => inbox.shown.value.find((each) => each.id === id)
  const listed = (id: string) => listedQuestion(briefing.value, id)

  function put(id: string, gap: number): void {
    const question = listed(id)
    const to = placing(order.value, id, gap)
    if (to === null || question === undefined) {
      said.value = 'stays'
      return
    }
    void desk.act({ type: 'MoveQuestion', questionId: id, before: to.before }).then((isDone) => {
      if (isDone) said.value = { asker: question.asker.name, place: to.place + 1 }
    })
  }

  function goTo(id: string): void {
    const key = card(id) === undefined ? rowKey(id) : cardKey(id)
    place.value = columnOf(key)
    choice.goTo(key)
  }

  const work: DeskWork = {
    briefing,
    offset: computed(shown.offset),
    inbox,
    order,
    choice,
    ...provideEditing(briefing, card),
    open,
    place,
    said,
    card,
    approve: (id) => void desk.act({ type: 'ApproveQuestion', questionId: id }),
    keepWords(id) {
      const text = listed(id)?.text ?? null
      if (text !== null) void desk.act({ type: 'RewordQuestion', questionId: id, text })
    },
    ask(kind, id) {
      const saw = seen(briefing.value, id)
      if (saw !== null) open.value = { kind, id, saw }
    },
    pin(id) {
      const question = listed(id)
      if (question !== undefined) {
        void desk.act({ type: 'PinQuestion', questionId: id, isPinned: !question.isPinned })
      }
    },
    skip(id) {
      const isSkipped = listed(id)?.state === 'skipped'
      void desk.act({ type: isSkipped ? 'RequeueQuestion' : 'SkipQuestion', questionId: id })
    },
    put,
    goTo,
  }
  provide(KEY, work)
  return work
}

function provideEditing(
  briefing: ComputedRef<Briefing>,
  card: DeskWork['card'],
): Pick<DeskWork, 'editing' | 'edit' | 'saveEdit' | 'cancelEdit'> {
  const desk = useDeskStore()
  const page = useBriefingStore()
  const editing = ref<Editing | null>(null)
  const isOpen = (id: string) => ['pending', 'waiting', 'skipped'].includes(seen(briefing.value, id)?.state ?? '')

  watch(
    () => (editing.value === null ? null : questionIn(editing.value.key)),
    (id) => page.markEditing(id),
  )
  // Not while its own act is under way: what comes of that is said by its answer.
  watch([briefing, () => desk.pending], () => {
    const now = editing.value
    if (now === null) return
    const id = questionIn(now.key)
    if (desk.pending.has(id)) return
    if (!isOpen(id)) editing.value = null
    // Somebody has let it in meanwhile: the words that are being typed go with it.
    else if (columnOf(now.key) === 'inbox' && card(id) === undefined) editing.value = { ...now, key: rowKey(id) }
  })

  return {
    editing,
    edit(key) {
      const id = questionIn(key)
      const saw = seen(briefing.value, id)
      const text = columnOf(key) === 'inbox' ? card(id)?.text : askedQuestion(briefing.value, id)?.text
      if (saw !== null) editing.value = { key, saw, text: text ?? '' }
    },
    async saveEdit() {
      const before = editing.value
      const text = before?.text.trim() ?? ''
      if (before === null || text === '') return
      const { saw } = before
      const id = questionIn(before.key)
      const isCard = columnOf(before.key) === 'inbox'
      const isDone = await desk.act(
        isCard
          ? { type: 'ApproveQuestion', questionId: id, saw, text }
          : { type: 'RewordQuestion', questionId: id, saw, text },
      )
      if (editing.value === null || questionIn(editing.value.key) !== id) return
      // Who is told what somebody else did meanwhile, and saves again, has seen it.
      editing.value = isDone ? null : { ...editing.value, saw: desk.sawAfter(id, saw) }
    },
    cancelEdit: () => (editing.value = null),
  }
}
