/** Limits as the doors use them, and the network that an address belongs to. */
import { describe, expect, it } from 'vitest'
import { createLimit, createLimits } from '../../server/http/limits.ts'
import { networkOf } from '../../server/http/networks.ts'
import { memoryLimiters } from '../../server/log/limiters.ts'

const REFUSED = { code: 'too-many-requests' }

describe('a limit', () => {
  it('refuses what is beyond its points and says when to come back, each key for itself', async () => {
    const limit = createLimit(2, 60)
    await limit.spend('a')
    await limit.spend('a')
    const refusal = await limit.spend('a').catch((error: unknown) => error)
    expect(refusal).toMatchObject(REFUSED)
    const { retryAfterMs } = (refusal as { detail: { retryAfterMs: number } }).detail
    expect(retryAfterMs).toBeGreaterThan(50_000)
    expect(retryAfterMs).toBeLessThanOrEqual(60_000)
    await limit.spend('b', 2)
    await expect(limit.spend('b')).rejects.toMatchObject(REFUSED)
  })

  it('of one name is no limit of another', async () => {
    const limits = createLimits(memoryLimiters())
    const [one, other] = [limits.limit('one', 1, 60), limits.limit('other', 1, 60)]
    await one.spend('a')
    await other.spend('a')
    await expect(one.spend('a')).rejects.toMatchObject(REFUSED)
  })

  it('is passed on as a fault, and never as too many, where the counting itself fails', async () => {
    const broken = createLimits({
      limiter: () => ({ consume: () => Promise.reject(new Error('broken')) }),
      close: async () => undefined,
    })
    await expect(broken.limit('one', 1, 60).spend('a')).rejects.toThrow('broken')
  })
})

describe('a limit of attempts', () => {
  const limit = () => createLimits(memoryLimiters()).attempts('sign-in', { account: 3, address: 5, network: 8 }, 60)

  it('holds for the account from wherever it is tried', async () => {
    const attempts = limit()
    for (let nth = 0; nth < 3; nth += 1) await attempts.spend({ address: `10.${nth}.0.1`, account: 'anna' })
    await expect(attempts.spend({ address: '10.9.0.1', account: 'anna' })).rejects.toMatchObject(REFUSED)
    await attempts.spend({ address: '10.9.0.1', account: 'bert' })
  })

  it('holds for the address whatever accounts it tries, or none', async () => {
    const attempts = limit()
    for (let nth = 0; nth < 5; nth += 1) {
      await attempts.spend({ address: '10.0.0.1', ...(nth > 0 && { account: `account-${nth}` }) })
    }
    await expect(attempts.spend({ address: '10.0.0.1', account: 'account-9' })).rejects.toMatchObject(REFUSED)
    await attempts.spend({ address: '10.0.0.2', account: 'account-9' })
  })

  it('holds for the network whatever address of it is used, and then spends nothing of the account', async () => {
    const attempts = limit()
    for (let nth = 0; nth < 8; nth += 1) {
      await attempts.spend({ address: `2001:db8:0:7::${nth + 1}`, account: `account-${nth}` })
    }
    for (let nth = 0; nth < 5; nth += 1) {
      const attempt = attempts.spend({ address: `2001:db8:0:7:ffff::${nth}`, account: 'anna' })
      await expect(attempt).rejects.toMatchObject(REFUSED)
    }
    for (let nth = 0; nth < 3; nth += 1) await attempts.spend({ address: `2001:db8:0:8::${nth}`, account: 'anna' })
  })
})

describe('the network of an address', () => {
  it.each([
    ['192.0.2.77', '192.0.2.0/24'],
    ['192.0.2.255', '192.0.2.0/24'],
    ['192.0.3.77', '192.0.3.0/24'],
    ['::ffff:192.0.2.77', '192.0.2.0/24'],
    ['::FFFF:c000:24d', '192.0.2.0/24'],
    ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1::', '2001:db8:1:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['', 'no-network'],
    ['example.org', 'no-network'],
    ['192.0.2', 'no-network'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
