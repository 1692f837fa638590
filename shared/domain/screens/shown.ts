/** Which scene a screen shows at a moment: a pure function of what the desk said and of the briefing, the same everywhere. */
import { currentQuestion, waitingInOrder } from '../questions/order.ts'
import type { Briefing } from '../state.ts'
import type { AutomaticScene, Scene } from './state.ts'
import type { ScreenImage } from './vocabulary.ts'

/** A figure that was confirmed is shown for so long, in ms. */
export const FIGURE_SHOWN_MS = 15_000

export type ShownScene = Scene | 'message'

type Known = Pick<Briefing, 'status' | 'queue' | 'turns' | 'figures'>

/** `now`: the server's clock, in ms since 1970. See SC4. */
export function shownScene(image: ScreenImage, briefing: Known, now: number): ShownScene {
  if (image.isBlank) return 'blank'
  if (image.message !== null) return 'message'
  if (!image.isAutomatic) return image.scene
  return image.order.find((scene) => isTimeFor(scene, image, briefing, now)) ?? image.scene
}

/** Whether there is a video beneath, which is on air. See SC8. */
export const isOverVideo = ({ scene }: Pick<ScreenImage, 'scene'>): boolean => scene === 'overlay'

/** What to draw of a screen that stays frozen: `held` is what is drawn, `asked` what the desk says by now. See SC7. */
export function frozenImage(held: ScreenImage, asked: ScreenImage): ScreenImage {
  if (asked.scene !== held.scene) return asked
  return { ...held, isBlank: asked.isBlank, message: asked.message }
}

function isTimeFor(scene: AutomaticScene, image: ScreenImage, briefing: Known, now: number): boolean {
  switch (scene) {
    case 'holding':
      return briefing.status !== 'live'
    case 'figures':
      return isFigureShown(image, briefing, now)
    case 'turn':
      return briefing.status === 'live' && (currentQuestion(briefing) !== null || isTurnOpen(briefing))
    case 'queue':
      return briefing.status !== 'ended' && waitingInOrder(briefing.queue).length > 0
    default:
      return scene satisfies never
  }
}

/** A question that was called since takes its place at once, where turns come by themselves. */
function isFigureShown({ order, programme }: ScreenImage, briefing: Known, now: number): boolean {
  const id = figureOfTheMoment(briefing, now, programme)
  if (id === null) return false
  const since = briefing.figures.find((figure) => figure.id === id)?.confirmedAt ?? 0
  return !order.includes('turn') || !briefing.queue.questions.some(({ calledAt }) => (calledAt ?? 0) > since)
}

/** Until its question is closed; one without a question, as the statement, until the next is opened. */
function isTurnOpen({ turns, queue }: Pick<Briefing, 'turns' | 'queue'>): boolean {
  const turn = turns.at(-1)
  if (turn === undefined) return false
  if (turn.questionId === null) return true
  return queue.questions.find(({ id }) => id === turn.questionId)?.state === 'called'
}

/**
 * The figure that the desk confirmed last, while that is not long ago; null else. `of`: the programme whose figures are meant,
 * and those that are about none; null: any.
 */
export function figureOfTheMoment(
  { figures }: Pick<Briefing, 'figures'>,
  now: number,
  of: string | null = null,
): string | null {
  let latest: { readonly id: string; readonly at: number } | null = null
  for (const { id, state, programme, confirmedAt: at } of figures) {
    const stands = state === 'confirmed' || state === 'corrected'
    const isMeant = of === null || programme === null || programme === of
    if (stands && isMeant && at !== undefined && (latest === null || at >= latest.at)) latest = { id, at }
  }
  return latest !== null && now - latest.at < FIGURE_SHOWN_MS ? latest.id : null
}
