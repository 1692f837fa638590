/** What the address of the captions for a video mixer may ask for; whatever is not known is as if it were not there. */
import { SCREEN_SIZES, type ScreenSize } from '#shared/domain/screens/state.ts'
import { LOCALES, type Locale } from '../format/locales.ts'
import { among, valueOf, type Query } from './query.ts'

const ROWS = ['1', '2', '3'] as const
const POSITIONS = ['bottom', 'top'] as const
const ON_OR_OFF = ['on', 'off'] as const

export interface OverlayOptions {
  /** Null: that of the briefing. */
  readonly language: Locale | null
  readonly size: ScreenSize
  readonly rows: number
  readonly position: (typeof POSITIONS)[number]
  /** Whether it says who speaks. */
  readonly hasSpeaker: boolean
  /** Whether the words stand on a dark ground of their own. */
  readonly hasPlate: boolean
}

export function overlayOptions(query: Query): OverlayOptions {
  return {
    language: LOCALES.find((locale) => locale === valueOf(query, 'language')) ?? null,
    size: among(SCREEN_SIZES, valueOf(query, 'size'), 'medium'),
    rows: Number(among(ROWS, valueOf(query, 'rows'), '2')),
    position: among(POSITIONS, valueOf(query, 'position'), 'bottom'),
    hasSpeaker: among(ON_OR_OFF, valueOf(query, 'speaker'), 'on') === 'on',
    hasPlate: among(ON_OR_OFF, valueOf(query, 'plate'), 'on') === 'on',
  }
}
