/**
 * How displays look wherever they are sent (SN6): what the desk says of that in a briefing is kept in the newsroom, and said in the
 * next briefing that knows nothing of the screen. Also in a rehearsal that begins anew.
 */
import type { Logger } from 'pino'
import { isLookUnsaid, type LookOfScreen } from '#shared/domain/screens/look.ts'
import type { Newsroom } from '#shared/domain/newsroom.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { Actor } from '#shared/domain/vocabulary.ts'
import type { Execute } from '../commands/execute.ts'
import { NODE_ITSELF, type NewsroomDesk } from '../people/newsroom.ts'

export interface ScreenLooks {
  readonly isUnsaid: (briefing: Briefing, screen: string) => boolean
  /** Says how those of the screens look of which the briefing has said nothing. */
  readonly say: (briefing: Briefing, screens: readonly string[]) => Promise<void>
  /** Never throws: what the desk did is done, and is kept with the next time. */
  readonly keep: (looks: readonly LookOfScreen[], by: Actor) => Promise<void>
}

interface LooksParts {
  readonly execute: Pick<Execute, 'all'>
  readonly newsroom: { readonly state: Newsroom } & Pick<NewsroomDesk, 'execute'>
  readonly logger: Logger
}

/** Who says it in the trail. */
const NAME = 'Doorstep'

export function createScreenLooks({ execute, newsroom, logger }: LooksParts): ScreenLooks {
  const unsaid = (briefing: Briefing, screens: readonly string[]) =>
    [...new Set(screens)].flatMap((id) => {
      const screen = newsroom.state.screens.get(id)
      return screen !== undefined && isLookUnsaid(briefing, screen) ? [screen] : []
    })

  return {
    isUnsaid: (briefing, screen) => unsaid(briefing, [screen]).length > 0,
    async say(briefing, screens) {
      const looks = unsaid(briefing, screens)
      if (looks.length === 0) return
      // Whoever says it, on whichever node, it is one act.
      const answers = await execute.all(
        briefing.id,
        NODE_ITSELF.by,
        looks.map(({ id, look }) => ({ type: 'SetScreens', act: `look-${id}`, screens: [id], change: look })),
        NAME,
      )
      for (const answer of answers) if (!answer.ok) throw answer.error
    },
    async keep(looks, by) {
      const named = looks.filter(({ look }) => Object.keys(look).length > 0)
      if (named.length === 0) return
      try {
        await newsroom.execute({ type: 'KeepScreenLooks', looks: named }, { ...NODE_ITSELF, by })
      } catch (error) {
        logger.warn({ err: error }, 'how screens look is not kept')
      }
    },
  }
}
