/** Documents outside of a briefing: read and reported on, which keeps nothing, or rehearsed in a briefing of its own. */
import { readingRequestSchema } from '#shared/protocol/documents.ts'
import { rehearsalRequestSchema, REHEARSALS_AT_MOST, type RehearsalAnswer } from '#shared/protocol/importing.ts'
import { RehearsalsTaken } from '../rehearsals.ts'
import { mintBriefingId } from './briefingId.ts'
import { askerOf, readAsJson, readOrRefuse, requestIn } from './documentBody.ts'
import type { Guard } from './guard.ts'
import type { HttpParts } from './httpParts.ts'
import { HttpProblem } from './problem.ts'

const TITLE_AT_MOST = 200
const UNTITLED: Readonly<Record<string, string>> = { fr: 'Répétition' }

export function documentRoutes({ on }: Guard, { documents, rehearsals, limits, timeZone }: HttpParts): void {
  // A document that cannot be read is an answer here, since whoever asks wants to know what was tried.
  on('POST /api/readings', async (request, response, caller) => {
    await limits.readings.spend(caller.actor.id)
    const asked = await requestIn(request, readingRequestSchema)
    const json = await readAsJson(documents, asked, askerOf(caller, response, true))
    response.set('Cache-Control', 'no-store').type('json').send(json)
  })

  on('POST /api/rehearsals', async (request, response, caller) => {
    const { actor } = caller
    await limits.imports.spend(actor.id)
    const {
      source,
      type,
      told,
      speed = 1,
      visibility = 'link',
      ...wanted
    } = await requestIn(request, rehearsalRequestSchema)
    const reading = await readOrRefuse(documents, { source, type, told }, askerOf(caller, response, false))
    const { meta, language } = reading.report
    const title = wanted.title ?? (meta.title?.slice(0, TITLE_AT_MOST).trim() || (UNTITLED[language] ?? 'Rehearsal'))
    const id = mintBriefingId(title, visibility)
    try {
      await rehearsals.begin(reading, { id, title, visibility, timeZone, speed, by: actor })
    } catch (error) {
      if (error instanceof RehearsalsTaken) throw new HttpProblem('rehearsals-too-many', { limit: REHEARSALS_AT_MOST })
      throw error
    }
    response
      .status(201)
      .set('Cache-Control', 'no-store')
      .location(`/api/briefings/${id}`)
      .json({ briefing: id } satisfies RehearsalAnswer)
  })
}
