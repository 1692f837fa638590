/** The two calls by which a display is paired. */
import type { ClaimAnswer, Pairing } from '#shared/protocol/screens.ts'
import { request, type Answer } from '../../http/request.ts'

export const askPairing = (): Promise<Answer<Pairing>> =>
  request<Pairing>('/api/screens/pairings', { method: 'POST', body: {} })

export const claimPairing = (device: string): Promise<Answer<ClaimAnswer>> =>
  request<ClaimAnswer>('/api/screens/pairings/claim', { method: 'POST', body: { device } })
