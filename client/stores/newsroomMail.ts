/** Mails that do not leave. */
import { defineStore } from 'pinia'
import type { MailTroubleEntry } from '#shared/protocol/people.ts'
import { createListing, under } from './newsroomListing.ts'

export const useNewsroomMailStore = defineStore('newsroomMail', () => {
  const list = createListing<MailTroubleEntry>('/api/mail', 'troubles')
  return { ...list, seen: (id: string) => list.act(under('/api/mail', id), { method: 'DELETE' }) }
})
