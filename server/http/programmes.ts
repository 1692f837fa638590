/** Programmes over several briefings: which there are, for the desk, and one along the briefings that the asker may read. */
import { audienceFor, isListedFor } from '#shared/domain/audience.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { briefingIdSchema } from '#shared/domain/vocabulary.ts'
import type { Identity } from '../people/identities.ts'
import { createProgrammeMemory, type Asked } from '../takeaway/programmeMemory.ts'
import { knownProgrammes, programmeTimeline } from '../takeaway/programmeTimeline.ts'
import type { Guard } from './guard.ts'
import type { HttpParts } from './httpParts.ts'

/** Older briefings are not looked through: what one request costs must not grow with the years. */
const NEWEST = 200

export function programmeRoutes({ on }: Guard, parts: HttpParts): void {
  const { identities, newsroom } = parts
  const memory = createProgrammeMemory(parts)

  on('GET /api/programmes', async (_request, response, identity) => {
    const briefings = await memory.recall(newestFor(identity))
    response.set('Cache-Control', 'no-store').json(knownProgrammes(briefings))
  })

  on('GET /api/programmes/:programme', async (request, response, identity) => {
    const programme = briefingIdSchema.safeParse(request.params['programme'])
    if (!programme.success) throw new Refusal('programme-not-found')
    const timeline = programmeTimeline(programme.data, await memory.recall(newestFor(identity)))
    if (timeline === null) throw new Refusal('programme-not-found', { programme: programme.data })
    response.set('Cache-Control', 'no-store').json(timeline)
  })

  /** The newest that are listed for the asker, or that they have a part in; rehearsals for the desk alone. */
  function newestFor(identity: Identity): readonly Asked[] {
    const asked = newsroom.briefings.flatMap((listed): Asked[] => {
      const { role } = identities.inBriefing(identity, listed.id)
      const audience = audienceFor(role, listed.visibility)
      const isListed = role !== identity.role || isListedFor(role, listed.visibility)
      if (audience === null || !isListed || (listed.rehearsal && audience !== 'desk')) return []
      return [{ listed, audience }]
    })
    return asked.slice(-NEWEST)
  }
}
