/** `GET …/glossary`: for a captions page, which follows the briefing as a reader and is not sent it. */
import type { GlossaryAnswer } from '#shared/protocol/http.ts'
import type { Guard } from './guard.ts'

export function glossaryRoutes({ onBriefing }: Guard): void {
  onBriefing('GET /api/briefings/:id/glossary', (_request, response, { following }) => {
    const { seq, glossary } = following.state
    response.set('Cache-Control', 'no-store').json({ seq, terms: glossary } satisfies GlossaryAnswer)
  })
}
