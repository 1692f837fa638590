// One process at a time per piece of work, so that two starts at once do not install into each other's folders.
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { Trouble, inRoot, say } from './trouble.mjs'

const HEARTBEAT_MS = 1_000
const SILENT_MS = 30_000
const ASK_AGAIN_MS = 300

/** Runs `work` while holding the named lock; waits, and says for whom, while another process holds it. */
export async function alone(name, work) {
  const file = inRoot('.run', `.${name}.lock`)
  let told = false
  while (!take(file)) {
    const holder = holderOf(file)
    if (holder !== null && isGone(file, holder)) {
      clearAbandoned(file, holder.text)
      continue
    }
    if (!told && holder !== null) say(`waiting for process ${holder.pid}, which is busy with the same step (${name})`)
    told = true
    await pause(ASK_AGAIN_MS)
  }
  const beat = setInterval(() => touch(file), HEARTBEAT_MS)
  const leave = () => rmSync(file, { force: true })
  process.once('exit', leave)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    process.off('exit', leave)
    leave()
  }
}

function take(file) {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname(), since: Date.now() }), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw new Trouble(`cannot write ${file} (${error.code}): the folder must be writable and the disk must not be full`)
  }
}

function holderOf(file) {
  try {
    const text = readFileSync(file, 'utf8')
    const { pid, host } = text === '' ? {} : JSON.parse(text)
    return { pid, host, text }
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return null
    throw error
  }
}

function isGone(file, holder) {
  if (silence(file) > SILENT_MS) return true
  // A process number means nothing on another machine or in another container: there only the silence counts.
  if (holder.host !== hostname() || holder.pid === undefined) return false
  try {
    process.kill(holder.pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

/** Two waiters may both find a lock abandoned; only the one that gets the second file may clear it. */
function clearAbandoned(file, seen) {
  const permit = `${file}.clearing`
  try {
    writeFileSync(permit, '', { flag: 'wx' })
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (silence(permit) > SILENT_MS) rmSync(permit, { force: true })
    return
  }
  try {
    if (holderOf(file)?.text === seen) rmSync(file, { force: true })
  } finally {
    rmSync(permit, { force: true })
  }
}

function silence(file) {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
}

function touch(file) {
  const now = new Date()
  try {
    utimesSync(file, now, now)
  } catch (error) {
    say(`lost ${file} (${error.code}); another start may begin the same step`)
  }
}
