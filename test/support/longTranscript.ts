/** A transcript as long as it is wanted, in words of the tests. */

/** Alternating speakers, each line with words of its own. */
export function longTranscript(characters: number): string {
  const rows: string[] = []
  for (let n = 0, length = 0; length < characters; n += 1) {
    const row = n % 2 === 0 ? `Reporter – Will gate ${n} be open by then?` : `Mayor, Jo Lind – Gate ${n} will be open.`
    rows.push(row)
    length += row.length + 1
  }
  return rows.join('\n')
}
