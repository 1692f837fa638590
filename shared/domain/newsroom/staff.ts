/**
 * The parts that accounts have in single briefings, besides what they are in the whole newsroom.
 *
 * SF1 A part is given in a briefing that is listed, to an account that is there; given again it is already true.
 * SF2 An account has one part in a briefing: another one takes the place of the first.
 * SF3 A part is taken away once; taking away what is not there is already true.
 */
import type { z } from 'zod'
import { Refusal } from '../refusal.ts'
import { briefingIdSchema } from '../vocabulary.ts'
import { accountOf, type Newsroom } from './state.ts'
import { fact, idSchema, staffRoleSchema, type StaffRole } from './vocabulary.ts'

export const staffEvents = [
  fact('StaffAssigned', { briefing: briefingIdSchema, account: idSchema, role: staffRoleSchema }),
  fact('StaffReleased', { briefing: briefingIdSchema, account: idSchema }),
] as const
export type StaffEvent = Readonly<z.infer<(typeof staffEvents)[number]>>

export type StaffCommand =
  | { readonly type: 'AssignStaff'; readonly briefing: string; readonly account: string; readonly role: StaffRole }
  | { readonly type: 'ReleaseStaff'; readonly briefing: string; readonly account: string }

export function decideStaff(newsroom: Newsroom, command: StaffCommand): StaffEvent[] {
  const { briefing } = command
  const part = newsroom.staff.find((each) => each.briefing === briefing && each.account === command.account)
  switch (command.type) {
    case 'AssignStaff': {
      const { id: account, standing } = accountOf(newsroom, command.account)
      // Whoever was turned away gets in by no other door.
      if (standing === 'refused' || standing === 'revoked') throw new Refusal('not-permitted', { standing })
      if (!newsroom.briefings.some(({ id }) => id === briefing)) throw new Refusal('briefing-not-found', { briefing })
      return part?.role === command.role ? [] : [{ type: 'StaffAssigned', briefing, account, role: command.role }]
    }
    case 'ReleaseStaff':
      return part === undefined ? [] : [{ type: 'StaffReleased', briefing, account: command.account }]
    default:
      return command satisfies never
  }
}

/** For an account that is trusted less from now on. */
export function releasedEverywhere(newsroom: Newsroom, account: string): StaffEvent[] {
  return newsroom.staff.flatMap((part) =>
    part.account === account ? [{ type: 'StaffReleased', briefing: part.briefing, account }] : [],
  )
}

export function evolveStaff(newsroom: Newsroom, event: StaffEvent): Newsroom {
  const { briefing, account } = event
  const others = newsroom.staff.filter((part) => part.briefing !== briefing || part.account !== account)
  switch (event.type) {
    case 'StaffAssigned':
      return { ...newsroom, staff: [...others, { briefing, account, role: event.role }] }
    case 'StaffReleased':
      return { ...newsroom, staff: others }
    default:
      return event satisfies never
  }
}
