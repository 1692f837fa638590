/**
 * What recorders and meetings print of themselves around a transcript and between its lines.
 *
 * H5 Keywords and the list of voices stand below their heading, the length of the recording and who came and went on rows of
 *    their own: nobody says them.
 */
import type { ApartKind, ApartLine } from '#shared/protocol/documents.ts'
import type { SourceLine } from './sourceLines.ts'

const NAME = String.raw`(?:\p{Lu}[\p{L}\p{M}'’.-]*,? ){1,5}(?:\([^()]{2,40}\) )?`
const ROWS: readonly RegExp[] = [
  new RegExp(
    `^${NAME}(?:(?:started|stopped) (?:the )?(?:transcription|recording)|(?:joined|left) the (?:meeting|call|chat))$`,
    'u',
  ),
  /^(?:\d{1,2}h ?)?\d{1,3}m ?\d{1,2}s$/u,
  /^(?:Transcribed|Transcript (?:generated|created)|Recorded) (?:by|with) (?:https?:\/\/\S{3,80}|[\p{Lu}\p{Ll}][\w.]{1,40}\.(?:ai|com|io|app))$/u,
]
/** Headings, with what the row below each of them is. */
const HEADINGS: readonly (readonly [RegExp, ApartKind])[] = [
  [/^(?:SUMMARY )?KEYWORDS$/u, 'note'],
  [/^SPEAKERS$/u, 'cast'],
]
const LONGEST = 160

export function toolRows(lines: readonly SourceLine[]): ApartLine[] {
  const found: ApartLine[] = []
  let below: { readonly line: number; readonly as: ApartKind } | null = null
  for (const { number, text } of lines) {
    const heading = HEADINGS.find(([pattern]) => pattern.test(text))
    const as: ApartKind | null =
      below?.line === number ? below.as : (heading?.[1] ?? (text.length <= LONGEST && isOfTool(text) ? 'note' : null))
    below = heading === undefined ? null : { line: number + 1, as: heading[1] }
    if (as !== null) found.push({ line: number, text, as })
  }
  return found
}

function isOfTool(text: string): boolean {
  return ROWS.some((pattern) => pattern.test(text))
}
