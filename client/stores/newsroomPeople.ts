/** Everybody with an account, and what owner and moderators decide about them. */
import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { AccountRole, Standing } from '#shared/domain/newsroom/vocabulary.ts'
import type { AccreditationDecision, Person } from '#shared/protocol/people.ts'
import { createListing, under } from './newsroomListing.ts'

/** Whoever has another role than reporter waits for nothing. */
export const isWaiting = ({ role, standing }: Pick<Person, 'role' | 'standing'>): boolean =>
  role === 'reporter' && standing === 'asked'

export const useNewsroomPeopleStore = defineStore('newsroomPeople', () => {
  const list = createListing<Person>('/api/people', 'people')
  const of = (person: Pick<Person, 'id'>, ...parts: readonly string[]) => under('/api/people', person.id, ...parts)

  /** `saw`: what the page showed when it was decided. An empty outlet names none. */
  function accept(person: Person, saw: Standing, outlet: string) {
    const outletName = outlet.trim()
    const body: AccreditationDecision = { saw, standing: 'accepted', ...(outletName !== '' && { outletName }) }
    return list.act(of(person, 'accreditation'), { method: 'POST', body })
  }

  function keepOut(person: Person, saw: Standing, standing: 'refused' | 'revoked', reason: string) {
    const body: AccreditationDecision = { saw, standing, reason: reason.trim() }
    return list.act(of(person, 'accreditation'), { method: 'POST', body })
  }

  return {
    ...list,
    /** The longest wait first. */
    waiting: computed(() => list.all.value.filter(isWaiting).toSorted((a, b) => a.openedAt - b.openedAt)),
    accept,
    keepOut,
    giveRole: (person: Person, role: AccountRole) => list.act(of(person, 'role'), { method: 'PUT', body: { role } }),
    endSessions: (person: Person) => list.act(of(person, 'sessions'), { method: 'DELETE' }),
    erase: (person: Person) => list.act(of(person), { method: 'DELETE' }),
  }
})
