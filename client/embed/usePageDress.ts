/** Dresses the whole page as its address asks, whatever this browser's reader prefers elsewhere, and keeps nothing of it. */
import { onScopeDispose, ref, watch, watchEffect, type Ref } from 'vue'
import { showLocale } from '../format/i18n.ts'
import type { Locale } from '../format/locales.ts'

export interface PageDress {
  /** The name that the style sheet knows the page by. */
  readonly page: 'embed' | 'overlay'
  readonly theme: () => 'auto' | 'light' | 'dark'
  readonly language: () => Locale | null
}

/** Whether the words are there in the language that was asked for; before, nothing need be drawn. */
export function usePageDress({ page, theme, language }: PageDress): Readonly<Ref<boolean>> {
  const isReady = ref(false)
  const root = document.documentElement
  root.dataset['page'] = page
  delete root.dataset['face']
  delete root.dataset['size']
  watchEffect(() => {
    if (theme() === 'auto') delete root.dataset['theme']
    else root.dataset['theme'] = theme()
  })
  const ready = () => (isReady.value = true)
  watch(
    language,
    (locale) => {
      if (locale === null) ready()
      // Words that cannot be loaded are no reason to show nothing: it stays in the language that it has.
      else showLocale(locale).then(ready, ready)
    },
    { immediate: true },
  )
  onScopeDispose(() => delete root.dataset['page'])
  return isReady
}
