/** The places of the newsroom's page, in their order, and who may enter each. */
import type { Role } from '#shared/domain/vocabulary.ts'

/**
 * `needs`: the routes that a place lives on. What the server allows on them is its own table, which reads its words with
 * schemas that are no part of the page; a test holds the two together.
 */
export const PLACES = {
  briefings: { roles: ['owner', 'moderator'], needs: ['POST /api/briefings', 'GET /api/briefings/:id/staff'] },
  people: { roles: ['owner', 'moderator'], needs: ['GET /api/people', 'POST /api/people/:account/accreditation'] },
  outlets: { roles: ['owner', 'moderator'], needs: ['GET /api/outlets', 'DELETE /api/outlets/:outlet'] },
  invitations: { roles: ['owner', 'moderator'], needs: ['GET /api/invitations', 'POST /api/invitations'] },
  screens: {
    roles: ['owner', 'moderator'],
    needs: ['GET /api/screens', 'PUT /api/screens/:screen', 'DELETE /api/screens/:screen'],
  },
  tokens: { roles: ['owner'], needs: ['GET /api/tokens'] },
  audit: { roles: ['owner'], needs: ['GET /api/audit'] },
  settings: { roles: ['owner'], needs: ['PUT /api/settings'] },
  mail: { roles: ['owner'], needs: ['GET /api/mail', 'DELETE /api/mail/:mail'] },
} as const satisfies Readonly<Record<string, { readonly roles: readonly Role[]; readonly needs: readonly string[] }>>

export type PlaceName = keyof typeof PLACES
export const PLACE_NAMES = Object.keys(PLACES) as readonly PlaceName[]

export function mayEnter(role: Role, place: PlaceName): boolean {
  return (PLACES[place].roles as readonly Role[]).includes(role)
}

/** The place that an address means; `/newsroom` alone means the first. Null for none. */
export function placeNamed(part: string | undefined): PlaceName | null {
  if (part === undefined || part === '') return 'briefings'
  return PLACE_NAMES.find((name) => name === part) ?? null
}
