/** What was done here to a screen that takes it from the briefing: its window says that rather than that it is gone. */
import { inject, provide, shallowRef, type InjectionKey, type ShallowRef } from 'vue'
import type { ScreensTranslate } from './screensWords.ts'

export interface Leaving {
  readonly id: string
  readonly name: string
  /** The title of the briefing that it was sent to; null: to none. Without it, it was unpaired. */
  readonly to?: string | null
}

const KEY: InjectionKey<ShallowRef<Leaving | null>> = Symbol('leaving')

export function provideLeaving(): ShallowRef<Leaving | null> {
  const leaving = shallowRef<Leaving | null>(null)
  provide(KEY, leaving)
  return leaving
}

export function useLeaving(): ShallowRef<Leaving | null> {
  return inject(KEY, () => shallowRef(null), true)
}

export function leavingWords({ name, to }: Leaving, t: ScreensTranslate): string {
  if (to === undefined) return t('deskScreens.unpaired', { name })
  return to === null ? t('deskScreens.sentNowhere', { name }) : t('deskScreens.sent', { name, title: to })
}
