/** The last lines as the desk lists them: newest first, by words or speaker, and none moved away under a hand. */
import type { Briefing } from '#shared/domain/state.ts'
import { currentLine, type CurrentLine } from '#shared/domain/transcript.ts'
import type { Speaker } from '#shared/domain/vocabulary.ts'
import { folded } from './cards.ts'

export interface ListedLine {
  readonly current: CurrentLine
  /** Null: nobody knows. */
  readonly speaker: Speaker | null
}

export interface Wanted {
  readonly words: string
  /** The last fact whose lines are shown. */
  readonly upTo: number
  /** Ids of lines that stay, whatever is looked for: something is being typed about them. */
  readonly kept: ReadonlySet<string>
}

export function listedLines(briefing: Briefing, { words, upTo, kept }: Wanted): readonly ListedLine[] {
  const wanted = folded(words).trim()
  const speakers = new Map(briefing.speakers.map((speaker) => [speaker.id, speaker]))
  const amendments = Map.groupBy(briefing.amendments, ({ lineId }) => lineId)
  const all = briefing.lines.filter(({ seq }) => seq <= upTo).toReversed()
  return all.flatMap((line) => {
    const current = currentLine(line, amendments.get(line.id) ?? [])
    const speaker = speakers.get(line.speakerId ?? '') ?? null
    const said = [current.text, speaker?.name ?? '', speaker?.label ?? '', speaker?.outlet ?? '']
    const isWanted = wanted === '' || said.some((text) => folded(text).includes(wanted))
    return isWanted || kept.has(line.id) ? [{ current, speaker }] : []
  })
}
