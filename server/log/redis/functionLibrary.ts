/**
 * A library of Redis functions, named after its own text: nodes of two versions use two libraries beside each other, and a
 * changed one is loaded because its name is not found.
 */
import { createHash } from 'node:crypto'

export interface FunctionLibrary<What extends string> {
  /** For FUNCTION LOAD. */
  readonly text: string
  /** For FCALL, by the name of the Lua function. */
  readonly names: Readonly<Record<What, string>>
}

/** `body`: Lua that defines the local functions named; those that only read may be called on replicas and with FCALL_RO. */
export function functionLibrary<What extends string>(
  body: string,
  functions: Readonly<Record<What, 'reads' | 'writes'>>,
): FunctionLibrary<What> {
  const library = `doorstep_${createHash('sha256').update(body).digest('hex').slice(0, 12)}`
  const whats = Object.keys(functions) as What[]
  const registered = whats.map((what) => {
    const flags = functions[what] === 'reads' ? ", flags = { 'no-writes' }" : ''
    return `redis.register_function{ function_name = '${library}_${what}', callback = ${what}${flags} }\n`
  })
  return {
    text: `#!lua name=${library}\n${body}${registered.join('')}`,
    names: Object.fromEntries(whats.map((what) => [what, `${library}_${what}`])) as Record<What, string>,
  }
}
