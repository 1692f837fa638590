/** The header and footer of the desk, and the windows that they open, as a person meets them. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { BriefingEvent } from '#shared/domain/events.ts'
import type { PresentScreen } from '#shared/protocol/screens.ts'
import DeskFooter from '../../client/components/desk/DeskFooter.vue'
import DeskHeader from '../../client/components/desk/DeskHeader.vue'
import { useBriefingStore } from '../../client/stores/briefing.ts'
import { byRole } from './support/byRole.ts'
import { CALLED, briefingAfter, loadDeskWords, show, takeDown } from './support/deskPart.ts'
import { START } from './support/facts.ts'

beforeAll(loadDeskWords)
afterEach(takeDown)

const NOBODY = { desk: null, readers: null }
const screen = (id: string, name: string): PresentScreen => ({
  id,
  number: 1,
  name,
  isConnected: true,
  connections: 1,
  report: null,
  heardAt: null,
})

describe('the header of the desk', () => {
  it('says who is here, oneself apart', () => {
    const moderators = [
      { id: 's1', name: 'owner', editing: null },
      { id: 'ines', name: 'Ines Holm', editing: null },
    ]
    const screens = [screen('front', 'Front wall'), { ...screen('side', 'Side wall'), isConnected: false }]
    const { shown } = show(DeskHeader, briefingAfter(), {
      desk: { moderators, reporters: 31, screens: [...screens, screen('lobby', 'Lobby')] },
      readers: 412,
    })
    expect(shown.text()).toContain('412 readers · 31 reporters · 2 screens · with Ines Holm')
  })

  it('announces how many more questions there will be, and shows how many are left', async () => {
    const settings = briefingAfter().queue.settings
    const { shown, sent } = show(
      DeskHeader,
      briefingAfter({ type: 'QueueChanged', isOpen: true, more: 4, settings }),
      NOBODY,
    )
    byRole(shown, 'button', /how many more questions.*4 more/).click()
    await flushPromises()
    byRole(shown, 'button', '2 more questions').click()
    await flushPromises()
    expect(sent).toMatchObject([{ type: 'AnnounceMore', count: 2 }])
  })

  it('shows what the desk did, strikes what was undone, and undoes the rest', async () => {
    const acts: readonly BriefingEvent[] = [
      ...CALLED,
      { type: 'DeskActed', act: 'a2', kind: 'close-queue', name: 'Mara Lund', questions: [], before: {} },
      { type: 'ActUndone', act: 'a2' },
    ]
    const { shown, sent } = show(DeskHeader, briefingAfter(...acts), NOBODY)
    byRole(shown, 'button', 'More of the desk').click()
    await flushPromises()
    byRole(shown, 'button', 'What the desk did').click()
    await flushPromises()
    expect(shown.find('.trail li').text()).toContain('undone')
    expect(shown.find('.trail s').text()).toBe('Mara Lund closed the queue')
    byRole(shown, 'button', 'Undo: Mara Lund called Kit Marsh').click()
    await flushPromises()
    expect(sent).toMatchObject([{ type: 'UndoAct', undoes: 'a1' }])
  })

  it.each([
    ['take-scene', ['front'], 'Mara Lund put another scene on the screen Front wall'],
    ['blank-screens', ['front', 'side'], 'Mara Lund blanked 2 screens'],
    ['show-message', ['gone'], 'Mara Lund put a message on 1 screen'],
  ] as const)('says on which screen something was done, or on how many: %s', async (kind, screens, words) => {
    const touched = { questions: [], screens: [...screens], before: {} }
    const briefing = briefingAfter({ type: 'DeskActed', act: 'a1', kind, name: 'Mara Lund', ...touched })
    const { shown } = show(DeskFooter, briefing)
    useBriefingStore().desk = {
      ...{ moderators: [], reporters: 0 },
      screens: [screen('front', 'Front wall'), screen('side', 'Side wall')],
    }
    await flushPromises()
    expect(shown.text()).toContain(words)
  })

  it('saves the settings over those that stood when the window was opened, whatever came since', async () => {
    const briefing = briefingAfter(...CALLED)
    const { shown, sent } = show(DeskHeader, briefing, NOBODY)
    byRole(shown, 'button', 'More of the desk').click()
    await flushPromises()
    byRole(shown, 'button', 'Settings of the queue').click()
    await flushPromises()
    byRole(shown, 'radio', 'Open').click()
    await shown.find('input[name=answerS]').setValue('')
    const settings = { ...briefing.queue.settings, questionS: 45 }
    const since: BriefingEvent = { type: 'QueueChanged', isOpen: true, more: 1, settings }
    await shown.setProps({ briefing: briefingAfter(...CALLED, since) })
    await shown.find('dialog form').trigger('submit')
    await flushPromises()
    expect(sent).toMatchObject([
      { type: 'ChangeQueueSettings', saw: 0, settings: { votes: 'open', questionS: 30, answerS: null } },
    ])
  })

  it('leaves a note for the podium', async () => {
    const { shown, sent } = show(DeskHeader, briefingAfter(), NOBODY)
    byRole(shown, 'button', 'More of the desk').click()
    await flushPromises()
    byRole(shown, 'button', 'Notes').click()
    await flushPromises()
    byRole(shown, 'radio', 'The podium').click()
    await shown.find('dialog[open] textarea').setValue('Two minutes left.')
    await shown.find('dialog[open] form').trigger('submit')
    await flushPromises()
    expect(sent).toMatchObject([{ type: 'LeaveNote', to: 'podium', text: 'Two minutes left.' }])
  })

  it('leaves a note once, however often it was pressed before an answer came', async () => {
    const { shown, sent } = show(DeskHeader, briefingAfter(), NOBODY)
    const store = useBriefingStore()
    byRole(shown, 'button', 'More of the desk').click()
    await flushPromises()
    byRole(shown, 'button', 'Notes').click()
    await flushPromises()
    const leave = async () => {
      await shown.find('dialog[open] textarea').setValue('Two minutes left.')
      await shown.find('dialog[open] form').trigger('submit')
      await flushPromises()
    }
    vi.mocked(store.send).mockImplementationOnce((command) => {
      sent.push(command)
      return Promise.resolve({ ok: false, refusal: 'not-connected' })
    })
    for (let presses = 0; presses < 3; presses += 1) await leave()
    const ids = sent.map((command) => 'noteId' in command && command.noteId)
    expect(ids[1]).toBe(ids[0])
    // Once it has been left, the same words are another note.
    expect(ids[2]).not.toBe(ids[0])
  })
})

it('the footer says the last act in words and how long ago it was', () => {
  vi.useFakeTimers({ now: START + 9_000 + 21_000 })
  const { shown } = show(DeskFooter, briefingAfter(...CALLED))
  expect(shown.text()).toContain('Mara Lund called Kit Marsh, 21 sec ago')
})
