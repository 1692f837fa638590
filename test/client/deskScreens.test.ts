/** Screens at the desk as a moderator works them: what each shows, the preview, the take, and all of it by keys. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { firstImage, imageOfScreen, saidOfScreen } from '#shared/domain/screens/state.ts'
import { answer, click, press, show, stage, stageEach, submit, type } from './support/deskPage.ts'
import { answerWith } from './support/newsroom.ts'
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

const checked = () => document.querySelector<HTMLInputElement>('dialog[open] .scenes input:checked')?.value
const message = () => document.querySelector<HTMLInputElement>('dialog[open] input[name=message]')
/** Of the scenes, the one that has the focus. */
const focused = () => document.activeElement?.closest('.scenes') && document.activeElement.getAttribute('value')
const asked = (id: string) => imageOfScreen(stage.briefing, id)

async function openDesk(...screens: readonly ReturnType<typeof present>[]) {
  show()
  await tell(...screens)
  return tiles()
}

describe('the tiles of the screens', () => {
  it('say of each its number, its name, its scene and how it is, in words', async () => {
    const all = await openDesk(
      WALL,
      present('side', 'Side left', { staleForMs: 12_000 }),
      { ...present('gone', 'Gone'), isConnected: false },
      present('ice', 'Ice', { isFrozen: true, scene: 'figures' }),
      present('note', 'Note', { scene: 'message' }),
      present('new', 'New', null),
    )
    expect(all.map(wordsOf)).toEqual([
      expect.stringMatching(/1 Front wall ?Turn · live 0\.2.s$/),
      expect.stringMatching(/2 Side left ?Turn · △ 1[2-6].s old$/),
      expect.stringMatching(/3 Gone ?Turn · △ not connected$/),
      expect.stringMatching(/4 Ice ?Figures · frozen$/),
      expect.stringMatching(/5 Note ?message$/),
      expect.stringMatching(/6 New ?△ connecting…not confirmed yet$/),
    ])
    expect(wordsOf(document.querySelector('.screens header'))).toBe(
      'Screens1 of 6 live, 1 not connected, 1 connecting, 1 out of date, 1 frozen, 1 with a message',
    )
  })

  it('sum up the longest delay where all are live, and have the red edge only where it goes on', async () => {
    const all = await openDesk(WALL, LOBBY)
    expect(wordsOf(document.querySelector('.screens header'))).toMatch(/^Screensall live, 0\.2.s$/)
    expect(all.map((tile) => tile.classList.contains('live'))).toEqual([true, false])
  })

  it('say what has to be looked after, and the window what to do', async () => {
    const [tile] = await openDesk({ ...present('wall', 'Wall', { isKept: false, isBroken: true }), connections: 2 })
    expect(wordsOf(tile)).toMatch(/△ broken, starts anew · △ connected twice · △ pairing not kept$/)
    await press('1')
    const notices = [...(await openWindow()).querySelectorAll('.panel > .notice')].map(wordsOf)
    expect(notices).toEqual([
      expect.stringContaining('copy of its last picture'),
      expect.stringContaining('used on two displays'),
      expect.stringContaining('paired anew'),
    ])
  })

  it('call nothing live that is frozen or blank', async () => {
    await openDesk(present('ice', 'Ice', { isFrozen: true }), present('dark', 'Dark', { scene: 'blank' }))
    expect(wordsOf(document.querySelector('.screens header'))).toBe('Screens1 frozen, 1 blank')
  })

  it('say so until a screen reports what was asked of it last', async () => {
    await openDesk(WALL)
    await press('1')
    await openWindow()
    await press('b')
    await answer()
    const seq = saidOfScreen(stage.briefing, 'wall')?.seq ?? 0
    expect(wordsOf((await tiles())[0])).toContain('Turn · live')
    expect(wordsOf((await tiles())[0])).toContain('not confirmed yet')
    await tell(present('wall', 'Front wall', { seq, scene: 'blank' }))
    expect(wordsOf((await tiles())[0])).toMatch(/1 Front wall ?blank$/)
  })
})

