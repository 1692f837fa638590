// What a starting script says when it cannot go on: a sentence for a person, never a stack trace.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const inRoot = (...parts) => join(root, ...parts)

/** A fault the reader can do something about; its message is all that is printed. */
export class Trouble extends Error {}

export const say = (sentence) => console.error(`doorstep: ${sentence}`)

/** Runs a script's main function; a Trouble becomes its message, anything else keeps its stack. */
export async function run(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    if (error instanceof Trouble) say(error.message)
    else console.error(error)
    process.exitCode = 1
  }
}
