/** What is typed into a new invitation, and what of it is sent. */
import type { AccountRole, PageLanguage } from '#shared/domain/newsroom/vocabulary.ts'
import type { NewInvitation } from '#shared/protocol/people.ts'

export interface TypedInvitation {
  role: AccountRole
  outlet: string
  label: string
  uses: number
  /** As a field for date and time gives it: on this reader's clock, or empty. */
  endsAt: string
  email: string
  language: PageLanguage
}

export const newTypedInvitation = (language: PageLanguage): TypedInvitation => ({
  role: 'reporter',
  outlet: '',
  label: '',
  uses: 1,
  endsAt: '',
  email: '',
  language,
})

/** In ms; null where no end was typed. */
export const endOf = ({ endsAt }: TypedInvitation): number | null => (endsAt === '' ? null : new Date(endsAt).getTime())

export function asSent(typed: TypedInvitation): NewInvitation {
  const [outletName, email] = [typed.outlet.trim(), typed.email.trim()]
  const end = endOf(typed)
  return {
    role: typed.role,
    label: typed.label.trim(),
    uses: typed.uses,
    language: typed.language,
    ...(outletName !== '' && { outletName }),
    ...(end !== null && { endsAt: new Date(end).toISOString() }),
    ...(email !== '' && { email }),
  }
}
