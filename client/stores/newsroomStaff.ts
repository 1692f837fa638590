/** The people who have a part in one briefing only. */
import type { StaffRole } from '#shared/domain/newsroom/vocabulary.ts'
import type { StaffMember } from '#shared/protocol/people.ts'
import { createListing, under } from './newsroomListing.ts'

export function createStaffList(briefing: string) {
  const base = under('/api/briefings', briefing, 'staff')
  const list = createListing<StaffMember>(base, 'staff')
  return {
    ...list,
    assign: (account: string, role: StaffRole) => list.act(under(base, account), { method: 'PUT', body: { role } }),
    release: (account: string) => list.act(under(base, account), { method: 'DELETE' }),
  }
}
