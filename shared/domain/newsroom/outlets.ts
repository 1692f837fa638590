/**
 * Outlets: the names under which reporters are accredited.
 *
 * OU1 An outlet is added once, under a name that no other has, whatever its case.
 * OU2 It is renamed to a name that no other has; to its own it is already true.
 * OU3 It stays while somebody is accredited for it or an invitation that can be used names it. Who was accredited for it
 *     once has no outlet afterwards.
 */
import type { z } from 'zod'
import { plainText } from '../plainText.ts'
import { Refusal } from '../refusal.ts'
import { usableInvitationOf } from './invitations.ts'
import { withEntry, type Newsroom } from './state.ts'
import { fact, idSchema } from './vocabulary.ts'

export const outletNameSchema = plainText(120)

export interface Outlet {
  readonly id: string
  readonly name: string
}

export const outletEvents = [
  fact('OutletAdded', { id: idSchema, name: outletNameSchema }),
  fact('OutletRenamed', { id: idSchema, name: outletNameSchema }),
  fact('OutletRemoved', { id: idSchema }),
] as const
export type OutletEvent = Readonly<z.infer<(typeof outletEvents)[number]>>

export type OutletCommand =
  | { readonly type: 'AddOutlet'; readonly id: string; readonly name: string }
  | { readonly type: 'RenameOutlet'; readonly id: string; readonly name: string }
  | { readonly type: 'RemoveOutlet'; readonly id: string }

/** The outlet of this name, whatever its case. */
export function outletNamed(newsroom: Newsroom, name: string): Outlet | undefined {
  const folded = name.toLowerCase()
  return [...newsroom.outlets.values()].find((outlet) => outlet.name.toLowerCase() === folded)
}

export function decideOutlets(newsroom: Newsroom, command: OutletCommand, at: number): OutletEvent[] {
  const known = newsroom.outlets.get(command.id)
  if (command.type === 'AddOutlet') {
    if (known !== undefined) return []
    refuseTaken(newsroom, command)
    return [{ type: 'OutletAdded', id: command.id, name: command.name }]
  }
  if (known === undefined) throw new Refusal('outlet-not-found')
  switch (command.type) {
    case 'RenameOutlet':
      if (known.name === command.name) return []
      refuseTaken(newsroom, command)
      return [{ type: 'OutletRenamed', id: command.id, name: command.name }]
    case 'RemoveOutlet':
      if (isNamed(newsroom, known.id, at)) throw new Refusal('outlet-in-use', { name: known.name })
      return [{ type: 'OutletRemoved', id: command.id }]
    default:
      return command satisfies never
  }
}

function isNamed(newsroom: Newsroom, id: string, at: number): boolean {
  return (
    [...newsroom.accounts.values()].some(({ outlet, standing }) => outlet === id && standing === 'accepted') ||
    [...newsroom.invitations.values()].some(
      (invitation) => invitation.outlet === id && usableInvitationOf(newsroom, invitation.id, at) !== null,
    )
  )
}

function refuseTaken(newsroom: Newsroom, { id, name }: { readonly id: string; readonly name: string }): void {
  const taken = outletNamed(newsroom, name)
  if (taken !== undefined && taken.id !== id) throw new Refusal('outlet-already-exists', { name: taken.name })
}

export function evolveOutlets(newsroom: Newsroom, event: OutletEvent): Newsroom {
  switch (event.type) {
    case 'OutletAdded':
    case 'OutletRenamed':
      return { ...newsroom, outlets: withEntry(newsroom.outlets, event.id, { id: event.id, name: event.name }) }
    case 'OutletRemoved':
      return {
        ...newsroom,
        outlets: withEntry(newsroom.outlets, event.id, null),
        accounts: withoutOutlet(newsroom.accounts, event.id),
      }
    default:
      return event satisfies never
  }
}

function withoutOutlet(accounts: Newsroom['accounts'], gone: string): Newsroom['accounts'] {
  return new Map(
    [...accounts].map(([id, account]) => [id, account.outlet === gone ? { ...account, outlet: null } : account]),
  )
}
