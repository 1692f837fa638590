/** Displays that are paired with a node over its own doors, as a page does it and as the desk does. */
import type { Approval, ClaimAnswer, Pairing, ScreenEntry } from '#shared/protocol/screens.ts'
import type { Page } from 'playwright-core'
import { CODE_LENGTH, CODE_LETTERS } from '#shared/domain/screens/pairingCode.ts'
import { insist, type Door } from './people.ts'

const HALF = `[${CODE_LETTERS}]{${CODE_LENGTH / 2}}`
const SHOWN_CODE = `(?<![A-Z])${HALF}[\\s–-]*${HALF}(?![A-Z])`
/** A display that does not show its code by then never will. */
const SHOWN_WITHIN_MS = 20_000

export interface PairedDisplay {
  readonly id: string
  readonly name: string
  readonly token: string
}

/** A display that shows its code now. */
export async function askPairing(door: Door): Promise<Pairing> {
  return (await insist<Pairing>(door, 'POST /api/screens/pairings')).body
}

/** The desk enters the code. Answers the id of the screen. `by`: the cookie of somebody at the desk. */
export async function approveScreen(door: Door, by: string, approval: Approval): Promise<string> {
  return (await insist<{ id: string }>(door, 'POST /api/screens', { cookie: by, body: approval })).body.id
}

export async function claimScreen(door: Door, device: string): Promise<ClaimAnswer> {
  return (await insist<ClaimAnswer>(door, 'POST /api/screens/pairings/claim', { body: { device } })).body
}

/** From the code to the token. */
export async function pairScreen(
  door: Door,
  by: string,
  about: Pick<Approval, 'name' | 'briefing'>,
): Promise<PairedDisplay> {
  const { code, device } = await askPairing(door)
  const id = await approveScreen(door, by, { code, ...about })
  const claimed = await claimScreen(door, device)
  if (claimed.state !== 'paired') throw new Error(`the screen ${about.name} is ${claimed.state}`)
  return { id, name: about.name, token: claimed.token }
}

export async function listScreens(door: Door, by: string): Promise<readonly ScreenEntry[]> {
  return (await insist<{ screens: ScreenEntry[] }>(door, 'GET /api/screens', { cookie: by })).body.screens
}

/** The code as somebody in the room reads it off the display. */
export async function readCodeOff(page: Page): Promise<string> {
  const found = await page.waitForFunction(
    (pattern) => new RegExp(pattern).exec(document.body.innerText)?.[0],
    SHOWN_CODE,
    { timeout: SHOWN_WITHIN_MS },
  )
  return (await found.jsonValue()) ?? ''
}

/** Opens the page of a screen, reads the code off it, and enters it for the desk. Answers the id of the screen. */
export async function pairPage(
  page: Page,
  door: Door,
  by: string,
  about: Pick<Approval, 'name' | 'briefing'>,
): Promise<string> {
  await page.goto(`${door.url}/screen`)
  const code = await readCodeOff(page)
  const id = await approveScreen(door, by, { code, ...about })
  await page.waitForFunction((shown) => !document.body.innerText.includes(shown), code, { timeout: SHOWN_WITHIN_MS })
  return id
}
