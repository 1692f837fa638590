/** Dresses the whole page as its address asks, whatever this browser's reader prefers elsewhere, and keeps nothing of it. */
import { onScopeDispose, ref, watch, watchEffect, type Ref } from 'vue'
import { loadWords, showLocale, type AnyWordSet } from '../format/i18n.ts'
import type { Locale } from '../format/locales.ts'

export interface PageDress {
  /** The name that the style sheet knows the page by. */
  readonly page: 'embed' | 'overlay'
  readonly theme: () => 'auto' | 'light' | 'dark'
  readonly language: () => Locale | null
  /** What the page says besides what every page does. */
  readonly words: readonly AnyWordSet[]
}

/** Whether the words are there, in the language that was asked for; before, nothing can be drawn. */
export function usePageDress({ page, theme, language, words }: PageDress): Readonly<Ref<boolean>> {
  const isReady = ref(false)
  const root = document.documentElement
  root.dataset['page'] = page
  delete root.dataset['face']
  delete root.dataset['size']
  watchEffect(() => {
    if (theme() === 'auto') delete root.dataset['theme']
    else root.dataset['theme'] = theme()
  })
  watch(
    language,
    async (locale) => {
      // Each waits for the one before, so that words which are loaded later are of that language.
      const shown = locale === null ? [] : [showLocale(locale)]
      await Promise.all([...shown, ...words.map(loadWords)])
      isReady.value = true
    },
    { immediate: true },
  )
  onScopeDispose(() => delete root.dataset['page'])
  return isReady
}
