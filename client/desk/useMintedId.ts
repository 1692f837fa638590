/** The id of what a form hands in: the same for each press until it is there, so that it is there once. */
import { useDeskStore } from '../stores/desk.ts'
import { mintId } from './deskOrder.ts'

export interface MintedId {
  readonly now: () => string
  /** For something else from here on. */
  readonly renew: () => void
  /** Who was told that the first words have arrived hands in the others as something else. */
  readonly answered: (isDone: boolean) => void
}

export function useMintedId(letter: 'q' | 'n' | 'f'): MintedId {
  const desk = useDeskStore()
  let id = mintId(letter)
  const renew = () => {
    id = mintId(letter)
  }
  return {
    now: () => id,
    renew,
    answered(isDone) {
      const code = desk.refusal?.code
      if (isDone || code === 'question-id-taken' || code === 'note-id-taken' || code === 'figure-id-taken') renew()
    },
  }
}
