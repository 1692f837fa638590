/** Which line somebody looks at: what is under the pointer shows in all parts, what was chosen is scrolled to in the others. */
import { inject, provide, ref, type InjectionKey, type Ref } from 'vue'

export type ImportPlace = 'source' | 'result' | 'report'
export const IMPORT_PLACES: readonly ImportPlace[] = ['source', 'result', 'report']

export interface Trace {
  /** The number of the line, as the reading counts. */
  readonly aimed: Ref<number | null>
  /** Where it was chosen: that part stays as it is scrolled. */
  readonly from: Ref<ImportPlace | null>
  readonly hot: Ref<number | null>
  /** Of the parts, the one that a phone shows. */
  readonly place: Ref<ImportPlace>
  readonly aim: (line: number, from: ImportPlace) => void
  /** Likewise, and a phone goes there. */
  readonly lead: (line: number, from: ImportPlace, to: ImportPlace) => void
}

const TRACE: InjectionKey<Trace> = Symbol('trace')

export function provideTrace(): Trace {
  const aimed = ref<number | null>(null)
  const from = ref<ImportPlace | null>(null)
  const hot = ref<number | null>(null)
  const place = ref<ImportPlace>('result')
  const aim = (line: number, by: ImportPlace) => {
    aimed.value = line
    from.value = by
  }
  const lead: Trace['lead'] = (line, by, to) => {
    aim(line, by)
    place.value = to
  }
  const trace = { aimed, from, hot, place, aim, lead }
  provide(TRACE, trace)
  return trace
}

export function useTrace(): Trace {
  const trace = inject(TRACE)
  if (trace === undefined) throw new Error('a part of the import page stands outside of it')
  return trace
}
