/**
 * `POST …/lines`: one line or NDJSON of them, from a speech-to-text feed, a command or the captions page.
 *
 * I14 A post may be repeated and may come late: the same words under the same id are answered alike, whatever came between; other
 *     words under a known id are for the domain to decide.
 * I15 Text that is not final and comes after its line is answered like any other, and shown to nobody.
 * I16 Of what a recogniser knows besides (confidence, times of words and the like) nothing is kept, and nothing is refused for it;
 *     a row that cannot be taken is named by its number and takes nothing from the others.
 */
import type { Request, Response } from 'express'
import type { Briefing } from '#shared/domain/state.ts'
import type { CommandOf } from '#shared/domain/commands.ts'
import { Refusal, type RefusalCode } from '#shared/domain/refusal.ts'
import { describeLabel } from '#shared/domain/labels.ts'
import { spelt } from '#shared/domain/glossary.ts'
import { findSpeaker } from '#shared/domain/roster.ts'
import { lineSourceOf } from '#shared/domain/rewording.ts'
import { findLine } from '#shared/domain/transcript.ts'
import { LINE_TEXT_LIMIT } from '#shared/domain/lineText.ts'
import type { Actor } from '#shared/domain/vocabulary.ts'
import { postedLineSchema, type PostedLineAnswer } from '#shared/protocol/http.ts'
import { parseWith } from '#shared/protocol/parse.ts'
import type { z } from 'zod'
import type { BriefingFollowing } from '../live/briefings.ts'
import { readLine } from '../reading/lineMeaning.ts'
import { NDJSON_LIMIT, parseJson, readJson, readText } from './bodies.ts'
import type { Guard } from './guard.ts'
import { answerProblem, HttpProblem, problemOf, problemWith, type HttpFault } from './problem.ts'
import type { HttpParts } from './httpParts.ts'

type Posted = z.output<typeof postedLineSchema>

/** What comes of one posted line before it is executed. */
type Offer =
  | { readonly kind: 'line'; readonly id: string; readonly command: CommandOf<'TranscribeLine'> }
  | { readonly kind: 'answered'; readonly answer: PostedLineAnswer }

const TOGETHER = 100
const LINES_AT_MOST = 2_000

