/** The lines tokens of every briefing, without the tokens themselves; a new one is in the answer, this once. */
import { defineStore } from 'pinia'
import type { SentCommand } from '#shared/domain/commands.ts'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import type { TokenEntry } from '#shared/protocol/people.ts'
import { request, type Answer } from '../http/request.ts'
import { createListing, under } from './newsroomListing.ts'

type IssuedToken = Pick<CreatedBriefing, 'tokens'>

/** For those who may make a token and not see the list of all. */
export function issueToken(briefing: string): Promise<Answer<IssuedToken>> {
  return request<IssuedToken>(under('/api/briefings', briefing, 'tokens'), { method: 'POST' })
}

export const useNewsroomTokensStore = defineStore('newsroomTokens', () => {
  const list = createListing<TokenEntry>('/api/tokens', 'tokens')
  return {
    ...list,
    revoke({ briefing, id }: TokenEntry) {
      const body: SentCommand = { type: 'RevokeLinesToken', tokenId: id }
      return list.act(under('/api/briefings', briefing, 'commands'), { method: 'POST', body })
    },
  }
})