describe('the window of a screen', () => {
  it('opens with its number, chooses a scene by its letter for nobody else, and takes it with Enter', async () => {
    await openDesk(WALL, LOBBY)
    await press('2')
    expect(wordsOf(await openWindow())).toContain('Screen 2: Lobby')
    expect(checked()).toBe('turn')
    await press('g')
    expect(checked()).toBe('figures')
    expect(stage.transport.commands).toHaveLength(0)
    await press('Enter')
    expect(stage.sent).toMatchObject({ type: 'SetScreens', screens: ['lobby'], change: { scene: 'figures' } })
    await answer()
    expect(asked('lobby')).toMatchObject({ scene: 'figures', isAutomatic: false })
    expect(checked()).toBe('figures')
  })

  it('follows what another desk takes once its own choice was taken', async () => {
    await openDesk(WALL)
    await press('1')
    await openWindow()
    await press('q')
    await press('Enter')
    await answer()
    stage.elsewhereScreens(['wall'], { scene: 'captions' })
    await flushPromises()
    expect(checked()).toBe('captions')
  })

  it('sends a second scene at once, also before the first was answered; the same twice is one', async () => {
    await openDesk(WALL)
    await press('1')
    await openWindow()
    for (const key of ['q', 'Enter', 'Enter', 'g', 'Enter']) await press(key)
    expect(stage.transport.commands.map(({ command }) => command)).toMatchObject([
      { change: { scene: 'queue' } },
      { change: { scene: 'figures' } },
    ])
  })

  it('keeps a scene that is chosen while the one before is on its way', async () => {
    await openDesk(WALL)
    await press('1')
    await openWindow()
    for (const key of ['q', 'Enter', 'g']) await press(key)
    await answer()
    // The answer may come before its fact: what comes next says nothing against the choice.
    stage.elsewhereScreens(['wall'], { size: 'large' })
    await flushPromises()
    expect(asked('wall').scene).toBe('queue')
    expect(checked()).toBe('figures')
    await press('Enter')
    await answer()
    expect(asked('wall').scene).toBe('figures')
  })

  it('freezes, blanks and makes automatic at once, and undoes with Z', async () => {
    await openDesk(WALL)
    await press('1')
    await openWindow()
    await press('f')
    expect(stage.sent).toMatchObject({ change: { isFrozen: true } })
    await answer()
    await press('f')
    expect(stage.sent).toMatchObject({ change: { isFrozen: false } })
    await answer()
    await press('a')
    expect(stage.sent).toMatchObject({ change: { isAutomatic: false } })
    await answer()
    await press('b')
    expect(stage.sent).toMatchObject({ change: { isBlank: true } })
    await answer()
    await press('z')
    expect(stage.sent).toMatchObject({ type: 'UndoAct' })
    await answer()
    expect(asked('wall')).toMatchObject({ isBlank: false, isAutomatic: false })
  })

  it('writes a message with M for this screen or for all, where letters are letters, and clears it', async () => {
    await openDesk(WALL, LOBBY)
    await press('1')
    await openWindow()
    await press('m')
    expect(document.activeElement).toBe(message())
    await press('b')
    expect(stage.transport.commands).toHaveLength(0)
    await type(message(), '  Back at ten ')
    message()?.form?.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    expect(stage.sent).toMatchObject({ screens: ['wall'], change: { message: 'Back at ten' } })
    await answer()
    await click('Clear the message')
    expect(stage.sent).toMatchObject({ screens: ['wall'], change: { message: null } })
    await answer()
    await type(message(), 'Doors close')
    await click('On all screens')
    expect(stage.sent).toMatchObject({ screens: ['wall', 'lobby'], change: { message: 'Doors close' } })
  })

  it('gives the keys back once a message is sent or left, whose text stays where it was not sent', async () => {
    await openDesk(WALL)
    await press('1')
    await openWindow()
    await press('m')
    await type(message(), 'Back at ten')
    submit()
    await flushPromises()
    expect(focused()).toBe('turn')
    await answer()
    await press('m')
    await type(message(), 'Doors close')
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
    message()?.dispatchEvent(escape)
    await flushPromises()
    expect([escape.defaultPrevented, focused(), message()?.value]).toEqual([true, 'turn', 'Doors close'])
    await press('q')
    await press('Enter')
    expect(stage.sent).toMatchObject({ change: { scene: 'queue' } })
  })

  it('takes with Enter what a letter chose, whatever button was pressed before', async () => {
    await openDesk(WALL)
    await press('1')
    await openWindow()
    const freeze = [...document.querySelectorAll<HTMLElement>('dialog[open] button')].find((each) =>
      each.textContent?.includes('Freeze'),
    )
    freeze?.focus()
    freeze?.click()
    await answer()
    await press('t')
    expect(focused()).toBe('turn')
    await press('Enter')
    expect(stage.sent).toMatchObject({ change: { scene: 'turn' } })
  })

  it('sends what was changed of the settings with the scene, or without it with S', async () => {
    await openDesk(WALL)
    await press('1')
    await openWindow()
    const french = document.querySelector<HTMLInputElement>('dialog[open] input[value=fr]')
    french?.click()
    await flushPromises()
    await press('s')
    expect(stage.sent).toMatchObject({ change: { language: 'fr' } })
    expect(stage.sent).not.toHaveProperty('change.scene')
    await answer()
    expect(asked('wall')).toMatchObject({ language: 'fr', isAutomatic: true })
    document.querySelector<HTMLInputElement>('dialog[open] input[value=largest]')?.click()
    await flushPromises()
    await press('t')
    await press('Enter')
    expect(stage.sent).toMatchObject({ change: { size: 'largest', scene: 'turn' } })
  })

  it('changes the order of the automatic scenes, and which of them come', async () => {
    await openDesk(WALL)
    await press('1')
    await openWindow()
    await click('Move down: Holding')
    expect(stage.sent).toMatchObject({ change: { order: ['figures', 'holding', 'turn', 'queue'] } })
    await answer()
    const { order } = firstImage(stage.briefing)
    document.querySelector<HTMLInputElement>('dialog[open] ol input')?.click()
    await flushPromises()
    expect(stage.sent).toMatchObject({ change: { order: order.filter((scene) => scene !== 'figures') } })
  })

  it('leads to another screen by its number and to all by 0, and back to the desk with its keys', async () => {
    await openDesk(WALL, LOBBY)
    await press('1')
    await openWindow()
    await press('2')
    expect(wordsOf(await openWindow())).toContain('Screen 2: Lobby')
    await press('0')
    expect(wordsOf(await openWindow())).toContain('All screens')
    await press('4')
    expect(wordsOf(await openWindow())).toContain('All screens')
    await click('Close')
    expect(document.querySelector('dialog[open]')).toBeNull()
  })

  it('says what was refused, and when its screen no longer shows this briefing', async () => {
    await openDesk(WALL)
    await press('1')
    const dialog = await openWindow()
    await press('b')
    stage.transport.commands[0]?.reply({ ok: false, refusal: 'screen-not-found', detail: { screen: 'wall' } })
    await flushPromises()
    expect(dialog.querySelector('[role=alert]')?.textContent).toContain('not paired any more')
    await tell(LOBBY)
    expect(wordsOf(dialog)).toContain('no longer shows this briefing')
  })
})

