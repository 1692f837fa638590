/**
 * Where acts are kept until they are acknowledged: at once in the journal, then on the shelf, where there is room, and out of
 * the journal again. Where one of the two is refused the other does; where both are, the page says so.
 *
 * O6 What an account has done waits for that account and goes out in no other's name; what was done without one goes with
 *    whoever writes here next, and a token without an account takes whatever waits.
 */
import { inOrder, type Act } from './act.ts'
import type { Journal } from './journal.ts'
import type { Shelf } from './shelf.ts'

export interface ActStore {
  /** False where the browser keeps it nowhere. Never rejects. */
  readonly put: (act: Act) => Promise<boolean>
  readonly remove: (id: string) => Promise<void>
  /** In order, of all tabs. Never rejects. */
  readonly all: () => Promise<readonly Act[]>
}

/** `writer`: the account that writes here; null: a token alone. */
export function createActStore(journal: Journal, shelf: Shelf, writer: string | null): ActStore {
  const isMine = ({ by }: Act) => writer === null || by === undefined || by === writer

  return {
    async put(given) {
      const act = writer === null ? given : { ...given, by: writer }
      const isNoted = journal.put(act)
      try {
        await shelf.put(act)
      } catch {
        // No database here: what the journal has noted stays there.
        return isNoted
      }
      journal.removeUpTo(act)
      return true
    },
    async remove(id) {
      journal.remove(id)
      // Where there is no database, there is nothing in it.
      await shelf.remove(id).catch(() => {})
    },
    async all() {
      const shelved = await shelf.all().catch(() => [])
      return inOrder([...latest([...shelved, ...journal.all()]).values()].filter(isMine))
    },
  }
}

function latest(acts: readonly Act[]): ReadonlyMap<string, Act> {
  const byId = new Map<string, Act>()
  for (const act of acts) {
    const known = byId.get(act.id)
    if (known === undefined || known.version < act.version) byId.set(act.id, act)
  }
  return byId
}
