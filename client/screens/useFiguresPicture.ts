/** The figures of a briefing as a screen shows them. What is said besides figures, and the seconds of a minute, leave the board alone. */
import { computed, type ComputedRef } from 'vue'
import { boardOf } from '#shared/domain/figures/boardOf.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { figuresPicture, type FiguresPicture } from './figuresPicture.ts'
import { useBoards } from './sharedBoards.ts'
import { useScene } from './useScene.ts'

const MINUTE = 60_000

export function useFiguresPicture(
  briefing: () => Briefing,
  programme: () => string | null,
): ComputedRef<FiguresPicture> {
  const { now } = useScene()
  const boards = useBoards()
  const minute = computed(() => Math.floor(now.value / MINUTE) * MINUTE)
  const figures = computed(() => briefing().figures)
  const programmes = computed(() => briefing().programmes)
  const rates = computed(() => briefing().rates)
  const timeZone = computed(() => briefing().timeZone)
  const board = computed(() => {
    const facts = { figures: figures.value, programmes: programmes.value, rates: rates.value }
    const at = { now: minute.value, timeZone: timeZone.value } as const
    return boards.of([...Object.values(facts), at.now, at.timeZone], () => boardOf(facts, { ...at, includes: 'heard' }))
  })
  return computed(() => figuresPicture({ figures: figures.value }, board.value, programme(), now.value))
}
