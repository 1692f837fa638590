/** What ties the briefings of a node to its newsroom: the list of them, how far the public is behind, and which screens show them. */
import type { Logger } from 'pino'
import type { Recorded } from '#shared/domain/recorded.ts'
import type { Actor } from '#shared/domain/vocabulary.ts'
import type { NewsroomDesk } from '../people/newsroom.ts'
import type { BriefingFollowing } from './briefings.ts'
import type { Rooms } from './rooms.ts'

/** The list of briefings follows their life cycle; a node that died in between is made up for when they are opened. */
export function keepListed(newsroom: NewsroomDesk, following: BriefingFollowing, logger: Logger): void {
  const list = (by?: Actor) => {
    newsroom.list(following.state, by).catch((error: unknown) => {
      logger.warn({ err: error, stream: following.stream }, 'the list does not yet say what the briefing says')
    })
  }
  const isLifeCycle = ({ event }: Recorded) =>
    event?.type === 'BriefingScheduled' || event?.type === 'BriefingStarted' || event?.type === 'BriefingEnded'
  following.listen({
    facts: (facts) => {
      const turning = facts.findLast(isLifeCycle)
      if (turning !== undefined) list(turning.by)
    },
    begunAnew: () => {
      list()
    },
  })
}

/** The public is as far behind as the owner has set. A hold is lengthened at once, and shortened by what is known to be the newest word. */
export function keepHold({ following }: NewsroomDesk, rooms: Rooms): void {
  const hold = () => following.state.settings.holdS * 1_000
  following.listen({
    facts: () => {
      if (hold() > rooms.hold) rooms.setHold(hold())
    },
    begunAnew: () => undefined,
    current: () => {
      rooms.setHold(hold())
    },
  })
}

/** The desks are told as soon as the newsroom has other screens, or one of them shows something else. */
export function keepScreensTold({ following }: NewsroomDesk, rooms: Rooms): void {
  following.listen({
    facts: (facts) => {
      if (facts.some(({ event }) => event?.type.startsWith('Screen') === true)) rooms.screensChanged()
    },
    begunAnew: () => {
      rooms.screensChanged()
    },
  })
}
