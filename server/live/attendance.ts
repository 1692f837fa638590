/** Who follows one briefing: on this node by their sockets, on the others as they whisper it. A node that falls silent is forgotten. */
import type { PairedScreen } from '#shared/domain/newsroom/screens.ts'
import type { DeskPresence, PresentModerator } from '#shared/protocol/messages.ts'
import type { Role } from '#shared/domain/vocabulary.ts'
import type { Clock } from '../clock.ts'
import { saidOf, ScreensHeard } from './screensHeard.ts'
import type { LiveSocket } from './sockets.ts'
import { MODERATORS_AT_MOST, type Present } from './whispers.ts'

const COUNTS_FOR_MS = 12_000

/** Somebody as they join. */
export interface Attendee {
  readonly role: Role
  /** Of the account, or of the session of the owner's link; empty for readers. */
  readonly id: string
  readonly account: string | null
  /** For the desk. */
  readonly name: string
}

interface Seat {
  readonly attendee: Attendee
  editing: string | null
}

export class Attendance {
  readonly screens: ScreensHeard
  readonly #clock: Clock
  /** Of those who are counted by themselves; mere readers are only as many as they are. */
  readonly #seats = new Map<LiveSocket, Seat>()
  readonly #elsewhere = new Map<string, { readonly present: Present; readonly at: number }>()

  constructor(clock: Clock) {
    this.#clock = clock
    this.screens = new ScreensHeard(clock)
  }

  /** True where the desk has somebody else now. */
  arrive(socket: LiveSocket, attendee: Attendee): boolean {
    const { role } = attendee
    const before = this.#seats.get(socket)
    if (role === 'reporter' || isOfDesk(role)) {
      // Whoever joins again goes on with what they were doing.
      this.#seats.set(socket, { attendee, editing: before?.editing ?? null })
    } else {
      this.#seats.delete(socket)
    }
    return isOfDesk(role) && before === undefined
  }

  /** True where the desk has lost somebody. */
  depart(socket: LiveSocket): boolean {
    const seat = this.#seats.get(socket)
    this.#seats.delete(socket)
    return seat !== undefined && isOfDesk(seat.attendee.role)
  }

  /** True where that is new. Of somebody who is not at the desk nothing is taken down. */
  edit(socket: LiveSocket, questionId: string | null): boolean {
    const seat = this.#seats.get(socket)
    if (seat === undefined || !isOfDesk(seat.attendee.role) || seat.editing === questionId) return false
    seat.editing = questionId
    return true
  }

  /** `isNew`: nothing was known of the node. `isOtherDesk`: the desk has somebody else, or a screen shows something else. */
  hear(node: string, present: Present): { readonly isNew: boolean; readonly isOtherDesk: boolean } {
    this.#forgetSilent()
    const known = this.#elsewhere.get(node)?.present
    this.#elsewhere.set(node, { present, at: this.#clock.now() })
    this.screens.hear(present.screens)
    const isOtherDesk = known === undefined ? isForDesk(present) : toldOf(known) !== toldOf(present)
    return { isNew: known === undefined, isOtherDesk }
  }

  /** On this node. */
  here(readers: number): Present {
    const reporters = new Set<string>()
    const moderators = new Map<string, PresentModerator>()
    for (const { attendee, editing } of this.#seats.values()) {
      const { role, id, name } = attendee
      if (role === 'reporter') reporters.add(id)
      else put(moderators, { id, name, editing })
    }
    const shown = [...moderators.values()].slice(0, MODERATORS_AT_MOST)
    return { readers, reporters: reporters.size, screens: this.screens.here(), moderators: shown }
  }

  readersElsewhere(): number {
    return this.#others().reduce((sum, { readers }) => sum + readers, 0)
  }

  /** Whether the screen is connected, on whichever node. */
  hasScreen(id: string): boolean {
    return [this.here(0), ...this.#others()].some(({ screens }) => screens.some((screen) => screen.id === id))
  }

  /** On all nodes together. `showing`: the newsroom's screens that show this briefing, in their order. */
  desk(showing: readonly PairedScreen[]): DeskPresence {
    const nodes = [this.here(0), ...this.#others()]
    const moderators = new Map<string, PresentModerator>()
    for (const node of nodes) for (const moderator of node.moderators) put(moderators, moderator)
    const connected = nodes.flatMap(({ screens }) => screens)
    return {
      moderators: [...moderators.values()],
      reporters: nodes.reduce((sum, { reporters }) => sum + reporters, 0),
      screens: this.screens.present(showing, connected),
    }
  }

  #others(): readonly Present[] {
    this.#forgetSilent()
    return [...this.#elsewhere.values()].map(({ present }) => present)
  }

  #forgetSilent(): void {
    const after = this.#clock.now() - COUNTS_FOR_MS
    for (const [node, { at }] of this.#elsewhere) if (at <= after) this.#elsewhere.delete(node)
  }
}

export function isOfDesk(role: Role): boolean {
  return role === 'owner' || role === 'moderator'
}

function isForDesk({ moderators, screens }: Present): boolean {
  return moderators.length > 0 || screens.length > 0
}

/** What the desk is told of at once where it changes. */
function toldOf({ moderators, screens }: Present): string {
  return JSON.stringify([moderators, screens.map(({ id, connections, report }) => [id, connections, saidOf(report)])])
}

/** Somebody with two pages open is there once, and edits what either of them edits. */
function put(moderators: Map<string, PresentModerator>, moderator: PresentModerator): void {
  const known = moderators.get(moderator.id)
  moderators.set(moderator.id, { ...moderator, editing: moderator.editing ?? known?.editing ?? null })
}
