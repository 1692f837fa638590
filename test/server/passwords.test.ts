/** How passwords are kept and compared, and which strong-looking ones are refused. */
import { argon2Sync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isPasswordStrong } from '#shared/domain/password.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { isCommon } from '../../server/people/commonPasswords.ts'
import { hashPassword, isPasswordRight } from '../../server/people/passwords.ts'
import { createTurns } from '../../server/people/turns.ts'

const PASSWORD = 'Tulip-Quay-42-Marble'

/** A hash that costs next to nothing to compare with. */
function cheapHash(password: string): string {
  const nonce = Buffer.from('sixteen bytes ok')
  const costs = { memory: 8, passes: 1, parallelism: 1 }
  const hash = argon2Sync('argon2id', { message: password, nonce, tagLength: 32, ...costs })
  const plain = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
  return `$argon2id$v=19$m=8,t=1,p=1$${plain(nonce)}$${plain(hash)}`
}

describe('a kept password', () => {
  it('is an Argon2id hash in the PHC format, with a salt of its own each time', async () => {
    const [first, second] = [await hashPassword(PASSWORD), await hashPassword(PASSWORD)]
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(first).not.toBe(second)
    for (const kept of [first, second]) {
      expect(await isPasswordRight(PASSWORD, kept)).toBe(true)
      expect(await isPasswordRight(`${PASSWORD}!`, kept)).toBe(false)
      expect(await isPasswordRight('', kept)).toBe(false)
    }
  })

  it('is right however its accents were typed', async () => {
    const kept = await hashPassword('Éléphant-de-mer-7'.normalize('NFC'))
    expect(await isPasswordRight('Éléphant-de-mer-7'.normalize('NFD'), kept)).toBe(true)
    expect(await isPasswordRight('Elephant-de-mer-7', kept)).toBe(false)
  })

  it('is read with the costs that it was made with', async () => {
    expect(await isPasswordRight(PASSWORD, cheapHash(PASSWORD))).toBe(true)
    expect(await isPasswordRight('another', cheapHash(PASSWORD))).toBe(false)
  })

  it('is not made of one that does not meet the conditions or is too long, and none so long is right', async () => {
    await expect(hashPassword('short')).rejects.toThrow('does not meet the conditions')
    await expect(hashPassword(`${PASSWORD}${'x'.repeat(200)}`)).rejects.toThrow(RangeError)
    const long = `${PASSWORD}${'x'.repeat(1_000)}`
    expect(await isPasswordRight(long, cheapHash(long.slice(0, 200)))).toBe(false)
  })

  it.each([
    '',
    'secret',
    '$argon2id$v=19$m=9999999,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    '$argon2id$v=19$m=19456,t=900,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    '$argon2i$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  ])('that is damaged or would take the machine is an error: %s', async (kept) => {
    await expect(isPasswordRight(PASSWORD, kept)).rejects.toThrow('damaged')
  })

  it('that is none takes as long as one that is wrong', async () => {
    const kept = await hashPassword(PASSWORD)
    const times = { wrong: [] as number[], none: [] as number[] }
    for (let nth = 0; nth < 7; nth += 1) {
      times.wrong.push(await timeOf(() => isPasswordRight('Wrong-Quay-42-Marble', kept)))
      times.none.push(await timeOf(() => isPasswordRight('Wrong-Quay-42-Marble', null)))
    }
    const ratio = median(times.none) / median(times.wrong)
    expect(ratio).toBeGreaterThan(0.6)
    expect(ratio).toBeLessThan(1.7)
    expect(await isPasswordRight(PASSWORD, null)).toBe(false)
  })
})

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const since = performance.now()
  await run()
  return performance.now() - since
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN
}

describe('a flood of sign-ins', () => {
  it('waits in turn, is refused beyond 200 that wait, and is served again when they are through', async () => {
    const kept = cheapHash(PASSWORD)
    const answers = await Promise.allSettled(Array.from({ length: 230 }, () => isPasswordRight(PASSWORD, kept)))
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []))
    expect(refused).toHaveLength(28)
    for (const reason of refused) expect(reason).toMatchObject({ code: 'too-busy' })
    expect(refused[0]).toBeInstanceOf(Refusal)
    expect(await isPasswordRight(PASSWORD, kept)).toBe(true)
  })

  it('has no more at work than there are turns, in the order of their coming', async () => {
    const turns = createTurns(2, 3)
    const order: number[] = []
    let working = 0
    let most = 0
    const work = async (nth: number) => {
      await turns.take()
      order.push(nth)
      most = Math.max(most, (working += 1))
      await new Promise(setImmediate)
      working -= 1
      turns.giveBack()
    }
    const all = [1, 2, 3, 4, 5].map(work)
    expect(turns.take()).toBeNull()
    await Promise.all(all)
    expect(order).toEqual([1, 2, 3, 4, 5])
    expect(most).toBe(2)
  })
})

