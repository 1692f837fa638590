/** Paired displays as the server sees them: what each was told to show, and what the desk sees of them. */
import type { SentCommand } from '#shared/domain/commands.ts'
import { firstImage } from '#shared/domain/screens/state.ts'
import type { ScreenChange, ScreenImage } from '#shared/domain/screens/vocabulary.ts'
import type { PresentScreen, ScreenDirective } from '#shared/protocol/screens.ts'
import type { NodeUnderTest, Reader } from './node.ts'
import { lastPresence } from './press.ts'
import type { PairedDisplay } from './screens.ts'

export function display(node: NodeUnderTest, { token }: Pick<PairedDisplay, 'token'>): Promise<Reader> {
  return node.reader({ auth: { screen: token } })
}

export function directives({ told }: Reader): ScreenDirective[] {
  return told.filter(({ event }) => event === 'screen:directive').map(({ message }) => message as ScreenDirective)
}

export function lastDirective(reader: Reader): ScreenDirective | undefined {
  return directives(reader).at(-1)
}

/** Of a screen that nobody has changed, in English. */
export function imageWith(change: Partial<ScreenImage> = {}): ScreenImage {
  return { ...firstImage({ language: 'en' }), ...change }
}

let acts = 0

export function setting(screens: readonly string[], change: ScreenChange): SentCommand {
  acts += 1
  return { type: 'SetScreens', act: `screens-${acts}`, screens: [...screens], change }
}

export function screensSeen(desk: Reader): readonly PresentScreen[] {
  return lastPresence(desk)?.desk?.screens ?? []
}
