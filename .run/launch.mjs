// Runs one program in the foreground: signals go in, the exit code comes out, and nothing is left behind.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { pathToFileURL } from 'node:url'
import { inRoot } from './trouble.mjs'

const SAME_KEYPRESS_MS = 700
const PARENT_CHECK_MS = 500
const leash = pathToFileURL(inRoot('.run', 'leash.mjs')).href

/**
 * Starts a script on the given Node. `apart` puts it in a process group of its own, so that Ctrl-C, which reaches this
 * script from the terminal and again from npm, arrives there once; such a program cannot read the terminal.
 * Returns `{ ended, end }`: a promise of the exit code, and a function that passes a signal on.
 */
export function launch({ node, env }, args, { cwd = inRoot(), apart = false, flags = [] } = {}) {
  const child = spawn(node, [...flags, '--import', leash, ...args], {
    cwd,
    env,
    stdio: [apart ? 'ignore' : 'inherit', 'inherit', 'inherit', 'ipc'],
    detached: apart && process.platform !== 'win32',
  })
  const end = (signal) => child.kill(signal)
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
  return { ended, end }
}

/** Hands SIGINT, SIGTERM and SIGHUP to `end`, and SIGTERM when the npm that called us is gone. Returns a stop function. */
export function passSignals(end, { terminalReachesChild = false } = {}) {
  const lastAt = new Map()
  const pass = (signal) => {
    const now = Date.now()
    const repeated = now - (lastAt.get(signal) ?? -Infinity) < SAME_KEYPRESS_MS
    lastAt.set(signal, now)
    if (repeated || (signal === 'SIGINT' && terminalReachesChild)) return
    // A closed terminal is a wish to end in order, which programs rarely hear under that name.
    end(signal === 'SIGHUP' ? 'SIGTERM' : signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, pass)
  const stopWatching = watchParent(() => end('SIGTERM'))
  return () => {
    stopWatching()
    for (const signal of signals) process.off(signal, pass)
  }
}

/** Only under npm: started by hand in the background, a script must outlive the shell it came from. */
function watchParent(onGone) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return () => undefined
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    onGone()
  }, PARENT_CHECK_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** Launches one program and stays with it until it ends; resolves to its exit code. */
export async function runThrough(ground, args, options = {}) {
  const program = launch(ground, args, options)
  const stop = passSignals(program.end, { terminalReachesChild: !options.apart && process.stdin.isTTY === true })
  try {
    return await program.ended
  } finally {
    stop()
  }
}
