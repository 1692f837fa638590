/** The board of a briefing as its readers see it. What is said besides figures, and the seconds of a minute, leave it alone. */
import { computed, type ComputedRef } from 'vue'
import type { Board } from '#shared/domain/figures/board.ts'
import { boardOf } from '#shared/domain/figures/boardOf.ts'
import type { Figure } from '#shared/domain/figures/state.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { useNow } from '../reading/useNow.ts'

const MINUTE = 60_000

/** `figures`: those of the briefing, or as they were a moment ago. `offset`: of the server's clock, in ms. */
export function useBoard(
  briefing: () => Briefing,
  figures: () => readonly Figure[],
  offset: () => number,
): ComputedRef<Board> {
  const now = useNow()
  const minute = computed(() => Math.floor((now.value + offset()) / MINUTE) * MINUTE)
  // Each by itself, so that a fact about something else leaves the board alone.
  const said = computed(figures)
  const programmes = computed(() => briefing().programmes)
  const rates = computed(() => briefing().rates)
  const timeZone = computed(() => briefing().timeZone)
  return computed(() =>
    boardOf(
      { figures: said.value, programmes: programmes.value, rates: rates.value },
      { now: minute.value, timeZone: timeZone.value, includes: 'heard' },
    ),
  )
}
