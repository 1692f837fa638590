/** What every key store must do, whatever keeps it: one suite for all adapters. */
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { StoreDown } from '../../server/log/eventLog.ts'
import { KeyDestroyed, type KeyStore } from '../../server/log/keyStore.ts'
import { WrongSecret } from '../../server/log/keyWrapping.ts'

export const KEY_SECRET = 'a secret of the contract, long enough'

export interface KeysUnderTest {
  /** Ready to be asked. */
  readonly open: (secret: string) => Promise<KeyStore>
  /** Whether one store may be open several times at once. */
  readonly isShared: boolean
  /** Puts what lies under one id under another, past the store. Called while no store is open. */
  readonly copy: (from: string, to: string) => Promise<void>
  /** All bytes that the store keeps on the disk, what it has let go of included. */
  readonly bytes: () => Promise<Buffer>
  /** What lies in the store for an id. Called while no store is open. */
  readonly stored: (id: string) => Promise<string | null>
  readonly stop: () => Promise<void>
}

const UNUSABLE_IDS = ['', 'a.b', 'a b', 'é', 'a\n', 'x'.repeat(101), "';--"]

export function keyStoreContract(name: string, setUp: () => Promise<KeysUnderTest>): void {
  describe(`the keys on ${name}`, () => {
    let underTest: KeysUnderTest
    let ids = 0
    const newId = () => `account:id-${(ids += 1)}`

    async function open(secret = KEY_SECRET): Promise<KeyStore> {
      const keys = await underTest.open(secret)
      onTestFinished(() => keys.close())
      return keys
    }

    beforeAll(async () => {
      underTest = await setUp()
    })
    afterAll(() => underTest.stop())

    it('makes 32 random bytes, finds them again, and has none where none were made', async () => {
      const keys = await open()
      const [one, other] = [newId(), newId()]
      expect(await keys.find(one)).toBeNull()
      const key = await keys.make(one)
      expect(key).toHaveLength(32)
      expect(await keys.make(one)).toEqual(key)
      expect(await keys.find(one)).toEqual(key)
      expect(await keys.make(other)).not.toEqual(key)
    })

    it('gives many callers at once the same key', async () => {
      const first = await open()
      const stores = underTest.isShared ? [first, await open(), await open()] : [first]
      const id = newId()
      const made = await Promise.all(
        Array.from({ length: 60 }, (_, nth) => (stores[nth % stores.length] ?? first).make(id)),
      )
      expect(new Set(made.map((key) => key.toString('hex')))).toHaveLength(1)
    })

    it('keeps keys over a closing', async () => {
      const id = newId()
      const before = await underTest.open(KEY_SECRET)
      const key = await before.make(id)
      await before.close()
      const after = await open()
      expect(await after.find(id)).toEqual(key)
    })

    it('has no key after its destruction and never makes another one for the id', async () => {
      const keys = await open()
      const [id, never, other] = [newId(), newId(), newId()]
      await keys.make(id)
      const kept = await keys.make(other)
      await keys.destroy(id)
      await keys.destroy(id)
      await keys.destroy(never)
      for (const gone of [id, never]) {
        expect(await keys.find(gone)).toBeNull()
        await expect(keys.make(gone)).rejects.toThrow(KeyDestroyed)
      }
      expect(await keys.find(other)).toEqual(kept)
    })

    it('keeps keys wrapped, so that neither they nor the secret lie on the disk', async () => {
      const keys = await open()
      const id = newId()
      const key = await keys.make(id)
      const bytes = await underTest.bytes()
      expect(bytes.includes(id)).toBe(true)
      for (const form of [key, key.toString('base64url'), key.toString('hex'), key.toString('base64'), KEY_SECRET]) {
        expect(bytes.includes(form)).toBe(false)
      }
    })

    it('says that a key was wrapped under another secret, and does not touch it', async () => {
      const id = newId()
      const before = await underTest.open(KEY_SECRET)
      const key = await before.make(id)
      await before.close()
      const others = await underTest.open('another secret, also long enough to be one')
      await expect(others.find(id)).rejects.toThrow(WrongSecret)
      await expect(others.make(id)).rejects.toThrow('wrapped under another secret')
      await others.close()
      expect(await (await open()).find(id)).toEqual(key)
    })

    it('does not take the key of one id for that of another', async () => {
      const [mine, yours] = [newId(), newId()]
      const before = await underTest.open(KEY_SECRET)
      await before.make(mine)
      await before.close()
      await underTest.copy(mine, yours)
      const after = await open()
      await expect(after.find(yours)).rejects.toThrow('damaged')
      expect(await after.find(mine)).not.toBeNull()
    })

    it('has nothing of a destroyed key left on the disk, wrapped or not', async () => {
      const id = newId()
      const before = await underTest.open(KEY_SECRET)
      await before.make(id)
      await before.close()
      const wrapped = await underTest.stored(id)
      expect(wrapped).toMatch(/^[A-Za-z0-9_-]{91}$/)
      expect((await underTest.bytes()).includes(wrapped ?? '')).toBe(true)
      const after = await underTest.open(KEY_SECRET)
      onTestFinished(() => after.close())
      await after.destroy(id)
      // While it is open: what only a closing clears away would be there after a crash.
      await expect.poll(async () => (await underTest.bytes()).includes(wrapped ?? ''), { timeout: 15_000 }).toBe(false)
    })

    it('refuses ids that could not stand in a sealed text', async () => {
      const keys = await open()
      for (const id of UNUSABLE_IDS) {
        await expect(keys.make(id)).rejects.toThrow('cannot name a key')
        await expect(keys.find(id)).rejects.toThrow(TypeError)
        await expect(keys.destroy(id)).rejects.toThrow(TypeError)
      }
    })

    it('is down once it is closed', async () => {
      const keys = await underTest.open(KEY_SECRET)
      await keys.close()
      await keys.close()
      await expect(keys.find('a')).rejects.toThrow(StoreDown)
      await expect(keys.make('a')).rejects.toThrow(StoreDown)
      await expect(keys.destroy('a')).rejects.toThrow(StoreDown)
    })
  })
}
