/** The document on the page for importing: the source, what was told of it, and how the server reads it with that. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { DocumentReading } from '#shared/protocol/documents.ts'
import { request, type Answer, type Fault } from '../http/request.ts'
import type { GivenDocument } from '../importing/documentFile.ts'
import { keepImport, keptImport } from '../importing/keptImport.ts'
import { NOTHING_TOLD, redo, tell, undo, type Telling, type ToldHistory } from '../importing/told.ts'
import { useSessionStore } from './session.ts'

/** In ms; a long document waits for others before it and is read for some seconds. */
export const READ_WITHIN = 60_000
/** Readings that undo and redo find again without asking. */
const REMEMBERED = 8

const keyOf = (told: ToldHistory['now']) => JSON.stringify(told)

export const useImportingStore = defineStore('importing', () => {
  const document = shallowRef<GivenDocument | null>(null)
  const history = shallowRef<ToldHistory>(NOTHING_TOLD)
  /** The last one that came; while another is under way it stays. */
  const reading = shallowRef<DocumentReading | null>(null)
  /** With what it was read; what was told since is not in it until it is read again. */
  const readWith = ref<string | null>(null)
  const fault = shallowRef<Fault | null>(null)
  const isReading = ref(false)
  const wasStopped = ref(false)
  const isKept = ref(true)
  const remembered = new Map<string, DocumentReading>()
  let underway: AbortController | null = null

  function open(given: GivenDocument): Promise<void> {
    forget()
    document.value = given
    return changed(NOTHING_TOLD)
  }

  /** What this tab had before a reload. Resolves once it is read; false where there was nothing. */
  async function restore(): Promise<boolean> {
    if (document.value !== null) return true
    const kept = keptImport()
    if (kept === null) return false
    document.value = kept.document
    await changed(kept.history)
    return true
  }

  function changed(now: ToldHistory): Promise<void> {
    history.value = now
    isKept.value = document.value === null || keepImport({ document: document.value, history: now })
    return read()
  }

  async function read(): Promise<void> {
    const given = document.value
    if (given === null) return
    underway?.abort()
    const mine = new AbortController()
    underway = mine
    const told = history.value.now
    const key = keyOf(told)
    fault.value = null
    wasStopped.value = false
    isReading.value = true
    const answer = remembered.has(key) ? null : await ask(given, told, mine.signal)
    // Another one has begun meanwhile.
    if (underway !== mine) return
    underway = null
    isReading.value = false
    if (answer === null) show(key, remembered.get(key) ?? null)
    else if (answer.ok) remember(key, answer.value)
    else if (!mine.signal.aborted) fault.value = answer
  }

  function ask(given: GivenDocument, told: ToldHistory['now'], signal: AbortSignal): Promise<Answer<DocumentReading>> {
    const { source, type } = given
    const body = { source, type, told }
    return request<DocumentReading>('/api/readings', { method: 'POST', body, within: READ_WITHIN, signal })
  }

  function show(key: string, value: DocumentReading | null): void {
    reading.value = value
    readWith.value = key
  }

  function remember(key: string, value: DocumentReading): void {
    show(key, value)
    remembered.set(key, value)
    const [oldest] = remembered.keys()
    if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest)
  }

  function stop(): void {
    if (underway === null) return
    wasStopped.value = true
    isReading.value = false
    underway.abort()
    underway = null
  }

  /** The page is as new; nothing of the document stays in this browser. */
  function forget(): void {
    underway?.abort()
    underway = null
    remembered.clear()
    document.value = null
    history.value = NOTHING_TOLD
    reading.value = null
    readWith.value = null
    fault.value = null
    isReading.value = false
    wasStopped.value = false
    keepImport(null)
  }

  const session = useSessionStore()
  // Whoever signs out leaves no document behind; a session that ran out by itself costs nobody their corrections.
  watch(
    () => session.isSignedIn,
    (isSignedIn) => !isSignedIn && !session.endedElsewhere && forget(),
  )

  const understood = computed(() => (reading.value?.ok === true ? reading.value : null))
  return {
    document,
    history,
    reading,
    /** The reading where the shape is known. */
    understood,
    unread: computed(() => (reading.value?.ok === false ? reading.value : null)),
    fault,
    isReading,
    wasStopped,
    /** What is shown has everything in it that was told, so that it is what an import would make. */
    isCurrent: computed(() => reading.value !== null && readWith.value === keyOf(history.value.now)),
    /** There is something that another document would forget. */
    hasTold: computed(() => history.value.past.length > 0 || history.value.future.length > 0),
    /** False where a reload would lose it: the browser has no room for it. */
    isKept,
    open,
    restore,
    read,
    stop,
    forget,
    tell: (telling: Telling) => {
      const now = tell(history.value, telling)
      return now === history.value ? Promise.resolve() : changed(now)
    },
    undo: () => changed(undo(history.value)),
    redo: () => changed(redo(history.value)),
  }
})
