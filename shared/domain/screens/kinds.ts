/** Which facts and commands are of screens, for the places that dispatch on it. Total by type. */
import type { ScreenCommand } from './commands.ts'
import type { ScreenEvent } from './events.ts'

const EVENTS: Readonly<Record<ScreenEvent['type'], true>> = { ScreenSet: true, ScreenUnset: true }
const COMMANDS: Readonly<Record<ScreenCommand['type'], true>> = { SetScreens: true }

export function isScreenEvent(event: { readonly type: string }): event is ScreenEvent {
  return Object.hasOwn(EVENTS, event.type)
}

export function isScreenCommand<T extends { readonly type: string }>(command: T): command is Extract<T, ScreenCommand> {
  return Object.hasOwn(COMMANDS, command.type)
}
