/** The ways between a number, its card and its sentence, while the card is open. */
import { nextTick, onMounted, watch, type Ref } from 'vue'
import type { Figure } from '#shared/domain/figures/state.ts'
import type { Place } from '../reading/place.ts'
import { figureKey } from './figureKey.ts'

export interface CardWays {
  readonly figure: Readonly<Ref<Figure | null>>
  readonly close: () => void
  readonly show: (place: Place) => void
  readonly goToLine: (lineId: string) => Promise<void>
}

export function useFigureCard({ figure, close, show, goToLine }: CardWays) {
  // The card has not taken the focus yet: it goes back to whatever has it.
  const opener = document.activeElement

  function leave() {
    close()
    if (opener instanceof HTMLElement) opener.focus({ preventScroll: true })
  }

  /** To the figure's words, or to their line where they do not stand in it any more. */
  async function toSentence() {
    const { id, source } = figure.value ?? {}
    if (id === undefined || !source) return
    close()
    show('transcript')
    await goToLine(source.lineId)
    document.getElementById(figureKey(id))?.focus({ preventScroll: true })
  }

  async function toBoard() {
    close()
    show('figures')
    await nextTick()
    const heading = document.getElementById('figures')
    heading?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
  }

  onMounted(() =>
    watch(
      () => figure.value?.id,
      (id) => {
        if (id === undefined) return
        history.replaceState(history.state, '', `#${figureKey(encodeURIComponent(id))}`)
        // One that was said in no line has its place on the board.
        if (figure.value?.source === null) show('figures')
      },
      { immediate: true },
    ),
  )
  return { leave, toSentence, toBoard }
}
