// Runs one program in the foreground: signals go in, the exit code comes out, and nothing is left behind.
import { spawn, spawnSync } from 'node:child_process'
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

/**
 * Hands SIGINT and SIGTERM to `end`, and SIGTERM when the terminal closes or the npm that called us is gone.
 * Returns `{ stop, isEnding }`: to let go of the signals, and whether one was handed on.
 */
export function passSignals(end, { terminalReachesChild = false } = {}) {
  const lastAt = new Map()
  let ending = false
  const pass = (signal) => {
    const now = Date.now()
    const repeated = now - (lastAt.get(signal) ?? -Infinity) < SAME_KEYPRESS_MS
    lastAt.set(signal, now)
    if (repeated) return
    ending = true
    if (signal === 'SIGINT' && terminalReachesChild) return
    // A closed terminal is a wish to end in order, which programs rarely hear under that name.
    end(signal === 'SIGHUP' ? 'SIGTERM' : signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, pass)
  // A second SIGTERM would cut short the orderly end that the first began.
  const stopWatching = watchCallers(() => ending || pass('SIGTERM'))
  const stop = () => {
    stopWatching()
    for (const signal of signals) process.off(signal, pass)
  }
  return { stop, isEnding: () => ending }
}

/** Only under npm: started by hand in the background, a script must outlive the shell it came from. */
function watchCallers(onGone) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return () => undefined
  const parent = process.ppid
  const npm = callerOfShell(parent)
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === null || isRunning(npm))) return
    clearInterval(timer)
    onGone()
  }, PARENT_CHECK_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** npm starts scripts through a shell, which some shells stay in between and then outlives npm. Null: no shell, or no `ps`. */
function callerOfShell(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' })
  const [, caller] = /^\s*(\d+)\s+\S*?(?:ba|da|z|k)?sh\s*$/.exec(stdout ?? '') ?? []
  return caller === undefined ? null : Number(caller)
}

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Launches one program and stays with it until it ends; resolves to its exit code. */
export async function runThrough(ground, args, options = {}) {
  const program = launch(ground, args, options)
  const { stop } = passSignals(program.end, { terminalReachesChild: !options.apart && process.stdin.isTTY === true })
  try {
    return await program.ended
  } finally {
    stop()
  }
}
