/** Finds people of the list by what is typed, and by how they stand. */
import type { Person } from '#shared/protocol/people.ts'

export const PEOPLE_FILTERS = ['all', 'accepted', 'kept-out', 'staff'] as const
export type PeopleFilter = (typeof PEOPLE_FILTERS)[number]

/** Without case and accents, so that `Zoe` finds `Zoë`. */
const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

function passes({ role, standing }: Person, filter: PeopleFilter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'accepted':
      return role === 'reporter' && standing === 'accepted'
    case 'kept-out':
      return role === 'reporter' && (standing === 'refused' || standing === 'revoked')
    case 'staff':
      return role !== 'reporter'
    default:
      return filter satisfies never
  }
}

/** Every typed word has to stand in the name, the address or an outlet. */
export function findPeople(people: readonly Person[], typed: string, filter: PeopleFilter): readonly Person[] {
  const words = folded(typed).split(/\s+/u).filter(Boolean)
  return people.filter((person) => {
    if (!passes(person, filter)) return false
    const about = folded(`${person.name} ${person.email} ${person.outlet} ${person.accreditedFor ?? ''}`)
    return words.every((word) => about.includes(word))
  })
}
