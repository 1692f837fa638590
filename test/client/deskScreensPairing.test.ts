/** Pairing a screen as a moderator does it: at the desk, with the phone that scanned it, and what the newsroom keeps. */
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { codeFrom } from '#shared/domain/screens/pairingCode.ts'
import type { ScreenEntry } from '#shared/protocol/screens.ts'
import ScreensPlace from '../../client/components/newsroom/ScreensPlace.vue'
import { loadWords, setLocale } from '../../client/format/i18n.ts'
import { deskScreensWords } from '../../client/locales/deskScreensWords.ts'
import { newsroomWords, peopleWords } from '../../client/locales/wordSets.ts'
import { byRole } from './support/byRole.ts'
import { answerWith, openPlace, Refused, type Answers } from './support/newsroom.ts'
import { visit, type Visit } from './support/visit.ts'

const CODE = codeFrom([3, 1, 4, 1, 5, 9, 2])
const BRIEFINGS = [
  { id: 'quay', title: 'Arrival at the quay', status: 'live' },
  { id: 'lock', title: 'At the lock gates', status: 'scheduled', scheduledFor: null },
  { id: 'old', title: 'Last week', status: 'ended' },
]
const entry = (id: string, name: string, about: Partial<ScreenEntry> = {}): ScreenEntry => ({
  ...{
    id,
    number: 1,
    name,
    briefing: 'quay',
    isPaired: true,
    isConnected: null,
    approvedAt: Date.UTC(2026, 10, 24, 8),
  },
  ...about,
})

