/** Sealed personal data: what it looks like, who can open it, and that nobody can once its key is destroyed. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { StoreDown } from '../../server/log/eventLog.ts'
import { KeyDestroyed, type KeyStore } from '../../server/log/keyStore.ts'
import { sqliteKeys } from '../../server/log/sqliteKeys.ts'
import { createSealing, SealBroken, SEALED_LIMIT, type Sealing } from '../../server/people/sealing.ts'
import { createFakeClock } from '../support/fakeClock.ts'

const SECRET = 'a secret of the tests, long enough'
const ANNA = { name: 'Anna Öberg', email: 'anna@example.org', outlets: ['A', null, 3] }

/** Passes everything on, and counts what the store was asked. */
function counted(keys: KeyStore): { readonly keys: KeyStore; readonly asked: { make: number; find: number } } {
  const asked = { make: 0, find: 0 }
  return {
    asked,
    keys: {
      make: (id) => ((asked.make += 1), keys.make(id)),
      find: (id) => ((asked.find += 1), keys.find(id)),
      destroy: (id) => keys.destroy(id),
      close: () => keys.close(),
    },
  }
}

describe('sealing', () => {
  let store: KeyStore
  let sealing: Sealing

  beforeEach(async () => {
    const dir = await mkdtemp(join(tmpdir(), 'doorstep-sealing-'))
    store = sqliteKeys({ file: join(dir, 'keys.sqlite'), secret: SECRET })
    sealing = createSealing({ keys: store, secret: SECRET })
    onTestFinished(async () => {
      await store.close()
      await rm(dir, { recursive: true, force: true })
    })
  })

  it('gives back every kind of JSON, and nothing of it can be read in the sealed text', async () => {
    for (const value of [ANNA, null, 0, '', 'é😀', [], { a: { b: [] } }]) {
      const sealed = await sealing.seal('account:anna', value)
      expect(sealed).toMatch(/^account:anna\.[A-Za-z0-9_-]+$/)
      expect(await sealing.open(sealed)).toEqual(value)
    }
    const sealed = await sealing.seal('account:anna', ANNA)
    const text = sealed + Buffer.from(sealed.split('.')[1] ?? '', 'base64url').toString('latin1')
    for (const word of ['Anna', 'example', 'berg']) expect(text).not.toContain(word)
    expect(await sealing.seal('account:anna', ANNA)).not.toBe(sealed)
  })

  it('opens in another process with the same store and secret', async () => {
    const sealed = await sealing.seal('account:anna', ANNA)
    expect(await createSealing({ keys: store, secret: SECRET }).open(sealed)).toEqual(ANNA)
  })

  it('opens nothing once the key is destroyed, and seals nothing more under it', async () => {
    const [hers, his] = [await sealing.seal('anna', ANNA), await sealing.seal('bert', 'Bert')]
    await sealing.destroy('anna')
    expect(await sealing.open(hers)).toBeNull()
    await expect(sealing.seal('anna', ANNA)).rejects.toThrow(KeyDestroyed)
    expect(await sealing.open(his)).toBe('Bert')
  })

  it('opens nothing on another node either, at once where it is told and in a minute where it is not', async () => {
    const clock = createFakeClock()
    const told = createSealing({ keys: store, secret: SECRET, clock })
    const untold = createSealing({ keys: store, secret: SECRET, clock })
    const sealed = await sealing.seal('anna', ANNA)
    expect([await told.open(sealed), await untold.open(sealed)]).toEqual([ANNA, ANNA])
    await sealing.destroy('anna')
    told.forget('anna')
    expect(await told.open(sealed)).toBeNull()
    await clock.advance(60_000)
    expect(await untold.open(sealed)).toBeNull()
  })

  it('does not keep a key that was being fetched while it was to be forgotten', async () => {
    const sealed = await sealing.seal('anna', ANNA)
    const gate = Promise.withResolvers<undefined>()
    const slow = createSealing({
      secret: SECRET,
      keys: {
        ...counted(store).keys,
        find: async (id) => {
          const key = await store.find(id)
          await gate.promise
          return key
        },
      },
    })
    const opening = slow.open(sealed)
    await sealing.destroy('anna')
    slow.forget('anna')
    gate.resolve(undefined)
    await opening
    expect(await slow.open(sealed)).toBeNull()
  })

  it('asks the store once for a key that it uses often, and keeps only so many', async () => {
    const { keys, asked } = counted(store)
    const busy = createSealing({ keys, secret: SECRET })
    const sealed = await sealing.seal('anna', ANNA)
    for (let nth = 0; nth < 20; nth += 1) await busy.open(sealed)
    expect(asked.find).toBe(1)
    const many = counted({ ...store, find: async () => Buffer.alloc(32) })
    const crowded = createSealing({ keys: many.keys, secret: SECRET })
    const ask = (nth: number) => crowded.open(`id${nth}.${'A'.repeat(60)}`).catch(() => undefined)
    for (let nth = 0; nth < 2_500; nth += 1) await ask(nth)
    await ask(2_499)
    expect(many.asked.find).toBe(2_500)
    await ask(0)
    expect(many.asked.find).toBe(2_501)
  })

  it('refuses a text that was altered anywhere, or moved under another key', async () => {
    const sealed = await sealing.seal('anna', ANNA)
    await sealing.seal('annb', ANNA)
    await sealing.seal('bnna', ANNA)
    for (let at = 0; at < sealed.length; at += 1) {
      if (sealed[at] === '.') continue
      const altered = sealed.slice(0, at) + (sealed[at] === 'b' ? 'c' : 'b') + sealed.slice(at + 1)
      // A key that never was is answered like one that is gone.
      if (at < 4 && (await store.find(altered.split('.')[0] ?? '')) === null) continue
      await expect(sealing.open(altered)).rejects.toThrow(SealBroken)
    }
    for (const text of [
      sealed.slice(0, -1),
      `${sealed}A`,
      `${sealed}=`,
      ` ${sealed}`,
      'anna',
      'anna.',
      '.AAAA',
      'anna.AA',
      'a.b.c',
      '',
    ]) {
      await expect(sealing.open(text)).rejects.toThrow(SealBroken)
    }
  })

  it('refuses what is no JSON or too large, and makes no key for it', async () => {
    await expect(sealing.seal('anna', undefined)).rejects.toThrow('must be JSON')
    await expect(sealing.seal('anna', 'x'.repeat(SEALED_LIMIT))).rejects.toThrow(`more than ${SEALED_LIMIT}`)
    await expect(sealing.seal('an.na', 'x')).rejects.toThrow('cannot name a key')
    expect(await store.find('anna')).toBeNull()
    const largest = await sealing.seal('anna', 'x'.repeat(5_900))
    expect(largest.length).toBeLessThanOrEqual(SEALED_LIMIT)
    expect(await sealing.open(largest)).toHaveLength(5_900)
  })

  it('says that the store is down and never answers null for it', async () => {
    const sealed = await sealing.seal('anna', ANNA)
    sealing.forget('anna')
    await store.close()
    await expect(sealing.open(sealed)).rejects.toThrow(StoreDown)
    await expect(sealing.seal('anna', 1)).rejects.toThrow(StoreDown)
  })
})

