/** The address of a briefing that names none itself. */
import type { Visibility } from '#shared/domain/vocabulary.ts'
import { mintId } from '../people/secrets.ts'

/** Readable where everybody may read it; elsewhere the address, which gets about, says nothing, and cannot be guessed. */
export function mintBriefingId(title: string, visibility: Visibility): string {
  const secret = `${mintId()}${mintId()}`.toLowerCase()
  if (visibility !== 'public') return `briefing-${secret.slice(0, 24)}`
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 22)
    .replace(/-+$/, '')
  return `${words || 'briefing'}-${secret.slice(0, 6)}`
}
