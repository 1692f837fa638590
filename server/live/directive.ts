/** What one screen is told to show, out of what the newsroom and the briefing say of it. */
import type { PairedScreen } from '#shared/domain/newsroom/screens.ts'
import type { Newsroom } from '#shared/domain/newsroom.ts'
import { imageOfScreen, saidOfScreen } from '#shared/domain/screens/state.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { ScreenDirective } from '#shared/protocol/screens.ts'

export interface Around {
  readonly newsroom: Newsroom
  /** Before the path of a page; empty where no public address is set. */
  readonly announcedUrl: string
  /** Of the screen's page that is served now. */
  readonly version: string
}

/** `briefing`: the one that the screen shows; null where it shows none, or one that is not there any more. */
export function directiveFor(
  { id, number, name }: PairedScreen,
  briefing: Briefing | null,
  { newsroom, announcedUrl, version }: Around,
): ScreenDirective {
  const of = { paired: true, id, number, name, version, newsroom: newsroom.settings.name } as const
  if (briefing === null) return { ...of, briefing: null, image: null, seq: 0, follow: null }
  return {
    ...of,
    briefing: briefing.id,
    image: imageOfScreen(briefing, id),
    seq: saidOfScreen(briefing, id)?.seq ?? 0,
    follow: `${announcedUrl}/b/${briefing.id}`,
  }
}