describe('the key of an address', () => {
  const sealing = createSealing({ keys: {} as KeyStore, secret: SECRET })

  it('is the same for every spelling of an address, another for another address', () => {
    const key = sealing.addressKey('renée@example.org')
    expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/)
    for (const same of [' Renée@Example.ORG\n', 'RENÉE@EXAMPLE.ORG', 'renée@example.org'.normalize('NFD')]) {
      expect(sealing.addressKey(same)).toBe(key)
    }
    expect(sealing.addressKey('renee@example.org')).not.toBe(key)
  })

  it('cannot be made without the secret, and is none of a code', () => {
    const other = createSealing({ keys: {} as KeyStore, secret: 'another secret, also long enough' })
    expect(other.addressKey('a@example.org')).not.toBe(sealing.addressKey('a@example.org'))
    expect(other.codeKey('sign-in', 'r1', '12345678')).not.toBe(sealing.codeKey('sign-in', 'r1', '12345678'))
  })

  it('of a code is bound to what it is for and to its request', () => {
    const key = sealing.codeKey('sign-in', 'r1', '12345678')
    expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(sealing.codeKey('sign-in', 'r1', '12345678')).toBe(key)
    const others: [string, string, string][] = [
      ['register', 'r1', '12345678'],
      ['sign-in', 'r2', '12345678'],
      ['sign-in', 'r1', '12345679'],
      ['sign-in', 'r', '112345678'],
      ['sign-inr', '1', '12345678'],
    ]
    for (const other of others) expect(sealing.codeKey(...other)).not.toBe(key)
  })
})
