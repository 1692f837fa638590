/** A number with its noun, as each language counts. */

export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

/** In French zero is singular. */
export function countedInFrench(count: number, one: string, many: string): string {
  return `${count.toLocaleString('fr')} ${count < 2 ? one : many}`
}
