/** What the scene of figures shows at a moment: one number in front where there is one, else a short list. Pure. */
import type { Board, BoardNumber, ProgrammeBoard } from '#shared/domain/figures/board.ts'
import { inOrderOfTime, isCounted } from '#shared/domain/figures/boardFigures.ts'
import { findFigure } from '#shared/domain/figures/standing.ts'
import type { Figure } from '#shared/domain/figures/state.ts'
import { figureOfTheMoment } from '#shared/domain/screens/shown.ts'
import type { Briefing } from '#shared/domain/state.ts'

export type FiguresPicture =
  /** `name`: of the programme, where the desk chose one. */
  | { readonly kind: 'none'; readonly name: string | null }
  /** The total of a programme, and the figure that it is. */
  | {
      readonly kind: 'total'
      readonly board: ProgrammeBoard
      readonly total: BoardNumber
      readonly figure: Figure | null
    }
  /** One figure, and the programme that it is about. */
  | { readonly kind: 'figure'; readonly board: ProgrammeBoard | null; readonly figure: Figure }
  /** Latest first. */
  | { readonly kind: 'list'; readonly name: string | null; readonly figures: readonly Figure[] }

export const LISTED_AT_MOST = 5

/** `programme`: the one that the desk chose for the screen; null: whichever was spoken of last. */
export function figuresPicture(
  { figures }: Pick<Briefing, 'figures'>,
  board: Board,
  programme: string | null,
  now: number,
): FiguresPicture {
  const counted = inOrderOfTime(figures).filter((figure) => isCounted(figure, 'heard'))
  const fresh = findFigure(counted, figureOfTheMoment({ figures }, now, programme) ?? '')
  if (fresh !== undefined) return pictureOf(fresh, board)
  const chosen = boardOfId(board, programme)
  const latest = counted.findLast((figure) => boardOfId(board, figure.programme) !== null)
  const shown = chosen ?? boardOfId(board, latest?.programme ?? null)
  if (shown?.total)
    return { kind: 'total', board: shown, total: shown.total, figure: figureOfNumber(shown.total, figures) }
  const about = shown === null ? counted : counted.filter((figure) => figure.programme === shown.programme.id)
  const name = shown?.programme.name ?? null
  if (about.length === 0) return { kind: 'none', name }
  return { kind: 'list', name, figures: about.toReversed().slice(0, LISTED_AT_MOST) }
}

/** The total of its programme where it is that, so that the target stands beside it. */
function pictureOf(figure: Figure, board: Board): FiguresPicture {
  const about = boardOfId(board, figure.programme)
  const total = about?.total ?? null
  if (about !== null && total?.figures.includes(figure.id)) return { kind: 'total', board: about, total, figure }
  return { kind: 'figure', board: about, figure }
}

function boardOfId({ programmes }: Board, id: string | null): ProgrammeBoard | null {
  return programmes.find(({ programme }) => programme.id === id) ?? null
}

function figureOfNumber({ figures: ids }: BoardNumber, figures: readonly Figure[]): Figure | null {
  return findFigure(figures, ids[0] ?? '') ?? null
}
