/** What this desk does: sends each act with its id and what was seen, knows which are under way and what was refused. */
import { defineStore, storeToRefs } from 'pinia'
import { computed, nextTick, shallowRef, watch } from 'vue'
import { askedQuestion, currentQuestion, nextQuestion } from '#shared/domain/questions/order.ts'
import type { DeskAct } from '#shared/domain/questions/state.ts'
import { lastUndoable } from '#shared/domain/questions/undoing.ts'
import type { Outcome, Saw } from '#shared/domain/questions/vocabulary.ts'
import type { SentCommand } from '#shared/domain/commands.ts'
import type { RefusalCode, RefusalDetail } from '#shared/domain/refusal.ts'
import { commandOf, keyOf, mintId, seenFigure, type About, type DeskOrder } from '../desk/deskOrder.ts'
import { sawAfter, sawFactAfter } from '../desk/sawAfter.ts'
import { useRest } from '../desk/useRest.ts'
import { useBriefingStore } from './briefing.ts'
import { useSessionStore } from './session.ts'

export interface DeskRefusal {
  readonly command: SentCommand
  readonly code: RefusalCode | 'not-connected'
  /** Who did what (`by`, `did`) and when (`at`, ms of the server), where that is why. */
  readonly detail: RefusalDetail
}

interface UnderWay {
  readonly key: string
  /** The last fact of its append once that is known: it is over when the page holds it. */
  readonly seq: number | null
}

/** Why *call next* does nothing now. */
export type CallBar = 'not-live' | 'nobody-waits' | 'resting' | 'under-way'

