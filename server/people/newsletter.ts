/** The newsletter: asked for, confirmed by a link, changed and ended by the same link; and a digest after each briefing. */
import { createHmac } from 'node:crypto'
import type { Logger } from 'pino'
import { audienceFor } from '#shared/domain/audience.ts'
import { roleOfAccount } from '#shared/domain/newsroom/authority.ts'
import { accountAt } from '#shared/domain/newsroom/state.ts'
import { abandonedDigests, subscriptionAt, type Subscription } from '#shared/domain/newsroom/subscriptions.ts'
import type { ListedBriefing } from '#shared/domain/newsroom.ts'
import type { PageLanguage } from '#shared/domain/newsroom/vocabulary.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { SubscriptionAnswer } from '#shared/protocol/people.ts'
import { pause, type Clock } from '../clock.ts'
import type { Briefings } from '../live/briefings.ts'
import { digestOf } from '../mail/digestOf.ts'
import type { Digest, Mailer } from '../mail/mail.ts'
import { SOMEBODY, type NewsroomDesk } from './newsroom.ts'
import type { Sealing } from './sealing.ts'
import { derivedKey, isSame, mintId } from './secrets.ts'

export interface NewsletterParts {
  readonly newsroom: NewsroomDesk
  readonly briefings: Briefings
  readonly sealing: Sealing
  readonly mailer: Pick<Mailer, 'send'>
  readonly clock: Clock
  readonly logger: Logger
  readonly secret: string
  readonly nodeId: string
  readonly publicUrl: () => string
}

export class Newsletter {
  readonly #parts: NewsletterParts
  readonly #key: string

  constructor(parts: NewsletterParts) {
    this.#parts = parts
    this.#key = derivedKey(parts.secret, 'newsletter links')
    parts.newsroom.following.listen({
      facts: (facts) => {
        for (const { event } of facts) if (event?.type === 'BriefingListed') this.#noticeEnd(event.briefing)
      },
      begunAnew: () => undefined,
    })
  }

