/** The built page as the server hands it out: under the newsroom's own name, in its own languages. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startNode, type NodeUnderTest } from '../support/node.ts'
import { createScriptedLog } from '../support/scriptedLog.ts'

let node: NodeUnderTest
let cookie: string
beforeAll(async () => {
  node = await startNode(createScriptedLog())
  cookie = await node.ownerCookie()
})
afterAll(() => node.close())

const set = (settings: unknown) => node.request('/api/settings', { method: 'PUT', json: settings, cookie })
const page = async () => (await node.request('/b/anything')).text()
/** 1 × 1, the smallest PNG there is. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII='

describe('the page', () => {
  it('offers both languages and names the product until the owner has set anything', async () => {
    expect(await page()).toContain('<html lang="en" data-languages="en fr">')
    expect(await page()).toContain('<title>Doorstep</title>')
  })

  it('bears the name, the logo and the languages of the newsroom, whatever is in them', async () => {
    expect((await set({ name: `Quay & "Sons" <b>$&</b>`, languages: ['fr'] })).status).toBe(204)
    expect((await set({ logo: { type: 'image/png', base64: PIXEL } })).status).toBe(204)
    const html = await page()
    const name = 'Quay &#38; &#34;Sons&#34; &#60;b&#62;$&#38;&#60;/b&#62;'
    expect(html).toContain(`<title>${name}</title>`)
    const logo = /<html lang="fr" data-languages="fr" data-newsroom="([^"]*)" data-logo="([^"]*)">/.exec(html)
    expect(logo?.[1]).toBe(name)
    const picture = await node.request(logo?.[2] ?? '')
    expect(picture.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await picture.arrayBuffer()).toString('base64')).toBe(PIXEL)
  })

  it('lies in or over something else where its address says so, before anything is drawn', async () => {
    const first = async (path: string) => /<html[^>]*>/.exec(await (await node.request(path)).text())?.[0]
    expect(await first('/b/anything/overlay?plate=off')).toContain(' data-page="overlay"')
    expect(await first('/embed/anything?theme=dark')).toContain(' data-page="embed" data-theme="dark"')
    expect(await first('/embed/anything?theme=%22%3E')).not.toContain('data-theme')
    expect(await first('/b/overlay')).not.toContain('data-page')
    expect(await first('/b/anything?x=/overlay')).not.toContain('data-page')
  })

  it('hands the script of the snippet to pages of other sites, and nothing else', async () => {
    const policy = async (path: string) => (await node.request(path)).headers.get('cross-origin-resource-policy')
    expect(await policy('/embed.js')).toBe('cross-origin')
    for (const path of ['/firstPaint.js', '/mark.svg', '/embed/embed.js'])
      expect(await policy(path)).toBe('same-origin')
  })

  it('refuses a logo that is not the picture it is said to be', async () => {
    const script = Buffer.from('<svg onload="alert(1)"/>').toString('base64')
    const refused = await set({ logo: { type: 'image/png', base64: script } })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ code: 'command-malformed', detail: { field: 'logo' } })
  })
})
