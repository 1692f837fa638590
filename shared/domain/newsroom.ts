/** The newsroom: which briefings there are and how far they are, and who holds the owner's link. One stream of the log. */
import { z } from 'zod'
import { titleSchema } from './events.ts'
import { Refusal } from './refusal.ts'
import { briefingIdSchema, instantSchema, languageSchema, timeZoneSchema, visibilitySchema } from './vocabulary.ts'

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

export const newsroomEventSchema = z.discriminatedUnion('type', [
  /** Again for the same id: the entry says something else now. */
  z.object({ type: z.literal('BriefingListed'), briefing: listedBriefingSchema }),
  z.object({ type: z.literal('OwnerLinkIssued'), hash: z.string().max(64) }),
  z.object({ type: z.literal('OwnerLinkUsed'), hash: z.string().max(64), use: z.string().max(64) }),
])
export type NewsroomEvent = Readonly<z.infer<typeof newsroomEventSchema>>

export type NewsroomCommand =
  | { readonly type: 'ListBriefing'; readonly briefing: ListedBriefing }
  | { readonly type: 'IssueOwnerLink'; readonly hash: string }
  /** `use`: names this one use, so that its repetition is told from another's. */
  | { readonly type: 'UseOwnerLink'; readonly hash: string; readonly use: string }

export interface Newsroom {
  /** In the order in which they were first listed. */
  readonly briefings: readonly ListedBriefing[]
  /** SHA-256 of the links that may still be used, base64url: the last few, since each node prints one when it starts. */
  readonly ownerLinks: readonly string[]
  /** Links that were used, so that the answer can say so. The last hundred. */
  readonly usedLinks: readonly { readonly hash: string; readonly use: string }[]
}

const LINKS_AT_MOST = 4

export const NO_NEWSROOM: Newsroom = { briefings: [], ownerLinks: [], usedLinks: [] }

export function decideNewsroom(newsroom: Newsroom, command: NewsroomCommand): NewsroomEvent[] {
  switch (command.type) {
    case 'ListBriefing': {
      const known = newsroom.briefings.find((briefing) => briefing.id === command.briefing.id)
      if (known !== undefined && JSON.stringify(known) === JSON.stringify(command.briefing)) return []
      return [{ type: 'BriefingListed', briefing: command.briefing }]
    }
    case 'IssueOwnerLink':
      return newsroom.ownerLinks.includes(command.hash) ? [] : [{ type: 'OwnerLinkIssued', hash: command.hash }]
    case 'UseOwnerLink':
      if (newsroom.usedLinks.some(({ hash, use }) => hash === command.hash && use === command.use)) return []
      if (newsroom.usedLinks.some(({ hash }) => hash === command.hash)) throw new Refusal('token-already-used')
      if (!newsroom.ownerLinks.includes(command.hash)) throw new Refusal('token-unknown')
      return [{ type: 'OwnerLinkUsed', hash: command.hash, use: command.use }]
    default:
      return command satisfies never
  }
}

export function evolveNewsroom(newsroom: Newsroom, event: NewsroomEvent): Newsroom {
  switch (event.type) {
    case 'BriefingListed': {
      const at = newsroom.briefings.findIndex((briefing) => briefing.id === event.briefing.id)
      const briefings = at < 0 ? [...newsroom.briefings, event.briefing] : newsroom.briefings.with(at, event.briefing)
      return { ...newsroom, briefings }
    }
    case 'OwnerLinkIssued':
      return { ...newsroom, ownerLinks: [...newsroom.ownerLinks, event.hash].slice(-LINKS_AT_MOST) }
    case 'OwnerLinkUsed':
      return {
        ...newsroom,
        ownerLinks: newsroom.ownerLinks.filter((hash) => hash !== event.hash),
        usedLinks: [...newsroom.usedLinks, { hash: event.hash, use: event.use }].slice(-100),
      }
    default:
      return event satisfies never
  }
}
