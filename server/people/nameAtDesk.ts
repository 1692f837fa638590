/** What a moderator or an owner is called, for the others at the desk. Of the owner's link nobody knows a name. */
import type { Identity } from './identities.ts'
import type { Profiles } from './profiles.ts'

/** Undefined for those who are not of the desk, and where there is no name. */
export type NameAtDesk = (identity: Identity) => Promise<string | undefined>

export function createNameAtDesk({ own }: Pick<Profiles, 'own'>): NameAtDesk {
  return async ({ role, account }) => {
    if (account === null || (role !== 'owner' && role !== 'moderator')) return undefined
    return (await own(account))?.name
  }
}
