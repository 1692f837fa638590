import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../../server/clock.ts'
import { MAIL_LANGUAGES } from '../../../server/mail/mail.ts'
import { createFakeClock, type FakeClock } from '../../support/fakeClock.ts'
import { startSmtpServer, type SmtpServer } from '../../support/smtpServer.ts'
import { mailerOf, NEWSROOM, orderOf, removeFolders, TEMPLATE_NAMES, type MailerUnderTest } from './orders.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

let smtp: SmtpServer
let clock: FakeClock
const mailers: MailerUnderTest[] = []

beforeEach(async () => {
  smtp = await startSmtpServer()
  clock = createFakeClock()
})
afterEach(async () => {
  for (const mailer of mailers.splice(0)) await mailer.close()
  await smtp.close()
  await removeFolders()
})

async function opened(...[parts, dir]: Parameters<typeof mailerOf>): Promise<MailerUnderTest> {
  const mailer = await mailerOf(parts, dir)
  mailers.push(mailer)
  return mailer
}

describe('sending', () => {
  it('brings every template in both languages as text and as HTML, from the newsroom, and leaves nothing behind', async () => {
    const mailer = await opened({ smtpUrl: smtp.url, clock })
    for (const template of TEMPLATE_NAMES) {
      for (const language of MAIL_LANGUAGES) {
        const order = orderOf(template, language)
        await mailer.send(order)
        const mail = await smtp.nextMailTo(order.to)
        expect(mail.envelope).toEqual({ from: 'desk@press.example.org', to: [order.to] })
        expect(mail.from?.value).toEqual([{ name: NEWSROOM.name, address: 'desk@press.example.org' }])
        expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
        expect(mail.headers.get('content-language')).toBe(language)
        expect(mail.headers.get('content-type')).toMatchObject({ value: 'multipart/alternative' })
        expect(mail.html).toContain(`<html lang="${language}"`)
        expect(mail.subject).not.toBe('')
        expect(mail.text).toContain(NEWSROOM.url)
        if ('code' in order.data) {
          const { code } = order.data
          expect(mail.text).toContain(`${code.slice(0, 4)} ${code.slice(4)}`)
          expect(mail.subject).not.toMatch(/\d{4}/)
        }
      }
    }
    await vi.waitFor(async () => {
      expect(await mailer.spooled()).toEqual([])
    })
    expect(mailer.settled).toHaveLength(2 * TEMPLATE_NAMES.length)
    expect(mailer.troubles).toEqual([])
  })

  it('[M2] sends an order once, however often and at once it is given, also after a restart', async () => {
    const mailer = await opened({ smtpUrl: smtp.url, clock })
    const order = orderOf('digest', 'en', { id: 'digest:b1:s1' })
    await Promise.all(Array.from({ length: 100 }, () => mailer.send(order)))
    await smtp.nextMailTo(order.to)
    await mailer.send(order)
    await mailer.close()

    const next = await opened({ smtpUrl: smtp.url, clock }, mailer.dir)
    await next.send(order)
    const other = orderOf('digest')
    await next.send(other)
    await smtp.nextMailTo(other.to)
    expect(smtp.mails()).toHaveLength(2)
  })

  it('signs in where the address has a user, and never says the password', async () => {
    const password = 'p@ss/word of the relay'
    const guarded = await startSmtpServer({ user: { name: 'desk', password } })
    const mailer = await opened({ smtpUrl: guarded.url, clock })
    const order = orderOf('password-changed')
    await mailer.send(order)
    await guarded.nextMailTo(order.to)

    const wrong = await opened({ smtpUrl: guarded.url.replace('p%40ss', 'wrong'), clock })
    await wrong.send(orderOf('password-changed'))
    await vi.waitFor(() => {
      expect(wrong.troubles).toMatchObject([{ kind: 'sign-in-refused', attempts: 1 }])
    })
    // The server may be set right within the day: a refused sign-in loses no mail.
    expect(wrong.troubles[0]?.nextAt).toBe(clock.now() + SECOND)
    for (const text of [mailer.logged(), wrong.logged(), JSON.stringify(wrong.troubles)]) {
      expect(text).not.toContain('word of the relay')
      expect(text).not.toContain(encodeURIComponent('word of the relay'))
    }
    await mailer.close()
    await wrong.close()
    await guarded.close()
  })
})

