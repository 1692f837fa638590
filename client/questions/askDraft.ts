/** What was typed into the ask box and is not sent yet, kept through a reload. */
import { recall, remember } from '../format/memory.ts'

const keyOf = (briefing: string, account: string) => `doorstep.askDraft.${briefing}.${account}`

export function readAskDraft(briefing: string, account: string): string {
  return recall(keyOf(briefing, account)) ?? ''
}

export function keepAskDraft(briefing: string, account: string, text: string): void {
  remember(keyOf(briefing, account), text === '' ? null : text)
}

/** The server takes no more, in UTF-16 units after white space is folded. */
export const QUESTION_LIMIT = 600

/** As the server counts: white space folded. */
export function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

const WHERE_AT = 'doorstep.askFrom'

export function whereBefore(): 'room' | 'remote' {
  return recall(WHERE_AT) === 'room' ? 'room' : 'remote'
}

export function rememberWhere(where: 'room' | 'remote'): void {
  remember(WHERE_AT, where)
}
