/** The captions page's work: a draft, the outbox it goes to, and the interim text that readers see meanwhile. */
import { computed, onBeforeUnmount, ref, shallowRef, watch, type Ref } from 'vue'
import type { PostedLine } from '#shared/protocol/http.ts'
import { foldSpace } from '#shared/domain/lineText.ts'
import { request, type Answer } from '../http/request.ts'
import { BROWSER_CLOCK } from '../live/linkTransport.ts'
import { keepDraft, mintLineId, readDraft } from './draft.ts'
import { InterimSender } from './interimSender.ts'
import { Outbox, type OutboxEntry } from './outbox.ts'

function storageOrNull(): Storage | null {
  try {
    return localStorage
  } catch {
    // Refused by the browser; the page then says that nothing is kept.
    return null
  }
}

export function useCaptioning(briefing: string, token: Ref<string | null>) {
  const kept = readDraft(briefing)
  const draft = ref(kept.draft)
  const entries = shallowRef<readonly OutboxEntry[]>([])
  const keptOut = ref<string | null>(null)
  const isKept = ref(true)
  const isFull = ref(false)

  const post = (line: PostedLine): Promise<Answer<{ seq: number }>> =>
    request(`/api/briefings/${encodeURIComponent(briefing)}/lines`, { method: 'POST', body: line, bearer: token.value })

  const outbox = new Outbox({
    briefing,
    storage: storageOrNull(),
    post,
    clock: BROWSER_CLOCK,
    changed(now) {
      entries.value = now
      keptOut.value = outbox.keptOut
      isKept.value = outbox.isKept
    },
  })
  entries.value = outbox.entries
  const interims = new InterimSender(post, BROWSER_CLOCK)
  const waiting = computed(
    () => entries.value.filter(({ progress }) => progress.kind === 'waiting' || progress.kind === 'sending').length,
  )

  function type(text: string) {
    draft.value = { ...draft.value, text }
    interims.show(draft.value.id, draft.value.speaker, foldSpace(text))
  }

  /** Puts the draft on its way; nothing happens to an empty one. */
  function send() {
    const { id, speaker, text } = draft.value
    const words = foldSpace(text)
    if (words === '') return
    interims.drop()
    const isTaken = outbox.add({ id, speaker, text: words, at: Date.now() })
    isFull.value = !isTaken
    if (isTaken) draft.value = { id: mintLineId(), text: '', speaker }
  }

  function takeBack(id: string) {
    const line = outbox.remove(id)
    if (line === null) return
    // What is in the field already is not overwritten.
    const text = [line.text, draft.value.text].filter((part) => part !== '').join(' ')
    draft.value = { ...draft.value, text, speaker: line.speaker }
  }

  // At once: a line in the outbox whose words were also kept as a draft would be sent twice after a crash.
  watch(draft, (now) => keepDraft(briefing, now), { flush: 'sync' })
  const flush = () => outbox.flush()
  const heedOtherTabs = ({ key, newValue }: StorageEvent) => {
    if (key !== null && newValue === null) outbox.finishedElsewhere(key)
  }
  window.addEventListener('online', flush)
  window.addEventListener('storage', heedOtherTabs)
  if (kept.before !== null) interims.show(kept.before, null, '')
  outbox.flush()
  onBeforeUnmount(() => {
    window.removeEventListener('online', flush)
    window.removeEventListener('storage', heedOtherTabs)
    interims.drop()
    outbox.close()
  })

  return {
    draft,
    entries,
    waiting,
    keptOut,
    isKept,
    isFull,
    type,
    send,
    takeBack,
    retry: (id: string) => outbox.retry(id),
    discard: (id: string) => void outbox.remove(id),
    choose: (speaker: string | null) => (draft.value = { ...draft.value, speaker }),
    forgiveSender: () => outbox.forgiveSender(),
  }
}
