/** A node as its own process, as `npm start` runs it, for tests that kill it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface NodeProcess {
  readonly url: string
  readonly ownerToken: string
  readonly child: ChildProcess
  /** Everything that it has written to its output and to its log since it began. */
  readonly said: () => string
  /** Resolves with the exit code, or null where a signal ended it. */
  readonly end: (signal: 'SIGTERM' | 'SIGKILL' | 'SIGINT') => Promise<number | null>
}

const MAIN = join(import.meta.dirname, '../../server/main.ts')

export async function startNodeProcess(env: Readonly<Record<string, string>>): Promise<NodeProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'warn', DEMO: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  child.stderr.on('data', (data: Buffer) => said.push(data.toString()))
  const exited = once(child, 'exit') as Promise<[number | null]>
  const ownerLink = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line)
      if (line.startsWith('owner: ')) resolve(line.slice('owner: '.length))
    })
    void exited.then(([code]) => {
      reject(new Error(`the node ended with ${code} before it was ready:\n${said.join('\n')}`))
    })
  })
  const link = new URL(await ownerLink)
  return {
    url: link.origin,
    ownerToken: link.hash.slice(1),
    child,
    said: () => said.join('\n'),
    end: async (signal) => {
      child.kill(signal)
      const [code] = await exited
      return code
    },
  }
}

/** An owner's cookie for the node. */
export async function ownerCookieOf(node: Pick<NodeProcess, 'url' | 'ownerToken'>): Promise<string> {
  const response = await fetch(`${node.url}/api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: node.ownerToken }),
  })
  return response.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
}
