/** One act on one's own account: what came of it is said beside its button. */
import { computed, ref, shallowRef } from 'vue'
import { useI18n } from '../format/i18n.ts'
import type { Answer } from '../http/request.ts'
import { peopleFaultWords } from '../locales/peopleFaults.ts'
import { peopleWords } from '../locales/wordSets.ts'
import { useSessionStore } from '../stores/session.ts'

export function useAccountAction() {
  const { t } = useI18n(peopleWords)
  const session = useSessionStore()
  const isBusy = ref(false)
  const answer = shallowRef<Answer<unknown> | null>(null)

  async function act<T>(send: () => Promise<Answer<T>>): Promise<Answer<T> | null> {
    if (isBusy.value) return null
    isBusy.value = true
    answer.value = null
    const given = await send()
    isBusy.value = false
    answer.value = given
    // What an account may do without asking is refused to nobody but one whose session is over.
    if (!given.ok && given.code === 'not-permitted') void session.refresh()
    return given
  }

  return {
    isBusy,
    act,
    isDone: computed(() => answer.value?.ok === true),
    faultWords: computed(() => {
      const given = answer.value
      return given === null || given.ok ? null : peopleFaultWords(given.code, given.detail, t)
    }),
  }
}
