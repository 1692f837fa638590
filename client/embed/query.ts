/** Reads choices out of the query of an address, which anybody may have written. */

/** As the router gives it: a name that stands there twice has a list of values. */
export type Query = Readonly<Record<string, string | null | undefined | readonly (string | null)[]>>

/** The first where there are several. */
export function valueOf(query: Query, name: string): string | null {
  const value = Object.hasOwn(query, name) ? query[name] : null
  return (typeof value === 'string' || value == null ? value : value[0]) ?? null
}

export function among<T extends string>(choices: readonly T[], value: string | null, otherwise: T): T {
  return choices.find((choice) => choice === value) ?? otherwise
}
