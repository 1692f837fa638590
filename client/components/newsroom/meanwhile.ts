/** Words for a decision that another one has overtaken. */
import type { Standing } from '#shared/domain/newsroom/vocabulary.ts'
import type { Fault } from '../../http/request.ts'
import type { NewsroomTranslate } from './useNewsroomWords.ts'

const STANDINGS: readonly Standing[] = ['asked', 'accepted', 'refused', 'revoked']

/** Null for any other fault, and where the server does not say how the account stands now. */
export function meanwhileWords({ code, detail }: Fault, name: string, t: NewsroomTranslate): string | null {
  const standing = STANDINGS.find((known) => known === detail['standing'])
  if (code !== 'account-changed-meanwhile' || standing === undefined) return null
  return t(`newsroom.people.meanwhile.${standing}`, { name })
}
