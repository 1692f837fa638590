/** A line as somebody changes it: beside how it stood when that began, so that only what was changed is sent. */
import { computed, ref, shallowRef, watch } from 'vue'
import { foldSpace } from '#shared/domain/lineText.ts'
import type { LineKind } from '#shared/domain/vocabulary.ts'
import type { LastLine } from './lastLines.ts'

export interface LineChange {
  /** What stood there for whoever made the change. */
  readonly saw: { readonly text: string; readonly speaker: string | null }
  /** What is not given was not changed. */
  readonly text?: string
  readonly speaker?: string
  readonly kind?: LineKind | null
}

export function useLineDraft(line: () => LastLine) {
  const opened = shallowRef(line())
  const text = ref(opened.value.text)
  const speaker = ref(opened.value.speaker)
  const kind = ref<LineKind | null>(opened.value.kind)

  const isTextTouched = computed(() => text.value !== opened.value.text)
  const isTouched = computed(
    () => isTextTouched.value || speaker.value !== opened.value.speaker || kind.value !== opened.value.kind,
  )
  /** Somebody else has given it other words meanwhile: neither those on the record then, nor those on their way there. */
  const isChanged = computed(() => {
    const { text: shown, standing } = opened.value
    return line().standing.text !== standing.text && line().standing.text !== shown
  })

  // Whoever has not touched the words sees those that others give it.
  watch(line, (now) => {
    if (!isTextTouched.value) takeTheirs(now)
  })

  function takeTheirs(now = line()) {
    opened.value = { ...opened.value, text: now.text, standing: { ...opened.value.standing, text: now.standing.text } }
    text.value = now.text
  }

  /** The words that stand now were seen, and these take their place all the same. */
  function keepMine() {
    opened.value = { ...opened.value, standing: { ...opened.value.standing, text: line().standing.text } }
  }

  /** Null where it cannot be saved: no words, words that somebody has not seen yet, or no line any more. */
  function change(): LineChange | null {
    const words = foldSpace(text.value)
    if (words === '' || isChanged.value || line().isGone) return null
    const isAnew = line().progress.kind === 'refused'
    return {
      saw: { text: line().standing.text, speaker: sawSpeaker() },
      ...((words !== opened.value.text || isAnew) && { text: words }),
      ...(speaker.value !== null && speaker.value !== opened.value.speaker && { speaker: speaker.value }),
      ...(kind.value !== opened.value.kind && { kind: kind.value }),
    }
  }

  /** Who stood there at the beginning, or what this page itself was about to make of it and has made by now. */
  function sawSpeaker(): string | null {
    const now = line().standing.speaker
    return now === opened.value.speaker ? now : opened.value.standing.speaker
  }

  return { opened, text, speaker, kind, isTouched, isChanged, keepMine, takeTheirs: () => takeTheirs(), change }
}
