/**
 * The newsletter: who takes it, confirmed by a link in a mail, and which briefing's digest has been sent.
 *
 * SU1 Asking always leaves the same trace. It changes nothing for who has confirmed; for others the time begins anew.
 * SU2 It is confirmed once, within two days of the last asking, and once for an address.
 * SU3 The language is changed by who has the link; to what it is, it is already true.
 * SU4 It ends once; ending what is not there is already true.
 * SU5 A digest is sent by who claims it first. A claim that came to nothing may be taken over after ten minutes, a digest
 *     that was sent never.
 */
import { z } from 'zod'
import { Refusal } from '../refusal.ts'
import { briefingIdSchema } from '../vocabulary.ts'
import { withEntry, type Newsroom } from './state.ts'
import { fact, hashSchema, idSchema, pageLanguageSchema, sealedSchema, type PageLanguage } from './vocabulary.ts'

export interface Subscription {
  readonly id: string
  readonly addressKey: string
  /** Sealed under the subscription's own key: the address. */
  readonly address: string
  readonly language: PageLanguage
  readonly confirmed: boolean
  readonly askedAt: number
}

/** `claim`: the node that sends it. */
export interface Digest {
  readonly claim: string
  readonly claimedAt: number
  readonly sent: boolean
}

export const subscriptionEvents = [
  fact('SubscriptionAsked', {
    id: idSchema,
    addressKey: hashSchema,
    address: sealedSchema,
    language: pageLanguageSchema,
  }),
  fact('SubscriptionConfirmed', { id: idSchema }),
  fact('SubscriptionChanged', { id: idSchema, language: pageLanguageSchema }),
  fact('SubscriptionEnded', { id: idSchema }),
  fact('DigestClaimed', { briefing: briefingIdSchema, claim: idSchema }),
  fact('DigestSent', { briefing: briefingIdSchema, mails: z.int().min(0) }),
] as const
export type SubscriptionEvent = Readonly<z.infer<(typeof subscriptionEvents)[number]>>

export type SubscriptionCommand =
  | {
      readonly type: 'AskSubscription'
      readonly id: string
      readonly addressKey: string
      readonly address: string
      readonly language: PageLanguage
    }
  | { readonly type: 'ConfirmSubscription'; readonly id: string }
  | { readonly type: 'ChangeSubscription'; readonly id: string; readonly language: PageLanguage }
  | { readonly type: 'EndSubscription'; readonly id: string }
  /** Nothing comes of it where another has claimed it: see whose claim stands afterwards. */
  | { readonly type: 'ClaimDigest'; readonly briefing: string; readonly claim: string }
  | { readonly type: 'CloseDigest'; readonly briefing: string; readonly mails: number }

/** Within which the link of the mail must be followed. */
export const CONFIRM_WITHIN_MS = 48 * 60 * 60_000

const CLAIM_LASTS_MS = 10 * 60_000

/** Digests that a node began and did not finish. */
export function abandonedDigests(newsroom: Newsroom, at: number): string[] {
  return [...newsroom.digests].flatMap(([briefing, digest]) =>
    !digest.sent && isDigestFree(digest, at) ? [briefing] : [],
  )
}

export function subscriptionAt(newsroom: Newsroom, addressKey: string): Subscription | undefined {
  return [...newsroom.subscriptions.values()].find((subscription) => subscription.addressKey === addressKey)
}

/** Those that nobody confirmed in time. */
export function overdueSubscriptions(newsroom: Newsroom, at: number): Subscription[] {
  return [...newsroom.subscriptions.values()].filter(
    ({ confirmed, askedAt }) => !confirmed && at > askedAt + CONFIRM_WITHIN_MS,
  )
}

export function decideSubscriptions(newsroom: Newsroom, command: SubscriptionCommand, at: number): SubscriptionEvent[] {
  switch (command.type) {
    case 'AskSubscription': {
      // Also for one that is there: asking leaves the same trace, and takes the same time, for every address.
      const { id, addressKey, address, language } = command
      return [{ type: 'SubscriptionAsked', id, addressKey, address, language }]
    }
    case 'ConfirmSubscription': {
      const subscription = known(newsroom, command.id)
      if (subscription.confirmed) return []
      if (at > subscription.askedAt + CONFIRM_WITHIN_MS) throw new Refusal('subscription-unknown')
      // Asked for on two nodes at once: one digest is enough.
      if (isConfirmed(newsroom, subscription.addressKey)) return []
      return [{ type: 'SubscriptionConfirmed', id: command.id }]
    }
    case 'ChangeSubscription': {
      if (known(newsroom, command.id).language === command.language) return []
      return [{ type: 'SubscriptionChanged', id: command.id, language: command.language }]
    }
    case 'EndSubscription':
      return newsroom.subscriptions.has(command.id) ? [{ type: 'SubscriptionEnded', id: command.id }] : []
    case 'ClaimDigest':
      if (!isDigestFree(newsroom.digests.get(command.briefing), at)) return []
      return [{ type: 'DigestClaimed', briefing: command.briefing, claim: command.claim }]
    case 'CloseDigest':
      if (newsroom.digests.get(command.briefing)?.sent === true) return []
      return [{ type: 'DigestSent', briefing: command.briefing, mails: command.mails }]
    default:
      return command satisfies never
  }
}

function isConfirmed(newsroom: Newsroom, addressKey: string): boolean {
  return [...newsroom.subscriptions.values()].some((each) => each.confirmed && each.addressKey === addressKey)
}

/** A claim that came to nothing may be taken over: its node may have died. */
function isDigestFree(digest: Digest | undefined, at: number): boolean {
  return digest === undefined || (!digest.sent && at > digest.claimedAt + CLAIM_LASTS_MS)
}

function known(newsroom: Newsroom, id: string): Subscription {
  const subscription = newsroom.subscriptions.get(id)
  if (subscription === undefined) throw new Refusal('subscription-unknown')
  return subscription
}

export function evolveSubscriptions(newsroom: Newsroom, event: SubscriptionEvent, at: number): Newsroom {
  switch (event.type) {
    case 'SubscriptionAsked': {
      const { id, addressKey, address, language } = event
      // Anybody may ask for any address: what its owner has confirmed stays as it is.
      if (newsroom.subscriptions.get(id)?.confirmed === true) return newsroom
      const asked: Subscription = { id, addressKey, address, language, confirmed: false, askedAt: at }
      return { ...newsroom, subscriptions: withEntry(newsroom.subscriptions, id, asked) }
    }
    case 'SubscriptionConfirmed':
      return withSubscription(newsroom, event.id, { confirmed: true })
    case 'SubscriptionChanged':
      return withSubscription(newsroom, event.id, { language: event.language })
    case 'SubscriptionEnded':
      return { ...newsroom, subscriptions: withEntry(newsroom.subscriptions, event.id, null) }
    case 'DigestClaimed': {
      const digest: Digest = { claim: event.claim, claimedAt: at, sent: false }
      return { ...newsroom, digests: withEntry(newsroom.digests, event.briefing, digest) }
    }
    case 'DigestSent': {
      const claimed = newsroom.digests.get(event.briefing) ?? { claim: '', claimedAt: at }
      return { ...newsroom, digests: withEntry(newsroom.digests, event.briefing, { ...claimed, sent: true }) }
    }
    default:
      return event satisfies never
  }
}

function withSubscription(newsroom: Newsroom, id: string, change: Partial<Subscription>): Newsroom {
  const subscription = newsroom.subscriptions.get(id)
  if (subscription === undefined) return newsroom
  return { ...newsroom, subscriptions: withEntry(newsroom.subscriptions, id, { ...subscription, ...change }) }
}
