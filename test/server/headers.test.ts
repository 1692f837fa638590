/** The headers that keep a page from here to itself, on every kind of answer. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { describe, expect, it, onTestFinished } from 'vitest'
import { headers } from '../../server/http/headers.ts'

async function headersOf(path: string, isSecure: boolean, framedBy: readonly string[] = []): Promise<Headers> {
  const app = express().use(headers(isSecure, () => framedBy))
  app.get('/page', (_request, response) => {
    response.type('html').send('<!doctype html><title>x</title>')
  })
  app.use((_request, response) => {
    response.status(404).type('application/problem+json').send('{}')
  })
  const server = app.listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.close()
  })
  await once(server, 'listening')
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)
  await response.text()
  return response.headers
}

describe.each(['/page', '/nowhere'])('an answer at %s', (path) => {
  it('lets the own pages use what they use, and nobody anything else', async () => {
    const policy = ((await headersOf(path, false)).get('permissions-policy') ?? '').split(', ')
    expect(policy).toEqual(
      expect.arrayContaining([
        ...['screen-wake-lock=(self)', 'microphone=(self)', 'clipboard-write=(self)', 'fullscreen=(self)'],
        ...['camera=()', 'geolocation=()', 'payment=()', 'usb=()', 'display-capture=()', 'clipboard-read=()'],
      ]),
    )
    expect(policy.filter((entry) => entry.endsWith('=(self)'))).toHaveLength(4)
    for (const entry of policy) expect(entry).toMatch(/^[a-z-]+=\((self)?\)$/)
    expect(new Set(policy.map((entry) => entry.split('=', 1)[0])).size).toBe(policy.length)
  })

  it('is opened and embedded by nobody else', async () => {
    const answered = await headersOf(path, false)
    expect(answered.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(answered.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(answered.get('x-content-type-options')).toBe('nosniff')
    expect(answered.get('referrer-policy')).toBe('same-origin')
    const policy = answered.get('content-security-policy') ?? ''
    for (const directive of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "script-src 'self'"]) {
      expect(policy).toContain(directive)
    }
    expect(policy).not.toContain('unsafe')
  })

  it('is framed by nobody, whatever sites may embed briefings', async () => {
    const answered = await headersOf(path, false, ['https://press.example.org'])
    expect(answered.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(answered.get('x-frame-options')).toBe('DENY')
  })

  it('may start workers of its own', async () => {
    expect((await headersOf(path, false)).get('content-security-policy')).toContain("worker-src 'self'")
  })

  it('insists on https only where the public address has it', async () => {
    expect((await headersOf(path, false)).get('strict-transport-security')).toBeNull()
    expect((await headersOf(path, true)).get('strict-transport-security')).toMatch(/^max-age=31536000/)
  })
})

describe('[SG3] an embedded briefing', () => {
  it.each([[[]], [['https://press.example.org', 'https://*.example.net:8443']], [['*']]])(
    'is framed by the own pages, which show how it looks, and by these sites alone: %s',
    async (sites) => {
      const answered = await headersOf('/embed/quay?theme=dark', false, sites)
      // Browsers that know no policy are told as much as the older header can say.
      expect(answered.get('x-frame-options')).toBe(sites.length === 0 ? 'SAMEORIGIN' : null)
      const directives = (answered.get('content-security-policy') ?? '').split(';')
      const ancestors = directives.find((directive) => directive.startsWith('frame-ancestors'))
      expect(ancestors?.split(' ')).toEqual(['frame-ancestors', "'self'", ...sites])
      expect(directives).toContain("default-src 'none'")
    },
  )

  it.each([
    ...['/embed', '/embedded/quay', '/b/embed/', '/b/x?y=/embed/', '/EMBED/quay', '//embed/quay', '/embed/../b/x/desk'],
    ...['/embed/%2e%2e/b/x/desk', '/b/quay/overlay', '/screen', '/api/embed/x'],
  ])('is not what is at %s', async (path) => {
    const answered = await headersOf(path, false, ['*'])
    expect(answered.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(answered.get('x-frame-options')).toBe('DENY')
  })
})
