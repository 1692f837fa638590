/** An id for a briefing that is made of a document, so that a request whose answer was lost makes no second one. */
import type { Visibility } from '#shared/domain/vocabulary.ts'

/** Readable where everybody may read it; elsewhere it says nothing and cannot be guessed. */
export function newBriefingId(title: string, visibility: Visibility, random: string = crypto.randomUUID()): string {
  const secret = random.replaceAll('-', '').toLowerCase()
  if (visibility !== 'public') return `briefing-${secret.slice(0, 24)}`
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 22)
    .replace(/^-+|-+$/g, '')
  return `${words || 'briefing'}-${secret.slice(0, 6)}`
}