export const useDeskStore = defineStore('desk', () => {
  const page = useBriefingStore()
  const session = useSessionStore()
  const { briefing, link } = storeToRefs(page)
  const underWay = shallowRef<ReadonlyMap<string, UnderWay>>(new Map())
  const refusals = shallowRef<ReadonlyMap<string, DeskRefusal>>(new Map())
  /** The last one. Those that may still turn out to be done stay until that is known, or they are put away. */
  const refusal = computed(() => [...refusals.value.values()].at(-1) ?? null)
  /** Ids of acts; what the desk asks for somebody has the id of its question. */
  const minted = new Set<string>()
  /** The last call by anybody, for as long as the button rests after it. */
  const { after: resting, rest, wake } = useRest<DeskAct>()
  /** Somebody else has just called, or ended the current question: who acts on the current one now means the one before. */
  const overtaken = useRest<true>()
  const isOvertaken = computed(() => overtaken.after.value !== null)
  let isUndoWaiting = false
  /** Their outcome is not known: each is sent once more, as the same act, as soon as there is a connection. */
  const unsettled = new Map<string, SentCommand>()

  /** Ids of questions that wait for the outcome of an act here; of acts about no question, the command's type. */
  const pending = computed<ReadonlySet<string>>(() => new Set([...underWay.value.values()].map(({ key }) => key)))
  const current = computed(() => (briefing.value === null ? null : currentQuestion(briefing.value)))
  const next = computed(() => (briefing.value === null ? null : nextQuestion(briefing.value.queue)))
  /** Who this is in the acts of the desk: the owner's link has no account, and is known by what it did. */
  const me = computed(
    () => session.account?.id ?? briefing.value?.backstage.acts.findLast(({ id }) => minted.has(id))?.by ?? null,
  )
  const lastOwn = computed(() =>
    briefing.value === null || me.value === null ? null : lastUndoable(briefing.value, me.value),
  )
  const callBar = computed<CallBar | null>(() => {
    if (briefing.value?.status !== 'live') return 'not-live'
    if (resting.value !== null) return 'resting'
    if (next.value === null) return 'nobody-waits'
    return pending.value.has(next.value.id) || pending.value.has(current.value?.id ?? '') ? 'under-way' : null
  })

  watch(
    briefing,
    (now, before) => {
      const seq = now?.seq ?? Infinity
      settle(([, { seq: last }]) => last !== null && last <= seq)
      if (now === null) return forget()
      const call = now.backstage.acts.findLast(({ kind }) => kind === 'call')
      if (before?.id !== now.id) return
      const isCalled = call !== undefined && call.seq > before.seq
      if (isCalled) rest(call)
      const was = currentQuestion(before)
      const hasLeft = was !== null && was.id !== current.value?.id && !isOwn(was.id)
      if (hasLeft || (isCalled && !minted.has(call.id))) overtaken.rest(true)
    },
    { flush: 'sync' },
  )
  watch(
    () => link.value.phase,
    (phase) => {
      if (phase === 'live') for (const command of [...unsettled.values()]) void send(command)
    },
  )

  /** Whether what became of the question or the figure last was done on this page. */
  function isOwn(id: string): boolean {
    const now = briefing.value
    const act = now?.backstage.acts.findLast(({ questions, figures }) => questions.includes(id) || figures.includes(id))
    if (now === null || act === undefined || !minted.has(act.id)) return false
    return act.seq > (askedQuestion(now, id)?.seq ?? seenFigure(now, id) ?? 0)
  }

  function forget(): void {
    wake()
    overtaken.wake()
    refusals.value = new Map()
    unsettled.clear()
    underWay.value = new Map()
  }

  function settle(isOver: (entry: readonly [string, UnderWay]) => boolean): void {
    const left = [...underWay.value].filter((entry) => !isOver(entry))
    if (left.length < underWay.value.size) underWay.value = new Map(left)
  }

  function keepRefusals(isKept: (entry: readonly [string, DeskRefusal]) => boolean): void {
    refusals.value = new Map([...refusals.value].filter(isKept))
  }

  /** True where it was done. The same question takes one act at a time: a second press while the first is under way is none. */
  async function act(order: DeskOrder): Promise<boolean> {
    if (briefing.value === null || pending.value.has(keyOf(order))) return false
    const command = commandOf(order, briefing.value, mintId('a'))
    if (command === null) return false
    keepRefusals(([, { code }]) => code === 'outcome-unknown')
    return send(command)
  }

  async function send(command: SentCommand): Promise<boolean> {
    const entry = 'act' in command ? command.act : keyOf(command)
    const isAgain = unsettled.delete(entry)
    minted.add(entry)
    const about: UnderWay = { key: keyOf(command), seq: null }
    underWay.value = new Map(underWay.value).set(entry, about)
    const answer = await page.send(command)
    if (answer.ok) {
      keepRefusals(([id]) => id !== entry)
      if (underWay.value.has(entry)) underWay.value = new Map(underWay.value).set(entry, { ...about, seq: answer.seq })
      settle(([, { seq }]) => seq !== null && seq <= (briefing.value?.seq ?? Infinity))
      return true
    }
    settle(([id]) => id === entry)
    if (briefing.value === null) return false
    const detail = ('detail' in answer ? answer.detail : undefined) ?? {}
    keepRefusals(([id]) => id !== entry)
    refusals.value = new Map(refusals.value).set(entry, { command, code: answer.refusal, detail })
    if (answer.refusal !== 'outcome-unknown' || isAgain) return false
    unsettled.set(entry, command)
    return link.value.phase === 'live' ? send(command) : false
  }

  /** Waits for what was pressed just before it: that is meant, and not what was done before that. */
  async function undoLast(): Promise<boolean> {
    if (isUndoWaiting) return false
    isUndoWaiting = true
    await allOver()
    isUndoWaiting = false
    return lastOwn.value === null ? false : act({ type: 'UndoAct', undoes: lastOwn.value.id })
  }

  function allOver(): Promise<void> {
    return new Promise((resolve) => {
      const stop = watch(
        () => underWay.value.size,
        (left) => {
          if (left > 0) return
          resolve()
          void nextTick(() => {
            stop()
          })
        },
        { immediate: true, flush: 'sync' },
      )
    })
  }

  /** Of the question that is being answered. */
  function closeCurrent(outcome: Outcome): Promise<boolean> {
    if (current.value === null || isOvertaken.value) return Promise.resolve(false)
    return act({ type: 'CloseQuestion', questionId: current.value.id, outcome })
  }

  function skipCurrent(): Promise<boolean> {
    if (current.value === null || isOvertaken.value) return Promise.resolve(false)
    return act({ type: 'SkipQuestion', questionId: current.value.id })
  }

  /** Calls this one; not while the button rests, since who presses then means the question before. */
  function call(questionId: string): Promise<boolean> {
    if (callBar.value !== null) return Promise.resolve(false)
    return act({ type: 'CallQuestion', questionId, current: current.value?.id ?? null })
  }

  return {
    pending,
    refusal,
    resting,
    current,
    next,
    me,
    lastOwn,
    callBar,
    act,
    undoLast,
    isOvertaken,
    isOwn,
    closeCurrent,
    skipCurrent,
    sawAfter: (questionId: string, saw: Saw) => sawAfter(refusal.value, briefing.value, questionId, saw),
    sawFactAfter: (about: About, saw: number) => sawFactAfter(refusal.value, briefing.value, about, saw),
    call,
    callNext: () => (next.value === null ? Promise.resolve(false) : call(next.value.id)),
    /** Sends what was refused once more, as the same act. */
    retry: () => (refusal.value === null ? Promise.resolve(false) : send(refusal.value.command)),
    dismiss: () => keepRefusals(([, each]) => each !== refusal.value),
  }
})
