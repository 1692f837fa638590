/** A question on its way: kept, sent once, never lost; and what its asker is told in words. */
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import OwnCard from '../../client/components/questions/OwnCard.vue'
import QueueLists from '../../client/components/questions/QueueLists.vue'
import { loadWords, setLocale } from '../../client/format/i18n.ts'
import type { SendReply } from '../../client/live/briefingLink.ts'
import { queueWords } from '../../client/locales/wordSets.ts'
import { keepAskDraft, readAskDraft, rememberWhere } from '../../client/questions/askDraft.ts'
import { forgetQuestions } from '../../client/questions/forgetQuestions.ts'
import { ordinal } from '../../client/questions/ordinal.ts'
import { QuestionOutbox } from '../../client/questions/questionOutbox.ts'
import { alertOf } from '../../client/questions/useNextAlerts.ts'
import { useSessionStore } from '../../client/stores/session.ts'
import type { SentCommand } from '#shared/domain/commands.ts'
import { refused, stubAnswers } from './support/answers.ts'
import { byRole } from './support/byRole.ts'
import { briefingWith } from './support/facts.ts'
import { FakeClock } from './support/fakeClock.ts'
import { called, listed, ownQuestion, TOMAS, withQueue } from './support/questions.ts'

beforeAll(async () => {
  await setLocale('en')
  await loadWords(queueWords)
})
beforeEach(() => localStorage.clear())

const QUESTION = { text: 'Who pays?', where: 'room', parent: null, isPointOfOrder: false } as const

function outbox(answers: readonly SendReply[], clock = new FakeClock()) {
  const sent: SentCommand[] = []
  const send = (command: SentCommand): Promise<SendReply> => {
    sent.push(command)
    return Promise.resolve(answers[sent.length - 1] ?? { ok: true, seq: 9 })
  }
  const box = new QuestionOutbox({ briefing: 'quay', account: 'kit', send, clock, changed: () => {} })
  return { box, sent }
}
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('the outbox of questions', () => {
  it('waits for the line through a reload, then sends once under the same id', async () => {
    const before = outbox([])
    before.box.add(QUESTION)
    expect(before.sent).toEqual([])
    const id = before.box.entries[0]?.id
    before.box.close()

    const after = outbox([])
    expect(after.box.entries).toMatchObject([{ id, text: 'Who pays?', progress: 'waiting' }])
    after.box.setLive(true)
    await settled()
    expect(after.sent).toMatchObject([{ type: 'AskQuestion', questionId: id, text: 'Who pays?', where: 'room' }])
    expect(after.box.entries).toMatchObject([{ progress: 'sent' }])
    expect(outbox([]).box.entries).toEqual([])
  })

  it('asks again under the same id where no answer came, until the server has it', async () => {
    const { box, sent } = outbox([{ ok: false, refusal: 'outcome-unknown' }])
    box.setLive(true)
    box.add(QUESTION)
    await settled()
    expect(box.entries).toMatchObject([{ progress: 'waiting' }])
    box.setLive(false)
    box.setLive(true)
    await settled()
    expect(new Set(sent.map((command) => 'questionId' in command && command.questionId)).size).toBe(1)
    expect(sent).toHaveLength(2)
    box.settle(new Set([box.entries[0]!.id]))
    expect(box.entries).toEqual([])
  })

  it('keeps the words of a refused question until its writer takes them out', async () => {
    const { box } = outbox([{ ok: false, refusal: 'queue-closed' }])
    box.setLive(true)
    box.add(QUESTION)
    await settled()
    const kept = outbox([]).box
    expect(kept.entries).toMatchObject([{ progress: 'refused', refusal: 'queue-closed', text: 'Who pays?' }])
    expect(kept.remove(kept.entries[0]!.id)?.text).toBe('Who pays?')
    expect(outbox([]).box.entries).toEqual([])
  })
})

it('nothing of a question stays in the browser of whoever signs out, also where an answer comes late', async () => {
  const { box } = outbox([{ ok: false, refusal: 'outcome-unknown' }])
  keepAskDraft('quay', 'kit', 'And the school?')
  rememberWhere('room')
  box.setLive(true)
  box.add(QUESTION)
  box.close()
  expect(Object.values(localStorage).join()).toMatch(/school.*pays|pays.*school/)
  forgetQuestions()
  await settled()
  expect(Object.keys(localStorage)).toEqual(['doorstep.askFrom'])
})

