/**
 * The built pages. Their assets carry a hash in the name; every other address is the one page that routes itself, but for
 * that of the screens. What the owner has set stands in the first tag, so that no page is drawn under another name, or in a
 * language that is not offered.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import express, { Router, type RequestHandler } from 'express'
import type { Newsroom } from '#shared/domain/newsroom.ts'
import type { Settings } from '#shared/domain/newsroom/settings.ts'
import { logoAddress } from '../people/pictures.ts'
import { HttpProblem } from './problem.ts'
import type { ScreenPage } from './screenPage.ts'

const FIRST_TAG = '<html lang="en"'
const TITLE = '<title>Doorstep</title>'
const SCREEN = '/screen'

type KnownNewsroom = { readonly state: Newsroom }

export function pages(directory: string, newsroom: KnownNewsroom, screenPage: ScreenPage): Router {
  const router = Router()
  router.use('/assets', assets(directory))
  router.use(SCREEN, screenPages(join(directory, 'screen'), newsroom, screenPage))
  router.use(express.static(directory, { index: false, redirect: false, maxAge: '5m' }))
  router.get('/{*path}', async (_request, response) => {
    const page = await readFile(join(directory, 'index.html'), 'utf8')
    response.set('Cache-Control', 'no-cache').type('html').send(withSettings(page, newsroom.state.settings))
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
  router.get('/worker.js', (_request, response, next) => {
    // The page is at /screen, which is outside of the folder that the worker is in.
    response.set('Service-Worker-Allowed', SCREEN).set('Cache-Control', 'no-cache')
    response.sendFile('worker.js', { root: directory, cacheControl: false }, next)
  })
  return router
}

function assets(directory: string): RequestHandler[] {
  return [
    express.static(join(directory, 'assets'), { immutable: true, maxAge: '1y', index: false, redirect: false }),
    () => {
      throw new HttpProblem('address-not-found')
    },
  ]
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
