/**
 * The built pages. Their assets carry a hash in the name; every other address is the one page that routes itself, but for
 * that of the screens. What the owner has set stands in the first tag, so that no page is drawn under another name, or in a
 * language that is not offered.
 */
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import express, { Router, type Request, type RequestHandler, type Response } from 'express'
import type { Newsroom } from '#shared/domain/newsroom.ts'
import type { Settings } from '#shared/domain/newsroom/settings.ts'
import { logoAddress } from '../people/pictures.ts'
import { HttpProblem } from './problem.ts'
import type { ScreenPage } from './screenPage.ts'

const FIRST_TAG = '<html lang="en"'
const TITLE = '<title>Doorstep</title>'
const THEMES = ['light', 'dark'] as const
const SCREEN = '/screen'
/** What pages of other sites load from here: the script that sets the height of their frame. */
const FOR_OTHERS = 'embed.js'

type KnownNewsroom = { readonly state: Newsroom }

export function pages(directory: string, newsroom: KnownNewsroom, screenPage: ScreenPage): Router {
  const router = Router()
  router.use('/assets', assets(directory))
  router.use(SCREEN, screenPages(join(directory, 'screen'), newsroom, screenPage))
  router.use(express.static(directory, { index: false, redirect: false, maxAge: '5m', setHeaders: forOthers }))
  router.get('/{*path}', async (request, response) => {
    const page = await readFile(join(directory, 'index.html'), 'utf8')
    const html = withSettings(page, newsroom.state.settings, pageDress(request))
    response.set('Cache-Control', 'no-cache').type('html').send(html)
  })
  return router
}

function screenPages(directory: string, newsroom: KnownNewsroom, screenPage: ScreenPage): Router {
  const router = Router()
  router.use('/assets', assets(directory))
  router.get(['/', '/index.html'], (_request, response) => {
    const page = screenPage.read()
    response.set('Cache-Control', 'no-cache')
    if (page === null) {
      response.status(404).type('text').send('The page for screens is not built: run `npm run build`.\n')
      return
    }
    const version = `data-version="${screenPage.version}"`
    response.type('html').send(withSettings(page, newsroom.state.settings, [version]))
  })
  // The page is at /screen, which is outside of the folder that its worker is in.
  const worker = express.static(directory, {
    cacheControl: false,
    setHeaders(response) {
      response.setHeader('Service-Worker-Allowed', SCREEN)
      response.setHeader('Cache-Control', 'no-cache')
    },
  })
  router.get('/worker.js', worker)
  router.use('/worker.js', notThere)
  return router
}

function assets(directory: string): RequestHandler[] {
  return [
    express.static(join(directory, 'assets'), { immutable: true, maxAge: '1y', index: false, redirect: false }),
    notThere,
  ]
}

/** Never a page in the place of a script. */
function notThere(): never {
  throw new HttpProblem('address-not-found')
}

function forOthers(response: Response, path: string): void {
  if (basename(path) === FOR_OTHERS) response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
}

/** A page that lies over or in something else must not be drawn as any other page first, not even for a moment. */
function pageDress({ path, query }: Request): readonly string[] {
  if (/^\/b\/[^/]+\/overlay\/?$/.test(path)) return ['data-page="overlay"']
  if (!path.startsWith('/embed/')) return []
  const theme = THEMES.find((known) => known === query['theme'])
  return ['data-page="embed"', ...(theme === undefined ? [] : [`data-theme="${theme}"`])]
}

function withSettings(page: string, { name, logo, languages }: Settings, more: readonly string[] = []): string {
  const attributes = [
    `lang="${languages[0] ?? 'en'}"`,
    `data-languages="${languages.join(' ')}"`,
    ...(name === null ? [] : [`data-newsroom="${escaped(name)}"`]),
    ...(logo === null ? [] : [`data-logo="${logoAddress(logo)}"`]),
    ...more,
  ]
  // As functions: a name may hold `$&`, which a replacement text would take for the match.
  const named = name === null ? page : page.replace(TITLE, () => `<title>${escaped(name)}</title>`)
  return named.replace(FIRST_TAG, () => `<html ${attributes.join(' ')}`)
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
