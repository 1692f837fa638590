/** The words of a document in a test, to be found again in its reading: as speech, or named as label, header, notation or page text. */
import type { Reading } from '../../server/reading/reading.ts'

/** Runs of letters, and digits: where a label ends, its colon and dashes may go; a time may be glued to a number. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}]+|\p{N}/gu) ?? []
}

/** Every word that the reading says or names, in no order. */
export function accountedFor({ lines, dropped, apart }: Reading): string[] {
  const spoken = lines.flatMap(({ printed, text }) => [...wordsOf(printed), ...wordsOf(text)])
  return [...spoken, ...[...dropped, ...apart].flatMap(({ text }) => wordsOf(text))].sort()
}