export function lineRoutes({ onBriefing }: Guard, parts: HttpParts): void {
  const { limits, rooms } = parts

  onBriefing('POST /api/briefings/:id/lines', async (request, response, { following, caller }) => {
    const by = caller.actor
    await limits.sources.spend(by.id)
    if (typeof request.is(['application/x-ndjson', 'application/ndjson']) !== 'string') {
      answerOne(response, (await takeAll(following, by, [await readJson(request)]))[0])
    } else {
      await answerAll(request, response, following, by)
    }
  })

  /** One answer a line, as NDJSON, in order. */
  async function answerAll(
    request: Request,
    response: Response,
    following: BriefingFollowing,
    by: Actor,
  ): Promise<void> {
    const sent = (await readText(request, NDJSON_LIMIT)).split('\n').map((text, index) => ({ text, row: index + 1 }))
    const rows = sent.filter(({ text }) => text.trim() !== '')
    if (rows.length === 0) throw new HttpProblem('body-malformed', { problem: 'holds no line' })
    if (rows.length > LINES_AT_MOST) throw new HttpProblem('body-too-large', { limitLines: LINES_AT_MOST })
    const taken = await takeAll(
      following,
      by,
      rows.map(({ text }) => text),
    )
    const answers = taken.map((answer, index) => ('code' in answer ? { ...answer, row: rows[index]?.row } : answer))
    response.type('application/x-ndjson').send(answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''))
  }

  /** In order; when the store fails, what comes after is not tried, so that a retry keeps the order. */
  async function takeAll(
    following: BriefingFollowing,
    by: Actor,
    rows: readonly unknown[],
  ): Promise<PostedLineAnswer[]> {
    const answers: PostedLineAnswer[] = []
    let storeFault: unknown = null
    for (let at = 0; at < rows.length; at += TOGETHER) {
      const offers = rows.slice(at, at + TOGETHER).map((row) => offer(following, by, row))
      if (storeFault === null) storeFault = await take(following, by, offers, answers)
      else
        answers.push(...offers.map((made) => (made.kind === 'line' ? faultAnswer(made.id, storeFault) : made.answer)))
    }
    for (const answer of answers) if ('code' in answer) parts.metrics.refused.inc({ door: 'lines', code: answer.code })
    return answers
  }

  /** Answers these, and the store's fault if there was one. */
  async function take(
    following: BriefingFollowing,
    by: Actor,
    offers: readonly Offer[],
    answers: PostedLineAnswer[],
  ): Promise<unknown> {
    const commands = offers.flatMap((made) => (made.kind === 'line' ? [made.command] : []))
    const executed = commands.length === 0 ? [] : await parts.execute.all(following.state.id, by, commands)
    let storeFault: unknown = null
    let next = 0
    for (const made of offers) {
      if (made.kind === 'answered') {
        answers.push(made.answer)
        continue
      }
      const result = executed[next]
      next += 1
      if (result?.ok === true) {
        answers.push({ id: made.id, seq: result.head.seq })
        continue
      }
      answers.push(faultAnswer(made.id, result?.error))
      if (isStoreFault(result?.error)) storeFault = result?.error
    }
    return storeFault
  }

  function offer(following: BriefingFollowing, by: Actor, row: unknown): Offer {
    let id: string | null = null
    try {
      const value = typeof row === 'string' ? parseJson(row) : row
      id = idIn(value)
      const posted = parseWith(postedLineSchema, value)
      if (posted.final === false) return { kind: 'answered', answer: showInterim(following.state, by, posted) }
      return {
        kind: 'line',
        id: posted.id,
        command: { type: 'TranscribeLine', line: offerOf(following.state, posted) },
      }
    } catch (error) {
      return { kind: 'answered', answer: faultAnswer(id, error) }
    }
  }

  /** A text that comes later than its line is answered like any other: its source has done nothing wrong. */
  function showInterim(briefing: Briefing, by: Actor, posted: Posted): PostedLineAnswer {
    if (briefing.status !== 'live') throw new Refusal('briefing-not-live', { status: briefing.status })
    const speaker = posted.speaker ?? null
    const speakerId = speaker === null ? null : (findSpeaker(briefing, speaker)?.id ?? null)
    const { id: lineId, text } = posted
    const rev = typeof posted.rev === 'number' ? { rev: posted.rev } : {}
    if (findLine(briefing, lineId) === undefined) {
      // As its line will be written, so that no word changes when that comes.
      const written = posted.verbatim === true ? text : spelt(text, briefing.glossary)
      rooms.sayInterim({ briefing: briefing.id, lineId, speakerId, text: written, ...rev }, lineSourceOf(by.id))
    }
    return { id: posted.id, interim: true }
  }
}

/** A posted line with what its words mean: marks, an aside, an announced final question. */
function offerOf(briefing: Briefing, posted: Posted): CommandOf<'TranscribeLine'>['line'] {
  if (posted.text === '')
    throw new Refusal('command-malformed', {
      field: 'text',
      problem: `holds no text (1 to ${LINE_TEXT_LIMIT} characters)`,
    })
  const { id, text, at, inferred, revision, verbatim } = posted
  const speaker = posted.speaker ?? null
  const side = speaker === null ? undefined : (findSpeaker(briefing, speaker) ?? describeLabel(speaker)).side
  const meaning = readLine(text, side)
  return {
    id,
    speaker,
    text,
    saidAt: typeof at === 'string' ? Date.parse(at) : (at ?? null),
    kind: posted.kind ?? null,
    marks: [...new Set([...(posted.marks ?? []), ...meaning.marks])].slice(0, 8),
    inferred: inferred === true,
    announces: meaning.announces ?? null,
    aside: meaning.aside,
    ...(revision !== undefined && { revision }),
    ...(verbatim !== undefined && { verbatim }),
  }
}

function idIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null
  return typeof value.id === 'string' ? value.id.slice(0, 64) : null
}

function isStoreFault(error: unknown): boolean {
  return (
    error instanceof Refusal && ['store-down', 'outcome-unknown', 'too-busy', 'server-closing'].includes(error.code)
  )
}

function faultAnswer(id: string | null, error: unknown): PostedLineAnswer {
  const { code, detail } = problemOf(error)
  return { id, code, ...(detail !== undefined && { detail }) }
}

function answerOne(response: Response, answer: PostedLineAnswer | undefined): void {
  if (answer === undefined) throw new Error('a line has no answer')
  if (!('code' in answer)) {
    response.json(answer)
    return
  }
  answerProblem(response, problemWith(answer.code as RefusalCode | HttpFault, answer.detail ?? {}))
}
