/** Keeps the title of the tab. */
import { watchEffect } from 'vue'
import { newsroomName } from '../format/newsroom.ts'

export function usePageTitle(title: () => string | null | undefined) {
  watchEffect(() => {
    const about = title()
    document.title = about ? `${about} · ${newsroomName}` : newsroomName
  })
}
