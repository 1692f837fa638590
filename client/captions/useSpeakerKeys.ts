/** The keys of the whole page: a person's key gives them the floor, `?` shows all keys. A window in front has its own. */
import { onBeforeUnmount, onMounted, type Ref } from 'vue'
import type { Speaker } from '#shared/domain/vocabulary.ts'
import { speakerKeyOf, speakerKeys } from './speakerKeys.ts'

export interface SpeakerKeysParts {
  readonly roster: Readonly<Ref<readonly Speaker[]>>
  readonly isIdle: () => boolean
  readonly choose: (speaker: string) => void
  readonly showKeys: () => void
}

export function useSpeakerKeys({ roster, isIdle, choose, showKeys }: SpeakerKeysParts): void {
  function onKey(event: KeyboardEvent) {
    if (event.defaultPrevented || isIdle() || document.querySelector('dialog[open]') !== null) return
    if (event.key === '?' && event.target === document.body) showKeys()
    const speaker = speakerKeys(roster.value).get(speakerKeyOf(event) ?? 0)
    if (speaker === undefined) return
    event.preventDefault()
    choose(speaker.id)
  }
  onMounted(() => window.addEventListener('keydown', onKey))
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey))
}
