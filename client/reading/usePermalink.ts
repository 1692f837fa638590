/** Goes to the place that the address names, loading the record backwards until it is there. */
import { nextTick, ref, watch, type Ref } from 'vue'
import { useRoute } from 'vue-router'
import type { Briefing } from '#shared/domain/state.ts'
import { isMarked } from '../figures/shownFigures.ts'
import { lineKey, turnKey } from './rows.ts'
import { parseTarget, type Target } from './target.ts'

export interface Places {
  readonly briefing: Ref<Briefing | null>
  readonly reachLine: (lineId: string) => Promise<boolean>
  readonly reachBeginning: () => Promise<boolean>
  readonly jumpTo: (key: string) => Promise<boolean>
  readonly openFigure: (figureId: string) => void
}

export function usePermalink({ briefing, reachLine, reachBeginning, jumpTo, openFigure }: Places) {
  const route = useRoute()
  const target = ref<string | null>(null)
  const search = ref<'none' | 'seeking' | 'not-in-record'>('none')

  const known = (figureId: string) => briefing.value?.figures.find(({ id }) => id === figureId)

  /** The row that it is in; null for a figure that was said in no line. */
  function rowOf(place: Target): string | null {
    if (place.kind === 'turn') return turnKey(place.turn)
    const lineId = place.kind === 'line' ? place.lineId : known(place.figureId)?.source?.lineId
    return lineId === undefined ? null : lineKey(lineId)
  }

  /** False where the record has no such place. */
  async function reach(place: Target): Promise<boolean> {
    if (place.kind === 'line') return reachLine(place.lineId)
    if (place.kind === 'figure') {
      const figure = known(place.figureId)
      if (figure === undefined || (figure.state === 'heard' && !isMarked(figure))) return false
      return figure.source === null || reachLine(figure.source.lineId)
    }
    const turn = briefing.value?.turns[place.turn]
    if (turn === undefined) return false
    if (place.turn === 0 && turn.lineId === null) return reachBeginning()
    // The head of a turn in which nothing was said stands before the next one in which something was.
    const said = briefing.value?.turns.slice(place.turn).find(({ lineId }) => lineId !== null)
    return said?.lineId ? reachLine(said.lineId) : true
  }

  async function go(place: Target) {
    search.value = 'seeking'
    const isThere = await reach(place)
    await nextTick()
    const key = rowOf(place)
    const found = isThere && (key === null || (await jumpTo(key)))
    if (found && place.kind === 'figure') openFigure(place.figureId)
    search.value = found ? 'none' : 'not-in-record'
    target.value = found ? key : null
  }

  // A new address, or the first snapshot: whichever comes last knows where to go.
  watch(
    [() => route.hash, () => briefing.value !== null],
    async ([hash, isHere]) => {
      const place = parseTarget(hash)
      if (!isHere || place === null) return
      await nextTick()
      await go(place)
    },
    { immediate: true },
  )

  return { target, search, go, dismiss: () => (search.value = 'none') }
}
