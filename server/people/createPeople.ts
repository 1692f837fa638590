/** The people of a newsroom put together: profiles, accounts, newsletter and the mail that goes to them. */
import { join } from 'node:path'
import type { Logger } from 'pino'
import { accountAt } from '#shared/domain/newsroom/state.ts'
import { subscriptionAt } from '#shared/domain/newsroom/subscriptions.ts'
import type { Newsroom } from '#shared/domain/newsroom.ts'
import type { Clock } from '../clock.ts'
import type { Briefings } from '../live/briefings.ts'
import { createMailer } from '../mail/createMailer.ts'
import type { Mailer, MailTrouble, TemplateName } from '../mail/mail.ts'
import { createAccountMail } from './accountMail.ts'
import { Accounts } from './accounts.ts'
import { createErasure, type Erasure } from './erasure.ts'
import { Newsletter, subscriptionKey } from './newsletter.ts'
import { NODE_ITSELF, type NewsroomDesk } from './newsroom.ts'
import { createProfiles, type Profiles } from './profiles.ts'
import type { Sealing } from './sealing.ts'
import type { Sessions } from './sessions.ts'
import { keepUp } from './upkeep.ts'
import { createWhoIs, type WhoIs } from './whoIs.ts'

export interface PeopleParts {
  readonly newsroom: NewsroomDesk
  readonly briefings: Briefings
  readonly sealing: Sealing
  readonly sessions: Sessions
  readonly clock: Clock
  readonly logger: Logger
  readonly nodeId: string
  readonly secret: string
  readonly dataDir: string
  readonly timeZone: string
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** Where the pages are, without a slash at the end. */
  readonly publicUrl: () => string
}

export interface People {
  readonly profiles: Profiles
  readonly accounts: Accounts
  readonly newsletter: Newsletter
  readonly erase: Erasure['erase']
  readonly mailer: Mailer
  readonly whoIs: WhoIs
  readonly close: () => Promise<void>
}

/** A first failure is mended by itself most of the time. */
const TOLD_FROM_ATTEMPT = 2

export function createPeople(parts: PeopleParts): People {
  const { newsroom, sealing, logger, clock, dataDir, publicUrl } = parts

  const note = (doing: Promise<unknown>) => {
    doing.catch((error: unknown) => {
      logger.warn({ err: error }, 'the trouble of a mail could not be noted')
    })
  }
  const mailer = createMailer({
    spoolDir: join(dataDir, 'spool'),
    outboxDir: join(dataDir, 'outbox'),
    smtpUrl: parts.smtpUrl,
    from: parts.mailFrom,
    newsroom: () => ({ name: newsroom.state.settings.name ?? 'Doorstep', url: publicUrl() }),
    secret: parts.secret,
    timeZone: parts.timeZone,
    clock,
    logger,
    troubled: (trouble) => {
      if (trouble.attempts >= TOLD_FROM_ATTEMPT || trouble.nextAt === null) note(noteTrouble(trouble))
    },
    settled: (id) => {
      if (newsroom.state.mailTroubles.has(id)) note(newsroom.execute({ type: 'SettleMail', id }))
    },
  })

  async function noteTrouble({ id, template, kind, attempts, nextAt, to, reason }: MailTrouble): Promise<void> {
    const keyId = keyOfReader(newsroom.state, sealing.addressKey(to), template)
    // Whoever has left waits for no mail, and leaves no address behind.
    if (keyId === null) return
    const detail = await sealing.seal(keyId, { to, reason: reason.slice(0, 300) })
    await newsroom.execute(
      { type: 'NoteMailTrouble', trouble: { id, template, kind, attempts, nextAt, detail } },
      NODE_ITSELF,
    )
  }

  const profiles = createProfiles(newsroom, sealing)
  const newsletter = new Newsletter({ ...parts, mailer })
  const mail = createAccountMail({ ...parts, profiles, mailer })
  const accounts = new Accounts({ ...parts, mail })
  const erasure = createErasure({ newsroom, newsletter, sealing })
  const stop = keepUp({ newsroom, newsletter, erasure, sealing, clock, logger })

  return {
    profiles,
    accounts,
    newsletter,
    erase: erasure.erase,
    mailer,
    whoIs: createWhoIs(newsroom, profiles),
    async close() {
      stop()
      await mail.handedIn()
      await mailer.close()
    },
  }
}

/** What the address of a mail is sealed under, so that it goes with whom the mail is to; null where they are gone. */
function keyOfReader(newsroom: Newsroom, addressKey: string, template: TemplateName): string | null {
  if (template === 'newsletter-confirm' || template === 'digest') {
    const subscription = subscriptionAt(newsroom, addressKey)
    return subscription === undefined ? null : subscriptionKey(subscription.id)
  }
  const draft = [...newsroom.codes.values()].findLast((code) => code.addressKey === addressKey && code.account !== null)
  const account = accountAt(newsroom, addressKey)?.id ?? draft?.account
  // Somebody who was invited and has not come yet is nobody's account.
  return account ?? (template === 'invitation' ? 'mail' : null)
}
