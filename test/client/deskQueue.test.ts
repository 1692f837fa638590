/** The desk's order and *call next* as a moderator works them, beside another moderator. */
import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { byRole } from './support/byRole.ts'
import {
  answer,
  cardOf,
  click,
  desk,
  names,
  press,
  said,
  show,
  stage,
  stageEach,
  submit,
  type,
} from './support/deskPage.ts'

stageEach()

describe('the order', () => {
  beforeEach(() => {
    for (const name of ['Kit Marsh', 'Noor Aalto', 'Ines Holm']) stage.list(name)
  })

  it('calls the next with N, then rests and says who called', async () => {
    show()
    expect(byRole(desk, 'button', 'Call next: Kit Marsh')).toBeTruthy()
    await press('n')
    expect(stage.sent).toMatchObject({ type: 'CallQuestion', questionId: 'kit', current: null })
    await answer()
    expect(byRole(desk, 'button', 'Mara Lund called Kit Marsh').getAttribute('aria-disabled')).toBe('true')
    await press('n')
    expect(stage.transport.commands).toHaveLength(1)
  })

  it('is changed by Alt and an arrow, and says where the question has gone', async () => {
    show()
    await press('j')
    await press('ArrowDown', { altKey: true })
    expect(stage.sent).toMatchObject({ type: 'MoveQuestion', questionId: 'kit', before: 'ines' })
    await answer()
    expect(names('Next')).toEqual(['Noor Aalto', 'Kit Marsh', 'Ines Holm'])
    expect(said()).toContain('The question of Kit Marsh is now number 2')
  })

  it('keeps a question behind those that are pinned, and says so', async () => {
    stage.elsewhere({ type: 'PinQuestion', questionId: 'ines', isPinned: true })
    show()
    expect(names('Next')).toEqual(['Ines Holm', 'Kit Marsh', 'Noor Aalto'])
    await press('j')
    await press('j')
    await press('ArrowUp', { altKey: true })
    expect(stage.transport.commands).toHaveLength(0)
    expect(said().join()).toContain('It stays where it is')
  })

  it('is changed by dragging a row by its number', async () => {
    show()
    const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
    rows.forEach((row, index) => (row.getBoundingClientRect = () => new DOMRect(0, index * 100, 300, 100)))
    const handle = rows[0]?.querySelector('button')
    const pointer = (type: string, clientY: number) =>
      handle?.dispatchEvent(new PointerEvent(type, { clientY, pointerId: 1, button: 0, bubbles: true }))
    if (handle) handle.setPointerCapture = () => {}
    pointer('pointerdown', 50)
    pointer('pointermove', 170)
    await flushPromises()
    expect(rows[2]?.classList.contains('above')).toBe(true)
    pointer('pointerup', 170)
    expect(stage.sent).toMatchObject({ type: 'MoveQuestion', questionId: 'kit', before: 'ines' })
  })

  it('says who was faster and how long ago', async () => {
    show()
    await press('j')
    await press('p')
    stage.elsewhere({ type: 'SkipQuestion', questionId: 'kit' })
    await answer()
    expect(said().join()).toMatch(/Not done: Lotte Brandt skipped (the question of )?Kit Marsh, 0 sec ago\./)
    await click('Close the message')
    expect(said().join()).not.toContain('Not done')
  })

  it('finds any question by its words or its asker, and goes there', async () => {
    show()
    await press('/')
    const field = byRole(desk, 'textbox', 'Words, name or outlet')
    expect(document.activeElement).toBe(field)
    await type(field, 'AALTO')
    expect(said()).toContain('1 question')
    await click('Go to it')
    expect(document.activeElement).toBe(cardOf('Noor Aalto'))
  })

  it('takes a question that the desk asks for somebody in the room', async () => {
    show()
    await click('Ask for somebody in the room')
    await type(document.querySelector<HTMLElement>('dialog[open] [name=name]'), 'Tomas Reike')
    submit()
    expect(stage.sent).toMatchObject({
      type: 'AskQuestion',
      text: null,
      asker: { name: 'Tomas Reike', outlet: null, where: 'room' },
    })
  })
})
