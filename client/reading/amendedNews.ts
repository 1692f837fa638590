/** Which of the lines held here were amended lately, and what a listener has to be told of it: the last word, once. */
import type { Amendment, Briefing } from '#shared/domain/state.ts'
import { currentLine, findLine, type CurrentLine } from '#shared/domain/transcript.ts'

export interface AmendedNews {
  readonly current: CurrentLine
  /** `quietly`: the words or their speaker settled within moments; nothing to tell whoever heard them. */
  readonly what: 'corrected' | 'retracted' | 'quietly'
}

/** `known`: so many amendments are no news. */
export function amendedNews(briefing: Briefing, known: number): readonly AmendedNews[] {
  const fresh = Map.groupBy(briefing.amendments.slice(known), ({ lineId }) => lineId)
  return [...fresh].flatMap(([lineId, amendments]) => {
    const line = findLine(briefing, lineId)
    if (line === undefined) return []
    return [{ current: currentLine(line, briefing.amendments), what: whatOf(amendments) }]
  })
}

function whatOf(amendments: readonly Amendment[]): AmendedNews['what'] {
  if (amendments.some(({ kind }) => kind === 'retraction')) return 'retracted'
  const isSeen = amendments.some((each) => each.kind === 'correction' && each.settling !== true)
  return isSeen ? 'corrected' : 'quietly'
}