describe('encryption', () => {
  it('goes to no server whose certificate nobody has signed', async () => {
    const forged = await startSmtpServer({ tls: true })
    const mailer = await opened({ smtpUrl: forged.url, clock })
    await mailer.send(orderOf('password-changed'))
    await vi.waitFor(() => {
      expect(mailer.troubles).toMatchObject([{ kind: 'insecure', attempts: 1 }])
    })
    expect(mailer.troubles[0]?.reason).toMatch(/certificate/)
    expect(forged.mails()).toEqual([])
    await mailer.close()
    await forged.close()
  })

  it('says no password to a server elsewhere that offers no encryption', async () => {
    const open = await startSmtpServer({ user: { name: 'desk', password: 'open' } })
    // Is this machine, and is not called so.
    const mailer = await opened({ smtpUrl: open.url.replace('127.0.0.1', '0.0.0.0'), clock })
    await mailer.send(orderOf('password-changed'))
    await vi.waitFor(() => {
      expect(mailer.troubles).toMatchObject([{ kind: 'insecure', attempts: 1, nextAt: clock.now() + SECOND }])
    })
    expect(open.signIns()).toBe(0)
    expect(open.mails()).toEqual([])
    await mailer.close()
    await open.close()
  })
})

describe('what cannot be sent', () => {
  it('[M3] is tried again after 1 s, 5 s, 30 s, 2 min, 10 min, then hourly, and is given up after a day', async () => {
    smtp.refuse(1_000, 451, 'the mailbox is busy')
    const mailer = await opened({ smtpUrl: smtp.url, clock })
    const begun = clock.now()
    const order = orderOf('invitation')
    await mailer.send(order)
    const pauses = []
    for (let attempt = 1; ; attempt += 1) {
      await vi.waitFor(() => {
        expect(mailer.troubles).toHaveLength(attempt)
      })
      const trouble = mailer.troubles[attempt - 1]
      expect(trouble).toMatchObject({ id: order.id, template: 'invitation', to: order.to, attempts: attempt })
      expect(trouble).toMatchObject({
        kind: 'deferred',
        reason: expect.stringContaining('the mailbox is busy') as string,
      })
      if (trouble === undefined || trouble.nextAt === null) break
      pauses.push(trouble.nextAt - clock.now())
      await clock.advance(trouble.nextAt - clock.now())
    }
    expect(pauses.slice(0, 5)).toEqual([SECOND, 5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE])
    expect(new Set(pauses.slice(5))).toEqual(new Set([HOUR]))
    expect(clock.now() - begun).toBeGreaterThan(22 * HOUR)
    expect(clock.now() - begun).toBeLessThan(24 * HOUR)
    await vi.waitFor(async () => {
      expect(await mailer.spooled()).toEqual([])
    })
    expect(smtp.mails()).toEqual([])
  })

  it('[M3] arrives once the server takes it', async () => {
    smtp.refuse(2, 451)
    const mailer = await opened({ smtpUrl: smtp.url, clock })
    const order = orderOf('newsletter-confirm')
    await mailer.send(order)
    for (const [attempts, pause] of [
      [1, SECOND],
      [2, 5 * SECOND],
    ] as const) {
      await vi.waitFor(() => {
        expect(mailer.troubles).toHaveLength(attempts)
      })
      await clock.advance(pause - 1)
      expect(mailer.troubles).toHaveLength(attempts)
      await clock.advance(1)
    }
    await smtp.nextMailTo(order.to)
    await vi.waitFor(() => {
      expect(mailer.settled).toEqual([order.id])
    })
  })

  it('[M3] is given up at once where the server says that it never will take it, which is told', async () => {
    smtp.refuse(1, 550, 'no such mailbox: see https://relay.example/why?code=1234')
    const mailer = await opened({ smtpUrl: smtp.url, clock })
    const order = orderOf('accreditation-accepted')
    await mailer.send(order)
    await vi.waitFor(() => {
      expect(mailer.troubles).toMatchObject([{ id: order.id, kind: 'refused', attempts: 1, nextAt: null }])
    })
    expect(mailer.troubles[0]?.reason).toBe('550 no such mailbox: see …')
    await vi.waitFor(async () => {
      expect(await mailer.spooled()).toEqual([])
    })
  })

  it('[M3] is dropped where it is a code that would arrive after its end', async () => {
    const mailer = await opened({ smtpUrl: 'smtp://127.0.0.1:1', clock })
    const order = orderOf('register-code', 'fr')
    await mailer.send(order)
    await vi.waitFor(() => {
      expect(mailer.troubles).toMatchObject([{ kind: 'unreachable', attempts: 1 }])
    })
    await mailer.close()
    await clock.advance(30 * MINUTE)

    const next = await opened({ smtpUrl: smtp.url, clock }, mailer.dir)
    await vi.waitFor(() => {
      expect(next.troubles).toMatchObject([{ id: order.id, kind: 'too-late', attempts: 1, nextAt: null }])
    })
    await vi.waitFor(async () => {
      expect(await next.spooled()).toEqual([])
    })
    expect(smtp.mails()).toEqual([])
  })

  it('[M3] is tried at least every ten minutes while it is a code', async () => {
    smtp.refuse(1_000, 451)
    const mailer = await opened({ smtpUrl: smtp.url, clock })
    await mailer.send(orderOf('password-code'))
    for (let attempt = 1; ; attempt += 1) {
      await vi.waitFor(() => {
        expect(mailer.troubles).toHaveLength(attempt)
      })
      const nextAt = mailer.troubles.at(-1)?.nextAt ?? null
      if (nextAt === null) break
      expect(nextAt - clock.now()).toBeLessThanOrEqual(10 * MINUTE)
      await clock.advance(nextAt - clock.now())
    }
    expect(mailer.troubles.length).toBeGreaterThan(6)
  })

  it('is sent after the server was away and has come back, over the same mailer', async () => {
    const mailer = await opened({ smtpUrl: smtp.url, clock })
    const first = orderOf('password-changed')
    await mailer.send(first)
    await smtp.nextMailTo(first.to)
    const { port } = new URL(smtp.url)
    await smtp.close()
    const second = orderOf('password-changed')
    await mailer.send(second)
    await vi.waitFor(() => {
      expect(mailer.troubles.length).toBeGreaterThan(0)
    })
    smtp = await startSmtpServer({ port: Number(port) })
    await clock.advance(SECOND)
    await smtp.nextMailTo(second.to)
  })
})

