/**
 * Mails that do not leave, as the owner is told of them; one that leaves without trouble makes no fact.
 *
 * MT1 Each attempt of a mail is told once, in the place of the one before; the same again is already true.
 * MT2 A mail is settled once; settling one without trouble is already true, and makes no fact.
 * MT3 Two hundred are kept; the oldest make room.
 */
import { z } from 'zod'
import { instantSchema } from '../vocabulary.ts'
import { withEntry, type Newsroom } from './state.ts'
import { fact, sealedSchema } from './vocabulary.ts'

/** As the mailer names its orders. */
const mailIdSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9:._-]{0,199}$/)

const mailTroubleSchema = z.object({
  id: mailIdSchema,
  template: z.string().max(40),
  /** What kind of trouble, as the mailer names it. */
  kind: z.string().max(40),
  /** Sealed: the address and what the mail server answered, which may hold the address. */
  detail: sealedSchema,
  attempts: z.int().min(0),
  /** Null: given up. */
  nextAt: instantSchema.nullable(),
})

export interface MailTrouble extends Readonly<z.infer<typeof mailTroubleSchema>> {
  readonly at: number
}

export const mailTroubleEvents = [
  fact('MailTroubled', { trouble: mailTroubleSchema }),
  /** It was sent after all, or the owner has seen enough of it. */
  fact('MailSettled', { id: mailIdSchema }),
] as const
export type MailTroubleEvent = Readonly<z.infer<(typeof mailTroubleEvents)[number]>>

export type MailTroubleCommand =
  | { readonly type: 'NoteMailTrouble'; readonly trouble: Readonly<z.infer<typeof mailTroubleSchema>> }
  | { readonly type: 'SettleMail'; readonly id: string }

/** The oldest of so many make room. */
const KEPT = 200

export function decideMailTroubles(newsroom: Newsroom, command: MailTroubleCommand): MailTroubleEvent[] {
  switch (command.type) {
    case 'NoteMailTrouble': {
      const known = newsroom.mailTroubles.get(command.trouble.id)
      if (known?.attempts === command.trouble.attempts && known.nextAt === command.trouble.nextAt) return []
      return [{ type: 'MailTroubled', trouble: command.trouble }]
    }
    case 'SettleMail':
      return newsroom.mailTroubles.has(command.id) ? [{ type: 'MailSettled', id: command.id }] : []
    default:
      return command satisfies never
  }
}

export function evolveMailTroubles(newsroom: Newsroom, event: MailTroubleEvent, at: number): Newsroom {
  switch (event.type) {
    case 'MailTroubled': {
      const troubles = withEntry(newsroom.mailTroubles, event.trouble.id, { ...event.trouble, at })
      return { ...newsroom, mailTroubles: new Map([...troubles].slice(-KEPT)) }
    }
    case 'MailSettled':
      return { ...newsroom, mailTroubles: withEntry(newsroom.mailTroubles, event.id, null) }
    default:
      return event satisfies never
  }
}
