/** A child process that answers questions by IPC: what is measured never shares a process with what measures. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const PROBE = join(import.meta.dirname, 'cpuProbe.ts')
const ANSWER_WITHIN_MS = 60_000
const END_WITHIN_MS = 3_000

export interface Question {
  readonly number: number
  readonly name: string
  readonly body: unknown
}
export interface Answer {
  readonly number: number
  readonly value?: unknown
  readonly fault?: string
}

export interface AskedProcess {
  readonly child: ChildProcess
  /** Rejects when the process failed on it, has ended, or says nothing for a minute. */
  readonly ask: (name: string, body?: unknown) => Promise<unknown>
  /** Microseconds of CPU that the whole process has used since it began. */
  readonly cpu: () => Promise<number>
  readonly end: () => Promise<void>
}

export function startProcess(file: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): AskedProcess {
  const child = fork(file, args, {
    execArgv: ['--import', PROBE],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (fault: Error) => void }>()
  let last = 0
  child.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.number)
    waiting.delete(answer.number)
    if (answer.fault === undefined) asked?.resolve(answer.value)
    else asked?.reject(new Error(`${file}: ${answer.fault}`))
  })
  child.once('exit', (code, signal) => {
    for (const { reject } of waiting.values())
      reject(new Error(`${file} ended with ${signal ?? code} before it answered`))
    waiting.clear()
  })

  function ask(name: string, body?: unknown): Promise<unknown> {
    if (child.exitCode !== null || !child.connected) return Promise.reject(new Error(`${file} has ended`))
    const number = (last += 1)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`${file} did not answer ${name} in ${ANSWER_WITHIN_MS / 1000} s`))
      }, ANSWER_WITHIN_MS)
      const settled = <Value>(settle: (value: Value) => void) => {
        return (value: Value) => {
          clearTimeout(timer)
          settle(value)
        }
      }
      waiting.set(number, { resolve: settled(resolve), reject: settled(reject) })
      child.send({ number, name, body } satisfies Question)
    })
  }

  return {
    child,
    ask,
    cpu: async () => Number(await ask('cpu')),
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS)
      await ended
      clearTimeout(timer)
    },
  }
}

/** For the child: answers questions by name. Questions of other names are somebody else's. */
export function answerQuestions(answers: Readonly<Record<string, (body: never) => unknown>>): void {
  process.on('message', ({ number, name, body }: Question) => {
    const answer = answers[name]
    if (answer === undefined) return
    const reply = (sent: Answer) => process.send?.(sent)
    Promise.resolve()
      .then(() => answer(body as never))
      .then(
        (value) => reply({ number, value }),
        (error: unknown) => reply({ number, fault: error instanceof Error ? error.message : String(error) }),
      )
  })
  // Nobody is left to ask: a benchmark that was killed leaves no process behind.
  process.once('disconnect', () => process.exit(0))
}