describe('the keys of the desk', () => {
  const strike = (key: string) => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  }

  it('rest while a window is on its way, and no longer than a second where it never comes', async () => {
    stage.list('Kit Marsh')
    await openDesk(WALL)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    strike('0')
    strike('n')
    expect(stage.transport.commands).toHaveLength(0)
    vi.advanceTimersByTime(1_000)
    strike('n')
    vi.useRealTimers()
    expect(stage.sent).toMatchObject({ type: 'CallQuestion', questionId: 'kit' })
  })
})

describe('the window of all screens', () => {
  it('blanks all with 0 and B, and brings them back with B', async () => {
    await openDesk(WALL, LOBBY)
    await press('0')
    await openWindow()
    await press('b')
    expect(stage.sent).toMatchObject({ screens: ['wall', 'lobby'], change: { isBlank: true } })
    await answer()
    await press('b')
    expect(stage.sent).toMatchObject({ screens: ['wall', 'lobby'], change: { isBlank: false } })
  })

  it('blanks those that are not where only some are', async () => {
    await openDesk(WALL, LOBBY)
    stage.elsewhereScreens(['wall'], { isBlank: true })
    await press('0')
    await openWindow()
    await press('b')
    expect(stage.sent).toMatchObject({ change: { isBlank: true } })
  })

  it('takes a scene and a message to all', async () => {
    await openDesk(WALL, LOBBY)
    await press('0')
    await openWindow()
    await press('h')
    await press('Enter')
    expect(stage.sent).toMatchObject({ screens: ['wall', 'lobby'], change: { scene: 'holding' } })
    await answer()
    await press('m')
    await type(message(), 'A short break')
    submit()
    await flushPromises()
    expect(stage.sent).toMatchObject({ screens: ['wall', 'lobby'], change: { message: 'A short break' } })
  })

  it('leaves a screen over a video out, says so, and means it as well where it is chosen', async () => {
    stage.elsewhereScreens(['mixer'], { scene: 'overlay' })
    await openDesk(present('mixer', 'Mixer', { scene: 'overlay' }), WALL, LOBBY)
    await press('0')
    const dialog = await openWindow()
    expect(wordsOf(dialog)).toMatch(/Also on 1.Mixer Over a video: left out/)
    await press('b')
    expect(stage.sent).toMatchObject({ screens: ['wall', 'lobby'], change: { isBlank: true } })
    await answer()
    dialog.querySelector<HTMLInputElement>('input[name=over-video]')?.click()
    await flushPromises()
    await press('f')
    expect(stage.sent).toMatchObject({ screens: ['mixer', 'wall', 'lobby'], change: { isFrozen: true } })
    await answer()
    // In the window of one, all are those that are not over a video.
    await press('2')
    expect(wordsOf(await openWindow())).toContain('All screens but 1 Mixer: over a video.')
    await press('m')
    await type(message(), 'Doors close')
    await click('On all screens')
    expect(stage.sent).toMatchObject({ screens: ['wall', 'lobby'], change: { message: 'Doors close' } })
  })

  it('means those over a video where there are no others', async () => {
    stage.elsewhereScreens(['mixer'], { scene: 'overlay' })
    await openDesk(present('mixer', 'Mixer', { scene: 'overlay' }))
    await press('0')
    expect((await openWindow()).querySelector('input[name=over-video]')).toBeNull()
    await press('b')
    expect(stage.sent).toMatchObject({ screens: ['mixer'] })
  })

  it('says of each message on how many screens it stands, and clears it there', async () => {
    await openDesk(WALL, LOBBY, present('side', 'Side'))
    stage.elsewhereScreens(['wall', 'side'], { message: 'Back at ten' })
    stage.elsewhereScreens(['lobby'], { message: 'Doors close' })
    await press('0')
    const dialog = await openWindow()
    const lines = () => [...dialog.querySelectorAll('.shown bdi')].map(wordsOf)
    expect(lines()).toEqual(['On 2 of 3 screens (1, 3): “Back at ten”', 'On 1 of 3 screens (2): “Doors close”'])
    await click('Clear the message')
    expect(stage.sent).toMatchObject({ screens: ['wall', 'side'], change: { message: null } })
    await answer()
    expect(lines()).toEqual(['On 1 of 3 screens (2): “Doors close”'])
  })

  it('offers to pair where there is none yet', async () => {
    show()
    await tell()
    await press('0')
    expect(wordsOf(await openWindow())).toContain('No screen shows this briefing yet.')
  })
})
