/**
 * The list of briefings and the owner's links: what the newsroom knows without knowing anybody.
 *
 * O1 An issued link is used once; the repetition of that one use is already true.
 * O2 The last few unused links are good.
 * O3 A briefing is listed once, in the order of the first listing, with what was last said of it.
 * O4 Ending the owner's sessions begins a new epoch of them.
 */
import { z } from 'zod'
import { titleSchema } from '../events.ts'
import { Refusal } from '../refusal.ts'
import { briefingIdSchema, instantSchema, languageSchema, timeZoneSchema, visibilitySchema } from '../vocabulary.ts'
import type { Newsroom } from './state.ts'
import { fact, idSchema } from './vocabulary.ts'

const listedBriefingSchema = z.object({
  id: briefingIdSchema,
  title: titleSchema,
  visibility: visibilitySchema,
  language: languageSchema,
  timeZone: timeZoneSchema,
  rehearsal: z.boolean(),
  status: z.enum(['scheduled', 'live', 'ended']),
  scheduledFor: instantSchema.nullable(),
  startedAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
})
/** What the list says of a briefing. */
export type ListedBriefing = Readonly<z.infer<typeof listedBriefingSchema>>

export const listingEvents = [
  /** Again for the same id: the entry says something else now. */
  fact('BriefingListed', { briefing: listedBriefingSchema }),
  fact('OwnerLinkIssued', { hash: z.string().max(64), issuer: idSchema.nullable().optional() }),
  fact('OwnerLinkUsed', { hash: z.string().max(64), use: idSchema }),
  /** Every session that a link opened is over. */
  fact('OwnerSessionsEnded', {}),
] as const
export type ListingEvent = Readonly<z.infer<(typeof listingEvents)[number]>>

export type ListingCommand =
  | { readonly type: 'ListBriefing'; readonly briefing: ListedBriefing }
  /** `issuer`: the account that answers for it. */
  | { readonly type: 'IssueOwnerLink'; readonly hash: string; readonly issuer: string | null }
  /** `use`: names this one use, so that its repetition is told from another's. */
  | { readonly type: 'UseOwnerLink'; readonly hash: string; readonly use: string }
  | { readonly type: 'EndOwnerSessions' }

const LINKS_AT_MOST = 4

export function decideListing(newsroom: Newsroom, command: ListingCommand): ListingEvent[] {
  switch (command.type) {
    case 'ListBriefing': {
      const known = newsroom.briefings.find((briefing) => briefing.id === command.briefing.id)
      if (known !== undefined && JSON.stringify(known) === JSON.stringify(command.briefing)) return []
      return [{ type: 'BriefingListed', briefing: command.briefing }]
    }
    case 'IssueOwnerLink':
      if (newsroom.ownerLinks.some(({ hash }) => hash === command.hash)) return []
      return [{ type: 'OwnerLinkIssued', hash: command.hash, issuer: command.issuer }]
    case 'UseOwnerLink':
      if (newsroom.usedLinks.some(({ hash, use }) => hash === command.hash && use === command.use)) return []
      if (newsroom.usedLinks.some(({ hash }) => hash === command.hash)) throw new Refusal('token-already-used')
      if (!newsroom.ownerLinks.some(({ hash }) => hash === command.hash)) throw new Refusal('token-unknown')
      return [{ type: 'OwnerLinkUsed', hash: command.hash, use: command.use }]
    case 'EndOwnerSessions':
      return [{ type: 'OwnerSessionsEnded' }]
    default:
      return command satisfies never
  }
}

export function evolveListing(newsroom: Newsroom, event: ListingEvent): Newsroom {
  switch (event.type) {
    case 'BriefingListed': {
      const at = newsroom.briefings.findIndex((briefing) => briefing.id === event.briefing.id)
      const briefings = at < 0 ? [...newsroom.briefings, event.briefing] : newsroom.briefings.with(at, event.briefing)
      return { ...newsroom, briefings }
    }
    case 'OwnerLinkIssued': {
      const issued = { hash: event.hash, issuer: event.issuer ?? null }
      return { ...newsroom, ownerLinks: [...newsroom.ownerLinks, issued].slice(-LINKS_AT_MOST) }
    }
    case 'OwnerLinkUsed':
      return {
        ...newsroom,
        ownerLinks: newsroom.ownerLinks.filter(({ hash }) => hash !== event.hash),
        usedLinks: [...newsroom.usedLinks, { hash: event.hash, use: event.use }].slice(-100),
      }
    case 'OwnerSessionsEnded':
      return { ...newsroom, ownerEpoch: newsroom.ownerEpoch + 1 }
    default:
      return event satisfies never
  }
}
