/** A press room of invented people on two nodes over one log: who asks, who is at the desk, who only reads. */
import type { Saw } from '#shared/domain/questions/vocabulary.ts'
import { standingOf } from '#shared/domain/questions/order.ts'
import type { SentCommand } from '#shared/domain/commands.ts'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import type { CommandReply, OwnMessage, PresenceMessage } from '#shared/protocol/messages.ts'
import { snapshotIn, startNode, type NodeUnderTest, type Reader } from './node.ts'
import { giveRole, insist, register, startNewsroom, type Member, type Newsroom } from './people.ts'

export interface Press {
  readonly newsroom: Newsroom
  readonly a: NodeUnderTest
  readonly b: NodeUnderTest
  readonly reporter: (name: string, outlet: string, accreditedFor?: string) => Promise<Member>
  readonly moderator: (name: string) => Promise<Member>
  readonly briefing: (about?: object) => Promise<CreatedBriefing>
  readonly close: () => Promise<void>
}

export async function startPress(): Promise<Press> {
  const newsroom = await startNewsroom()
  const { node: a, smtp, owner, log, keys } = newsroom
  const b = await startNode(log, { keys, trustedProxies: 1, smtpUrl: smtp.url })
  return {
    newsroom,
    a,
    b,
    async reporter(name, outlet, accreditedFor) {
      const member = await register(a, smtp, { name, outlet })
      const body = {
        saw: 'asked',
        standing: 'accepted',
        ...(accreditedFor !== undefined && { outletName: accreditedFor }),
      }
      await insist(a, `POST /api/people/${member.account}/accreditation`, { cookie: owner, body })
      return member
    },
    async moderator(name) {
      const member = await register(a, smtp, { name })
      await giveRole(a, owner, member.account, 'moderator')
      return member
    },
    async briefing(about = {}) {
      const body = { title: 'On the quay', start: true, ...about }
      return (await insist<CreatedBriefing>(a, 'POST /api/briefings', { cookie: owner, body })).body
    },
    async close() {
      await b.close()
      await newsroom.close()
    },
  }
}

/** A connection of somebody who has joined the briefing. */
export async function seat(node: NodeUnderTest, briefing: string, who?: Pick<Member, 'cookie'>): Promise<Reader> {
  const reader = await node.reader(who === undefined ? {} : { cookie: who.cookie })
  snapshotIn(await reader.join(briefing))
  return reader
}

/** What the desk sees of a question now, as an act has to name it. */
export async function sawOf(desk: Reader, briefing: string, questionId: string): Promise<Saw> {
  const standing = standingOf(snapshotIn(await desk.join(briefing)).briefing, questionId)
  if (standing === undefined) throw new Error(`the desk knows no question ${questionId}`)
  return { ...standing }
}

/** The reply, or an error that says what came instead. */
export async function done(reply: Promise<CommandReply>): Promise<number> {
  const answer = await reply
  if (answer.ok) return answer.seq
  throw new Error(`refused: ${JSON.stringify(answer)}`)
}

export const asking = (questionId: string, text: string): SentCommand => {
  return { type: 'AskQuestion', questionId, text, where: 'room' }
}

export function lastOwn({ told }: Reader): OwnMessage | undefined {
  return told.findLast(({ event }) => event === 'briefing:own')?.message as OwnMessage | undefined
}

export function lastPresence({ told }: Reader): PresenceMessage | undefined {
  return told.findLast(({ event }) => event === 'briefing:presence')?.message as PresenceMessage | undefined
}
