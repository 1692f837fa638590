/** What the windows of one screen and of all have in common: the draft, the keys, and where the focus is. */
import { useTemplateRef } from 'vue'
import type { Scene } from '#shared/domain/screens/state.ts'
import type { ScreenImage } from '#shared/domain/screens/vocabulary.ts'
import { useNow } from '../reading/useNow.ts'
import { useDeskStore } from '../stores/desk.ts'
import { useDeskWork } from './deskWork.ts'
import { sceneBehind, useScreenDraft } from './screensDraft.ts'
import { useScreenKeys, type ScreenKeys } from './screensKeys.ts'

/** `image`: what was asked. The template has the choice of scenes, the button that takes and the message as `scenes`, `taking`, `message`. */
export function useScreenPanel(
  image: () => ScreenImage,
  acts: Pick<ScreenKeys, 'freeze' | 'blank' | 'automatic' | 'settings'>,
) {
  const { briefing, offset, openScreen } = useDeskWork()
  const desk = useDeskStore()
  const clock = useNow()
  const scenes = useTemplateRef<{ focus: () => unknown }>('scenes')
  const taking = useTemplateRef<{ press: () => unknown }>('taking')
  const message = useTemplateRef<{ focus: () => unknown; clear: () => unknown }>('message')
  const draft = useScreenDraft(image, () => sceneBehind(image(), briefing.value, clock.value + offset.value))
  const focusScenes = () => void scenes.value?.focus()

  /** What had the focus may be a button, which Enter would press. */
  function choose(scene: Scene) {
    draft.choose(scene)
    focusScenes()
  }

  useScreenKeys({
    ...acts,
    choose,
    take: () => void taking.value?.press(),
    message: () => void message.value?.focus(),
    clear: () => void message.value?.clear(),
    undo: () => void desk.undoLast(),
    screen: openScreen,
  })
  return { draft, focusScenes }
}
