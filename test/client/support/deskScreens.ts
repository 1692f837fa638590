/** Screens at the desk of a stage: what the server tells of them, and what the desk shows. */
import { flushPromises } from '@vue/test-utils'
import { vi } from 'vitest'
import type { PresentScreen, ScreenReport } from '#shared/protocol/screens.ts'
import { reportOf } from '../../support/screenReport.ts'
import { stage } from './deskPage.ts'

/** Without a number it has that of its place among those that are told. */
type Told = Omit<PresentScreen, 'number'> & { readonly number?: number }

/** One that reports what it shows; null: one that has not been heard yet. */
export function present(id: string, name: string, report: Partial<ScreenReport> | null = {}): Told {
  const isHeard = report !== null
  return {
    ...{ id, name, isConnected: true, connections: 1, heardAt: isHeard ? Date.now() : null },
    report: isHeard ? reportOf({ delayMs: 180, ...report }) : null,
  }
}

export const WALL = present('wall', 'Front wall')
export const LOBBY = present('lobby', 'Lobby', { scene: 'holding', delayMs: 90 })

export async function tell(...told: readonly Told[]): Promise<void> {
  const { seq: head } = stage.briefing
  const screens = told.map((screen, index) => ({ number: index + 1, ...screen }))
  stage.transport.page.presence({
    ...{ briefing: 'quay', epoch: 'e1', head, now: Date.now(), readers: 3, stale: false },
    desk: { moderators: [], reporters: 0, screens },
  })
  await flushPromises()
}

/** The section is loaded when there is something to show. */
export const tiles = () =>
  vi.waitFor(() => {
    const all = [...document.querySelectorAll<HTMLElement>('.screens .tile')]
    if (all.length === 0) throw new Error('no screen is shown')
    return all
  })

export const wordsOf = (element: Element | null | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()

/** The window that is open. */
export const openWindow = () =>
  vi.waitFor(() => {
    const dialog = document.querySelector<HTMLElement>('dialog[open]')
    if (dialog === null) throw new Error('no window is open')
    return dialog
  })