const COMMON = [
  ...['Password2026!', 'P@ssw0rd1234', 'P@$$w0rd2026', 'Passw0rd!123', 'Password!Password1', 'Mypassword1!'],
  ...[
    'Qwertyuiop1!',
    'Azertyuiop1!',
    'Asdfghjkl123!',
    'Poiuytrewq1!',
    'Qwerty123456!',
    '1qaz2wsx3edC!',
    'Zaq12wsx!@#$',
  ],
  ...['Abcdefgh123!', '1234567890Aa!', 'Aaaaaaaaaa1!', 'Aa1!Aa1!Aa1!', 'Test1234567!', '!QAZ2wsx#EDC', '2026!2026!Aa'],
  ...[
    'Liverpool#123',
    'Chelsea123!!!',
    'Manchester1!',
    'Football2025!',
    'Superman1234!',
    'Dragon!12345',
    'Trustno1!!!!',
  ],
  ...['Welcome2026!!', 'Letmein!2026', 'Changeme1234!', 'Administrator1!', 'Iloveyou1234!', 'Thisisapassword1!'],
  ...['Charlotte1998!', 'Elizabeth#01', 'Nicolas1985!!', 'Jean-Pierre75!', 'Jesus4ever!!!', 'Princess#2010'],
  ...[
    'Motdepasse1!',
    'M0tdep@sse2026',
    'Bonjour12345!',
    'Soleil123456!',
    'Mercredi2026!',
    'Été2026!Été2026!',
    'Chocolat!2024',
  ],
  ...[
    'Bruxelles2026!',
    'Brussels2026!',
    'Marseille13!!',
    'Europe2026!!',
    'Parliament1!',
    'Commission24!',
    'Summer2026!!!',
  ],
  ...[
    'Doorstep2026!',
    'Pressroom123!',
    'J0urnalist!26',
    'Reporter1234!',
    'Newsroom#2026',
    'Briefing.2026',
    'December2025!',
  ],
]

const UNCOMMON = [
  ...[
    'Tulip-Quay-42-Marble',
    'Cobalt!Heron9Tundra',
    'Grapefruit_Lantern7!',
    'Bequiet,7harbourMice',
    'Ferry7#Otter!Lamp',
  ],
  ...['v7#Kq!tZp2Lm', 'kF9$wq2!LmzR', 'qJ7!nT4?xW1z', 'q8Z-!rT5_mKw', 'mX4&vP9@jL2#qR8!'],
  ...[
    'Zwölf-Boxkämpfer-8',
    'Le-chat-mange-9-Poires',
    'Пароль-Ветер-49-Dom',
    'correctHorse7!batteryStaple',
    '鯨Ab1!海燕Zq9?港灯',
  ],
]

describe('a common password', () => {
  it.each(COMMON)('is found however it is dressed up: %s', (password) => {
    expect(isPasswordStrong(password)).toBe(true)
    expect(isCommon(password)).toBe(true)
  })

  it.each(UNCOMMON)('is not this one: %s', (password) => {
    expect(isPasswordStrong(password)).toBe(true)
    expect(isCommon(password)).toBe(false)
  })

  // About one in 35,000 happens to hold a common one within it.
  it('is hardly any of 2,000 that a machine would make', () => {
    const seed = Date.now() % 2_147_483_647
    console.log(`seed ${seed}`)
    const next = randomFrom(seed)
    const signs = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!@#$%^&*-_+=?'
    const make = () => Array.from({ length: 12 }, () => signs.charAt(next(signs.length))).join('')
    expect(Array.from({ length: 2_000 }, make).filter(isCommon).length).toBeLessThanOrEqual(2)
  })

  it('is found within 100 ms in the longest ones, on a machine that is busy', () => {
    for (const long of ['4@$5!1|(8'.repeat(22), 'Aa1!'.repeat(50), '1qaz@WSX'.repeat(25)]) {
      isCommon(long)
      const since = performance.now()
      isCommon(long)
      expect(performance.now() - since).toBeLessThan(100)
    }
  })
})

/** Lehmer's generator; answers whole numbers below `most`. */
function randomFrom(seed: number): (most: number) => number {
  let state = seed === 0 ? 1 : seed
  return (most) => {
    state = (state * 48_271) % 2_147_483_647
    return state % most
  }
}
