/** The name of a screen as it is typed: what the server will take of it. */
import { foldSpace } from '#shared/domain/lineText.ts'
import { SCREEN_NAME_LIMIT } from '#shared/domain/screens/state.ts'

/** So many characters fit still; below 0, so many are too many. */
export const nameRoom = (typed: string): number => SCREEN_NAME_LIMIT - foldSpace(typed).length
