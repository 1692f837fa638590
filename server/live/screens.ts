/**
 * The screens that are connected here: each is told what it is to show, when it comes and whenever that changes, and it alone;
 * what it says of itself goes to the desk of its briefing. Which screen it is, is asked anew each time.
 */
import type { Logger } from 'pino'
import { screenWithToken, type PairedScreen } from '#shared/domain/newsroom/screens.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { parseWith } from '#shared/protocol/parse.ts'
import { screenReportSchema, type ScreenDirective } from '#shared/protocol/screens.ts'
import type { Clock } from '../clock.ts'
import type { NewsroomDesk } from '../people/newsroom.ts'
import type { ScreenLooks } from '../screens/looks.ts'
import { LARGEST_BACKLOG } from './backlog.ts'
import type { Briefings } from './briefings.ts'
import { directiveFor } from './directive.ts'
import { cut, pendingBytes } from './framing.ts'
import type { RoomPair } from './roomPair.ts'
import type { Rooms } from './rooms.ts'
import { ShownBriefings, type ShownBriefing } from './shownBriefings.ts'
import type { LiveSocket } from './sockets.ts'

export interface ScreensParts {
  readonly newsroom: NewsroomDesk
  readonly looks: Pick<ScreenLooks, 'isUnsaid' | 'say'>
  readonly briefings: Pick<Briefings, 'open'>
  readonly rooms: Pick<Rooms, 'of' | 'leave' | 'hasScreen'>
  readonly clock: Clock
  readonly logger: Logger
  /** Where the pages are; empty where nobody said so, and each display completes the path by where it is itself. */
  readonly announcedUrl: string
  /** Of the screen's page that is served now. */
  readonly version: () => string
}

interface Connected {
  readonly socket: LiveSocket
  /** Of the token that it bears. */
  readonly hash: string
  /** When it came, in ms since 1970. */
  readonly since: number
  shows: ShownBriefing | null
  /** Where the desk sees it connected. */
  seat: RoomPair | null
  /** Whether it can be said that it is a screen, or is none. */
  isSure: boolean
  /** What it was told last. */
  told: string
  /** How it looks is being said where it was sent; afterwards whether it could be. */
  look: 'known' | 'saying' | 'failed'
}

export class Screens {
  readonly #parts: ScreensParts
  readonly #connected = new Map<LiveSocket, Connected>()
  readonly #shown: ShownBriefings

