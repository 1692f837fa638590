/** Erasing a person: the key of all that is known is destroyed, and then it is said. */
import type { Account } from '#shared/domain/newsroom/state.ts'
import { decideNewsroom } from '#shared/domain/newsroom.ts'
import type { Clock } from '../clock.ts'
import type { Newsletter } from './newsletter.ts'
import type { Asker, NewsroomDesk } from './newsroom.ts'
import type { Sealing } from './sealing.ts'

export interface ErasureParts {
  readonly newsroom: NewsroomDesk
  readonly newsletter: Pick<Newsletter, 'endFor'>
  readonly sealing: Pick<Sealing, 'destroy'>
  readonly clock: Clock
}

/** Throws `account-last-owner`, `StoreDown`. A failure in between is mended by asking again. */
export type Erase = (account: string, asker: Asker) => Promise<void>

export function createErase(parts: ErasureParts): Erase {
  const { newsroom, newsletter, sealing, clock } = parts

  return async (id, asker) => {
    const command = { type: 'EraseAccount', account: id } as const
    const account = newsroom.state.accounts.get(id)
    if (account === undefined || decideNewsroom(newsroom.state, command, clock.now()).length === 0) return
    // Through the log first: when all owners leave at once, the last one must be told while its key is still there.
    if (account.role === 'owner') await newsroom.execute({ type: 'GiveRole', account: id, role: 'reporter' }, asker)
    await sealing.destroy(id)
    await dropDrafts(parts, account)
    await newsletter.endFor(account.addressKey)
    await newsroom.execute(command, asker.under === id ? { ...asker, under: null } : asker)
  }
}

/** Registrations of the same address that came to nothing hold the same person under other keys. */
async function dropDrafts({ newsroom, sealing }: ErasureParts, { addressKey }: Account): Promise<void> {
  for (const code of [...newsroom.state.codes.values()]) {
    if (code.purpose !== 'register' || code.addressKey !== addressKey || code.account === null) continue
    if (newsroom.state.accounts.has(code.account)) continue
    await sealing.destroy(code.account)
    await newsroom.execute({ type: 'DropCode', id: code.id })
  }
}
