/** Calls a reporter whose question is next or called, wherever they look: a sound and a notification, once for each. */
import { onMounted, onScopeDispose, watch } from 'vue'
import type { OwnQuestion } from '#shared/domain/questions/own.ts'
import { alertPreferences, notificationPermission } from './alertPreferences.ts'
import { openSound, playChime } from './chime.ts'

export type Alert = 'next' | 'called'

/** Null where the question asks for nothing of its asker now. */
export function alertOf(question: OwnQuestion | null): Alert | null {
  // Whoever was joined to another question is not the one who is called.
  if (question === null || question.state === 'merged') return null
  if (question.state === 'called') return 'called'
  return question.isNext ? 'next' : null
}

export interface AlertSurroundings {
  readonly question: () => OwnQuestion | null
  /** What a notification says. */
  readonly words: (alert: Alert) => { readonly title: string; readonly body: string }
}

export function useNextAlerts({ question, words }: AlertSurroundings): void {
  const openOnce = () => alertPreferences.sound && openSound()
  onMounted(() => addEventListener('pointerdown', openOnce, { once: true }))
  let shown: Notification | null = null
  onScopeDispose(() => {
    removeEventListener('pointerdown', openOnce)
    shown?.close()
  })

  function notify(alert: Alert, tag: string): void {
    if (!alertPreferences.notify || notificationPermission() !== 'granted') return
    const { title, body } = words(alert)
    try {
      shown = new Notification(title, { body, tag: `doorstep-${tag}` })
      shown.onclick = () => focus()
    } catch {
      // Some phones allow notifications to background workers only; the page itself still says it.
    }
  }

  watch(
    () => [question()?.id ?? '', alertOf(question())] as const,
    ([id, alert], before) => {
      shown?.close()
      if (alert === null || (before !== undefined && before[0] === id && before[1] === alert)) return
      if (alertPreferences.sound) playChime()
      notify(alert, id)
    },
    { immediate: true },
  )
}
