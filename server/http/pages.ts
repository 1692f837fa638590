/**
 * The built pages. Their assets carry a hash in the name; every other address is the one page that routes itself. What the
 * owner has set stands in its first tag, so that no page is drawn under another name, or in a language that is not offered.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import express, { Router } from 'express'
import type { Newsroom } from '#shared/domain/newsroom.ts'
import type { Settings } from '#shared/domain/newsroom/settings.ts'
import { logoAddress } from '../people/pictures.ts'
import { HttpProblem } from './problem.ts'

const FIRST_TAG = '<html lang="en"'
const TITLE = '<title>Doorstep</title>'

export function pages(directory: string, newsroom: { readonly state: Newsroom }): Router {
  const router = Router()
  router.use('/assets', express.static(join(directory, 'assets'), { immutable: true, maxAge: '1y', index: false }))
  router.use('/assets', () => {
    throw new HttpProblem('address-not-found')
  })
  router.use(express.static(directory, { index: false, maxAge: '5m' }))
  router.get('/{*path}', async (_request, response) => {
    const page = await readFile(join(directory, 'index.html'), 'utf8')
    response.set('Cache-Control', 'no-cache').type('html').send(withSettings(page, newsroom.state.settings))
  })
  return router
}

function withSettings(page: string, { name, logo, languages }: Settings): string {
  const attributes = [
    `lang="${languages[0] ?? 'en'}"`,
    `data-languages="${languages.join(' ')}"`,
    ...(name === null ? [] : [`data-newsroom="${escaped(name)}"`]),
    ...(logo === null ? [] : [`data-logo="${logoAddress(logo)}"`]),
  ]
  // As functions: a name may hold `$&`, which a replacement text would take for the match.
  const named = name === null ? page : page.replace(TITLE, () => `<title>${escaped(name)}</title>`)
  return named.replace(FIRST_TAG, () => `<html ${attributes.join(' ')}`)
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