describe('the spool', () => {
  it('[M1] keeps what was not sent, sealed and for this user alone, and a mailer that starts sends it', async () => {
    const mailer = await opened({ smtpUrl: 'smtp://127.0.0.1:1', clock })
    const order = orderOf('register-code')
    await mailer.send(order)
    const [file = ''] = await mailer.spooled()
    const path = join(mailer.dir, 'spool', file)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    const bytes = (await readFile(path)).toString('latin1')
    for (const word of [order.to, '73915526', 'Ana', 'register', order.id]) {
      expect(bytes).not.toContain(word)
      expect(file).not.toContain(word)
    }
    await mailer.close()

    const next = await opened({ smtpUrl: smtp.url, clock }, mailer.dir)
    expect((await smtp.nextMailTo(order.to)).text).toContain('7391 5526')
    await vi.waitFor(async () => {
      expect(await next.spooled()).toEqual([])
    })
  })

  it('[M2] gives an order the same Message-ID whichever process sends it', async () => {
    const order = orderOf('newsletter-confirm', 'en', { id: 'confirm:7' })
    const ids = []
    // Two folders: as if the first process had died before it noted that the mail was sent.
    for (const _ of [1, 2]) {
      const mailer = await opened({ smtpUrl: smtp.url, clock })
      await mailer.send(order)
      ids.push((await smtp.nextMailTo(order.to)).messageId)
    }
    expect(ids[0]).toMatch(/^<[0-9a-f]{40}@press\.example\.org>$/)
    expect(ids[1]).toBe(ids[0])
  })

  it('[M1] loses no order that was taken when the process is killed', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'doorstep-mail-'))
    const child = spawn(process.execPath, [join(import.meta.dirname, 'orderingProcess.ts'), dir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const exited = once(child, 'exit')
    const taken: string[] = []
    for await (const address of createInterface({ input: child.stdout })) {
      taken.push(address)
      if (taken.length === 25) child.kill('SIGKILL')
    }
    await exited
    expect(child.signalCode).toBe('SIGKILL')

    const mailer = await opened({ smtpUrl: smtp.url, clock }, dir)
    const arrived = await Promise.all(taken.map((address) => smtp.nextMailTo(address)))
    expect(arrived.length).toBeGreaterThanOrEqual(25)
    await vi.waitFor(async () => {
      expect(await mailer.spooled()).toEqual([])
    })
    // One more may have been written and not acknowledged; none came twice.
    const addresses = smtp.mails().flatMap(({ envelope }) => envelope.to)
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  it('sets a damaged file aside, says so without its content, and sends the others', async () => {
    const before = await opened({ smtpUrl: 'smtp://127.0.0.1:1', clock })
    const [torn, changed, whole] = [orderOf('password-changed'), orderOf('digest'), orderOf('invitation')]
    await before.send(torn)
    const [tornFile = ''] = await before.spooled()
    await before.send(changed)
    const changedFile = (await before.spooled()).find((file) => file.startsWith('2-')) ?? ''
    await before.send(whole)
    await before.close()
    const spool = join(before.dir, 'spool')
    await writeFile(join(spool, tornFile), 'short')
    await appendFile(join(spool, changedFile), 'x')
    await writeFile(join(spool, '1-0000.mail'), 'no file of ours')

    const mailer = await opened({ smtpUrl: smtp.url, clock }, before.dir)
    await smtp.nextMailTo(whole.to)
    await vi.waitFor(async () => {
      expect(await mailer.spooled()).toEqual(['1-0000.mail'])
    })
    expect(smtp.mails()).toHaveLength(1)
    expect((await stat(join(spool, 'damaged', tornFile))).size).toBe(5)
    expect(mailer.logged().match(/set aside/g)).toHaveLength(2)
  })

  it('says nothing in its log of addresses, codes, links or names', async () => {
    smtp.refuse(1, 451, 'reader asks reader-log@example.org for 73915526')
    const mailer = await opened({ smtpUrl: smtp.url, clock })
    const code = orderOf('register-code', 'en', { to: 'reader-log@example.org', id: 'code:reader-log@example.org' })
    await mailer.send(code)
    await vi.waitFor(() => {
      expect(mailer.troubles).toHaveLength(1)
    })
    expect(mailer.troubles[0]?.reason).toBe('451 reader asks reader-log@example.org for …')
    await clock.advance(SECOND)
    await smtp.nextMailTo(code.to)
    smtp.refuse(1, 550, 'reader-log@example.org')
    await mailer.send(orderOf('invitation', 'en', { to: 'reader-log@example.org' }))
    await vi.waitFor(() => {
      expect(mailer.troubles).toHaveLength(2)
    })
    await expect(mailer.send({ ...code, id: 'x', to: 'reader-log@example.org\nBcc: a@b.c' })).rejects.toThrow()
    expect(mailer.logged()).toContain('mail sent')
    expect(mailer.logged()).toContain('mail not sent')
    for (const secret of ['reader-log', '7391', 'Ana', 'ds_token', 'Bcc']) expect(mailer.logged()).not.toContain(secret)
  })
})

describe('ending', () => {
  it('lets what is under way arrive', async () => {
    const mailer = await opened({ smtpUrl: smtp.url, clock: systemClock })
    const orders = Array.from({ length: 3 }, () => orderOf('digest'))
    for (const order of orders) await mailer.send(order)
    await mailer.close()
    const arrived = smtp.mails().length
    expect(arrived + (await mailer.spooled()).length).toBe(3)
    expect(mailer.settled).toHaveLength(arrived)
    expect(arrived).toBeGreaterThan(0)
  })

  it('does not wait for ever for a server that says nothing', async () => {
    const silent = (await import('node:net')).createServer(() => undefined).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as { port: number }
    const connected = once(silent, 'connection')
    const mailer = await mailerOf({ smtpUrl: `smtp://127.0.0.1:${port}`, clock })
    await mailer.send(orderOf('password-changed'))
    const [socket] = (await connected) as [{ destroy: () => void }]
    const closing = mailer.close()
    await clock.advance(10 * SECOND)
    await closing
    expect(await mailer.spooled()).toHaveLength(1)
    socket.destroy()
    silent.close()
  })
})

describe('the outbox', () => {
  it('has one readable file for each mail, the newest last', async () => {
    const mailer = await opened({ smtpUrl: null, clock })
    await mailer.send(orderOf('register-code', 'fr', { to: 'ana@example.org' }))
    await vi.waitFor(async () => {
      expect(await mailer.outbox()).toHaveLength(1)
    })
    await clock.advance(SECOND)
    await mailer.send(orderOf('digest'))
    await vi.waitFor(async () => {
      expect(await mailer.outbox()).toHaveLength(2)
    })
    const files = await mailer.outbox()
    expect(files).toEqual([
      expect.stringMatching(/^2026-11-24T12-00-00-000Z-00001-register-code-fr\.eml$/),
      expect.stringMatching(/^2026-11-24T12-00-01-000Z-00002-digest-en\.eml$/),
    ])
    const path = join(mailer.dir, 'outbox', files[0] ?? '')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    const mail = await simpleParser(await readFile(path))
    expect(mail.text).toContain('7391 5526')
    expect(mail.html).toContain('7391&nbsp;5526')
    expect(mail.to).toMatchObject({ value: [{ address: 'ana@example.org' }] })
    expect(await mailer.spooled()).toEqual([])
  })
})
