/** Files that are dropped anywhere on the page; without this the browser would leave the page to show them. Under a window nothing is taken. */
import { onBeforeUnmount, onMounted, ref } from 'vue'
import { isDialogOpen } from './isDialogOpen.ts'

export function useDroppedFiles(take: (files: readonly File[]) => void) {
  const isOver = ref(false)
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true

  function over(event: DragEvent) {
    if (!hasFiles(event)) return
    event.preventDefault()
    isOver.value = !isDialogOpen()
  }
  /** Within the page the pointer leaves one element for another; it has left when there is none. */
  function out(event: DragEvent) {
    if (event.relatedTarget === null) isOver.value = false
  }
  function drop(event: DragEvent) {
    isOver.value = false
    if (!hasFiles(event)) return
    event.preventDefault()
    if (!isDialogOpen()) take([...(event.dataTransfer?.files ?? [])])
  }

  const listeners = [
    ['dragover', over],
    ['dragleave', out],
    ['drop', drop],
  ] as const
  onMounted(() => listeners.forEach(([type, listen]) => window.addEventListener(type, listen)))
  onBeforeUnmount(() => listeners.forEach(([type, listen]) => window.removeEventListener(type, listen)))
  return { isOver }
}
