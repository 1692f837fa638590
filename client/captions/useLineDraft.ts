/** A line as somebody changes it: beside how it stood when that began, so that only what was changed is sent. */
import { computed, ref, shallowRef, watch } from 'vue'
import { foldSpace } from '#shared/domain/lineText.ts'
import type { LineKind, Mark } from '#shared/domain/vocabulary.ts'
import { markAlone } from './draft.ts'
import type { LastLine } from './lastLines.ts'

export interface LineChange {
  /** What stood there for whoever made the change. */
  readonly saw: { readonly text: string; readonly speaker: string | null }
  /** What is not given was not changed. */
  readonly text?: string
  /** Only together with the text. */
  readonly marks?: readonly Mark[]
  readonly speaker?: string
  readonly kind?: LineKind | null
}

export function useLineDraft(line: () => LastLine) {
  const opened = shallowRef(line())
  const text = ref(opened.value.text)
  const speaker = ref(opened.value.speaker)
  const kind = ref<LineKind | null>(opened.value.kind)

  const marks = ref(opened.value.marks)

  const isTextTouched = computed(() => text.value !== opened.value.text)
  const areMarksTouched = computed(() => marks.value.join() !== opened.value.marks.join())
  const isTouched = computed(
    () =>
      isTextTouched.value ||
      areMarksTouched.value ||
      speaker.value !== opened.value.speaker ||
      kind.value !== opened.value.kind,
  )
  /** Somebody else has given it other words meanwhile: neither those on the record then, nor those on their way there. */
  const isChanged = computed(() => {
    const { text: shown, standing } = opened.value
    return line().standing.text !== standing.text && line().standing.text !== shown
  })

  // Whoever has not touched the words sees those that others give it.
  watch(line, (now) => {
    if (!isTextTouched.value) takeTheirs(now)
    if (!areMarksTouched.value) takeTheirMarks(now)
  })

  function takeTheirs(now = line()) {
    opened.value = { ...opened.value, text: now.text, standing: { ...opened.value.standing, text: now.standing.text } }
    text.value = now.text
  }

  function takeTheirMarks(now: LastLine) {
    opened.value = { ...opened.value, marks: now.marks }
    marks.value = now.marks
  }

  function toggleMark(mark: Mark) {
    const before = marks.value
    marks.value = before.includes(mark) ? before.filter((each) => each !== mark) : [...before, mark]
    // A line of marks alone has no words but theirs.
    if (before.length > 0 && text.value === markAlone(before).text) text.value = markAlone(marks.value).text
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
      ...((words !== opened.value.text || areMarksTouched.value || isAnew) && { text: words }),
      ...(areMarksTouched.value && { marks: marks.value }),
      ...(speaker.value !== null && speaker.value !== opened.value.speaker && { speaker: speaker.value }),
      ...(kind.value !== opened.value.kind && { kind: kind.value }),
    }
  }

  /** Who stood there at the beginning, or what this page itself was about to make of it and has made by now. */
  function sawSpeaker(): string | null {
    const now = line().standing.speaker
    return now === opened.value.speaker ? now : opened.value.standing.speaker
  }

  return {
    opened,
    text,
    marks,
    toggleMark,
    speaker,
    kind,
    isTouched,
    isChanged,
    keepMine,
    takeTheirs: () => takeTheirs(),
    change,
  }
}
