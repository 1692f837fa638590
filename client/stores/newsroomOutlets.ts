/** The names under which reporters are accredited. */
import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { OutletEntry } from '#shared/protocol/people.ts'
import { createListing, under } from './newsroomListing.ts'

export const useNewsroomOutletsStore = defineStore('newsroomOutlets', () => {
  const list = createListing<OutletEntry>('/api/outlets', 'outlets')
  const of = ({ id }: Pick<OutletEntry, 'id'>) => under('/api/outlets', id)

  return {
    ...list,
    byName: computed(() => list.all.value.toSorted((a, b) => a.name.localeCompare(b.name))),
    add: (name: string) => list.act('/api/outlets', { method: 'POST', body: { name } }),
    rename: (outlet: OutletEntry, name: string) => list.act(of(outlet), { method: 'PUT', body: { name } }),
    remove: (outlet: OutletEntry) => list.act(of(outlet), { method: 'DELETE' }),
  }
})
