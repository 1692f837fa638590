/** What the desk draws of a screen that stands still: what is on it, or nothing where nobody here has seen that. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { saidOfScreen } from '#shared/domain/screens/state.ts'
import type { ScreenReport } from '#shared/protocol/screens.ts'
import { answer, desk, press, show, stage, stageEach } from './support/deskPage.ts'
import { openWindow, present, tell, tiles, wordsOf } from './support/deskScreens.ts'
import { answerWith } from './support/newsroom.ts'

stageEach()
beforeAll(() =>
  Promise.all([
    import('../../client/components/desk/screens/ScreensSection.vue'),
    import('../../client/components/desk/screens/ScreenWindow.vue'),
    import('../../client/components/screens/ScreenPicture.vue'),
    import('../../client/locales/deskScreensEn.ts'),
  ]),
)
/** Everything is in view here: there is no layout that would tell. */
class InView {
  readonly #tell: (entries: readonly { readonly isIntersecting: boolean }[]) => void
  constructor(tell: (entries: readonly { readonly isIntersecting: boolean }[]) => void) {
    this.#tell = tell
  }
  observe(): void {
    this.#tell([{ isIntersecting: true }])
  }
  disconnect(): void {}
}
beforeEach(() => {
  answerWith({ 'GET /api/screens': { screens: [] } })
  vi.stubGlobal('IntersectionObserver', InView)
})
afterEach(() => vi.unstubAllGlobals())

const seqOf = (id: string) => saidOfScreen(stage.briefing, id)?.seq ?? 0
/** The screen says that it shows what was asked last, up to this fact. */
const wall = (head: number, about: Partial<ScreenReport> = {}) =>
  present('wall', 'Front wall', { scene: 'captions', seq: seqOf('wall'), head, ...about })

async function say(id: string, text: string): Promise<number> {
  stage.say(id, text)
  await flushPromises()
  return stage.briefing.seq
}

const pictureIn = (box: Element | null | undefined) =>
  vi.waitFor(() => {
    const picture = box?.querySelector('.preview .screen')
    if (picture == null) throw new Error('nothing is drawn')
    return wordsOf(picture)
  })

/** Captions on the wall, and it has said so. */
async function openDesk(): Promise<void> {
  show()
  stage.elsewhereScreens(['wall'], { scene: 'captions' })
  const head = await say('l1', 'The first sluice opens.')
  await tell(wall(head))
  await tiles()
}

describe('a screen that is frozen', () => {
  async function freeze(): Promise<number> {
    stage.elsewhereScreens(['wall'], { isFrozen: true })
    const head = stage.briefing.seq
    await tell(wall(head, { isFrozen: true }))
    return head
  }

  it('is drawn as it was then, also in a window that is opened later', async () => {
    await openDesk()
    const head = await freeze()
    await say('l2', 'The second one waits.')
    await tell(wall(head, { isFrozen: true }))
    const [tile] = await tiles()
    expect(await pictureIn(tile)).toContain('first sluice')
    expect(await pictureIn(tile)).not.toContain('second one')
    await press('1')
    const [now, next] = (await openWindow()).querySelectorAll('figure')
    expect(await pictureIn(now)).toContain('first sluice')
    expect(await pictureIn(now)).not.toContain('second one')
    expect(await pictureIn(next)).toContain('second one')
  })

  it('goes on once it is released', async () => {
    await openDesk()
    await freeze()
    const head = await say('l2', 'The second one waits.')
    stage.elsewhereScreens(['wall'], { isFrozen: false })
    await tell(wall(head))
    const [tile] = await tiles()
    // Pictures are drawn once the page has nothing better to do.
    await vi.waitFor(async () => expect(await pictureIn(tile)).toContain('second one'))
  })

  it('keeps the look that it had, and is black where that is asked', async () => {
    await openDesk()
    const head = await freeze()
    stage.elsewhereScreens(['wall'], { theme: 'light' })
    await tell(wall(head, { isFrozen: true }))
    const [tile] = await tiles()
    await pictureIn(tile)
    expect(tile?.querySelector('.screen')?.getAttribute('data-theme')).toBe('dark')
    stage.elsewhereScreens(['wall'], { message: 'Back at ten' })
    await tell(wall(head, { isFrozen: true, scene: 'message' }))
    expect(tile?.querySelector('.screen')?.getAttribute('data-scene')).toBe('message')
    expect(tile?.querySelector('.screen')?.getAttribute('data-theme')).toBe('dark')
    stage.elsewhereScreens(['wall'], { isBlank: true })
    await tell(wall(head, { isFrozen: true, scene: 'blank' }))
    expect(tile?.querySelector('.screen')?.getAttribute('data-scene')).toBe('blank')
  })

  it('is not drawn at a desk that was opened later, which says since when it is frozen', async () => {
    await openDesk()
    const head = await freeze()
    desk.unmount()
    await say('l2', 'The second one waits.')
    show()
    await tell(wall(head, { isFrozen: true }))
    const [tile] = await tiles()
    expect(tile?.querySelector('.preview')).toBeNull()
    expect(wordsOf(tile)).toMatch(/The picture is not known here\. ?1 Front wall ?Captions · frozen at \d\d:\d\d$/)
    await press('1')
    const now = (await openWindow()).querySelector('figure')
    expect(now?.querySelector('.preview')).toBeNull()
    expect(wordsOf(now)).toContain('The picture is not known here.')
  })
})

describe('a screen that is away', () => {
  it('is drawn as it said last, and not at all where that is older than the desk', async () => {
    await openDesk()
    const last = wall(stage.briefing.seq)
    await say('l2', 'The second one waits.')
    await vi.waitFor(async () => expect(await pictureIn((await tiles())[0])).toContain('second one'))
    await tell({ ...last, isConnected: false })
    await vi.waitFor(async () => expect(await pictureIn((await tiles())[0])).not.toContain('second one'))
    desk.unmount()
    show()
    await tell({ ...last, isConnected: false })
    const [tile] = await tiles()
    expect(tile?.querySelector('.preview')).toBeNull()
    expect(wordsOf(tile)).toContain('The picture is not known here.')
  })
})

it('is asked for what comes next while it stands still', async () => {
  await openDesk()
  await press('1')
  await openWindow()
  await press('f')
  await answer()
  await tell(wall(stage.briefing.seq, { isFrozen: true }))
  expect(wordsOf((await openWindow()).querySelector('figure'))).toMatch(/frozen at \d\d:\d\d$/)
})
