/** What owner and moderators decide about people, and how these are told. */
import type { Logger } from 'pino'
import type { z } from 'zod'
import { outletNamed } from '#shared/domain/newsroom/outlets.ts'
import type { Newsroom } from '#shared/domain/newsroom.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { accreditationSchema } from '#shared/protocol/people.ts'
import type { Mailer, MailOrder } from '../mail/mail.ts'
import type { Asker, NewsroomDesk } from './newsroom.ts'
import type { Profiles } from './profiles.ts'
import type { Sealing } from './sealing.ts'
import { mintId } from './secrets.ts'

export interface AccreditationParts {
  readonly newsroom: NewsroomDesk
  readonly profiles: Profiles
  readonly sealing: Pick<Sealing, 'seal'>
  readonly mailer: Pick<Mailer, 'send'>
  readonly logger: Logger
}

/** The outlet of this name, added where there is none yet; null for no name. */
export async function outletOf(
  newsroom: { readonly state: Newsroom } & Pick<NewsroomDesk, 'execute'>,
  name: string | undefined,
  asker: Asker,
): Promise<string | null> {
  if (name === undefined) return null
  const known = outletNamed(newsroom.state, name)
  if (known !== undefined) return known.id
  const id = mintId()
  try {
    await newsroom.execute({ type: 'AddOutlet', id, name }, asker)
    return id
  } catch (error) {
    // Somebody was quicker by a moment.
    const now = outletNamed(newsroom.state, name)
    if (now === undefined) throw error
    return now.id
  }
}

/** Throws `account-not-found`, `account-changed-meanwhile` where another decision came first. */
export async function decideAccreditation(
  { newsroom, profiles, sealing, mailer, logger }: AccreditationParts,
  account: string,
  { saw, standing, reason, outletName }: z.output<typeof accreditationSchema>,
  asker: Asker,
): Promise<void> {
  const profile = await profiles.of(account)
  if (profile === null) throw new Refusal('account-not-found')
  const outlet = standing === 'accepted' ? await outletOf(newsroom, outletName, asker) : null
  const sealed = reason === undefined || standing === 'accepted' ? null : await sealing.seal(account, reason)
  const events = await newsroom.execute(
    { type: 'DecideAccreditation', account, saw, standing, outlet, reason: sealed },
    asker,
  )
  if (events.length === 0) return
  const head = { id: `accreditation:${mintId()}`, to: profile.email, language: profile.language }
  const order: MailOrder =
    standing === 'accepted'
      ? { ...head, template: 'accreditation-accepted', data: { outlet: outletName ?? profile.outlet } }
      : { ...head, template: `accreditation-${standing}`, data: { reason: reason ?? '' } }
  mailer.send(order).catch((error: unknown) => {
    logger.error({ err: error, template: order.template }, 'a mail could not be handed in')
  })
}
