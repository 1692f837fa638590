/** Cuts a text that is longer than a line may be, at the ends of sentences where there are any. */

/** Parts of at most `limit` UTF-16 units; their words together are those of the text. */
export function splitLongText(text: string, limit: number): string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > limit) {
    const cut = placeToCut(rest, limit)
    parts.push(rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  return rest === '' ? parts : [...parts, rest]
}

function placeToCut(text: string, limit: number): number {
  const window = text.slice(0, limit)
  const sentence = Math.max(window.lastIndexOf('. '), window.lastIndexOf('? '), window.lastIndexOf('! '))
  if (sentence > limit / 2) return sentence + 1
  const space = window.lastIndexOf(' ')
  if (space > limit / 2) return space
  const splitsPair = /[\uD800-\uDBFF]$/.test(window)
  return splitsPair ? limit - 1 : limit
}
