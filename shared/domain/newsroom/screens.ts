/**
 * Screens: displays that are paired with the newsroom, in the manner of the OAuth device flow (RFC 8628).
 *
 * SN1 A moderator approves the code that a display shows, once, under a name that no other screen has. So many screens there are.
 * SN2 Whoever holds the display's own half of the pairing claims the screen while the approval lasts, and again in that time
 *     with the same token; nobody else can. Where another display happens to show the same code and claims it too, nobody can
 *     tell which one was meant, and the screen is unpaired.
 * SN3 An approval that nobody claims in time is as if it had not been. Whoever takes it back for that reason leaves the screen
 *     alone where its display has claimed it after all.
 * SN4 A screen shows one briefing that is listed, or none. The desk renames it and sends it elsewhere; to what it is, it is
 *     already true.
 * SN5 Unpaired, a screen is nobody at once; when it pairs anew it bears another token.
 * SN6 Language, size, theme and margin belong to a display and where it hangs: the last that the desk said of each is kept, and
 *     said in every briefing that it is sent to and that has said nothing of the screen. Undone, it is kept as it was.
 * SN7 A screen has a number, the lowest that no other has when it is approved. It keeps that until it is unpaired, whatever it is
 *     called and wherever it is sent: up to 9 it is its key at every desk.
 */
import { z } from 'zod'
import { Refusal } from '../refusal.ts'
import { SCREENS_HELD } from '../screens/state.ts'
import type { LookOfScreen } from '../screens/look.ts'
import { screenLookSchema, screenNameSchema, type ScreenLook } from '../screens/vocabulary.ts'
import { briefingIdSchema, instantSchema } from '../vocabulary.ts'
import { decideLooks } from './screenLooks.ts'
import { withEntry, type Newsroom } from './state.ts'
import { fact, hashSchema, idSchema } from './vocabulary.ts'

/** A screen that was approved, and once it has claimed that, paired. */
export interface PairedScreen {
  readonly id: string
  /** From 1. */
  readonly number: number
  readonly name: string
  /** An HMAC of the code that the display showed. */
  readonly pairing: string
  /** Of the token that the display bears; null until it has claimed the screen. */
  readonly hash: string | null
  /** Until when it can be claimed, in ms since 1970. */
  readonly until: number
  readonly briefing: string | null
  readonly approvedAt: number
  readonly look: ScreenLook
}

export const screenNewsroomEvents = [
  fact('ScreenApproved', {
    id: idSchema,
    name: screenNameSchema,
    // Older facts say none: then it is the lowest that was free.
    number: z.int().min(1).optional(),
    pairing: hashSchema,
    until: instantSchema,
    briefing: briefingIdSchema.nullable(),
  }),
  // With its name, for whoever reads later what was done.
  fact('ScreenClaimed', { id: idSchema, name: screenNameSchema, hash: hashSchema }),
  fact('ScreenChanged', { id: idSchema, name: screenNameSchema, briefing: briefingIdSchema.nullable() }),
  fact('ScreenUnpaired', { id: idSchema, name: screenNameSchema }),
  fact('ScreenLookKept', { id: idSchema, name: screenNameSchema, look: screenLookSchema }),
] as const
export type ScreenNewsroomEvent = Readonly<z.infer<(typeof screenNewsroomEvents)[number]>>

export type ScreenNewsroomCommand =
  | {
      readonly type: 'ApproveScreen'
      readonly id: string
      readonly name: string
      readonly pairing: string
      readonly until: number
      readonly briefing: string | null
    }
  | { readonly type: 'ClaimScreen'; readonly pairing: string; readonly hash: string }
  | { readonly type: 'ChangeScreen'; readonly id: string; readonly name?: string; readonly briefing?: string | null }
  /** `onlyUnclaimed`: refused once a display has claimed it. */
  | { readonly type: 'UnpairScreen'; readonly id: string; readonly onlyUnclaimed?: boolean }
  | { readonly type: 'KeepScreenLooks'; readonly looks: readonly LookOfScreen[] }

/** Those that are paired, or may still be claimed; in the order of their numbers. */
export function screensOf({ screens }: Pick<Newsroom, 'screens'>, at: number): readonly PairedScreen[] {
  return numbered([...screens.values()].filter(({ hash, until }) => hash !== null || until > at))
}

const numbered = (screens: readonly PairedScreen[]) => screens.toSorted((one, two) => one.number - two.number)

/** The screen that bears the token with this hash; undefined where it was unpaired, or there never was one. */
export function screenWithToken({ screens }: Pick<Newsroom, 'screens'>, hash: string): PairedScreen | undefined {
  for (const screen of screens.values()) if (screen.hash !== null && screen.hash === hash) return screen
  return undefined
}

/** Those that show the briefing, in the order of their numbers. */
export function screensShowing({ screens }: Pick<Newsroom, 'screens'>, briefing: string): readonly PairedScreen[] {
  return numbered([...screens.values()].filter((screen) => screen.hash !== null && screen.briefing === briefing))
}

