/** What somebody selected of the words of a row, from their beginning; the words are the element called `text`. */
import { ref, useTemplateRef } from 'vue'
import { selectedBeginning } from './labelWords.ts'

export function useSelectedBeginning() {
  const text = useTemplateRef<HTMLElement>('text')
  const selected = ref<string | null>(null)
  const noteSelection = () => (selected.value = text.value === null ? null : selectedBeginning(text.value))
  return { selected, noteSelection }
}
