// Calls the machine's own npm, and turns the ways it fails into a sentence that says what to do.
import { spawn } from 'node:child_process'
import { dirname, delimiter } from 'node:path'
import { Trouble, inRoot, root } from './trouble.mjs'

const KEPT_OUTPUT = 40_000

/** Runs npm in the project (or `cwd`), showing its output; rejects with a Trouble that names `step`. */
export function npm(args, step, cwd = root) {
  return new Promise((resolve, reject) => {
    const child = startNpm(args, cwd)
    let output = ''
    const keep = (stream, onto) =>
      stream.on('data', (chunk) => {
        onto.write(chunk)
        output = (output + chunk).slice(-KEPT_OUTPUT)
      })
    keep(child.stdout, process.stderr)
    keep(child.stderr, process.stderr)
    const stopChild = () => child.kill('SIGTERM')
    process.once('SIGTERM', stopChild)
    const settle = (action) => {
      process.off('SIGTERM', stopChild)
      action()
    }
    child.on('error', (error) => settle(() => reject(new Trouble(explain(error.code ?? error.message, step)))))
    child.on('close', (code, signal) =>
      settle(() => (code === 0 ? resolve() : reject(new Trouble(explain(output, step, code ?? signal))))),
    )
  })
}

function startNpm(args, cwd) {
  const options = { cwd, env: outsideEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] }
  const cli = process.env.npm_execpath
  const outsideNode = process.env.npm_node_execpath
  // The npm that called us is there for certain; one on the PATH may not be. yarn and pnpm set the same variable.
  if (cli?.endsWith('npm-cli.js') && outsideNode && !isInside(outsideNode)) {
    return spawn(outsideNode, [cli, ...args], options)
  }
  return spawn('npm', args, { ...options, shell: process.platform === 'win32' })
}

/** npm replaces node_modules while it runs, so neither it nor its scripts may run on the Node kept in there. */
function outsideEnvironment() {
  const env = { ...process.env }
  const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  const outside = (env[pathName] ?? '').split(delimiter).filter((folder) => !isInside(folder))
  const caller = env.npm_node_execpath
  if (caller && !isInside(caller)) outside.push(dirname(caller))
  env[pathName] = outside.join(delimiter)
  for (const name of Object.keys(env)) if (/^npm_(package|lifecycle|command|node_execpath)/.test(name)) delete env[name]
  return env
}

const isInside = (path) => path.startsWith(inRoot('node_modules'))

const EXPLANATIONS = [
  [/^ENOENT$/, 'npm was not found. It comes with Node: https://nodejs.org/en/download (Debian: apt-get install npm)'],
  [/ENOSPC|no space left/i, 'the disk is full: about 700 MB are needed for node_modules'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|EHOSTUNREACH|network/i,
    'the npm registry could not be reached. Check the connection, a proxy ("npm config set proxy URL"), ' +
      'and which registry is in use ("npm config get registry")',
  ],
  [/EACCES|EPERM|EROFS/, 'npm may not write here. Check who owns this folder, node_modules and ~/.npm'],
  [/EUSAGE|in sync/, 'package.json and package-lock.json disagree. Run "npm install" and commit the lock'],
  [/EINTEGRITY/, 'a downloaded package differs from the lock. Run "npm cache clean --force" and retry'],
  [/E40[13]|Forbidden|authentication/i, 'the registry refused access. See "npm config get registry" and "npm login"'],
]

function explain(output, step, code) {
  const known = EXPLANATIONS.find(([pattern]) => pattern.test(output))
  const ended = code === undefined ? '' : ` (npm ended with ${code})`
  return `${step} failed${ended}: ${known ? known[1] : 'what npm said is above'}`
}
