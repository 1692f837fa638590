/** One list of the newsroom as the server has it now; looked at again after each act on it. */
import { ref, shallowRef } from 'vue'
import { request, type Answer, type Call, type Fault } from '../http/request.ts'

/** `field`: under which the answer of `path` carries the entries. */
export function createListing<Entry>(path: string, field: string) {
  const all = shallowRef<readonly Entry[]>([])
  const fault = shallowRef<Fault | null>(null)
  const isLoaded = ref(false)
  let asked = 0

  async function load(): Promise<void> {
    const mine = (asked += 1)
    const answer = await request<Readonly<Record<string, readonly Entry[]>>>(path)
    // An answer that was overtaken must not bring back what a later one has shown gone.
    if (mine !== asked) return
    fault.value = answer.ok ? null : answer
    if (!answer.ok) return
    all.value = answer.value[field] ?? []
    isLoaded.value = true
  }

  /** Looks again also after a refusal, which often means that the list on the page is old. */
  async function act<Value = unknown>(to: string, call: Call): Promise<Answer<Value>> {
    const answer = await request<Value>(to, call)
    await load()
    return answer
  }

  /** For somebody who may not see it any more. */
  function forget(): void {
    asked += 1
    all.value = []
    fault.value = null
    isLoaded.value = false
  }

  return { all, fault, isLoaded, load, act, forget }
}

/** The address of one thing under `base`, whatever its id holds. */
export const under = (base: string, ...parts: readonly string[]): string =>
  [base, ...parts.map(encodeURIComponent)].join('/')
