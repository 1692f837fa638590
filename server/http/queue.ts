/** The queue taken away and put back as a document, and what was left of it for written answers. For the desk. */
import { exportedQuestions } from '#shared/domain/questions/restoring.ts'
import { RESTORED_AT_ONCE } from '#shared/domain/questions/state.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { parseWith } from '#shared/protocol/parse.ts'
import {
  QUEUE_DOCUMENT_LIMIT,
  queueDocumentSchema,
  writtenAnswersQuery,
  type QueueDocument,
  type RestoredQueue,
} from '#shared/protocol/queue.ts'
import { mintId } from '../people/secrets.ts'
import { writtenAnswers } from '../takeaway/writtenAnswers.ts'
import { readJson } from './bodies.ts'
import type { Guard } from './guard.ts'
import type { HttpParts } from './httpParts.ts'

export function queueRoutes({ onBriefing }: Guard, parts: HttpParts): void {
  const { briefings, clock, execute, limits, nameAtDesk, votes } = parts

  onBriefing('GET /api/briefings/:id/queue', (_request, response, { following }) => {
    const { id, title } = following.state
    const document: QueueDocument = {
      version: 1,
      briefing: { id, title },
      exportedAt: clock.now(),
      questions: [...exportedQuestions(following.state)],
    }
    response.attachment(`${id}-queue.json`).set('Cache-Control', 'no-store').json(document)
  })

  onBriefing('PUT /api/briefings/:id/queue', async (request, response, { following, caller }) => {
    await limits.imports.spend(caller.actor.id)
    const { questions } = parseWith(queueDocumentSchema, await readJson(request, QUEUE_DOCUMENT_LIMIT))
    const { id } = following.state
    const name = await nameAtDesk(caller)
    let { seq } = following.head
    const acts = new Set<string>()
    // Where one part fails those before it stay: the same document once more puts back the rest.
    for (let at = 0; at < questions.length; at += RESTORED_AT_ONCE) {
      const act = mintId()
      acts.add(act)
      const part = questions.slice(at, at + RESTORED_AT_ONCE)
      const head = await execute.one(id, caller.actor, { type: 'RestoreQueue', act, questions: part }, name)
      seq = head.seq
    }
    // What was written may not have come back to this node yet.
    const { backstage } = (await briefings.written(id)).state
    const restored = backstage.acts.reduce((sum, act) => sum + (acts.has(act.id) ? act.questions.length : 0), 0)
    response.json({ seq, restored } satisfies RestoredQueue)
  })

  onBriefing('GET /api/briefings/:id/written-answers', async (request, response, { following }) => {
    const { format, language = languageOf(following.state) } = parseWith(writtenAnswersQuery, request.query)
    const { state } = following
    const counted = await votes.counts(state.id)
    response
      .attachment(`${state.id}-written-answers.${format}`)
      .set('Cache-Control', 'no-store')
      .send(writtenAnswers(state, { format, language, votes: counted, now: clock.now() }))
  })
}

function languageOf({ language }: Briefing): 'en' | 'fr' {
  return /^fr\b/i.test(language) ? 'fr' : 'en'
}
