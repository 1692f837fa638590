/** Keeps the title of the tab. */
import { watchEffect } from 'vue'

export function usePageTitle(title: () => string | null | undefined) {
  watchEffect(() => {
    const about = title()
    document.title = about ? `${about} · Doorstep` : 'Doorstep'
  })
}
