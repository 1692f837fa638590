/** What is known of the people behind accounts: sealed in the facts, opened when somebody who may see it asks. */
import { z } from 'zod'
import type { Invitation } from '#shared/domain/newsroom/invitations.ts'
import type { Account } from '#shared/domain/newsroom/state.ts'
import type { Newsroom } from '#shared/domain/newsroom.ts'
import { pageLanguageSchema } from '#shared/domain/newsroom/vocabulary.ts'
import type { OwnAccount, Person } from '#shared/protocol/people.ts'
import type { Sealing } from './sealing.ts'

const sealedProfileSchema = z.object({
  email: z.string(),
  name: z.string(),
  outlet: z.string(),
  language: pageLanguageSchema,
})
export type SealedProfile = Readonly<z.infer<typeof sealedProfileSchema>>

/** What names the key that the label of an invitation is sealed under. */
export const labelKey = (invitation: string) => `invitation:${invitation}`

export interface Profiles {
  /** Whom an invitation is for; null where nobody said, and once it was revoked. */
  readonly labelOf: (invitation: Pick<Invitation, 'label'>) => Promise<string | null>
  /** Null once the person was erased. */
  readonly open: (sealed: string) => Promise<SealedProfile | null>
  readonly of: (account: string) => Promise<SealedProfile | null>
  readonly own: (account: string) => Promise<OwnAccount | null>
  /** Everybody, the newest first. */
  readonly everybody: () => Promise<Person[]>
}

export function createProfiles(newsroom: { readonly state: Newsroom }, sealing: Pick<Sealing, 'open'>): Profiles {
  async function open(sealed: string): Promise<SealedProfile | null> {
    const value = await sealing.open(sealed)
    return value === null ? null : sealedProfileSchema.parse(value)
  }

  async function described(account: Account) {
    const { id, role, standing } = account
    const profile = await open(account.profile)
    if (profile === null) return null
    const reason = account.reason === null ? null : await sealing.open(account.reason)
    const accreditedFor = account.outlet === null ? null : (newsroom.state.outlets.get(account.outlet)?.name ?? null)
    return { id, ...profile, role, standing, reason: typeof reason === 'string' ? reason : null, accreditedFor }
  }

  async function personOf(account: Account): Promise<Person | null> {
    const known = await described(account)
    if (known === null) return null
    const staff = newsroom.state.staff.filter((part) => part.account === account.id)
    return { ...known, openedAt: account.openedAt, staff: staff.map(({ briefing, role }) => ({ briefing, role })) }
  }

  return {
    async labelOf({ label }) {
      const value = label === null ? null : await sealing.open(label)
      return typeof value === 'string' ? value : null
    },
    open,
    async of(id) {
      const account = newsroom.state.accounts.get(id)
      return account === undefined ? null : open(account.profile)
    },
    async own(id) {
      const account = newsroom.state.accounts.get(id)
      return account === undefined ? null : described(account)
    },
    async everybody() {
      const people = await Promise.all([...newsroom.state.accounts.values()].map(personOf))
      return people.filter((person) => person !== null).reverse()
    },
  }
}
