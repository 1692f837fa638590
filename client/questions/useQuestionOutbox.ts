/** The outbox of the account on this page: opened with the briefing, told of the line, the other tabs and what the server has. */
import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import type { OwnMessage } from '#shared/protocol/messages.ts'
import type { LinkState } from '../live/linkState.ts'
import { BROWSER_CLOCK, type LinkClock } from '../live/linkTransport.ts'
import { QuestionOutbox, type OutboxEntry, type QuestionOutboxParts } from './questionOutbox.ts'

export interface OutboxSurroundings {
  readonly briefing: () => string | null
  /** Null while nobody is known to be signed in. */
  readonly account: () => string | null
  readonly link: Ref<LinkState>
  readonly own: Ref<OwnMessage | null>
  readonly send: QuestionOutboxParts['send']
  readonly clock?: LinkClock
}

export function useQuestionOutbox({ briefing, account, link, own, send, clock = BROWSER_CLOCK }: OutboxSurroundings) {
  const entries = shallowRef<readonly OutboxEntry[]>([])
  const isKept = shallowRef(true)
  let outbox: QuestionOutbox | null = null

  function openFor(id: string | null, whose: string | null): void {
    outbox?.close()
    outbox = null
    entries.value = []
    if (id === null || whose === null) return
    const mine: QuestionOutbox = new QuestionOutbox({
      briefing: id,
      account: whose,
      send,
      clock,
      changed(now) {
        if (mine !== outbox) return
        entries.value = now
        isKept.value = mine.isKept
      },
    })
    outbox = mine
    entries.value = mine.entries
  }

  // In this order: an outbox of somebody else must not be told that the line is up.
  watch([briefing, account], ([id, whose]) => openFor(id, whose), { immediate: true })
  watch([() => link.value.phase === 'live', account, briefing], ([isLive]) => outbox?.setLive(isLive), {
    immediate: true,
  })
  watch([own, entries], ([now]) => now && outbox?.settle(new Set(now.questions.map(({ id }) => id))), {
    immediate: true,
  })

  const onStorage = ({ key }: StorageEvent) => outbox?.adopt(key)
  addEventListener('storage', onStorage)
  onScopeDispose(() => {
    removeEventListener('storage', onStorage)
    outbox?.close()
  })

  return {
    entries,
    isKept,
    add: (question: Parameters<QuestionOutbox['add']>[0]) => outbox?.add(question) ?? null,
    again: (id: string) => outbox?.again(id) ?? null,
    remove: (id: string) => outbox?.remove(id) ?? null,
  }
}
