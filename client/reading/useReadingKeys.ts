/** The keys of the reporter page. They rest while somebody types, and leave the browser's own combinations alone. */
import { onBeforeUnmount, onMounted } from 'vue'

export interface ReadingKeys {
  move(step: 1 | -1): void
  copy(): void
  toBeginning(): void
  toEnd(): void
  showKeys(): void
}

/** What a key asks for, or null; arrows move among lines only where the focus is in the transcript. */
export function actionOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  isInTranscript: boolean,
): ((keys: ReadingKeys) => void) | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  switch (event.key) {
    case 'j':
      return (keys) => keys.move(1)
    case 'k':
      return (keys) => keys.move(-1)
    case 'ArrowDown':
      return isInTranscript ? (keys) => keys.move(1) : null
    case 'ArrowUp':
      return isInTranscript ? (keys) => keys.move(-1) : null
    case 'c':
      return (keys) => keys.copy()
    case 'Home':
      return (keys) => keys.toBeginning()
    case 'End':
      return (keys) => keys.toEnd()
    case '?':
      return (keys) => keys.showKeys()
    default:
      return null
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, dialog *'))
  )
}

export function useReadingKeys(keys: ReadingKeys) {
  function onKey(event: KeyboardEvent) {
    if (isTyping(event.target)) return
    const isInTranscript = event.target instanceof Element && event.target.closest('.pane') !== null
    const action = actionOf(event, isInTranscript)
    if (action === null) return
    event.preventDefault()
    action(keys)
  }
  onMounted(() => window.addEventListener('keydown', onKey))
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey))
}
