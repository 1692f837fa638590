/** What is done with a document that is read: into a live briefing, as a new one, or rehearsed. All may be tried again. */
import type { Told } from '#shared/protocol/documents.ts'
import type { Visibility } from '#shared/domain/vocabulary.ts'
import type { CreatedBriefing, NewBriefing } from '#shared/protocol/http.ts'
import type { ImportAnswer, RehearsalAnswer, RehearsalRequest } from '#shared/protocol/importing.ts'
import { request, type Answer } from '../http/request.ts'
import type { GivenDocument } from './documentFile.ts'

export interface Sent {
  readonly document: GivenDocument
  readonly told: Told
}

/** In ms: thousands of lines are written one batch after the other. */
const SENT_WITHIN = 120_000

/** `recordedAt`: ISO 8601 with an offset, or null. What is there already is put in no second time. */
export function importInto(
  briefing: string,
  { document, told }: Sent,
  recordedAt: string | null,
  signal: AbortSignal,
): Promise<Answer<ImportAnswer>> {
  const query = recordedAt === null ? '' : `?recordedAt=${encodeURIComponent(recordedAt)}`
  const body = { source: document.source, type: document.type, told }
  const path = `/api/briefings/${encodeURIComponent(briefing)}/import${query}`
  return request(path, { method: 'POST', body, within: SENT_WITHIN, signal })
}

export interface NewFromDocument {
  readonly id: string
  readonly title: string
  readonly visibility: Visibility
  readonly language: string
  readonly timeZone: string
  readonly recordedAt: string | null
  /** It goes on the record; otherwise it stays live. */
  readonly ends: boolean
}

/** One step after the other; tried again with the same id, it goes on where it stopped. */
export async function importAsNew(
  { recordedAt, ends, ...about }: NewFromDocument,
  sent: Sent,
  signal: AbortSignal,
): Promise<Answer<{ readonly id: string }>> {
  const { id } = about
  const when = recordedAt === null ? {} : { scheduledFor: recordedAt }
  const body: NewBriefing = { ...about, ...when, start: true }
  const created = await request<CreatedBriefing>('/api/briefings', { method: 'POST', body, signal })
  if (!created.ok && created.code !== 'briefing-already-exists') return created
  // Made by a try whose answer was lost: it may not have been started.
  const started = created.ok ? created : await command(id, 'StartBriefing', signal)
  if (!started.ok && started.code !== 'briefing-ended') return started
  const imported = started.ok ? await importInto(id, sent, recordedAt, signal) : started
  if (imported.ok && ends) {
    const ended = await command(id, 'EndBriefing', signal)
    return ended.ok ? { ok: true, value: { id } } : ended
  }
  // It ends last: an earlier try came as far as that.
  return imported.ok || imported.code === 'briefing-ended' ? { ok: true, value: { id } } : imported
}

function command(id: string, type: 'StartBriefing' | 'EndBriefing', signal: AbortSignal): Promise<Answer<unknown>> {
  return request(`/api/briefings/${encodeURIComponent(id)}/commands`, { method: 'POST', body: { type }, signal })
}

export type Rehearsed = Pick<RehearsalRequest, 'title' | 'speed'>

export function rehearse(
  about: Rehearsed,
  { document, told }: Sent,
  signal: AbortSignal,
): Promise<Answer<RehearsalAnswer>> {
  const body: RehearsalRequest = { source: document.source, type: document.type, told, ...about }
  return request('/api/rehearsals', { method: 'POST', body, within: SENT_WITHIN, signal })
}
