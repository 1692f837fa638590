/** The podium's page, as a person meets it: the question, who is next, and notes to be acknowledged. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { BriefingEvent } from '#shared/domain/events.ts'
import NotesList from '../../client/components/desk/NotesList.vue'
import PodiumNext from '../../client/components/desk/PodiumNext.vue'
import PodiumQuestion from '../../client/components/desk/PodiumQuestion.vue'
import { ok, stubAnswers } from './support/answers.ts'
import { byRole } from './support/byRole.ts'
import { CALLED, LISTED, briefingAfter, loadDeskWords, show, takeDown } from './support/deskPart.ts'
import { visit } from './support/visit.ts'

beforeAll(loadDeskWords)
afterEach(() => {
  takeDown()
  vi.unstubAllGlobals()
})

describe('the podium’s page', () => {
  it('shows the question, whose it is and how long it has run', () => {
    const { shown } = show(PodiumQuestion, briefingAfter(...CALLED))
    for (const words of ['Kit Marsh, Tideway Radio', 'Who pays?', 'turn']) expect(shown.text()).toContain(words)
  })

  it('says who is next', () => {
    const { shown } = show(PodiumNext, briefingAfter(...LISTED))
    expect(shown.text()).toContain('Kit Marsh, Tideway Radio')
  })

  it('acknowledges a note with one press, and says afterwards who has it', async () => {
    const left: BriefingEvent = { type: 'NoteLeft', noteId: 'n1', name: 'Mara Lund', to: 'podium', text: 'Last one.' }
    const briefing = briefingAfter(left)
    const { shown, sent } = show(NotesList, briefing, { notes: briefing.backstage.notes, zone: 'UTC' })
    byRole(shown, 'button', 'Got it: Last one.').click()
    await flushPromises()
    expect(sent).toEqual([{ type: 'AcknowledgeNote', noteId: 'n1' }])
    const known = briefingAfter(left, { type: 'NoteAcknowledged', noteId: 'n1', name: 'Ines Holm' })
    await shown.setProps({ notes: known.backstage.notes })
    expect(shown.text()).toContain('Ines Holm has it')
    expect(shown.find('button').exists()).toBe(false)
  })

  it('is closed to readers, who are led to sign in and back', async () => {
    stubAnswers().on('GET /api/sessions/current', ok({ role: 'reader', account: null, staff: [] }))
    const { page, leave } = await visit('/b/quay/podium')
    await flushPromises()
    const signIn = page.find('main a')
    expect(signIn.attributes('href')).toBe('/sign-in?back=/b/quay/podium')
    leave()
  })
})
