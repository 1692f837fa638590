/** The window of one screen by the keyboard alone: where the focus is, what bars a take, and what is said afterwards. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { answer, click, press, show, stage, stageEach, type } from './support/deskPage.ts'
import { answerWith, Refused } from './support/newsroom.ts'
import { LOBBY, openWindow, present, tell, tiles, WALL, wordsOf } from './support/deskScreens.ts'

stageEach()
// Transformed before the first test, which would else wait for it.
beforeAll(() =>
  Promise.all([
    import('../../client/components/desk/screens/ScreensSection.vue'),
    import('../../client/components/desk/screens/ScreenWindow.vue'),
    import('../../client/locales/deskScreensEn.ts'),
  ]),
)
beforeEach(() => void answerWith({ 'GET /api/screens': { screens: [] } }))
afterEach(() => vi.unstubAllGlobals())

async function openScreen(...screens: readonly ReturnType<typeof present>[]): Promise<HTMLElement> {
  show()
  await tell(...screens)
  await tiles()
  await press('1')
  return openWindow()
}

async function openDetails(dialog: HTMLElement): Promise<void> {
  const details = [...dialog.querySelectorAll('details')].at(-1)
  if (details === undefined) throw new Error('there are no details')
  details.open = true
  details.dispatchEvent(new Event('toggle'))
  await flushPromises()
}

describe('the title', () => {
  it('says the name that was proposed once', async () => {
    const dialog = await openScreen(present('wall', 'Screen 1'), LOBBY)
    expect(wordsOf(dialog.querySelector('h2'))).toBe('Screen 1')
    await press('2')
    expect(wordsOf(dialog.querySelector('h2'))).toBe('Screen 2: Lobby')
  })
})

describe('a window that is dismissed', () => {
  /** As browsers do: it is gone at once, and says so later. */
  function dismiss(dialog: HTMLElement) {
    dialog.removeAttribute('open')
    return async () => {
      dialog.dispatchEvent(new Event('close'))
      await flushPromises()
    }
  }
  const strike = (key: string) =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))

  it('loses no number that is pressed before it has said that it is closed', async () => {
    const dialog = await openScreen(WALL, LOBBY)
    const saysSo = dismiss(dialog)
    strike('2')
    await saysSo()
    expect(wordsOf(await openWindow())).toContain('Screen 2: Lobby')
    await dismiss(await openWindow())()
    expect(document.querySelector('dialog')).toBeNull()
    expect(document.querySelector('.screen-window')).toBeNull()
  })

  it('takes no key that is meant for the desk', async () => {
    const dialog = await openScreen(WALL, LOBBY)
    const saysSo = dismiss(dialog)
    strike('b')
    await saysSo()
    expect(stage.transport.commands).toHaveLength(0)
  })
})

describe('a message that stands', () => {
  it.each(['the button', 'the key'])('is cleared by %s, and the focus stays in the window', async (way) => {
    const dialog = await openScreen(WALL, LOBBY)
    stage.elsewhereScreens(['wall'], { message: 'Back at ten' })
    await flushPromises()
    const button = [...dialog.querySelectorAll('button')].find((each) => wordsOf(each) === 'Clear the message X')
    button?.focus()
    expect(document.activeElement).toBe(button)
    if (way === 'the key') await press('x')
    else await click('Clear the message')
    expect(stage.sent).toMatchObject({ screens: ['wall'], change: { message: null } })
    await answer()
    expect(document.activeElement?.closest('.scenes')).not.toBeNull()
    await press('x')
    expect(stage.transport.commands).toHaveLength(1)
  })

  it('on several screens is cleared with one key, one text after the other', async () => {
    await openScreen(WALL, LOBBY)
    stage.elsewhereScreens(['wall'], { message: 'Back at ten' })
    stage.elsewhereScreens(['lobby'], { message: 'This way' })
    await press('0')
    await press('x')
    expect(stage.sent).toMatchObject({ screens: ['wall'], change: { message: null } })
    await answer()
    await press('x')
    expect(stage.sent).toMatchObject({ screens: ['lobby'], change: { message: null } })
  })
})

describe('a screen whose scenes come by themselves', () => {
  const words = (dialog: HTMLElement) => wordsOf(dialog.querySelector('.row [role=status]'))
  const checked = (dialog: HTMLElement) => dialog.querySelector<HTMLInputElement>('.scenes input:checked')

  it('begins with what is on it, takes nothing that nobody chose, and says so', async () => {
    stage.elsewhereScreens(['wall'], { scene: 'figures' })
    stage.elsewhereScreens(['wall'], { isAutomatic: true })
    const dialog = await openScreen(WALL, LOBBY)
    expect(checked(dialog)?.value).toBe('turn')
    expect(wordsOf(dialog.querySelector('.take'))).toBe('Take ⏎')
    await press('Enter')
    expect(stage.transport.commands).toHaveLength(0)
    expect(words(dialog)).toBe('Scenes come by themselves. Choose one to take it.')
    checked(dialog)?.click()
    await flushPromises()
    expect(words(dialog)).toBe('')
    await press('Enter')
    expect(stage.sent).toMatchObject({ change: { scene: 'turn' } })
  })

  it('goes on by itself where only a setting was changed', async () => {
    const dialog = await openScreen(WALL, LOBBY)
    dialog.querySelector<HTMLInputElement>('input[value=largest]')?.click()
    await flushPromises()
    await press('Enter')
    expect(stage.sent).toMatchObject({ type: 'SetScreens', change: { size: 'largest' } })
    expect(stage.sent).not.toHaveProperty('change.scene')
    await answer()
    await press('Enter')
    expect(stage.transport.commands).toHaveLength(1)
  })

  it('is not taken with the others by nobody’s choice', async () => {
    stage.elsewhereScreens(['wall'], { scene: 'figures' })
    const dialog = await openScreen(WALL, LOBBY)
    await press('0')
    await press('Enter')
    expect(stage.transport.commands).toHaveLength(0)
    expect(words(dialog)).toContain('come by themselves')
    await press('g')
    await press('Enter')
    expect(stage.sent).toMatchObject({ screens: ['wall', 'lobby'], change: { scene: 'figures' } })
  })
})

