/** What the routes are given to work with. */
import type { Logger } from 'pino'
import type { Execute } from '../commands/execute.ts'
import type { Perform } from '../commands/perform.ts'
import type { Briefings } from '../live/briefings.ts'
import type { Rooms } from '../live/rooms.ts'
import type { Screens } from '../live/screens.ts'
import type { EventLog } from '../log/eventLog.ts'
import type { Metrics } from '../metrics.ts'
import type { NameAtDesk } from '../people/nameAtDesk.ts'
import type { NewsroomDesk } from '../people/newsroom.ts'
import type { Origins } from '../people/origins.ts'
import type { Accounts } from '../people/accounts.ts'
import type { Erasure } from '../people/erasure.ts'
import type { Identities } from '../people/identities.ts'
import type { Newsletter } from '../people/newsletter.ts'
import type { Profiles } from '../people/profiles.ts'
import type { Sealing } from '../people/sealing.ts'
import type { ScreenPage } from './screenPage.ts'
import type { Sessions } from '../people/sessions.ts'
import type { WhoIs } from '../people/whoIs.ts'
import type { Pairings } from '../screens/pairing.ts'
import type { ReadApart } from '../reading/readApart.ts'
import type { Rehearsals } from '../rehearsals.ts'
import type { Votes } from '../votes/votes.ts'
import type { Mailer } from '../mail/mail.ts'
import type { Clock } from '../clock.ts'
import type { AttemptLimit, Limit } from './limits.ts'

export interface HttpParts {
  readonly log: EventLog
  readonly briefings: Briefings
  readonly newsroom: NewsroomDesk
  readonly rooms: Rooms
  readonly execute: Execute
  readonly perform: Perform
  readonly nameAtDesk: NameAtDesk
  readonly votes: Pick<Votes, 'counts'>
  readonly documents: ReadApart
  readonly rehearsals: Pick<Rehearsals, 'begin'>
  readonly sessions: Sessions
  readonly identities: Identities
  readonly accounts: Accounts
  readonly profiles: Profiles
  readonly sealing: Sealing
  readonly whoIs: WhoIs
  readonly newsletter: Newsletter
  readonly erase: Erasure['erase']
  readonly pairings: Pairings
  readonly screens: Pick<Screens, 'isConnected'>
  readonly mailer: Mailer
  readonly clock: Clock
  readonly origins: Origins
  readonly metrics: Metrics
  readonly logger: Logger
  readonly limits: {
    readonly requests: Limit
    /** Uses of the owner's link and looks at invitations, by address. */
    readonly sessions: Limit
    readonly signIns: AttemptLimit
    /** Passwords tried for one account, from wherever. */
    readonly guesses: Limit
    readonly codes: AttemptLimit
    readonly newsletter: AttemptLimit
    /** Invitations by mail; `account`: of whom they go to. */
    readonly invitations: AttemptLimit
    /** Decisions that a person is written to about. */
    readonly decisions: Limit
    readonly sources: Limit
    readonly imports: Limit
    /** Documents that are only read, over and over while somebody corrects what was concluded. */
    readonly readings: Limit
    /** Codes that displays ask for; `account`: of all displays together. */
    readonly pairings: AttemptLimit
    /** Whether a code was entered, asked by address. */
    readonly claims: Limit
    /** Codes that are typed at the desk, by account. */
    readonly codesTyped: Limit
    /** Of those what can be a code, of the whole desk: spent with the key `all`. */
    readonly approvals: Limit
  }
  /** Where the pages are, without a slash at the end. */
  readonly publicUrl: () => string
  /** The same for pages that stand elsewhere, in a room: empty where nobody said so, and they complete the path themselves. */
  readonly announcedUrl: string
  /** Opens an owner's session for commands on this machine. */
  readonly localKey: string
  readonly isDraining: () => boolean
  /** Of briefings that name none. */
  readonly timeZone: string
  /** Where the built pages are. */
  readonly pagesDir: string
  readonly screenPage: ScreenPage
  readonly isSecure: boolean
  readonly trustedProxies: number
}
