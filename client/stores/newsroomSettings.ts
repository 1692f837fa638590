/** What the owner sets for the whole newsroom. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { PublicSettings, SettingsChange } from '#shared/protocol/people.ts'
import { request, type Answer, type Fault } from '../http/request.ts'

export const useNewsroomSettingsStore = defineStore('newsroomSettings', () => {
  const settings = shallowRef<PublicSettings | null>(null)
  const fault = shallowRef<Fault | null>(null)

  async function load(): Promise<void> {
    const answer = await request<PublicSettings>('/api/settings')
    fault.value = answer.ok ? null : answer
    if (answer.ok) settings.value = answer.value
  }

  async function save(change: SettingsChange): Promise<Answer<unknown>> {
    const answer = await request<unknown>('/api/settings', { method: 'PUT', body: change })
    if (answer.ok) await load()
    return answer
  }

  return { settings, fault, load, save }
})
