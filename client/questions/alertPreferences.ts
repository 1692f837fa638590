/** Whether this reader wants a sound and a notification when they are next, remembered in the browser. */
import { reactive, watch } from 'vue'
import { recall, remember } from '../format/memory.ts'

const KEPT_AT = 'doorstep.alerts'

export function parseAlerts(kept: string | null): { sound: boolean; notify: boolean } {
  try {
    const value: unknown = JSON.parse(kept ?? '{}')
    const found: { sound?: unknown; notify?: unknown } = typeof value === 'object' && value !== null ? value : {}
    return { sound: found.sound === true, notify: found.notify === true }
  } catch {
    // Not ours, or cut short.
    return { sound: false, notify: false }
  }
}

export const alertPreferences = reactive(parseAlerts(recall(KEPT_AT)))

watch(alertPreferences, (now) => remember(KEPT_AT, JSON.stringify(now)))

/** Null where the browser has no notifications. */
export function notificationPermission(): NotificationPermission | null {
  return typeof Notification === 'undefined' ? null : Notification.permission
}

/** Asks the person, if they were not asked before; to be called on a press only. */
export async function allowNotifications(): Promise<NotificationPermission | null> {
  if (typeof Notification === 'undefined') return null
  const permission = await Notification.requestPermission()
  alertPreferences.notify = permission === 'granted'
  return permission
}
