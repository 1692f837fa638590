/** Who can be given a part in one briefing: everybody but owners, who have every part, likely people first. */
import type { AccountRole } from '#shared/domain/newsroom/vocabulary.ts'
import type { Person } from '#shared/protocol/people.ts'

const IN_ORDER = ['captioner', 'moderator', 'reporter'] as const satisfies readonly AccountRole[]

export interface Assignable {
  readonly role: (typeof IN_ORDER)[number]
  readonly people: readonly Person[]
}

/** By name; groups without anybody are left out. */
export function assignable(people: readonly Person[]): readonly Assignable[] {
  const byName = people.toSorted((a, b) => a.name.localeCompare(b.name))
  return IN_ORDER.map((role) => ({ role, people: byName.filter((person) => person.role === role) })).filter(
    (group) => group.people.length > 0,
  )
}
