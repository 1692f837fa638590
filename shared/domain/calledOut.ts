/** The questions that were called out in a turn, each as its asker called it out. */
import { stackOf } from './stacked.ts'
import type { Briefing, Line } from './state.ts'

/**
 * What one named person said in several lines on end is one question; where nobody is named, each line is somebody's.
 * A stack where there are two or more.
 */
export function calledOut(
  briefing: Pick<Briefing, 'lines' | 'amendments' | 'speakers'>,
  turn: number,
): readonly (readonly Line[])[] {
  // Whoever was merged into somebody is that one.
  const person = new Map(
    briefing.speakers.flatMap(({ id, name, mergedInto = id }) => (name === null ? [] : [[id, mergedInto] as const])),
  )
  const questions: Line[][] = []
  for (const line of stackOf(briefing, turn)) {
    const before = questions.at(-1)
    const asker = person.get(line.speakerId ?? '')
    const goesOn = asker !== undefined && person.get(before?.[0]?.speakerId ?? '') === asker
    if (goesOn) before?.push(line)
    else questions.push([line])
  }
  return questions
}
