/** What the columns of the desk share: what stands in them, what is chosen, what is being changed, and the acts on it. */
import { computed, inject, provide, ref, shallowRef, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import { listedQuestion, waitingInOrder } from '#shared/domain/questions/order.ts'
import type { Question } from '#shared/domain/questions/state.ts'
import type { Saw } from '#shared/domain/questions/vocabulary.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { provideBoards } from '../screens/sharedBoards.ts'
import { useDeskStore } from '../stores/desk.ts'
import type { InboxCard } from './cards.ts'
import { seen, seenFigure } from './deskOrder.ts'
import { useFigureWork, type FigureWork } from './figureWork.ts'
import { inboxItems, type InboxItem } from './inbox.ts'
import { placing } from './ordering.ts'
import { useScreensWork, type ScreensWork } from './screensWork.ts'
import { useQuestionEditing, type QuestionEditing } from './questionEditing.ts'
import {
  cardKey,
  columnOf,
  figureKey,
  idIn,
  isFigureKey,
  itemKey,
  rowKey,
  useChoice,
  type Choice,
} from './useChoice.ts'
import { useHeldList, type HeldList } from './useHeldList.ts'

export type OpenWindow =
  | { readonly kind: 'decline' | 'merge' | 'link'; readonly id: string; readonly saw: Saw }
  | { readonly kind: 'ask-for' | 'search' | 'keys' }
  | { readonly kind: MenuWindow }
  | ScreenWindow
  | { readonly kind: 'merge-figure'; readonly figureId: string; readonly saw: number }

export type FigureWindow = 'figures' | 'enter-figure' | 'programmes' | 'rates'

/** What the menu of the desk leads to. */
export type MenuWindow = FigureWindow | 'lines'

export type ScreenWindow =
  { readonly kind: 'screen'; readonly screenId: string } | { readonly kind: 'screens' | 'pair-screen' }

export type DeskPlace = 'inbox' | 'next' | 'now'

export interface DeskWork extends QuestionEditing {
  readonly briefing: ComputedRef<Briefing>
  /** Milliseconds to add to this device's clock to get the server's. */
  readonly offset: ComputedRef<number>
  readonly inbox: HeldList<InboxItem>
  readonly figures: FigureWork
  readonly screens: ScreensWork
  readonly order: ComputedRef<readonly Question[]>
  readonly choice: Choice
  readonly isFigureChosen: ComputedRef<boolean>
  readonly open: Ref<OpenWindow | null>
  /** On a phone: the column that is shown. */
  readonly place: Ref<DeskPlace>
  /** Where a question that was moved has gone, to be read out. */
  readonly said: Ref<{ readonly asker: string; readonly place: number } | 'stays' | null>
  readonly card: (id: string) => InboxCard | undefined
  readonly approve: (id: string) => void
  /** Turns the new words of a waiting question down. */
  readonly keepWords: (id: string) => void
  readonly ask: (kind: 'decline' | 'merge' | 'link', id: string) => void
  readonly pin: (id: string) => void
  readonly skip: (id: string) => void
  /** Before the row that stands at `gap`, from 0. */
  readonly put: (id: string, gap: number) => void
  readonly goTo: (id: string) => void
  readonly mergeFigure: (id: string) => void
  /** The window of the screen with this number, 0 for the window of all; none where there is no such screen. */
  readonly openScreen: (number: number) => void
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
  const offset = computed(shown.offset)
  const figures = useFigureWork(briefing)
  const screens = useScreensWork(briefing, offset)
  const inbox = useHeldList(() => inboxItems(briefing.value, figures.keptInInbox.value))
  const order = computed(() => waitingInOrder(briefing.value.queue))
  const choice = useChoice(
    () => [...inbox.shown.value.map(itemKey), ...order.value.map(({ id }) => rowKey(id))],
    (gone) => desk.isOwn(idIn(gone)),
  )
  const open = shallowRef<OpenWindow | null>(null)
  const place = ref<DeskPlace>('next')
  const said = shallowRef<DeskWork['said']['value']>(null)
  const card = (id: string) =>
    inbox.shown.value.find((each): each is InboxCard => each.kind !== 'figure' && each.id === id)
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
    const isFigure = inbox.shown.value.some((each) => each.kind === 'figure' && each.id === id)
    const key = isFigure ? figureKey(id) : card(id) === undefined ? rowKey(id) : cardKey(id)
    place.value = columnOf(key)
    choice.goTo(key)
  }

  const work: DeskWork = {
    briefing,
    offset,
    inbox,
    figures,
    screens,
    order,
    choice,
    isFigureChosen: computed(() => choice.chosen.value !== null && isFigureKey(choice.chosen.value)),
    ...useQuestionEditing(briefing, card),
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
    mergeFigure(figureId) {
      const saw = seenFigure(briefing.value, figureId)
      if (saw !== null) open.value = { kind: 'merge-figure', figureId, saw }
    },
    openScreen(number) {
      if (number === 0) open.value = { kind: 'screens' }
      const screen = screens.all.value.find((each) => each.number === number)
      if (screen !== undefined) open.value = { kind: 'screen', screenId: screen.id }
    },
  }
  provide(KEY, work)
  provideBoards()
  return work
}
