/** The outbox on a page: sends with whatever token the page has, hears of other tabs, and says how it stands. */
import { computed, onBeforeUnmount, shallowRef, type Ref } from 'vue'
import type { Briefing } from '#shared/domain/state.ts'
import { request, type Fault } from '../http/request.ts'
import { BROWSER_CLOCK } from '../live/linkTransport.ts'
import type { Act } from './act.ts'
import { createActStore } from './actStore.ts'
import { again, attributed, corrected, retracted, type Attribution, type Correction, type Moment } from './amending.ts'
import { isOpen, type OutboxEntry } from './entries.ts'
import { mintActId } from './ids.ts'
import { Journal } from './journal.ts'
import type { LastLine } from './lastLines.ts'
import { Outbox } from './outbox.ts'
import type { OutboxStanding } from './outboxParts.ts'
import { isAhead, sendingOf } from './sendAct.ts'
import { openShelf } from './shelf.ts'
import { joinTabs } from './tabs.ts'

function storageOrNull(): Storage | null {
  try {
    return localStorage
  } catch {
    // Refused by the browser; where its database is refused too, the page says that nothing is kept.
    return null
  }
}

/** The act waits a moment, as where the network is gone. */
const NOT_SEEN_YET: Fault = { ok: false, code: 'behind', status: 0, detail: {} }

export interface OutboxPage {
  readonly id: string
  /** The account that writes here; null: a token alone. */
  readonly writer: string | null
  readonly token: Ref<string | null>
  readonly briefing: Ref<Briefing | null>
}

export function useOutbox({ id, writer, token, briefing }: OutboxPage) {
  const entries = shallowRef<readonly OutboxEntry[]>([])
  const standing = shallowRef<OutboxStanding>({ keptOut: null, isKept: true, lastAcknowledged: null })
  const address = `/api/briefings/${encodeURIComponent(id)}`
  const tabs = joinTabs(id, () => outbox.heed())

  const outbox: Outbox = new Outbox({
    store: createActStore(new Journal(id, storageOrNull()), openShelf(id), writer),
    clock: BROWSER_CLOCK,
    alone: tabs.alone,
    announce: tabs.announce,
    send(act) {
      const record = briefing.value
      if (record !== null && isAhead(act, outbox.entries, record.seq)) return Promise.resolve(NOT_SEEN_YET)
      const { path, body } = sendingOf(act, record ?? { lines: [], speakers: [] })
      return request(`${address}/${path}`, { method: 'POST', body, bearer: token.value })
    },
    changed() {
      entries.value = outbox.entries
      standing.value = outbox.standing
    },
  })

  const waiting = computed(() => entries.value.filter(isOpen))
  const moment = (): Moment => ({ id: mintActId(), n: outbox.nextPlace(), at: BROWSER_CLOCK.now() })
  const put = (act: Act | null) => act === null || outbox.put(act)
  const actsOn = (lineId: string) =>
    entries.value.filter(({ act, progress }) => act.lineId === lineId && progress.kind !== 'accepted')

  const flush = () => outbox.flush()
  const warn = (event: BeforeUnloadEvent) => {
    if (!standing.value.isKept && waiting.value.length > 0) event.preventDefault()
  }
  window.addEventListener('online', flush)
  window.addEventListener('beforeunload', warn)
  document.addEventListener('visibilitychange', flush)
  outbox.flush()
  onBeforeUnmount(() => {
    window.removeEventListener('online', flush)
    window.removeEventListener('beforeunload', warn)
    document.removeEventListener('visibilitychange', flush)
    outbox.close()
    tabs.close()
  })

  return {
    entries,
    standing,
    waiting,
    moment,
    put: (...acts: readonly Act[]) => outbox.put(...acts),
    correct: (change: Correction) => put(corrected(entries.value, change, moment())),
    attribute: (change: Attribution) => put(attributed(entries.value, change, moment())),
    retract: (lineId: string, reason: string) => put(retracted(lineId, reason, moment())),
    /** Keeps a line that was going to be taken back; false where its retraction is on its way already. */
    keep: (lineId: string) =>
      outbox.remove(...actsOn(lineId).flatMap(({ act }) => (act.kind === 'retract' ? [act.id] : []))).length > 0,
    retry: ({ act, standing: stands }: LastLine) => act === null || put(again(act, stands)),
    /** Forgets a refused act; a line with everything that was to happen to it. */
    drop: (act: Act) =>
      outbox.remove(...(act.kind === 'line' ? actsOn(act.lineId).map((entry) => entry.act.id) : [act.id])),
    flush,
    forgiveSender: () => outbox.forgiveSender(),
  }
}
