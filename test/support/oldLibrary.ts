/** What the library of browsers has gained since Chromium 79, as far as code like ours might use it. */

/** What holds it, from the global object on, and its name. */
export type Named = readonly [holder: string, name: string]

const of = (holder: string, ...names: readonly string[]): Named[] => names.map((name) => [holder, name])

export const LIBRARY_OF_LATER: readonly Named[] = [
  ...of('Array.prototype', 'at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'),
  ...of('Array', 'fromAsync'),
  ...of('String.prototype', 'at', 'replaceAll', 'isWellFormed', 'toWellFormed'),
  ...of('Uint8Array.prototype.__proto__', 'at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with'),
  ...of('Object', 'hasOwn', 'groupBy'),
  ...of('Map', 'groupBy'),
  ...of('Promise', 'any', 'withResolvers', 'try'),
  ...of('Set.prototype', 'union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isDisjointFrom'),
  ...of(
    'Iterator.prototype',
    'map',
    'filter',
    'take',
    'drop',
    'flatMap',
    'toArray',
    'forEach',
    'some',
    'every',
    'find',
  ),
  ...of('Intl', 'DisplayNames', 'Segmenter', 'DurationFormat', 'supportedValuesOf'),
  ...of('AbortSignal', 'timeout', 'any', 'abort'),
  ...of('crypto.__proto__', 'randomUUID'),
  ...of('Element.prototype', 'replaceChildren', 'checkVisibility', 'setHTMLUnsafe'),
  ...of('globalThis', 'structuredClone', 'Iterator', 'AggregateError', 'WeakRef', 'FinalizationRegistry', 'scheduler'),
  ...of('globalThis', 'reportError', 'Temporal'),
  ...of('navigator.__proto__', 'wakeLock', 'locks', 'userAgentData'),
]

/** Runs in the page before its own scripts. */
export function forgetLibrary(names: readonly Named[]): void {
  for (const [holder, name] of names) {
    let found: unknown = globalThis
    for (const step of holder === 'globalThis' ? [] : holder.split('.')) {
      found = (found as Record<string, unknown> | undefined)?.[step]
    }
    if (found !== undefined && found !== null) Reflect.deleteProperty(found, name)
  }
}
