/** Mails that do not leave, as the owner is told of them; one that leaves without trouble makes no fact. */
import { z } from 'zod'
import { instantSchema } from '../vocabulary.ts'
import { withEntry, type Newsroom } from './state.ts'
import { fact, idSchema, sealedSchema } from './vocabulary.ts'

const mailTroubleSchema = z.object({
  id: idSchema,
  template: z.string().max(40),
  /** Sealed: the address. */
  to: sealedSchema,
  attempts: z.int().min(1),
  reason: z.string().max(300),
  /** Null: given up. */
  nextAt: instantSchema.nullable(),
})

export interface MailTrouble extends Readonly<z.infer<typeof mailTroubleSchema>> {
  readonly at: number
}

export const mailTroubleEvents = [
  fact('MailTroubled', { trouble: mailTroubleSchema }),
  /** It was sent after all, or the owner has seen enough of it. */
  fact('MailSettled', { id: idSchema }),
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
