/** The captions page's work: a draft, what is sent of it, and the interim text that readers see meanwhile. */
import { computed, onBeforeUnmount, ref, watch, type Ref } from 'vue'
import type { LineKind, Mark, Term } from '#shared/domain/vocabulary.ts'
import { foldSpace } from '#shared/domain/lineText.ts'
import { request } from '../http/request.ts'
import { BROWSER_CLOCK } from '../live/linkTransport.ts'
import { lineAct } from './amending.ts'
import type { LineAct } from './act.ts'
import { emptyDraft, keepDraft, markAlone, readDraft, withTakenBack, withWords } from './draft.ts'
import { mintLineId, writeAs } from './ids.ts'
import { InterimSender } from './interimSender.ts'
import type { PastedLine } from './pasting.ts'
import { spelledOut, toggled } from './replacing.ts'
import { useOutbox, type OutboxPage } from './useOutbox.ts'

/** `goesOn`: who speaks where nobody was chosen, as the page shows at this moment. */
export function useCaptioning(page: OutboxPage, terms: Ref<readonly Term[]>, goesOn: () => string | null) {
  const { id: briefing, writer, token } = page
  writeAs(writer)
  const kept = readDraft(briefing, writer)
  const draft = ref(kept.draft)
  const isFull = ref(false)
  const outbox = useOutbox(page)

  const interims = new InterimSender(
    (body) =>
      request(`/api/briefings/${encodeURIComponent(briefing)}/lines`, { method: 'POST', body, bearer: token.value }),
    BROWSER_CLOCK,
  )
  // `@` asks for a person and `[` for a mark: neither is said.
  const said = (text: string) => (text.startsWith('@') ? '' : foldSpace(text.replace(/\[[^\]]{0,24}$/u, '')))

  /**
   * Whoever goes on is settled once there are words for them: a line that another captioner sends meanwhile, or before this one
   * has found the network, makes nobody else of them.
   */
  function settle() {
    if (draft.value.speaker === null) draft.value = { ...draft.value, speaker: goesOn() }
  }

  function show(more = '') {
    const { id, speaker, text } = draft.value
    interims.show(id, speaker ?? goesOn(), [said(text), more].filter((part) => part !== '').join(' '))
  }

  function type(text: string) {
    const isEmptied = said(draft.value.text) !== '' && said(text) === ''
    // Marks were set for the words that are gone; those that are set without words stay for a line of their own.
    draft.value = { ...draft.value, text, ...(isEmptied && { marks: [] }) }
    if (said(text) !== '') settle()
    show()
  }

  function hearing(text: string) {
    if (text !== '') settle()
    show(text)
  }

  /** Puts the draft on its way; false where nothing stands in it or nothing more can be kept. */
  function send(): boolean {
    const words = foldSpace(draft.value.text)
    // A sign that asked for a person is no word.
    if (words === '@' || (words === '' && draft.value.marks.length === 0)) return false
    if (words !== '') settle()
    const { id, speaker, kind, marks, leftAlone } = draft.value
    interims.drop()
    const saying =
      words === '' ? markAlone(marks) : { speaker, lineKind: kind, marks, ...spelledOut(words, terms.value, leftAlone) }
    const isTaken = outbox.put(lineAct({ ...outbox.moment(), id }, saying))
    isFull.value = !isTaken
    if (isTaken) draft.value = emptyDraft(speaker)
    return isTaken
  }

  /** Several lines in order, in the place of what is being typed. */
  function sendPasted(lines: readonly PastedLine[]): boolean {
    settle()
    const { n, at } = outbox.moment()
    const acts = lines.map(({ speaker, text }, index) =>
      lineAct(
        { id: mintLineId(), n: n + index, at },
        { speaker: speaker ?? draft.value.speaker, text, lineKind: null, marks: [], verbatim: false },
      ),
    )
    const isTaken = outbox.put(...acts)
    isFull.value = !isTaken
    const last = lines.at(-1)?.speaker
    if (isTaken && last != null) choose(last)
    return isTaken
  }

  function choose(speaker: string | null) {
    const isAnother = speaker !== draft.value.speaker && said(draft.value.text) === ''
    // What was heard of one person is not put into another's mouth.
    if (isAnother) draft.value = { ...draft.value, marks: [] }
    means(speaker)
  }

  /** The same person by another name, for whom everything stays. */
  function means(speaker: string | null) {
    draft.value = { ...draft.value, speaker }
    if (draft.value.text !== '') show()
  }

  function toggleMark(mark: Mark) {
    const { marks } = draft.value
    draft.value = {
      ...draft.value,
      marks: marks.includes(mark) ? marks.filter((each) => each !== mark) : [...marks, mark],
    }
  }

  /** The words of a line that was refused, back in the field. */
  function takeBack(act: LineAct) {
    outbox.drop(act)
    draft.value = withTakenBack(draft.value, act, terms.value)
  }

  /** Words that were typed into a line which is gone. */
  function reuse(text: string, speaker: string | null) {
    draft.value = withWords(draft.value, text, speaker)
    show()
  }

  // At once: what leaves the field is kept by the outbox from the same moment on.
  watch(draft, (now) => keepDraft(briefing, writer, now), { flush: 'sync' })
  if (kept.before !== null) interims.show(kept.before, null, '')
  onBeforeUnmount(() => interims.drop())

  return {
    draft,
    isFull,
    outbox,
    isEmpty: computed(() => draft.value.text.trim() === '' && draft.value.marks.length === 0),
    type,
    settle,
    hearing,
    send,
    sendPasted,
    choose,
    means,
    toggleMark,
    takeBack,
    reuse,
    setKind: (kind: LineKind | null) => (draft.value = { ...draft.value, kind }),
    leaveAlone: (typed: string) => (draft.value = { ...draft.value, leftAlone: toggled(draft.value.leftAlone, typed) }),
  }
}
