/** `GET /api/audit`: who did what in the newsroom, when and from where, the newest first. */
import { z } from 'zod'
import type { NewsroomEvent } from '#shared/domain/newsroom.ts'
import type { AuditEntry } from '#shared/protocol/people.ts'
import { parseWith } from '#shared/protocol/parse.ts'
import { NEWSROOM_STREAM, NODE_ITSELF, readNewsroomFact, type NewsroomFact } from '../people/newsroom.ts'
import { REHEARSAL_ID } from '../reading/sample/rehearsalId.ts'
import type { Guard } from './guard.ts'
import type { HttpParts } from './httpParts.ts'

const pageQuery = z.object({
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** What a person did or suffered; the rest is the node's own bookkeeping. */
const BOOKKEEPING: ReadonlySet<NewsroomEvent['type']> = new Set([
  'CodeDropped',
  'ErasureFinished',
  'DigestClaimed',
  'MailSettled',
])

export function auditRoutes({ on }: Guard, { log, newsroom, profiles, sealing }: HttpParts): void {
  on('GET /api/audit', async (request, response) => {
    const { before, limit } = parseWith(pageQuery, request.query)
    const names = new Map<string, Promise<string | null>>()
    const entries: AuditEntry[] = []
    let end = Math.min(before ?? Number.POSITIVE_INFINITY, newsroom.following.head.seq + 1)
    while (entries.length < limit && end > 1) {
      const start = Math.max(1, end - limit)
      const { facts } = await log.read(NEWSROOM_STREAM, start - 1, end - start)
      for (const fact of facts.map(readNewsroomFact).reverse()) {
        const entry = await entryOf(fact, names)
        if (entry !== null && entries.length < limit) entries.push(entry)
      }
      end = start
    }
    const last = entries.at(-1)?.seq ?? 1
    response.set('Cache-Control', 'no-store').json({ entries, more: last > 1 })
  })

  async function entryOf(
    { seq, at, by, event }: NewsroomFact,
    names: Map<string, Promise<string | null>>,
  ): Promise<AuditEntry | null> {
    if (event === null || BOOKKEEPING.has(event.type)) return null
    // Each node prints one when it starts.
    if (event.type === 'OwnerLinkIssued' && by.id === NODE_ITSELF.by.id) return null
    // The sample is rehearsed over and over by nobody.
    if (event.type === 'BriefingListed' && event.briefing.id === REHEARSAL_ID) return null
    const nameOf = (account: string) => {
      const known = names.get(account) ?? profiles.of(account).then((profile) => profile?.name ?? null)
      names.set(account, known)
      return known
    }
    const from = event.from === undefined ? null : await sealing.open(event.from)
    return {
      seq,
      at,
      by: { ...by, name: by.id === '' || by.id.includes(':') ? null : await nameOf(by.id) },
      type: event.type,
      subject: await subjectOf(event, nameOf),
      value: valueOf(event),
      briefing: 'briefing' in event && typeof event.briefing === 'string' ? titleOf(event.briefing) : null,
      from: typeof from === 'string' ? from : null,
    }
  }

  function titleOf(briefing: string): string {
    return newsroom.briefings.find(({ id }) => id === briefing)?.title ?? briefing
  }

  async function subjectOf(
    event: NewsroomEvent,
    nameOf: (account: string) => Promise<string | null>,
  ): Promise<string | null> {
    if ('account' in event && event.account !== null) return nameOf(event.account)
    switch (event.type) {
      case 'BriefingListed':
        return event.briefing.title
      case 'InvitationIssued':
        return profiles.labelOf(event.invitation)
      case 'InvitationRevoked':
        return null
      case 'OutletAdded':
      case 'OutletRenamed':
      case 'ScreenApproved':
      case 'ScreenClaimed':
      case 'ScreenChanged':
      case 'ScreenUnpaired':
      case 'ScreenLookKept':
        return event.name
      case 'DigestSent':
        return titleOf(event.briefing)
      case 'MailTroubled':
        return event.trouble.template
      default:
        return null
    }
  }
}

/** In words of the facts; the page has its own for them. */
function valueOf(event: NewsroomEvent): string | null {
  switch (event.type) {
    case 'RoleGiven':
    case 'StaffAssigned':
    case 'InvitationAccepted':
      return event.role
    case 'AccreditationDecided':
      return event.standing
    case 'InvitationIssued':
      return event.invitation.role
    case 'BriefingListed':
      return event.briefing.status
    case 'CodeIssued':
      return event.purpose
    case 'CodeTried':
      return event.right ? 'right' : 'wrong'
    case 'MailTroubled':
      return event.trouble.kind
    default:
      return null
  }
}
