/** The list of briefings, and what an owner does to it. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { SentCommand } from '#shared/domain/commands.ts'
import type { BriefingSummary, CreatedBriefing, NewBriefing } from '#shared/protocol/http.ts'
import { request, type Answer, type Fault } from '../http/request.ts'

export const useBriefingsStore = defineStore('briefings', () => {
  const all = shallowRef<readonly BriefingSummary[]>([])
  const fault = shallowRef<Fault | null>(null)
  const isLoaded = ref(false)

  async function load(): Promise<void> {
    const answer = await request<{ briefings: readonly BriefingSummary[] }>('/api/briefings')
    fault.value = answer.ok ? null : answer
    if (!answer.ok) return
    all.value = answer.value.briefings
    isLoaded.value = true
  }

  const withStatus = (status: BriefingSummary['status']) => all.value.filter((briefing) => briefing.status === status)

  async function create(about: NewBriefing): Promise<Answer<CreatedBriefing>> {
    const answer = await request<CreatedBriefing>('/api/briefings', { method: 'POST', body: about })
    if (answer.ok) await load()
    return answer
  }

  async function command(id: string, sent: SentCommand): Promise<Answer<{ seq: number }>> {
    const path = `/api/briefings/${encodeURIComponent(id)}/commands`
    const answer = await request<{ seq: number }>(path, { method: 'POST', body: sent })
    await load()
    return answer
  }

  return {
    all,
    fault,
    isLoaded,
    load,
    create,
    command,
    live: computed(() => withStatus('live')),
    upcoming: computed(() =>
      withStatus('scheduled').toSorted((a, b) => (a.scheduledFor ?? Infinity) - (b.scheduledFor ?? Infinity)),
    ),
    past: computed(() => withStatus('ended')),
  }
})
