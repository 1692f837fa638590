/** A reporter asks with the keyboard alone: where the focus is after each press, and what may be asked. */
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { SentCommand } from '#shared/domain/commands.ts'
import OwnCard from '../../client/components/questions/OwnCard.vue'
import QuestionsSection from '../../client/components/questions/QuestionsSection.vue'
import { loadWords, setLocale } from '../../client/format/i18n.ts'
import { IDLE } from '../../client/live/linkState.ts'
import { queueWords } from '../../client/locales/wordSets.ts'
import { useBriefingStore } from '../../client/stores/briefing.ts'
import { ok, stubAnswers } from './support/answers.ts'
import { byRole } from './support/byRole.ts'
import { briefingWith } from './support/facts.ts'
import { ownQuestion, withQueue } from './support/questions.ts'

let page: VueWrapper
beforeAll(async () => {
  await setLocale('en')
  await loadWords(queueWords)
})
beforeEach(() => {
  localStorage.clear()
  stubAnswers().on('GET /api/sessions/current', ok({ role: 'reporter', account: { id: 'kit' }, staff: [] }))
})
afterEach(() => {
  page.unmount()
  vi.unstubAllGlobals()
})

let sent: SentCommand[]
type QueueAbout = Parameters<typeof withQueue>[1]

async function open(about: QueueAbout = {}, own: readonly ReturnType<typeof ownQuestion>[] = []) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', component: QuestionsSection }],
  })
  const pinia = createPinia()
  const store = useBriefingStore(pinia)
  sent = []
  vi.spyOn(store, 'send').mockImplementation((command) => {
    sent.push(command)
    const isAsked = command.type === 'AskQuestion'
    return Promise.resolve(isAsked ? { ok: false, refusal: 'not-connected' } : { ok: true, seq: 9 })
  })
  const briefing = withQueue(briefingWith(), about)
  const tell = (questions: typeof own) => (store.own = { briefing: briefing.id, questions, votes: [] })
  store.link = { ...IDLE, phase: 'live', role: 'reporter' }
  tell(own)
  page = mount(QuestionsSection, {
    props: { briefing },
    global: { plugins: [pinia, router] },
    attachTo: document.body,
  })
  await flushPromises()
  return { tell, store }
}
async function press(name: string) {
  byRole(page, 'button', name).click()
  await flushPromises()
}
async function ask(words: string) {
  await page.find('textarea').setValue(words)
  await page.find('form').trigger('submit')
  await flushPromises()
}
const focused = () => (document.activeElement === document.body ? null : document.activeElement)

describe('the focus', () => {
  it('goes with a question that was asked: to its entry, then to its card, and is not taken back', async () => {
    const { tell } = await open({ settings: { oneEach: true } })
    await press('Ask a question')
    await ask('Who pays?')
    const entry = focused()
    expect(entry?.textContent).toContain('Who pays?')
    const id = entry instanceof HTMLElement ? entry.dataset.question : undefined
    expect(id).toMatch(/^q-/)
    tell([ownQuestion({ id: id!, text: 'Who pays?' })])
    await flushPromises()
    expect(entry?.isConnected).toBe(false)
    expect(focused()?.textContent).toContain('Received')
    ;(document.activeElement as HTMLElement).blur()
    tell([ownQuestion({ id: id!, state: 'waiting', place: 2 })])
    await flushPromises()
    expect(focused()).toBeNull()
  })

  it('goes from Withdraw to the way back, and with Escape to the question', async () => {
    const act = () => Promise.resolve(null)
    const props = { question: ownQuestion(), status: 'live', language: 'en', edit: act, withdraw: act } as const
    page = mount(OwnCard, { props, attachTo: document.body })
    await press('Withdraw')
    expect(focused()?.textContent).toContain('Keep it')
    await page.find('[role=group]').trigger('keydown', { key: 'Escape' })
    await flushPromises()
    expect(focused()).toBe(page.element)
  })
})

describe('other words for one’s own question', () => {
  it('wait in their field for a line that is being made again, and are sent then', async () => {
    const { store } = await open({}, [ownQuestion({ id: 'q-1', text: 'Who pays?' })])
    store.link = { ...IDLE, phase: 'connecting', role: 'reporter' }
    await press('Edit')
    await page.find('textarea').setValue('Who pays, and until when?')
    await page.find('form.edit').trigger('submit')
    await flushPromises()
    expect(sent).toEqual([])
    expect(page.text()).not.toContain('There is no connection')
    expect(page.find('textarea').element.value).toBe('Who pays, and until when?')
    store.link = { ...IDLE, phase: 'live', role: 'reporter' }
    await flushPromises()
    expect(sent).toEqual([{ type: 'EditQuestion', questionId: 'q-1', text: 'Who pays, and until when?' }])
    expect(page.find('form.edit').exists()).toBe(false)
  })
})

describe('what may be asked', () => {
  const kinds = () => page.findAll('input[type=radio][value=question], input[type=radio][value=point-of-order]')

  it('is a question or, as a second choice, a point of order while the queue is open', async () => {
    await open({ settings: { oneEach: false } })
    await press('Ask a question')
    expect(kinds()).toHaveLength(2)
    byRole(page, 'radio', 'Point of order').click()
    await flushPromises()
    expect(page.text()).toContain('goes before the questions')
    await ask('May we have the room until noon?')
    expect(Object.values(localStorage).filter((kept) => /until noon.*"isPointOfOrder":true/.test(kept))).toHaveLength(1)
    await press('Ask a question')
    expect((kinds()[0]!.element as HTMLInputElement).checked).toBe(true)
  })

  it('is only the kind that the person has not in the queue already, where one each is the rule', async () => {
    await open({ settings: { oneEach: true } }, [ownQuestion({ state: 'waiting', place: 2 })])
    await press('Raise a point of order')
    expect(kinds()).toEqual([])
    await ask('Louder, please.')
    expect(page.find('textarea').exists()).toBe(false)
    expect(() => byRole(page, 'button', 'Raise a point of order')).toThrow('no button')
  })

  it('is a point of order alone while the queue is closed', async () => {
    await open({ isOpen: false })
    await press('Raise a point of order')
    expect(kinds()).toEqual([])
    expect(page.text()).toContain('only points of order are taken')
  })
})
