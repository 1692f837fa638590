import { describe, expect, it } from 'vitest'
import { screensOf, screensShowing, screenWithToken } from '#shared/domain/newsroom/screens.ts'
import {
  evolveNewsroom,
  NO_NEWSROOM,
  newsroomEventSchema,
  type NewsroomCommand,
  type NewsroomEvent,
} from '#shared/domain/newsroom.ts'
import type { LookOfScreen } from '#shared/domain/screens/look.ts'
import { SCREENS_HELD } from '#shared/domain/screens/state.ts'
import { NOON } from '../../support/given.ts'
import { DAY, given, hash, MINUTE } from './givenNewsroom.ts'
import { approveScreen, claimScreen, HARBOUR, paired } from './steps.ts'

const LASTS = 10 * MINUTE
const FRONT = approveScreen('front', NOON + LASTS)
const change = (id: string, to: { name?: string; briefing?: string | null }): NewsroomCommand => ({
  type: 'ChangeScreen',
  id,
  ...to,
})
const unpair = (id: string): NewsroomCommand => ({ type: 'UnpairScreen', id })
const ids = (screens: readonly { readonly id: string }[]) => screens.map(({ id }) => id)

describe('a screen', () => {
  it('[SN1] is approved once, with its name and the briefing that it shows', () => {
    const { type: _, ...approval } = FRONT
    const approved = given(HARBOUR).when({ ...FRONT, briefing: 'harbour' })
    approved.then({ type: 'ScreenApproved', ...approval, briefing: 'harbour', number: 1 })
    expect(approved.after.screens.get('front')).toEqual({
      ...{ id: 'front', number: 1, name: 'Wall front', pairing: hash('shown-front'), hash: null },
      ...{ until: NOON + LASTS, briefing: 'harbour', approvedAt: NOON, look: {} },
    })
    given(FRONT).when(FRONT).then()
  })

  it('[SN1] is not approved with a code that was entered before, whoever has claimed it or not', () => {
    const again = { ...approveScreen('side', NOON + LASTS), pairing: FRONT.pairing }
    given(FRONT).when(again).thenRefused('pairing-already-used')
    given(FRONT, claimScreen('front')).when(again).thenRefused('pairing-already-used')
  })

  it.each(['Wall front', 'WALL FRONT'])('[SN1] has a name that no other has: %s', (name) => {
    const side = { ...approveScreen('side', NOON + LASTS), name }
    given(FRONT).when(side).thenRefused('screen-name-taken', { name: 'Wall front' })
    given(FRONT, claimScreen('front')).when(side, DAY).thenRefused('screen-name-taken')
    given(FRONT, unpair('front')).when(side).thenTypes('ScreenApproved')
  })

  it('[SN1] is one of as many as there can be', () => {
    const all = Array.from({ length: SCREENS_HELD }, (_, index) => paired(`s${index}`, NOON + LASTS)).flat()
    const full = given(all)
    full.when(FRONT).thenRefused('screens-too-many', { limit: SCREENS_HELD })
    given(all, unpair('s7')).when(FRONT).thenTypes('ScreenApproved')
    given(all.slice(0, -1)).when(FRONT, LASTS).thenTypes('ScreenApproved')
  })

  it('[SN2] is claimed by whoever holds the other half of its pairing, while the approval lasts', () => {
    const claimed = { type: 'ScreenClaimed', id: 'front', name: 'Wall front', hash: hash('token-front') } as const
    given(FRONT)
      .when(claimScreen('front'), LASTS - 1)
      .then(claimed)
    given(FRONT).when(claimScreen('front'), LASTS).thenRefused('pairing-unknown')
    given(FRONT).when(claimScreen('side')).thenRefused('pairing-unknown')
    given().when(claimScreen('front')).thenRefused('pairing-unknown')
  })

  it('[SN2] is claimed again with the same token, and then no more', () => {
    const claimed = given(FRONT, claimScreen('front'))
    claimed.when(claimScreen('front'), LASTS - 1).then()
    claimed.when(claimScreen('front'), LASTS).thenRefused('pairing-unknown')
  })

  it('[SN2] is nobody’s where a second display claims it with another token', () => {
    const other = claimScreen('front', 'token-other')
    const twice = given(FRONT, claimScreen('front')).when(other)
    twice.then({ type: 'ScreenUnpaired', id: 'front', name: 'Wall front' })
    expect(screenWithToken(twice.after, hash('token-front'))).toBeUndefined()
    expect(screenWithToken(twice.after, hash('token-other'))).toBeUndefined()
    given(FRONT, claimScreen('front'), other).when(claimScreen('front')).thenRefused('pairing-unknown')
    // Later the code is nobody's any more, and the screen stays whose it is.
    given(FRONT, claimScreen('front')).when(other, LASTS).thenRefused('pairing-unknown')
  })

  it('[SN2] is known by the token that claimed it, and by no other', () => {
    const { newsroom } = given(FRONT, approveScreen('side', NOON + LASTS), claimScreen('front'))
    expect(screenWithToken(newsroom, hash('token-front'))?.id).toBe('front')
    for (const wrong of [hash('token-side'), hash('shown-front'), '', 'null']) {
      expect(screenWithToken(newsroom, wrong)).toBeUndefined()
    }
  })

  it('[SN3] that nobody claimed in time is as if it had not been', () => {
    const { newsroom, when } = given(FRONT)
    expect([ids(screensOf(newsroom, NOON + LASTS - 1)), ids(screensOf(newsroom, NOON + LASTS))]).toEqual([
      ['front'],
      [],
    ])
    when(change('front', { name: 'Other' }), LASTS).thenRefused('screen-not-found', { screen: 'front' })
    when(unpair('front'), LASTS).then()
    // Its name, its code and its id are free.
    const { after } = when({ ...approveScreen('side', NOON + DAY), name: 'Wall front' }, LASTS)
    expect([...after.screens.keys()]).toEqual(['side'])
    when({ ...FRONT, until: NOON + DAY }, LASTS).thenTypes('ScreenApproved')
  })

  it('[SN3] is not taken back as unclaimed once it is claimed', () => {
    const unclaimed = { ...unpair('front'), onlyUnclaimed: true } as const
    given(FRONT).when(unclaimed).thenTypes('ScreenUnpaired')
    given(FRONT, claimScreen('front')).when(unclaimed).thenRefused('pairing-already-used', { screen: 'front' })
    given().when(unclaimed).then()
  })

  it('[SN4] is renamed and sent to a briefing that is listed, or to none', () => {
    const { when } = given(HARBOUR, paired('front', NOON + LASTS))
    const changed = { type: 'ScreenChanged', id: 'front', name: 'Wall front', briefing: null } as const
    when(change('front', { briefing: 'harbour' }), DAY).then({ ...changed, briefing: 'harbour' })
    when(change('front', { name: 'Entrance' }), DAY).then({ ...changed, name: 'Entrance' })
    when(change('front', { briefing: 'nowhere' })).thenRefused('briefing-not-found', { briefing: 'nowhere' })
    when({ ...approveScreen('side', NOON + LASTS), briefing: 'nowhere' }).thenRefused('briefing-not-found')
    when(change('other', { name: 'Entrance' })).thenRefused('screen-not-found')
  })

  it('[SN4] is already what it is, may change the case of its name, and takes nobody else’s', () => {
    const { when } = given(HARBOUR, paired('front', NOON + LASTS), paired('side', NOON + LASTS))
    when(change('front', {})).then()
    when(change('front', { name: 'Wall front', briefing: null })).then()
    when(change('front', { name: 'WALL FRONT' })).thenTypes('ScreenChanged')
    when(change('front', { name: 'wall SIDE' })).thenRefused('screen-name-taken', { name: 'Wall side' })
  })

  it('[SN4] stands among those of its briefing in the order of their numbers', () => {
    const { newsroom } = given(
      HARBOUR,
      approveScreen('front', NOON + LASTS),
      paired('side', NOON + LASTS),
      approveScreen('lobby', NOON + LASTS),
      paired('spare', NOON + LASTS),
      claimScreen('front'),
      ...['side', 'lobby', 'front'].map((id) => change(id, { briefing: 'harbour' })),
    )
    // The lobby has not claimed its own yet, and the spare one shows nothing.
    expect(ids(screensShowing(newsroom, 'harbour'))).toEqual(['front', 'side'])
    expect(ids(screensOf(newsroom, NOON))).toEqual(['front', 'side', 'lobby', 'spare'])
    expect(screensShowing(newsroom, 'elsewhere')).toEqual([])
  })

  it('[SN6] keeps the last that was said of each part of how it looks, until it is unpaired', () => {
    const kept = (...looks: LookOfScreen[]): NewsroomCommand => ({ type: 'KeepScreenLooks', looks })
    const first = kept({ id: 'front', look: { margin: 8, theme: 'light' } })
    const begun = given(paired('front', NOON + LASTS), paired('side', NOON + LASTS), first)
    expect(begun.newsroom.screens.get('front')?.look).toEqual({ margin: 8, theme: 'light' })
    expect(begun.newsroom.screens.get('side')?.look).toEqual({})
    begun.when(first).then()
    const both = begun.when(kept({ id: 'front', look: { theme: 'dark' } }, { id: 'side', look: { language: 'fr' } }))
    both.then(
      { type: 'ScreenLookKept', id: 'front', name: 'Wall front', look: { margin: 8, theme: 'dark' } },
      { type: 'ScreenLookKept', id: 'side', name: 'Wall side', look: { language: 'fr' } },
    )
    begun.when(kept({ id: 'nobody', look: { theme: 'dark' } })).then()
    given(paired('front', NOON + LASTS), first, unpair('front'))
      .when(first)
      .then()
  })

  it('[SN7] keeps its number, whatever it is called, wherever it is sent, and whoever goes', () => {
    const numbers = ({ newsroom }: Pick<ReturnType<typeof given>, 'newsroom'>) =>
      screensOf(newsroom, NOON + DAY).map(({ id, number }) => `${number} ${id}`)
    const three = [HARBOUR, ...['a', 'b', 'c'].flatMap((id) => paired(id, NOON + LASTS))]
    expect(numbers(given(three))).toEqual(['1 a', '2 b', '3 c'])
    const sent = [change('b', { briefing: 'harbour' }), change('c', { briefing: 'harbour', name: 'Screen 1' })]
    expect(numbers(given(three, sent, unpair('a')))).toEqual(['2 b', '3 c'])
    // What is free is given to the next, and what nobody claimed in time is free.
    const late = [approveScreen('late', NOON + LASTS), paired('d', NOON + DAY).map((each) => [each, LASTS] as const)]
    expect(numbers(given(three, unpair('b'), late.flat()))).toEqual(['1 a', '2 d', '3 c'])
    const shown = given(three, unpair('a'), sent, paired('e', NOON + LASTS), change('e', { briefing: 'harbour' }))
    expect(ids(screensShowing(shown.newsroom, 'harbour'))).toEqual(['e', 'b', 'c'])
  })

  it('[SN7] of an older log, which says no number, has the lowest that was free', () => {
    const { type: _, ...front } = FRONT
    const old: NewsroomEvent[] = [
      { type: 'ScreenApproved', ...front },
      { type: 'ScreenApproved', ...front, id: 'side', name: 'Side' },
      { type: 'ScreenUnpaired', id: 'front', name: 'Wall front' },
      { type: 'ScreenApproved', ...front, id: 'next', name: 'Next' },
    ]
    const newsroom = old.reduce(
      (now, event) => evolveNewsroom(now, newsroomEventSchema.parse(event), NOON),
      NO_NEWSROOM,
    )
    expect(screensOf(newsroom, NOON).map(({ id, number }) => [number, id])).toEqual([
      [1, 'next'],
      [2, 'side'],
    ])
  })

  it('[SN5] that is unpaired is nobody at once, and pairs anew with another code', () => {
    const { newsroom, when } = given(HARBOUR, paired('front', NOON + LASTS), unpair('front'))
    expect(newsroom.screens.size).toBe(0)
    expect(screenWithToken(newsroom, hash('token-front'))).toBeUndefined()
    when(claimScreen('front')).thenRefused('pairing-unknown')
    when(unpair('front')).then()
    given(paired('front', NOON + LASTS))
      .when(unpair('front'), DAY)
      .then({ type: 'ScreenUnpaired', id: 'front', name: 'Wall front' })
    when({ ...approveScreen('new', NOON + DAY), name: 'Wall front' }, MINUTE).thenTypes('ScreenApproved')
  })
})
