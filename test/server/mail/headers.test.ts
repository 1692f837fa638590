import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UnsendableMail, type MailOrder } from '../../../server/mail/mail.ts'
import { createFakeClock } from '../../support/fakeClock.ts'
import { startSmtpServer, type ReceivedMail, type SmtpServer } from '../../support/smtpServer.ts'
import { mailerOf, NEWSROOM, orderOf, removeFolders, SAMPLES, type MailerUnderTest } from './orders.ts'

let smtp: SmtpServer
let mailer: MailerUnderTest
let newsroom = NEWSROOM

beforeEach(async () => {
  smtp = await startSmtpServer()
  newsroom = NEWSROOM
  mailer = await mailerOf({ smtpUrl: smtp.url, clock: createFakeClock(), newsroom: () => newsroom })
})
afterEach(async () => {
  await mailer.close()
  await smtp.close()
  await removeFolders()
})

async function arrivalOf(order: MailOrder): Promise<ReceivedMail> {
  await mailer.send(order)
  return smtp.nextMailTo(order.to)
}

const headOf = (mail: ReceivedMail) => mail.raw.slice(0, mail.raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
const namesIn = (mail: ReceivedMail) =>
  headOf(mail)
    .split('\r\n')
    .map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
    .sort()

const INJECTION = 'Quiet\r\nBcc: victim@example.org\r\n\r\n<p>other content</p>'

describe('headers', () => {
  it('stay the same few whatever stands in titles, names, outlets and reasons', async () => {
    const usual = namesIn(await arrivalOf(orderOf('digest')))
    const turns = [{ number: 1, asker: INJECTION, outlet: INJECTION, question: INJECTION, answer: INJECTION }]
    const hostile = await arrivalOf(orderOf('digest', 'fr', { data: { title: INJECTION, turns } }))
    expect(namesIn(hostile)).toEqual(usual)
    expect(hostile.subject).toContain('Quiet Bcc: victim@example.org <p>other content</p>')
    expect(hostile.html).toContain('&lt;p&gt;other content&lt;/p&gt;')
    expect(hostile.html).not.toContain('<p>other content')

    const plain = namesIn(await arrivalOf(orderOf('accreditation-accepted')))
    for (const order of [
      orderOf('register-code', 'en', { data: { name: INJECTION } }),
      orderOf('accreditation-accepted', 'en', { data: { outlet: INJECTION } }),
      orderOf('accreditation-refused', 'fr', { data: { reason: INJECTION } }),
      orderOf('invitation', 'en', { data: { outlet: INJECTION } }),
    ]) {
      const mail = await arrivalOf(order)
      expect(namesIn(mail)).toEqual(plain)
      expect(mail.envelope.to).toEqual([order.to])
      expect(mail.bcc).toBeUndefined()
    }
  })

  it('keep the sender apart from a newsroom that calls itself strange things', async () => {
    for (const name of [
      'Desk\r\nBcc: victim@example.org',
      'Desk <boss@bank.example>, "x',
      'boss@bank.example',
      '=?utf-8?q?Desk=0D=0ABcc:_a@b.example?=',
      'D\u0000e\u007Fs\u202Ek',
      'Rédaction « Été »',
      'x'.repeat(5_000),
    ]) {
      newsroom = { ...NEWSROOM, name }
      const mail = await arrivalOf(orderOf('password-changed'))
      expect(mail.from?.value).toHaveLength(1)
      expect(mail.from?.value[0]?.address).toBe('desk@press.example.org')
      expect(mail.from?.value[0]?.name.length).toBeLessThanOrEqual(200)
      expect(mail.envelope.to).toHaveLength(1)
      expect(mail.from?.value[0]?.name).not.toMatch(/[\u0000-\u001F\u007F\u202E]/)
      expect(mail.bcc).toBeUndefined()
    }
  })

  it('refuse addresses that are more than one plain address, naming the field and not the value', async () => {
    for (const to of [
      'a@example.org\r\nBcc: b@example.org',
      'a@example.org, b@example.org',
      'Ana <a@example.org>',
      '"a b"@example.org',
      'a@example.org>',
      ' a@example.org',
      'a@[127.0.0.1]',
      'a\u202E@example.org',
      'a@exa\u0000mple.org',
      '',
    ]) {
      const error: unknown = await mailer.send(orderOf('digest', 'en', { to })).catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(UnsendableMail)
      expect(error).toMatchObject({
        field: 'to',
        message: 'The mail cannot be sent: to is not one plain e-mail address',
      })
    }
    expect(await mailer.spooled()).toEqual([])
  })

  it('refuse texts with control or direction characters, and halves of characters', async () => {
    for (const title of ['a\u0000b', 'a\u001Bb', 'a\u202Eb', 'a\uD800b', 'a\u2028b']) {
      await expect(mailer.send(orderOf('digest', 'en', { data: { title } }))).rejects.toThrow(/data\.title/)
    }
    const turns = [{ number: 1, asker: 'x\u0007', outlet: null, question: '', answer: '' }]
    await expect(mailer.send(orderOf('digest', 'en', { data: { turns } }))).rejects.toThrow(/data\.turns\.0\.asker/)
  })

  it('refuse links that lead anywhere but into this newsroom, such as those made from a request’s Host', async () => {
    for (const url of [
      'https://evil.example/invited#x',
      'http://press.example.org/invited',
      'https://press.example.org.evil.example/',
      'https://press.example.org@evil.example/',
      '//press.example.org/',
      'javascript:alert(1)',
      'https://press.example.org/\r\nBcc: x@example.org',
    ]) {
      await expect(mailer.send(orderOf('invitation', 'en', { data: { url } }))).rejects.toThrow(/data\.url is no link/)
      await expect(mailer.send(orderOf('digest', 'en', { data: { unsubscribeUrl: url } }))).rejects.toThrow(
        /data\.unsubscribeUrl is no link/,
      )
    }
  })

  it('let mail programs unsubscribe from the digest with one click, and from nothing else', async () => {
    const mail = await arrivalOf(orderOf('digest'))
    const { unsubscribeUrl } = SAMPLES.digest
    const head = headOf(mail).split('\r\n')
    expect(head.filter((line) => line.startsWith('List-Unsubscribe:'))).toEqual([
      `List-Unsubscribe: <${unsubscribeUrl}>`,
    ])
    expect(head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    expect(head).toContain('List-ID: <digest.press.example.org>')
    expect(mail.html).toContain(`href="${unsubscribeUrl}"`)
    expect(mail.text).toContain(`\n${unsubscribeUrl}\n`)

    const other = await arrivalOf(orderOf('newsletter-confirm'))
    expect(namesIn(other).filter((name) => name.startsWith('list-'))).toEqual([])
  })

  it('promise the click only where it is encrypted', async () => {
    const url = 'http://127.0.0.1:8080'
    newsroom = { ...NEWSROOM, url }
    const data = { url, unsubscribeUrl: `${url}/out`, preferencesUrl: url }
    const mail = await arrivalOf(orderOf('digest', 'en', { data }))
    expect(namesIn(mail)).toContain('list-unsubscribe')
    expect(namesIn(mail)).not.toContain('list-unsubscribe-post')
  })

  it('refuse a domain that no name server could be asked for', async () => {
    await expect(mailer.send(orderOf('digest', 'en', { to: `ana@${'ü'.repeat(60)}.example` }))).rejects.toThrow(
      /to is of no possible/,
    )
  })

  it('take an international domain to its ASCII form, whatever its case', async () => {
    await mailer.send(orderOf('digest', 'en', { to: 'ana@MÜNCHEN.example' }))
    // The server tells the domain decoded.
    const mail = await smtp.nextMailTo('ana@münchen.example')
    expect(headOf(mail)).toContain('\r\nTo: ana@xn--mnchen-3ya.example\r\n')
  })
})
