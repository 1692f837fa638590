import { describe, expect, it } from 'vitest'
import { loadConfig } from '../../../server/config.ts'

const faultOf = (env: Record<string, string>): string => {
  try {
    loadConfig(env)
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('It was taken')
}

describe('the configuration of mail', () => {
  it('is an outbox and an address of this machine where nothing is said', () => {
    expect(loadConfig({})).toMatchObject({ smtpUrl: null, mailFrom: 'doorstep@localhost' })
    expect(loadConfig({ PUBLIC_URL: 'http://127.0.0.1:8080' }).mailFrom).toBe('doorstep@localhost')
    expect(loadConfig({ PUBLIC_URL: 'http://[::1]:8080' }).mailFrom).toBe('doorstep@localhost')
  })

  it('sends from the host of the public address where no sender is named', () => {
    expect(loadConfig({ PUBLIC_URL: 'https://press.example.org/' }).mailFrom).toBe('doorstep@press.example.org')
    expect(loadConfig({ PUBLIC_URL: 'http://press' }).mailFrom).toBe('doorstep@press')
    expect(loadConfig({ MAIL_FROM: 'desk@example.org' }).mailFrom).toBe('desk@example.org')
  })

  it('takes SMTP with and without TLS, users and ports', () => {
    for (const url of ['smtp://mail:1025', 'smtps://desk:p%40ss@relay.example.org', 'smtp://u:p@[::1]:587/']) {
      expect(loadConfig({ SMTP_URL: url }).smtpUrl).toBe(url)
    }
  })

  it.each([
    'http://desk:hunter2@relay.example.org',
    'smtp://desk:hunter2@',
    'desk:hunter2@relay',
    'smtp://desk:hunter2%zz@relay.example.org',
    'smtp://desk:hunter2@relay.example.org/?tls.rejectUnauthorized=false',
    'smtp://desk:hunter2@relay.example.org/path',
    'smtp://desk:hunter2@relay.example.org:99999',
  ])('names a fault in %j without its password', (url) => {
    const fault = faultOf({ SMTP_URL: url, MAIL_FROM: 'Desk <desk@example.org>' })
    expect(fault).toMatch(/SMTP_URL is not an address such as/)
    expect(fault).toMatch(/MAIL_FROM is not one plain e-mail address/)
    expect(fault).not.toContain('hunter2')
  })
})
