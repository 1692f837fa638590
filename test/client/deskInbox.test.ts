/** The desk's inbox as a moderator works it: with the pointer, with the keys, and beside another moderator. */
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { byRole } from './support/byRole.ts'
import {
  answer,
  cardOf,
  click,
  column,
  desk,
  names,
  press,
  show,
  stage,
  stageEach,
  submit,
  type,
} from './support/deskPage.ts'

stageEach()

describe('the inbox', () => {
  it('shows the newest first, a point of order as such, and lets a question in with A', async () => {
    stage.ask('Kit Marsh', 'Is the quay open?', { where: 'remote' })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
    stage.ask('Noor Aalto', 'The sound is off.', { isPointOfOrder: true })
    show()
    vi.useRealTimers()
    expect(names('Inbox')).toEqual(['Noor Aalto', 'Kit Marsh'])
    expect(cardOf('Noor Aalto').textContent).toContain('Point of order')
    expect(cardOf('Kit Marsh').textContent).toContain('Kit Marsh Daily')
    expect(cardOf('Kit Marsh').textContent).toContain('remote')
    await press('j')
    await press('j')
    expect(document.activeElement).toBe(cardOf('Kit Marsh'))
    await press('a')
    expect(cardOf('Kit Marsh').getAttribute('aria-busy')).toBe('true')
    await answer()
    expect(names('Inbox')).toEqual(['Noor Aalto'])
    expect(names('Next')).toEqual(['Kit Marsh'])
    // The choice goes on to the neighbour.
    expect(document.activeElement).toBe(cardOf('Noor Aalto'))
  })

  it('lets the keys rest for a second where another decides on the chosen card, since nobody has read its neighbour', async () => {
    stage.ask('Kit Marsh', 'Is the quay open?')
    stage.ask('Noor Aalto', 'Who pays?')
    show()
    await press('j')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const [first = ''] = names('Inbox')
    stage.elsewhere({ type: 'ApproveQuestion', questionId: first === 'Kit Marsh' ? 'kit' : 'noor' })
    await flushPromises()
    await press('a')
    await press('x')
    expect(stage.transport.commands).toHaveLength(0)
    expect(document.querySelector('dialog[open]')).toBe(null)
    vi.advanceTimersByTime(1_000)
    vi.useRealTimers()
    await press('a')
    expect(stage.sent).toMatchObject({ type: 'ApproveQuestion', questionId: first === 'Kit Marsh' ? 'noor' : 'kit' })
  })

  it('changes words in place: the keys rest, the others are told, and the question is let in with these words', async () => {
    stage.ask('Kit Marsh', 'Is quay open?')
    show()
    await press('j')
    await press('e')
    expect(stage.transport.edited).toEqual(['kit'])
    const field = byRole(desk, 'textbox', 'Words of the question')
    expect(document.activeElement).toBe(field)
    await press('x')
    await press('a')
    expect(document.querySelector('dialog[open]')).toBe(null)
    expect(stage.transport.commands).toHaveLength(0)
    await type(field, 'Is the quay open?')
    await click('Approve with these words')
    expect(stage.sent).toMatchObject({ type: 'ApproveQuestion', text: 'Is the quay open?' })
    await answer()
    expect(stage.transport.edited).toEqual(['kit', null])
    expect(cardOf('Kit Marsh').textContent).toContain('Is the quay open?')
  })

  it('says who else is changing the words', async () => {
    stage.ask('Kit Marsh', 'Is the quay open?')
    show()
    stage.transport.page.presence({
      ...{ briefing: 'quay', epoch: 'e1', head: stage.briefing.seq, now: Date.now(), readers: 3, stale: false },
      desk: {
        moderators: [
          { id: 'mara', name: 'Mara Lund', editing: 'kit' },
          { id: 'lotte', name: 'Lotte Brandt', editing: 'kit' },
        ],
        reporters: 1,
        screens: [],
      },
    })
    await flushPromises()
    expect(cardOf('Kit Marsh').textContent).toContain('Lotte Brandt is changing the words')
    expect(cardOf('Kit Marsh').textContent).not.toContain('Mara')
  })

  it('declines with a reason only, a common one or another', async () => {
    stage.ask('Kit Marsh', 'Is the quay open?')
    show()
    await press('j')
    await press('x')
    expect(byRole(desk, 'heading', 'Decline the question of Kit Marsh')).toBeTruthy()
    const button = document.querySelector<HTMLButtonElement>('dialog[open] [type=submit]')
    expect(button?.disabled).toBe(true)
    await click('This has been asked already.')
    expect(button?.disabled).toBe(false)
    submit()
    expect(stage.sent).toMatchObject({ type: 'DeclineQuestion', reason: 'This has been asked already.' })
    await answer()
    expect(document.querySelector('dialog[open]')).toBe(null)
    expect(names('Inbox')).toEqual([])
    expect(column('Inbox').textContent).toContain('Nothing waits for a decision')
  })

  it('merges into a question that is chosen among those of the queue', async () => {
    stage.list('Noor Aalto')
    stage.ask('Kit Marsh', 'The same.')
    show()
    await press('j')
    await press('m')
    byRole(desk, 'radio', 'What does Noor Aalto ask?').click()
    await flushPromises()
    submit()
    expect(stage.sent).toMatchObject({ type: 'MergeQuestion', questionId: 'kit', into: 'noor' })
    await answer()
    expect(cardOf('Noor Aalto').textContent).toContain('and 1 other')
  })

  it('does not move under a pointer: what is new waits until it is asked for', async () => {
    stage.ask('Kit Marsh', 'Is the quay open?')
    show()
    await desk.find('ul.cards').trigger('pointerenter', { pointerType: 'mouse' })
    stage.ask('Noor Aalto', 'And the dock?')
    await flushPromises()
    expect(names('Inbox')).toEqual(['Kit Marsh'])
    await click(/Show 1 new question/)
    expect(names('Inbox')).toEqual(['Noor Aalto', 'Kit Marsh'])
  })

  it('offers the new words of a waiting question, and keeps the old ones where they are turned down', async () => {
    stage.list('Kit Marsh', 'Is the quay open?')
    stage.reword('kit', 'Is the quay open today?')
    show()
    expect(column('Inbox').textContent).toContain('In the queue as: Is the quay open?')
    await click('Keep the old ones')
    await answer()
    expect(names('Inbox')).toEqual([])
    expect(cardOf('Kit Marsh').textContent).toContain('Is the quay open?')
  })
})