it('what was typed stays with a session that is still on, and goes with the one that is over', async () => {
  const answers = stubAnswers()
  answers.on('DELETE /api/sessions/current', refused(503, 'store-down'), { status: 204 })
  setActivePinia(createPinia())
  const session = useSessionStore()
  keepAskDraft('quay', 'kit', 'And the school?')
  await session.signOut()
  expect(readAskDraft('quay', 'kit')).toBe('And the school?')
  await session.signOut()
  expect(readAskDraft('quay', 'kit')).toBe('')
  vi.unstubAllGlobals()
})

describe('one’s own question', () => {
  const card = (about: Parameters<typeof ownQuestion>[0], edit = () => Promise.resolve<string | null>(null)) =>
    mount(OwnCard, {
      props: { question: ownQuestion(about), status: 'live', language: 'en', edit, withdraw: edit },
      attachTo: document.body,
    })

  it.each([
    [{ state: 'pending' }, 'Received'],
    [{ state: 'waiting', place: 3 }, '3rd in line'],
    [{ state: 'waiting', place: 1, isNext: true }, 'You are next'],
    [{ state: 'declined', reason: 'Off topic.' }, 'Reason: Off topic.'],
    [{ state: 'merged', into: 'Who pays at all?' }, 'Who pays at all?'],
    [{ state: 'waiting', text: 'Shorter?', wrote: 'Far longer?' }, 'Far longer?'],
    [{ state: 'waiting', proposed: 'Other words?' }, 'Other words?'],
  ] as const)('says in words how it stands: %o', (about, words) => {
    const wrapper = card(about)
    expect(wrapper.text()).toContain(words)
    wrapper.unmount()
  })

  it('keeps the other words in the field when they are refused, and says why', async () => {
    const wrapper = card({ state: 'waiting', place: 2 }, () => Promise.resolve('question-not-waiting'))
    await wrapper.findAll('button')[0]!.trigger('click')
    const field = byRole(wrapper, 'textbox', 'Your question') as HTMLTextAreaElement
    field.value = 'Other words?'
    field.dispatchEvent(new Event('input'))
    await wrapper.find('form').trigger('submit')
    await settled()
    expect(wrapper.text()).toContain('not waiting any more')
    expect(field.value).toBe('Other words?')
    wrapper.unmount()
  })

  it('calls its asker when it is next or called, and nobody whose question was joined to it', () => {
    expect(alertOf(ownQuestion({ state: 'waiting', isNext: true }))).toBe('next')
    expect(alertOf(ownQuestion({ state: 'called' }))).toBe('called')
    expect(alertOf(ownQuestion({ state: 'merged', isNext: true }))).toBeNull()
  })
})

describe('the queue on the page', () => {
  const facts = [listed(5, 'a'), listed(6, 'b', { asker: TOMAS, text: null }), listed(7, 'c'), ...called(8, 'c', 1)]
  const briefing = withQueue(briefingWith(...facts), { settings: { votes: 'open' } })
  const about = { briefing, mine: new Set(['a']), votes: ['b'], busyVotes: new Set<string>(), role: 'reporter' }
  const show = (tallies: Record<string, number>) => mount(QueueLists, { props: { ...about, tallies } })

  it('has the order, the words that are to follow, and a vote for others’ questions only', () => {
    const wrapper = show({ b: 4 })
    expect(wrapper.text()).toMatch(
      /Being answered.*Words of c.*Waiting.*1.*Words of a.*2.*Tomas Reike.*Text to follow/s,
    )
    const votes = wrapper.findAll('button[aria-pressed]')
    expect(votes.map((each) => [each.attributes('aria-pressed'), each.text()])).toEqual([['true', '4']])
    byRole(wrapper, 'button', 'Vote for the question of Tomas Reike').click()
    expect(wrapper.emitted('vote')).toEqual([['b']])
  })

  it('tells no counts where the desk hides them', () => {
    expect(show({}).find('button[aria-pressed]').text()).toBe('Vote')
  })
})

it('places are written as the language writes them', () => {
  expect([1, 2, 3, 4, 11, 22].map((n) => ordinal(n, 'en'))).toEqual(['1st', '2nd', '3rd', '4th', '11th', '22nd'])
  expect([1, 2].map((n) => ordinal(n, 'fr'))).toEqual(['1re', '2e'])
})
