/** The last lines with the one that is being changed, also once it has gone without a trace: nothing typed goes with it. */
import { computed, shallowRef, watch, type Ref } from 'vue'
import type { LastLine } from './lastLines.ts'

export function useHeldLine(
  lines: Readonly<Ref<readonly LastLine[]>>,
  edited: Readonly<Ref<string | null>>,
): Readonly<Ref<readonly LastLine[]>> {
  const seen = shallowRef<LastLine | null>(null)

  watch(
    [lines, edited],
    ([now, id]) => {
      if (id === null) seen.value = null
      else seen.value = now.find((line) => line.id === id) ?? seen.value
    },
    { immediate: true, flush: 'sync' },
  )

  return computed(() => {
    const line = seen.value
    if (line === null || line.id !== edited.value || lines.value.some(({ id }) => id === line.id)) return lines.value
    // Another tab has taken back what never reached the record.
    const after = lines.value.findIndex(({ at }) => at > line.at)
    const gone: LastLine = { ...line, isGone: true, retracting: null, isLeaving: false }
    return lines.value.toSpliced(after === -1 ? lines.value.length : after, 0, gone)
  })
}
