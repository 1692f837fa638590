/** The screens of the newsroom: what is paired, under which name, and which briefing each shows. */
import { defineStore } from 'pinia'
import type { Approval, ScreenEdit, ScreenEntry } from '#shared/protocol/screens.ts'
import type { Answer } from '../http/request.ts'
import { createListing, under } from './newsroomListing.ts'

export const useScreensStore = defineStore('screens', () => {
  const list = createListing<ScreenEntry>('/api/screens', 'screens')
  return {
    ...list,
    /** Of the code that a display shows; it is paired once the display has asked again. */
    approve: (approval: Approval): Promise<Answer<{ readonly id: string }>> =>
      list.act('/api/screens', { method: 'POST', body: approval }),
    edit: (id: string, edit: ScreenEdit) => list.act(under('/api/screens', id), { method: 'PUT', body: edit }),
    unpair: (id: string) => list.act(under('/api/screens', id), { method: 'DELETE' }),
    /** Takes an approval back; refused with `pairing-already-used` once a display has claimed it. */
    unapprove: (id: string) => list.act(`${under('/api/screens', id)}?unclaimed=1`, { method: 'DELETE' }),
  }
})

/** `Screen 2` for the one that will have this number, or the next free one that no screen is called, whatever its case. */
export function proposedName(
  screens: readonly Pick<ScreenEntry, 'name' | 'number'>[],
  name: (number: number) => string,
): string {
  const folded = new Set(screens.map((screen) => screen.name.toLowerCase()))
  const numbers = new Set(screens.map((screen) => screen.number))
  let number = 1
  while (numbers.has(number) || folded.has(name(number).toLowerCase())) number += 1
  return name(number)
}
