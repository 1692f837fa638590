/** What the routes are given to work with. */
import type { Logger } from 'pino'
import type { Execute } from '../commands/execute.ts'
import type { Briefings } from '../live/briefings.ts'
import type { Rooms } from '../live/rooms.ts'
import type { EventLog } from '../log/eventLog.ts'
import type { Metrics } from '../metrics.ts'
import type { NewsroomDesk } from '../people/newsroom.ts'
import type { Origins } from '../people/origins.ts'
import type { Sessions } from '../people/sessions.ts'
import type { Limit } from './limits.ts'

export interface HttpParts {
  readonly log: EventLog
  readonly briefings: Briefings
  readonly newsroom: NewsroomDesk
  readonly rooms: Rooms
  readonly execute: Execute
  readonly sessions: Sessions
  readonly origins: Origins
  readonly metrics: Metrics
  readonly logger: Logger
  readonly limits: {
    readonly requests: Limit
    readonly sessions: Limit
    readonly sources: Limit
    readonly imports: Limit
  }
  /** Opens an owner's session for commands on this machine. */
  readonly localKey: string
  readonly isDraining: () => boolean
  /** Of briefings that name none. */
  readonly timeZone: string
  /** Where the built pages are. */
  readonly pagesDir: string
  readonly isSecure: boolean
  readonly trustedProxies: number
}
