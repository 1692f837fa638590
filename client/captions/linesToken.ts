/** The lines token that a captioner pasted: in this tab's storage only, one for each briefing. */
import { recall, remember } from '../format/memory.ts'

const keyOf = (briefing: string) => `doorstep.token.${briefing}`
const tab = () => sessionStorage

export const TOKEN_LEAST = 16

export const readToken = (briefing: string): string | null => recall(keyOf(briefing), tab)
export const keepToken = (briefing: string, token: string | null): boolean => remember(keyOf(briefing), token, tab)
