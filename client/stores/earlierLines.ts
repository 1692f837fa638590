/** Reads the record backwards from the lines that are held, one immutable page of the log at a time. */
import type { Recorded } from '#shared/domain/recorded.ts'
import type { LogPage } from '#shared/protocol/http.ts'
import { LOG_PAGE_SIZE } from '#shared/protocol/paging.ts'
import { request, type Answer } from '../http/request.ts'

export type ReadPage = (briefing: string, epoch: string, after: number) => Promise<Answer<LogPage>>

export const readPage: ReadPage = (briefing, epoch, after) =>
  request<LogPage>(
    `/api/briefings/${encodeURIComponent(briefing)}/log?epoch=${encodeURIComponent(epoch)}&after=${after}&limit=${LOG_PAGE_SIZE}`,
  )

/** Where the page begins that holds the fact numbered `seq`: a multiple of the page size. */
export function pageOf(seq: number): number {
  return Math.floor((seq - 1) / LOG_PAGE_SIZE) * LOG_PAGE_SIZE
}

/** `elsewhere`: the log of that epoch is no more, and the caller has to join again. */
export type Earlier =
  | { readonly kind: 'facts'; readonly facts: readonly Recorded[]; readonly after: number }
  | { readonly kind: 'elsewhere' }

export async function readEarlier(
  read: ReadPage,
  { briefing, epoch, before }: { briefing: string; epoch: string; before: number },
): Promise<Answer<Earlier>> {
  const after = pageOf(before - 1)
  const answer = await read(briefing, epoch, after)
  if (!answer.ok) return answer
  if (answer.value.epoch !== epoch) return { ok: true, value: { kind: 'elsewhere' } }
  return { ok: true, value: { kind: 'facts', facts: answer.value.facts, after } }
}
