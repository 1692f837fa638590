/** Like questions that become one: who asked them goes with the one in the queue, wherever that goes. */
import type { BriefingEvent } from '../events.ts'
import type { Briefing } from '../state.ts'
import {
  askedOf,
  asSeen,
  imageOfAsked,
  imageOfCard,
  imageOfPlace,
  listedOf,
  notWaiting,
  waitingOf,
  type Judged,
} from './acting.ts'
import type { QuestionCommandOf } from './commands.ts'
import { ALSO_ASKED_LIMIT, type AskedQuestion, type Question } from './state.ts'
import type { Asker } from './vocabulary.ts'

export function judgeMerging(
  briefing: Briefing,
  { questionId: id, saw, into }: QuestionCommandOf<'MergeQuestion'>,
): Judged {
  const state = asSeen(briefing, id, saw)
  const asked = askedOf(briefing, id)
  const target = listedOf(briefing, into)
  if (into === id || !(target.state === 'called' || target.state === 'waiting' || target.state === 'skipped')) {
    throw notWaiting(briefing, into)
  }
  const listed = state === 'pending' ? undefined : waitingOf(briefing, id)
  const askers = newAskers(target, [asked.asker, ...(listed?.alsoAskedBy ?? [])])
  return {
    kind: 'merge',
    questions: [id, into],
    before: {
      asked: [imageOfAsked(asked)],
      cards: [...(listed === undefined ? [] : [imageOfPlace(briefing, listed)]), imageOfCard(target)],
    },
    events: [
      { type: 'QuestionMerged', questionId: id, into },
      ...(listed === undefined ? [] : [{ type: 'QuestionUnlisted', questionId: id } as const]),
      ...askers.map((asker) => ({ type: 'QuestionJoined', questionId: into, asker }) as const),
    ],
  }
}

/** Those who are not named with the question yet, each once. */
function newAskers({ asker, alsoAskedBy }: Question, joining: readonly Asker[]): readonly Asker[] {
  const named = [asker, ...alsoAskedBy]
  for (const other of joining) {
    if (!named.some(({ name, outlet }) => name === other.name && outlet === other.outlet)) named.push(other)
  }
  return named.slice(1 + alsoAskedBy.length, 1 + ALSO_ASKED_LIMIT)
}

/** The question in the queue that this one goes with since it was merged, however often that was merged itself. */
export function goesWith(
  { backstage }: Pick<Briefing, 'backstage'>,
  question: AskedQuestion,
  find = (id: string) => backstage.asked.find((asked) => asked.id === id),
): string {
  const passed = new Set<string>()
  let at = question
  while (at.state === 'merged' && at.into !== null && !passed.has(at.id)) {
    passed.add(at.id)
    const { into } = at
    const next = find(into)
    if (next === undefined) return into
    at = next
  }
  return at.id
}

/** Those that were merged into the question, by whatever way. */
export function heirsOf(briefing: Briefing, id: string): readonly AskedQuestion[] {
  return briefing.backstage.asked.filter((asked) => asked.state === 'merged' && goesWith(briefing, asked) === id)
}

/** A question leaves the queue and those that were merged into it do not: they wait for the desk again. `at`: ms since 1970. */
export function released(heirs: readonly AskedQuestion[], at: number): BriefingEvent[] {
  return heirs.map((heir) => {
    const question = { ...imageOfAsked(heir), state: 'pending', into: null, changedAt: at } as const
    return { type: 'AskedRestored', question }
  })
}