  constructor(parts: ScreensParts) {
    const { newsroom } = parts
    this.#parts = parts
    const lookAtAll = () => {
      for (const connected of this.#connected.values()) this.#look(connected)
    }
    this.#shown = new ShownBriefings({
      ...parts,
      changed: (shown) => {
        for (const connected of this.#connected.values()) if (connected.shows === shown) this.#look(connected)
      },
    })
    newsroom.following.listen({
      facts: (facts) => {
        if (facts.some(({ event }) => isOfScreens(event?.type))) lookAtAll()
      },
      begunAnew: lookAtAll,
      current: () => {
        for (const connected of this.#connected.values()) if (!connected.isSure) this.#look(connected)
      },
    })
  }

  /** Of a socket that bears no screen's token nothing is taken down. */
  arrive(socket: LiveSocket): void {
    const { screen: hash } = socket.data
    if (hash === null || !socket.connected) return
    const since = this.#parts.clock.now()
    const connected: Connected = {
      socket,
      hash,
      since,
      shows: null,
      seat: null,
      isSure: false,
      told: '',
      look: 'known',
    }
    this.#connected.set(socket, connected)
    this.#look(connected)
  }

  /** `screen:report`. Throws `not-permitted` to whatever is no screen, `command-malformed`. */
  report(socket: LiveSocket, request: unknown): void {
    const connected = this.#connected.get(socket)
    if (connected === undefined || this.#screenOf(connected) === undefined) {
      throw new Refusal('not-permitted', { event: 'screen:report' })
    }
    const report = parseWith(screenReportSchema, request)
    // Of a briefing that is being opened no desk is here yet; it says so again in five seconds.
    connected.seat?.screenReports(socket, report)
  }

  /** Whether a display bears its token now; null where this node cannot say. */
  isConnected({ id, hash, briefing }: PairedScreen): boolean | null {
    for (const connected of this.#connected.values()) if (connected.hash === hash) return true
    return briefing === null ? null : this.#parts.rooms.hasScreen(briefing, id)
  }

  leave(socket: LiveSocket): void {
    const connected = this.#connected.get(socket)
    if (connected === undefined) return
    this.#connected.delete(socket)
    this.#show(connected, null)
  }

  close(): void {
    this.#connected.clear()
    this.#shown.close()
  }

  #screenOf({ hash }: Connected): PairedScreen | undefined {
    return screenWithToken(this.#parts.newsroom.state, hash)
  }

  #look(connected: Connected): void {
    const { newsroom, announcedUrl, version } = this.#parts
    const screen = this.#screenOf(connected)
    this.#show(connected, screen?.briefing ?? null)
    if (screen === undefined) {
      // Another node may have paired it a moment ago: only what the store held after it came can say that it never was one.
      connected.isSure ||= newsroom.following.currentAt >= connected.since
      if (connected.isSure) this.#tell(connected, { paired: false, version: version() })
      return
    }
    connected.isSure = true
    const { shows } = connected
    const briefing = shows?.following?.state ?? null
    if (shows !== null && briefing === null && !shows.isMissing) return
    // It goes on showing what it shows while a rehearsal begins anew.
    if (briefing?.status === 'unscheduled' && connected.told !== '') return
    this.#sit(connected, screen)
    const isThere = briefing !== null && briefing.status !== 'unscheduled'
    if (isThere && this.#awaitsLook(connected, briefing, screen)) return
    const around = { newsroom: newsroom.state, announcedUrl, version: version() }
    this.#tell(connected, directiveFor(screen, isThere ? briefing : null, around))
  }

  /** It is told nothing in between: one that hangs in a bright room would be dark for a moment. */
  #awaitsLook(connected: Connected, briefing: Briefing, { id }: PairedScreen): boolean {
    const { looks, logger } = this.#parts
    if (connected.look === 'saying') return true
    if (connected.look === 'failed' || !looks.isUnsaid(briefing, id)) return false
    connected.look = 'saying'
    const settled = (look: Connected['look']) => {
      connected.look = look
      if (this.#connected.has(connected.socket)) this.#look(connected)
    }
    looks.say(briefing, [id]).then(
      () => {
        settled('known')
      },
      (error: unknown) => {
        logger.warn({ err: error, screen: id }, 'how a screen looks could not be said')
        settled('failed')
      },
    )
    return true
  }

  /** Takes it from the briefing that it showed, with what it was let see there, to the one that it is to show. */
  #show(connected: Connected, briefing: string | null): void {
    const { shows, socket } = connected
    if (shows?.id === briefing || (shows === null && briefing === null)) return
    connected.seat?.screenLeaves(socket)
    connected.seat = null
    if (shows !== null) {
      this.#parts.rooms.leave(shows.id, socket)
      this.#shown.letGo(shows.id)
    }
    connected.shows = null
    connected.look = 'known'
    if (briefing !== null) connected.shows = this.#shown.hold(briefing)
  }

  #sit(connected: Connected, { id }: PairedScreen): void {
    const { shows, socket } = connected
    if (connected.seat !== null || shows?.following == null) return
    connected.seat = this.#parts.rooms.of(shows.id, shows.following)
    connected.seat.screenArrives(socket, id)
  }

  #tell(connected: Connected, directive: ScreenDirective): void {
    const { socket } = connected
    const text = JSON.stringify(directive)
    if (text === connected.told) return
    connected.told = text
    // Whoever does not read is cut, since there is nothing that it may miss; it is told when it comes back.
    if (pendingBytes(socket) > LARGEST_BACKLOG) cut(socket)
    else socket.emit('screen:directive', directive)
  }
}

function isOfScreens(type: string | undefined): boolean {
  return type === 'SettingsChanged' || type?.startsWith('Screen') === true
}
