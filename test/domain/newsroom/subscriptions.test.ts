import { describe, expect, it } from 'vitest'
import { abandonedDigests, overdueSubscriptions, subscriptionAt } from '#shared/domain/newsroom/subscriptions.ts'
import { NOON } from '../../support/given.ts'
import { given, hash, HOUR, MINUTE, sealed } from './givenNewsroom.ts'

const ask = (id: string, language: 'en' | 'fr' = 'en') =>
  ({ type: 'AskSubscription', id, addressKey: hash('ana'), address: sealed(`${id}-${language}`), language }) as const
const confirm = (id: string) => ({ type: 'ConfirmSubscription', id }) as const
const change = (id: string, language: 'en' | 'fr') => ({ type: 'ChangeSubscription', id, language }) as const
const end = (id: string) => ({ type: 'EndSubscription', id }) as const
const claim = (node: string) => ({ type: 'ClaimDigest', briefing: 'harbour', claim: node }) as const
const close = (mails: number) => ({ type: 'CloseDigest', briefing: 'harbour', mails }) as const

describe('a subscription', () => {
  it('[SU1] leaves the same trace whenever it is asked for, and stays as its owner confirmed it', () => {
    for (const before of [[], [ask('s')], [ask('s'), confirm('s')]])
      given(...before)
        .when(ask('s', 'fr'))
        .thenTypes('SubscriptionAsked')
    const confirmed = given(ask('s'), confirm('s'))
    expect(confirmed.when(ask('s', 'fr')).after).toEqual(confirmed.newsroom)
    const asked = given(ask('s'), [ask('s', 'fr'), HOUR]).newsroom
    expect(subscriptionAt(asked, hash('ana'))).toMatchObject({ language: 'fr', askedAt: NOON + HOUR, confirmed: false })
  })

  it('[SU2] is confirmed once, within two days', () => {
    given(ask('s'))
      .when(confirm('s'), 48 * HOUR)
      .then({ type: 'SubscriptionConfirmed', id: 's' })
    given(ask('s'))
      .when(confirm('s'), 48 * HOUR + 1)
      .thenRefused('subscription-unknown')
    given(ask('s'), confirm('s'))
      .when(confirm('s'), 99 * HOUR)
      .then()
    given().when(confirm('s')).thenRefused('subscription-unknown')
  })

  it('[SU2] is confirmed once for an address that was asked for twice at once', () => {
    given(ask('s'), ask('t'), confirm('s')).when(confirm('t')).then()
  })

  it('[SU2] is overdue after two days unless it was confirmed', () => {
    const overdue = (after: number, ...more: ReturnType<typeof confirm>[]) =>
      overdueSubscriptions(given(ask('s'), ...more).newsroom, NOON + after).map(({ id }) => id)
    expect(overdue(48 * HOUR)).toEqual([])
    expect(overdue(48 * HOUR + 1)).toEqual(['s'])
    expect(overdue(48 * HOUR + 1, confirm('s'))).toEqual([])
  })

  it('[SU3] changes its language', () => {
    const changed = given(ask('s')).when(change('s', 'fr'))
    changed.then({ type: 'SubscriptionChanged', id: 's', language: 'fr' })
    expect(changed.after.subscriptions.get('s')?.language).toBe('fr')
    given(ask('s')).when(change('s', 'en')).then()
    given().when(change('s', 'en')).thenRefused('subscription-unknown')
  })

  it('[SU4] ends once', () => {
    const ended = given(ask('s')).when(end('s'))
    ended.then({ type: 'SubscriptionEnded', id: 's' })
    expect(ended.after.subscriptions.size).toBe(0)
    given().when(end('s')).then()
  })
})

describe('a digest', () => {
  it('[SU5] is sent by who claims it first, until ten minutes have passed without it', () => {
    given().when(claim('a')).then({ type: 'DigestClaimed', briefing: 'harbour', claim: 'a' })
    given(claim('a'))
      .when(claim('b'), 10 * MINUTE)
      .then()
    const taken = given(claim('a')).when(claim('b'), 10 * MINUTE + 1)
    taken.thenTypes('DigestClaimed')
    expect(taken.after.digests.get('harbour')).toMatchObject({ claim: 'b', sent: false })
  })

  it('[SU5] is sent once', () => {
    const claimed = given(claim('a'))
    expect(abandonedDigests(claimed.newsroom, NOON + 10 * MINUTE)).toEqual([])
    expect(abandonedDigests(claimed.newsroom, NOON + 10 * MINUTE + 1)).toEqual(['harbour'])
    const sent = given(claim('a'), close(3))
    expect(abandonedDigests(sent.newsroom, NOON + HOUR)).toEqual([])
    sent.when(claim('b'), HOUR).then()
    sent.when(close(3)).then()
  })
})
