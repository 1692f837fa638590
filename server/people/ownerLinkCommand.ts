/** `npm run owner-link`: prints a further link that opens an owner's session once, of the server that runs on this machine. */
import { z } from 'zod'
import { accessPath, readLocalAccess } from '../reading/localAccess.ts'

const WORDS = {
  en: {
    none: 'No server runs with this data folder. Start one with npm start; it prints a link.',
    failed: (why: string) => `The server gave no link: ${why}`,
  },
  fr: {
    none: 'Aucun serveur ne tourne avec ce dossier de données. Lancez npm start, qui affiche un lien.',
    failed: (why: string) => `Le serveur n’a pas donné de lien : ${why}`,
  },
}

async function ask(url: string, path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(new URL(path, url), { method: 'POST', ...init })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return response
}

async function main(): Promise<number> {
  const words = (process.env['LC_ALL'] || process.env['LANG'] || '').startsWith('fr') ? WORDS.fr : WORDS.en
  const access = await readLocalAccess(accessPath(process.env))
  if (access === null) {
    process.stderr.write(`${words.none}\n`)
    return 1
  }
  try {
    const session = await ask(access.url, '/api/sessions', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: access.ownerKey }),
    })
    const cookie = session.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
    const answer = await (await ask(access.url, '/api/sessions/links', { headers: { cookie } })).json()
    const { token } = z.object({ token: z.string() }).parse(answer)
    process.stdout.write(`owner: ${access.publicUrl ?? access.url}/owner#${token}\n`)
    return 0
  } catch (error) {
    process.stderr.write(`${words.failed(error instanceof Error ? error.message : String(error))}\n`)
    return 1
  }
}

process.exitCode = await main()
