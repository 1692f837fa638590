/** The name of a figure in an address, and of its mark in the words of its line. */
export const figureKey = (figureId: string) => `figure-${figureId}`

/** The permanent address of a figure, without whatever fragment or query the reader's own address has. */
export function figureUrl(location: Pick<Location, 'origin'>, briefingId: string, figureId: string): string {
  return `${location.origin}/b/${encodeURIComponent(briefingId)}#${figureKey(encodeURIComponent(figureId))}`
}