beforeAll(async () => {
  await setLocale('en')
  for (const set of [peopleWords, newsroomWords, deskScreensWords]) await loadWords(set)
  await import('../../client/views/PairView.vue')
})
beforeEach(() => document.body.replaceChildren())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the page that a phone opens', () => {
  let seen: Visit
  afterEach(() => seen.leave())

  const open = async (answers: Answers, role = 'moderator') => {
    const asked = answerWith({
      'GET /api/sessions/current': { role, account: null, staff: [] },
      'GET /api/briefings': { briefings: BRIEFINGS },
      'GET /api/screens': { screens: [entry('wall', 'Front wall')] },
      ...answers,
    })
    seen = await visit(`/pair#${CODE}`)
    await flushPromises()
    return asked
  }
  const seconds = async (count: number) => {
    for (let each = 0; each < count; each += 1) {
      vi.advanceTimersByTime(1_000)
      await flushPromises()
    }
  }
  const text = () => seen.page.text()

  it('asks for a moderator, and comes back with the code', async () => {
    await open({}, 'reader')
    const link = byRole(seen.page, 'link', /^Sign in$/)
    const main = seen.page.find('main a')
    expect(link).toBeTruthy()
    expect(main.attributes('href')).toBe(`/sign-in?back=/pair%23${CODE}`)
    expect(seen.page.find('input[name=code]').exists()).toBe(false)
  })

  it('has read the code, chosen the live briefing and proposed a name; pairs, and waits for the display', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let screens = [entry('wall', 'Front wall')]
    const asked = await open({
      'GET /api/screens': () => ({ screens }),
      'POST /api/screens': () => {
        screens = [...screens, entry('new', 'Screen 2', { number: 2, isPaired: false })]
        return { id: 'new' }
      },
    })
    expect(text()).toContain(`${CODE.slice(0, 4)}-${CODE.slice(4)}`)
    await seen.submit()
    expect(asked.find(({ route }) => route === 'POST /api/screens')?.body).toEqual({
      ...{ code: CODE, name: 'Screen 2', briefing: 'quay' },
    })
    expect(text()).toContain('Waiting for the display')
    await seconds(2)
    expect(text()).toContain('Waiting for the display')
    screens = [entry('wall', 'Front wall'), entry('new', 'Screen 2')]
    await seconds(1)
    expect(text()).toContain('“Screen 2” is paired.')
    expect(text()).toContain('It shows “Arrival at the quay” from now on.')
    expect(document.activeElement?.textContent).toContain('Pair another')
  })

  it('says that no display showed the code, and takes back what was approved', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const screens = [entry('new', 'Screen 2', { isPaired: false })]
    const asked = await open({
      'GET /api/screens': { screens },
      'POST /api/screens': { id: 'new' },
      'DELETE /api/screens/new?unclaimed=1': undefined,
    })
    await seen.submit()
    await seconds(19)
    expect(asked.some(({ route }) => route === 'DELETE /api/screens/new?unclaimed=1')).toBe(false)
    await seconds(1)
    expect(text()).toContain('No display has shown this code')
    expect(asked.filter(({ route }) => route === 'DELETE /api/screens/new?unclaimed=1')).toHaveLength(1)
  })

  it('is paired where the display has claimed it in the last moment', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await open({
      'GET /api/screens': { screens: [entry('new', 'Screen 2', { isPaired: false })] },
      'POST /api/screens': { id: 'new' },
      'DELETE /api/screens/new?unclaimed=1': new Refused(409, 'pairing-already-used'),
    })
    await seen.submit()
    await seconds(20)
    expect(text()).toMatch(/“Screen .” is paired\./)
  })

  it('says that it is not known what came of it where the server answers no more', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let isLost = false
    const lost = new Refused(503, 'store-down')
    await open({
      'GET /api/screens': () => (isLost ? lost : { screens: [] }),
      'POST /api/screens': () => {
        isLost = true
        return { id: 'new' }
      },
      'DELETE /api/screens/new?unclaimed=1': lost,
    })
    await seen.submit()
    await seconds(20)
    expect(text()).toContain('Whether “Screen 1” is paired is not known')
    expect(text()).not.toContain('Nothing was paired')
  })

  it('keeps what was typed and says why where the server refuses, and when to try again', async () => {
    await open({ 'POST /api/screens': new Refused(429, 'too-many-requests', { retryAfterMs: 64_200 }) })
    await seen.type('screen-name', 'Lobby')
    await seen.submit()
    expect(seen.page.find('[role=alert]').text()).toMatch(/That was too often.*Wait 65.s\./)
    expect(seen.page.find<HTMLInputElement>('input[name=screen-name]').element.value).toBe('Lobby')
  })

  it('sends no code that can be none, and says which slip it is', async () => {
    const asked = await open({})
    await seen.type('code', `${CODE.slice(0, 7)}${CODE.endsWith('B') ? 'C' : 'B'}`)
    expect(text()).toContain('One letter is wrong, or two changed places.')
    await seen.submit()
    expect(asked.some(({ route }) => route === 'POST /api/screens')).toBe(false)
    expect(document.activeElement).toBe(seen.page.find('input[name=code]').element)
  })

  it('says how much is left of a long name, and refuses one that is too long instead of cutting it', async () => {
    const asked = await open({ 'POST /api/screens': { id: 'new' } })
    await seen.type('screen-name', 'n'.repeat(30))
    expect(text()).toContain('10 characters left')
    await seen.type('screen-name', 'n'.repeat(29))
    expect(text()).not.toMatch(/characters? left/)
    await seen.type('screen-name', 'n'.repeat(41))
    expect(text()).toContain('1 character too many: a name has at most 40.')
    await seen.submit()
    expect(asked.some(({ route }) => route === 'POST /api/screens')).toBe(false)
    expect(document.activeElement).toBe(seen.page.find('input[name=screen-name]').element)
    // As the server folds it.
    await seen.type('screen-name', ` ${'n'.repeat(20)}  ${'n'.repeat(19)} `)
    expect(text()).toContain('0 characters left')
    await seen.submit()
    expect(asked.some(({ route }) => route === 'POST /api/screens')).toBe(true)
  })

  it('takes a code in small letters with a dash', async () => {
    const asked = await open({ 'POST /api/screens': new Refused(409, 'screen-name-taken', { name: 'Lobby' }) })
    await seen.type('code', ` ${CODE.slice(0, 4).toLowerCase()}-${CODE.slice(4).toLowerCase()}`)
    await seen.submit()
    expect(asked.find(({ route }) => route === 'POST /api/screens')?.body).toMatchObject({ code: CODE })
    expect(seen.page.find('[role=alert]').text()).toBe('Another screen already has this name.')
  })

  it('chooses no briefing of several by itself', async () => {
    const two = BRIEFINGS.map((each) => ({ ...each, status: each.id === 'old' ? 'ended' : 'live' }))
    const asked = await open({ 'GET /api/briefings': { briefings: two } })
    expect(byRole(seen.page, 'button', /^Pair$/).hasAttribute('disabled')).toBe(true)
    expect(seen.page.findAll('select[name=briefing] option').map((option) => option.text())).toEqual([
      ...['Choose a briefing…', 'Arrival at the quay', 'At the lock gates', 'None'],
    ])
    expect(asked.some(({ route }) => route === 'POST /api/screens')).toBe(false)
  })
})

