/** What every part of a screen's picture knows: its words, the time that it shows, and the size that things are drawn in. */
import { inject, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import type { ScreenImage } from '#shared/domain/screens/vocabulary.ts'
import type { Locale } from '../format/i18n.ts'
import type { TranslateScenes } from './sceneWords.ts'

export interface Scene {
  readonly t: TranslateScenes
  readonly locale: ComputedRef<Locale>
  /** The server's clock in ms; stands still while the picture is frozen. */
  readonly now: ComputedRef<number>
  readonly size: ComputedRef<ScreenImage['size']>
  /** So many pixels is a hundredth of the picture's height. */
  readonly unit: Readonly<Ref<number>>
}

export const SCENE: InjectionKey<Scene> = Symbol('scene')

export function useScene(): Scene {
  const scene = inject(SCENE)
  if (scene === undefined) throw new Error('a part of a picture was drawn outside of ScreenPicture')
  return scene
}