describe('the end of the countdown', () => {
  const field = (dialog: HTMLElement) => {
    const found = dialog.querySelector<HTMLInputElement>('input[name=until]')
    if (found === null) throw new Error('there is no field')
    return found
  }

  it('that is none is not set, bars the take, and shows no end that was typed before', async () => {
    const dialog = await openScreen(WALL, LOBBY)
    await press('h')
    await type(field(dialog), '23:53')
    expect(wordsOf(dialog.querySelector('.settings'))).toContain('to 23:53:00')
    await type(field(dialog), '25:99')
    expect(wordsOf(dialog.querySelector('.settings'))).not.toContain('23:53')
    expect(wordsOf(dialog.querySelector('#until-help'))).toContain('It is not set.')
    expect(wordsOf(dialog.querySelector('.row [role=status]'))).toContain('the end of the countdown is neither')
    await press('Enter')
    await press('s')
    field(dialog).focus()
    await press('Enter')
    expect(document.activeElement).toBe(field(dialog))
    await click('Take')
    await click('Set without taking the scene')
    expect(stage.transport.commands).toHaveLength(0)
    await type(field(dialog), '')
    await press('Enter')
    dialog.querySelector<HTMLElement>('.scenes input:checked')?.focus()
    await press('Enter')
    expect(stage.sent).toMatchObject({ change: { scene: 'holding' } })
    expect(stage.sent).not.toHaveProperty('change.until')
  })

  it('is set with Enter in its field, which gives the keys back', async () => {
    const dialog = await openScreen(WALL, LOBBY)
    field(dialog).focus()
    await type(field(dialog), '10')
    await press('Enter')
    const until: unknown = expect.any(Number)
    expect(stage.sent).toMatchObject({ type: 'SetScreens', change: { until } })
    expect(stage.sent).not.toHaveProperty('change.scene')
    expect(document.activeElement?.closest('.scenes')).not.toBeNull()
  })
})

describe('a screen that leaves the window', () => {
  it('was unpaired, where it was unpaired here', async () => {
    answerWith({ 'GET /api/screens': { screens: [] }, 'DELETE /api/screens/wall': undefined })
    const dialog = await openScreen(WALL, LOBBY)
    await openDetails(dialog)
    await click('Unpair')
    await click('Press again to unpair')
    await tell(LOBBY)
    expect(wordsOf(dialog.querySelector('.frame > [role=status]'))).toBe('Front wall is unpaired')
  })

  it('was sent elsewhere, where it was sent there', async () => {
    const dam = { id: 'dam', title: 'At the dam', status: 'live', scheduledAt: 0, startedAt: 0, endedAt: null }
    answerWith({
      'GET /api/briefings': { briefings: [dam] },
      'GET /api/screens': { screens: [] },
      'PUT /api/screens/wall': undefined,
    })
    const dialog = await openScreen(WALL, LOBBY)
    await openDetails(dialog)
    const to = dialog.querySelector<HTMLSelectElement>('select[name=send-to]')
    if (to === null) throw new Error('nobody can send it')
    to.value = 'dam'
    to.dispatchEvent(new Event('change'))
    await flushPromises()
    to.form?.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    await tell(LOBBY)
    expect(wordsOf(dialog.querySelector('.frame > [role=status]'))).toBe('Front wall has been sent to “At the dam”')
  })

  it('no longer shows the briefing, where what was asked here was refused', async () => {
    const refused = new Refused(409, 'pairing-already-used')
    answerWith({ 'GET /api/screens': { screens: [] }, 'DELETE /api/screens/wall': refused })
    const dialog = await openScreen(WALL, LOBBY)
    await openDetails(dialog)
    await click('Unpair')
    await click('Press again to unpair')
    await tell(LOBBY)
    expect(wordsOf(dialog)).toContain('no longer shows this briefing')
  })
})

describe('a new name', () => {
  it('that is too long is refused in words and cut nowhere', async () => {
    const dialog = await openScreen(WALL)
    await openDetails(dialog)
    const field = dialog.querySelector<HTMLInputElement>('input[name=screen-name]')
    if (field === null) throw new Error('there is no field for the name')
    expect(field.hasAttribute('maxlength')).toBe(false)
    const fill = async (name: string) => {
      field.value = name
      field.dispatchEvent(new Event('input'))
      await flushPromises()
      return [wordsOf(dialog.querySelector('.room')), field.form?.querySelector('button')?.disabled]
    }
    expect(await fill('n'.repeat(41))).toEqual(['! 1 character too many: a name has at most 40.', true])
    expect(await fill('n'.repeat(40))).toEqual(['0 characters left', false])
    expect(await fill('Side wall')).toEqual(['', false])
  })
})
