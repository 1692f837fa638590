/** Puts text on the clipboard and says for a moment how that went. */
import { onScopeDispose, ref } from 'vue'
import type { MessageKey } from '../format/i18n.ts'

type Said = Extract<MessageKey, 'line.copied' | 'token.copied' | 'line.linkCopied' | 'line.copyFailed'>

export function useClipboard(write: (text: string) => Promise<void> = (text) => navigator.clipboard.writeText(text)) {
  const said = ref<Said | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  function say(key: Said) {
    clearTimeout(timer)
    said.value = key
    timer = setTimeout(() => (said.value = null), 2_500)
  }

  async function copy(text: string, success: Said): Promise<boolean> {
    try {
      await write(text)
      say(success)
      return true
    } catch {
      // Denied by the browser, or an address without TLS where there is no clipboard: the reader is told.
      say('line.copyFailed')
      return false
    }
  }

  onScopeDispose(() => clearTimeout(timer))
  return { said, copy }
}
