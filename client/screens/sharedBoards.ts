/** Boards that several pictures of one briefing draw: made once for all of them, where somebody above provides for that. */
import { inject, provide, type InjectionKey } from 'vue'
import type { Board } from '#shared/domain/figures/board.ts'

/** A picture that stands still is of another moment than those that go on. */
const HELD = 4

export interface SharedBoards {
  /** What was made of these very things before; made where nobody has. */
  of(things: readonly unknown[], make: () => Board): Board
}

export function createBoards(): SharedBoards {
  let held: readonly { readonly things: readonly unknown[]; readonly board: Board }[] = []
  return {
    of(things, make) {
      const known = held.find((one) => one.things.every((thing, at) => thing === things[at]))
      if (known !== undefined) return known.board
      const board = make()
      held = [{ things, board }, ...held].slice(0, HELD)
      return board
    },
  }
}

const BOARDS: InjectionKey<SharedBoards> = Symbol('boards')

/** For all pictures in what is drawn below. */
export function provideBoards(boards = createBoards()): void {
  provide(BOARDS, boards)
}

export const useBoards = (): SharedBoards => inject(BOARDS, createBoards, true)