export function decideScreens(newsroom: Newsroom, command: ScreenNewsroomCommand, at: number): ScreenNewsroomEvent[] {
  switch (command.type) {
    case 'ApproveScreen':
      return decideApproval(newsroom, command, at)
    case 'ClaimScreen': {
      const screen = screensOf(newsroom, at).find(({ pairing, until }) => pairing === command.pairing && until > at)
      if (screen === undefined) throw new Refusal('pairing-unknown')
      const { id, name, hash } = screen
      if (hash === command.hash) return []
      return hash === null
        ? [{ type: 'ScreenClaimed', id, name, hash: command.hash }]
        : [{ type: 'ScreenUnpaired', id, name }]
    }
    case 'ChangeScreen': {
      const screen = findScreen(newsroom, command.id, at)
      if (screen === undefined) throw new Refusal('screen-not-found', { screen: command.id })
      const { name = screen.name, briefing = screen.briefing } = command
      if (name !== screen.name) refuseTaken(newsroom, screen.id, name, at)
      if (briefing !== screen.briefing) refuseUnlisted(newsroom, briefing)
      if (name === screen.name && briefing === screen.briefing) return []
      return [{ type: 'ScreenChanged', id: screen.id, name, briefing }]
    }
    case 'UnpairScreen': {
      const screen = findScreen(newsroom, command.id, at)
      if (command.onlyUnclaimed === true && screen !== undefined && screen.hash !== null) {
        throw new Refusal('pairing-already-used', { screen: screen.id })
      }
      return screen === undefined ? [] : [{ type: 'ScreenUnpaired', id: screen.id, name: screen.name }]
    }
    case 'KeepScreenLooks':
      return decideLooks(newsroom, command.looks)
    default:
      return command satisfies never
  }
}

type Approval = Extract<ScreenNewsroomCommand, { type: 'ApproveScreen' }>

function decideApproval(newsroom: Newsroom, command: Approval, at: number): ScreenNewsroomEvent[] {
  const { type: _, ...approval } = command
  const known = screensOf(newsroom, at)
  if (known.some(({ id }) => id === command.id)) return []
  if (known.some(({ pairing }) => pairing === command.pairing)) throw new Refusal('pairing-already-used')
  if (known.length >= SCREENS_HELD) throw new Refusal('screens-too-many', { limit: SCREENS_HELD })
  refuseTaken(newsroom, command.id, command.name, at)
  refuseUnlisted(newsroom, command.briefing)
  return [{ type: 'ScreenApproved', ...approval, number: lowestFree(known) }]
}

function lowestFree(screens: readonly PairedScreen[]): number {
  const taken = new Set(screens.map(({ number }) => number))
  let free = 1
  while (taken.has(free)) free += 1
  return free
}

function findScreen(newsroom: Newsroom, id: string, at: number): PairedScreen | undefined {
  return screensOf(newsroom, at).find((screen) => screen.id === id)
}

function refuseUnlisted({ briefings }: Newsroom, briefing: string | null): void {
  if (briefing === null || briefings.some(({ id }) => id === briefing)) return
  throw new Refusal('briefing-not-found', { briefing })
}

function refuseTaken(newsroom: Newsroom, id: string, name: string, at: number): void {
  const folded = name.toLowerCase()
  const taken = screensOf(newsroom, at).find((screen) => screen.id !== id && screen.name.toLowerCase() === folded)
  if (taken !== undefined) throw new Refusal('screen-name-taken', { name: taken.name })
}

export function evolveScreens(newsroom: Newsroom, event: ScreenNewsroomEvent, at: number): Newsroom {
  switch (event.type) {
    case 'ScreenApproved': {
      const { id, name, pairing, until, briefing } = event
      // Approvals that nobody claimed are let go of with the next.
      const known = screensOf(newsroom, at)
      const left = new Map(known.map((screen) => [screen.id, screen]))
      const { number = lowestFree(known) } = event
      const screen = { id, number, name, pairing, until, briefing, hash: null, approvedAt: at, look: {} }
      return { ...newsroom, screens: withEntry(left, id, screen) }
    }
    case 'ScreenClaimed':
      return withScreen(newsroom, event.id, { hash: event.hash })
    case 'ScreenChanged':
      return withScreen(newsroom, event.id, { name: event.name, briefing: event.briefing })
    case 'ScreenLookKept':
      return withScreen(newsroom, event.id, { look: event.look })
    case 'ScreenUnpaired':
      return { ...newsroom, screens: withEntry(newsroom.screens, event.id, null) }
    default:
      return event satisfies never
  }
}

function withScreen(newsroom: Newsroom, id: string, change: Partial<PairedScreen>): Newsroom {
  const known = newsroom.screens.get(id)
  if (known === undefined) return newsroom
  return { ...newsroom, screens: withEntry(newsroom.screens, id, { ...known, ...change }) }
}
