/** What was done in the newsroom, from the newest entry back as far as somebody asks. */
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { AuditEntry } from '#shared/protocol/people.ts'
import { request, type Fault } from '../http/request.ts'

interface AuditPage {
  readonly entries: readonly AuditEntry[]
  readonly more: boolean
}

const PAGE = 100
/** Who looks for a rare kind is not kept waiting for the whole history at once. */
const PAGES_AT_ONCE = 5
const ENOUGH = 20

export const useNewsroomAuditStore = defineStore('newsroomAudit', () => {
  const entries = shallowRef<readonly AuditEntry[]>([])
  const hasMore = ref(false)
  const fault = shallowRef<Fault | null>(null)
  const isLoaded = ref(false)
  const isLoading = ref(false)

  async function page(before: number | null): Promise<AuditPage | null> {
    const since = before === null ? '' : `&before=${before}`
    const answer = await request<AuditPage>(`/api/audit?limit=${PAGE}${since}`)
    fault.value = answer.ok ? null : answer
    return answer.ok ? answer.value : null
  }

  async function load(): Promise<void> {
    const newest = await page(null)
    if (newest === null) return
    entries.value = newest.entries
    hasMore.value = newest.more
    isLoaded.value = true
  }

  /** Goes on until a few more entries pass `isShown`, within reason. */
  async function older(isShown: (entry: AuditEntry) => boolean): Promise<void> {
    if (isLoading.value) return
    isLoading.value = true
    let shown = 0
    for (let pages = 0; pages < PAGES_AT_ONCE && hasMore.value && shown < ENOUGH; pages += 1) {
      const next = await page(entries.value.at(-1)?.seq ?? null)
      if (next === null) break
      entries.value = [...entries.value, ...next.entries]
      hasMore.value = next.more
      shown += next.entries.filter(isShown).length
    }
    isLoading.value = false
  }

  return { entries, hasMore, fault, isLoaded, isLoading, load, older }
})
