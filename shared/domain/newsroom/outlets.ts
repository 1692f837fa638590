/** Outlets: the names under which reporters are accredited. */
import { z } from 'zod'
import { plainText } from '../plainText.ts'
import { Refusal } from '../refusal.ts'
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
  /** Refused while an account or an invitation names it. */
  | { readonly type: 'RemoveOutlet'; readonly id: string }

/** The outlet of this name, whatever its case. */
export function outletNamed(newsroom: Newsroom, name: string): Outlet | undefined {
  const folded = name.toLowerCase()
  return [...newsroom.outlets.values()].find((outlet) => outlet.name.toLowerCase() === folded)
}

export function decideOutlets(newsroom: Newsroom, command: OutletCommand): OutletEvent[] {
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
    case 'RemoveOutlet': {
      const isNamed =
        [...newsroom.accounts.values()].some(({ outlet }) => outlet === known.id) ||
        [...newsroom.invitations.values()].some(({ outlet, revoked }) => outlet === known.id && !revoked)
      if (isNamed) throw new Refusal('outlet-in-use', { name: known.name })
      return [{ type: 'OutletRemoved', id: command.id }]
    }
    default:
      return command satisfies never
  }
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
      return { ...newsroom, outlets: withEntry(newsroom.outlets, event.id, null) }
    default:
      return event satisfies never
  }
}