describe('the place of the screens in the newsroom', () => {
  let page: VueWrapper
  afterEach(() => page.unmount())
  const open = async (answers: Answers) => {
    const asked = answerWith({ 'GET /api/briefings': { briefings: BRIEFINGS }, ...answers })
    page = await openPlace(ScreensPlace, 'moderator')
    await flushPromises()
    return asked
  }
  const press = async (name: string | RegExp) => {
    byRole(page, 'button', name).click()
    await flushPromises()
  }

  it('lists what is paired and what still waits for its display', async () => {
    await open({
      'GET /api/screens': { screens: [entry('wall', 'Front wall'), entry('n', 'New', { number: 4, isPaired: false })] },
    })
    const rows = page.findAll('.rows > li').map((row) => row.text().replace(/\s+/g, ' '))
    expect(rows[0]).toMatch(/^1 Front wall/)
    expect(rows[1]).toMatch(/^4 New/)
    expect(rows[0]).toContain('paired 24 Nov 2026')
    expect(rows[1]).toContain('Waits for its display')
  })

  it('renames one in its place, and says the new name', async () => {
    const asked = await open({
      'GET /api/screens': { screens: [entry('wall', 'Front wall')] },
      'PUT /api/screens/wall': undefined,
    })
    await press('Rename Front wall')
    await page.find('.rows input').setValue('Back wall')
    await page.find('.rows form').trigger('submit')
    await flushPromises()
    expect(asked.find(({ route }) => route === 'PUT /api/screens/wall')?.body).toEqual({ name: 'Back wall' })
    expect(page.text()).toContain('Front wall is now called Back wall')
  })

  it('says which are connected where the server knows it, and looks again', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    let isConnected = true
    await open({
      'GET /api/screens': () => ({
        screens: [entry('wall', 'Front wall', { isConnected }), entry('far', 'Far', { number: 2 })],
      }),
    })
    const states = () => page.findAll('.rows > li').map((row) => row.findAll('.state').map((state) => state.text()))
    expect(states()).toEqual([['Connected'], []])
    isConnected = false
    vi.advanceTimersByTime(10_000)
    await flushPromises()
    expect(states()).toEqual([['Not connected'], []])
  })

  it('refuses a new name that is too long, in words, and cuts nothing off', async () => {
    const asked = await open({ 'GET /api/screens': { screens: [entry('wall', 'Front wall')] } })
    await press('Rename Front wall')
    await page.find('.rows input').setValue('n'.repeat(42))
    await page.find('.rows form').trigger('submit')
    expect(page.text()).toContain('2 characters too many: a name has at most 40.')
    expect(page.find<HTMLInputElement>('.rows input').element.value).toHaveLength(42)
    expect(asked.some(({ route }) => route.startsWith('PUT'))).toBe(false)
    expect(page.find('.rows input').attributes('maxlength')).toBeUndefined()
  })

  it('sends one to another briefing, and shows where it stayed where that was refused', async () => {
    const asked = await open({
      'GET /api/screens': { screens: [entry('wall', 'Front wall')] },
      'PUT /api/screens/wall': new Refused(404, 'briefing-not-found'),
    })
    const select = page.find<HTMLSelectElement>('.rows select')
    expect(select.findAll('option').map((option) => option.text())).toEqual([
      ...['Arrival at the quay', 'At the lock gates', 'None'],
    ])
    await select.setValue('lock')
    await flushPromises()
    expect(asked.find(({ route }) => route === 'PUT /api/screens/wall')?.body).toEqual({ briefing: 'lock' })
    expect(select.element.value).toBe('quay')
    expect(page.find('.rows [role=alert]').text()).toContain('no briefing at this address')
  })

  it('asks before it unpairs', async () => {
    const asked = await open({
      'GET /api/screens': { screens: [entry('wall', 'Front wall')] },
      'DELETE /api/screens/wall': undefined,
    })
    await press('Unpair Front wall')
    expect(asked.some(({ route }) => route.startsWith('DELETE'))).toBe(false)
    await page.find('dialog[open] form').trigger('submit')
    await flushPromises()
    expect(asked.filter(({ route }) => route === 'DELETE /api/screens/wall')).toHaveLength(1)
    expect(page.text()).toContain('Front wall is unpaired')
  })
})
