/**
 * The ways to a briefing for pages that are shown to others: as anybody, also in the browser of somebody who is signed in.
 * Else an owner who looks at the own embed would see what its public does not, and a mixer would put it on the air.
 */
import { LOG_PAGE_SIZE } from '#shared/protocol/paging.ts'
import type { LogPage } from '#shared/protocol/http.ts'
import { request } from '../http/request.ts'
import { BROWSER_CLOCK } from '../live/linkTransport.ts'
import { createSocketTransport } from '../live/socket.ts'
import type { BriefingPorts } from '../stores/briefing.ts'

export const AS_ANYBODY: BriefingPorts = {
  transport: () => createSocketTransport(BROWSER_CLOCK, { auth: { anonymous: true } }),
  clock: BROWSER_CLOCK,
  readPage: (briefing, epoch, after) =>
    request<LogPage>(
      `/api/briefings/${encodeURIComponent(briefing)}/log?epoch=${encodeURIComponent(epoch)}&after=${after}&limit=${LOG_PAGE_SIZE}`,
      { credentials: 'omit' },
    ),
}
