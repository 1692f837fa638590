/** SN6, beside the other rules of screens: what is kept of how displays look. */
import { isSameLook, type LookOfScreen } from '../screens/look.ts'
import type { ScreenNewsroomEvent } from './screens.ts'
import type { Newsroom } from './state.ts'

/** Of those that are not there any more nothing is kept. */
export function decideLooks(
  { screens }: Pick<Newsroom, 'screens'>,
  looks: readonly LookOfScreen[],
): ScreenNewsroomEvent[] {
  return looks.flatMap(({ id, look: named }) => {
    const screen = screens.get(id)
    if (screen === undefined) return []
    const look = { ...screen.look, ...named }
    return isSameLook(look, screen.look) ? [] : [{ type: 'ScreenLookKept', id, name: screen.name, look }]
  })
}
