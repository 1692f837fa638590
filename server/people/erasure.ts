/** Erasing a person: first it is said, so that nobody is anybody by it any more, then the keys of all that is known are destroyed. */
import type { Code } from '#shared/domain/newsroom/state.ts'
import type { Newsletter } from './newsletter.ts'
import type { Asker, NewsroomDesk } from './newsroom.ts'
import type { Sealing } from './sealing.ts'

export interface ErasureParts {
  readonly newsroom: NewsroomDesk
  readonly newsletter: Pick<Newsletter, 'endFor'>
  readonly sealing: Pick<Sealing, 'destroy'>
}

export interface Erasure {
  /** Throws `account-last-owner`, `StoreDown`. What fails in between is finished by upkeep. */
  readonly erase: (account: string, asker: Asker) => Promise<void>
  /** Drops a code, and with it the key of what it would have opened. Throws `StoreDown`: then it is to be repeated. */
  readonly drop: (code: Code) => Promise<void>
  /** Finishes whatever was begun, on whichever node. Throws `StoreDown`: then it is to be repeated. */
  readonly finishAll: () => Promise<void>
}

export function createErasure({ newsroom, newsletter, sealing }: ErasureParts): Erasure {
  async function finish(account: string): Promise<void> {
    const begun = newsroom.state.erasing.get(account)
    if (begun === undefined) return
    await sealing.destroy(account)
    await dropDrafts(begun.addressKey, begun.at)
    await newsletter.endFor(begun.addressKey)
    await newsroom.execute({ type: 'FinishErasure', account })
  }

  /** Registrations of the same address that came to nothing hold the same person under other keys; later ones are another's. */
  async function dropDrafts(addressKey: string, before: number): Promise<void> {
    for (const code of [...newsroom.state.codes.values()]) {
      if (isDraft(code) && code.addressKey === addressKey && code.issuedAt <= before) await drop(code)
    }
  }

  async function drop(code: Code): Promise<void> {
    if (isDraft(code)) await sealing.destroy(code.account)
    await newsroom.execute({ type: 'DropCode', id: code.id })
  }

  function isDraft(code: Code): code is Code & { readonly account: string } {
    const { purpose, account } = code
    return purpose === 'register' && account !== null && !newsroom.state.accounts.has(account)
  }

  return {
    drop,
    async erase(account, asker) {
      const command = { type: 'EraseAccount', account } as const
      await newsroom.execute(command, asker.under === account ? { ...asker, under: null } : asker)
      await finish(account)
    },
    async finishAll() {
      for (const account of newsroom.state.erasing.keys()) await finish(account)
    },
  }
}
