/** The desk's parts over a briefing, with what they would have sent. */
import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { vi } from 'vitest'
import { defineComponent, type Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { SentCommand } from '#shared/domain/commands.ts'
import type { BriefingEvent } from '#shared/domain/events.ts'
import { newCard } from '#shared/domain/questions/asking.ts'
import type { Asked } from '#shared/domain/questions/vocabulary.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { loadWords, setLocale } from '../../../client/format/i18n.ts'
import { deskWords, figuresWords, queueWords } from '../../../client/locales/wordSets.ts'
import { useBriefingStore } from '../../../client/stores/briefing.ts'
import { START, briefingWith, recorded } from './facts.ts'

export async function loadDeskWords(): Promise<void> {
  await setLocale('en')
  await loadWords(deskWords)
  await loadWords(queueWords)
  await loadWords(figuresWords)
}

let page: VueWrapper | null = null
export function takeDown(): void {
  page?.unmount()
  page = null
  vi.useRealTimers()
}

const asked: Asked = {
  id: 'q1',
  account: 'kit',
  state: 'listed',
  asker: { name: 'Kit Marsh', outlet: 'Tideway Radio', where: 'room' },
  original: 'Who pays?',
  text: 'Who pays?',
  proposed: null,
  parent: null,
  isPointOfOrder: false,
  askedAt: START,
  changedAt: START,
  reason: null,
  into: null,
}
export const LISTED: readonly BriefingEvent[] = [
  { type: 'QuestionAsked', question: asked },
  { type: 'QuestionListed', card: newCard(asked), before: null },
]
export const CALLED: readonly BriefingEvent[] = [
  ...LISTED,
  { type: 'TurnOpened', turn: 1, askerId: null, questionId: 'q1', asker: asked.asker },
  { type: 'QuestionCalled', questionId: 'q1', turn: 1 },
  { type: 'DeskActed', act: 'a1', kind: 'call', name: 'Mara Lund', questions: ['q1'], before: {} },
]
const facts = (from: number, events: readonly BriefingEvent[]) =>
  events.map((event, index) => ({ ...recorded(from + index, event), by: { role: 'moderator' as const, id: 'mara' } }))
export const briefingAfter = (...events: readonly BriefingEvent[]): Briefing => briefingWith(...facts(5, events))

/** The desk's part over a briefing; `sent`: what it sent, to which the server always agrees. */
export function show(part: Component, briefing: Briefing, about: object = {}) {
  const pinia = createPinia()
  setActivePinia(pinia)
  const store = useBriefingStore()
  store.briefing = briefing
  const sent: SentCommand[] = []
  vi.spyOn(store, 'send').mockImplementation((command) => {
    sent.push(command)
    return Promise.resolve({ ok: true, seq: briefing.seq })
  })
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: defineComponent(() => () => null) }],
  })
  const props = { briefing, offset: 0, ...about }
  const shown = mount(part, { props, global: { plugins: [pinia, router] }, attachTo: document.body })
  page = shown
  return { shown, sent }
}