  /** Asks by mail whether the address wants it, after the answer: its time must not tell who has it already. Throws `store-down`. */
  ask(email: string, language: PageLanguage): void {
    const { newsroom, logger } = this.#parts
    if (newsroom.following.staleSince !== null) throw new Refusal('store-down')
    this.#ask(email, language).catch((error: unknown) => {
      logger.error({ err: error }, 'the newsletter was asked for, and its mail could not be handed in')
    })
  }

  async #ask(email: string, language: PageLanguage): Promise<void> {
    const { newsroom, sealing, mailer, publicUrl } = this.#parts
    const addressKey = sealing.addressKey(email)
    const id = subscriptionAt(newsroom.state, addressKey)?.id ?? mintId()
    const address = await sealing.seal(subscriptionKey(id), email)
    await newsroom.execute({ type: 'AskSubscription', id, addressKey, address, language }, SOMEBODY)
    const url = `${publicUrl()}/newsletter/confirm#${this.#tokenOf(id)}`
    const order = {
      id: `newsletter:${mintId()}`,
      to: email,
      language,
      template: 'newsletter-confirm',
      data: { url },
    } as const
    await mailer.send(order)
  }

  /** Throws `subscription-unknown`. */
  async confirm(token: string): Promise<SubscriptionAnswer> {
    const { id } = this.#subscriptionOf(token)
    await this.#parts.newsroom.execute({ type: 'ConfirmSubscription', id }, SOMEBODY)
    return this.look(token)
  }

  /** Throws `subscription-unknown`. */
  look(token: string): SubscriptionAnswer {
    const { language, confirmed } = this.#subscriptionOf(token)
    return { language, confirmed }
  }

  /** Throws `subscription-unknown`. */
  async change(token: string, language: PageLanguage): Promise<SubscriptionAnswer> {
    const { id } = this.#subscriptionOf(token)
    await this.#parts.newsroom.execute({ type: 'ChangeSubscription', id, language }, SOMEBODY)
    return this.look(token)
  }

  /** Nothing is left of the address. Ending what has ended is no error, since mail programs repeat themselves. */
  async end(token: string): Promise<void> {
    const id = this.#idIn(token)
    if (id !== null) await this.erase(id)
  }

  /** What a person leaves behind who leaves the newsroom. */
  async endFor(addressKey: string): Promise<void> {
    const subscription = subscriptionAt(this.#parts.newsroom.state, addressKey)
    if (subscription !== undefined) await this.erase(subscription.id)
  }

  /** Destroys the key first: a failure in between is mended by repeating it. */
  async erase(id: string): Promise<void> {
    await this.#parts.sealing.destroy(subscriptionKey(id))
    await this.#parts.newsroom.execute({ type: 'EndSubscription', id }, SOMEBODY)
  }

  /** Digests that another node began and died over. `now`: milliseconds since 1970. */
  async takeOverAbandoned(now: number): Promise<void> {
    for (const briefing of abandonedDigests(this.#parts.newsroom.state, now)) await this.#sendDigest(briefing)
  }

  #noticeEnd({ id, status, rehearsal, visibility }: ListedBriefing): void {
    if (status !== 'ended' || rehearsal || visibility === 'link') return
    if (this.#parts.newsroom.state.digests.get(id) !== undefined) return
    this.#sendDigest(id).catch((error: unknown) => {
      this.#parts.logger.error({ err: error, briefing: id }, 'a digest could not be sent; it is tried again')
    })
  }

  async #sendDigest(briefing: string): Promise<void> {
    const { newsroom, briefings, nodeId, clock } = this.#parts
    await newsroom.execute({ type: 'ClaimDigest', briefing, claim: nodeId })
    const digest = newsroom.state.digests.get(briefing)
    if (digest === undefined || digest.sent || digest.claim !== nodeId) return
    // What was said last may still be taken back before it is public; should this node die meanwhile, the claim is taken over.
    if (newsroom.state.settings.holdS > 0) await pause(clock, newsroom.state.settings.holdS * 1_000)
    const { state } = await briefings.open(briefing)
    const content = digestOf(state)
    let mails = 0
    for (const subscription of newsroom.state.subscriptions.values()) {
      // Nothing to tell of a rehearsal: it is closed all the same, or it would be begun for ever.
      if (content !== null && (await this.#sendTo(subscription, briefing, state.visibility, content))) mails += 1
    }
    await newsroom.execute({ type: 'CloseDigest', briefing, mails })
  }

  async #sendTo(
    { id, addressKey, address, language, confirmed }: Subscription,
    briefing: string,
    visibility: ListedBriefing['visibility'],
    content: Digest,
  ): Promise<boolean> {
    const { newsroom, sealing, mailer, publicUrl } = this.#parts
    const account = accountAt(newsroom.state, addressKey)
    const role = account === undefined ? 'reader' : roleOfAccount(account)
    if (!confirmed || audienceFor(role, visibility) === null) return false
    const to = await sealing.open(address)
    if (typeof to !== 'string') return false
    const token = this.#tokenOf(id)
    const url = publicUrl()
    await mailer.send({
      // The same when it is begun again, so that nobody is sent two.
      id: `digest:${briefing}:${id}`,
      to,
      language,
      template: 'digest',
      data: {
        ...content,
        url: `${url}/b/${briefing}`,
        unsubscribeUrl: `${url}/api/newsletter/unsubscription?token=${token}`,
        preferencesUrl: `${url}/newsletter/preferences#${token}`,
      },
    })
    return true
  }

  #tokenOf(id: string): string {
    return `${id}.${createHmac('sha256', this.#key).update(id).digest('base64url')}`
  }

  #idIn(token: string): string | null {
    const id = token.slice(0, token.indexOf('.'))
    return id !== '' && isSame(token, this.#tokenOf(id)) ? id : null
  }

  #subscriptionOf(token: string): Subscription {
    const subscription = this.#parts.newsroom.state.subscriptions.get(this.#idIn(token) ?? '')
    if (subscription === undefined) throw new Refusal('subscription-unknown')
    return subscription
  }
}

/** A key of its own, so that the newsletter can be left without touching an account. */
export function subscriptionKey(subscription: string): string {
  return `subscription:${subscription}`
}
