/** What invented reporters hand in while the sample is rehearsed, so that the desk has something to do. */
import type { Asker } from '#shared/domain/questions/vocabulary.ts'

export interface RehearsedQuestion {
  /** How many lines of the sample were said before it is asked. */
  readonly afterLines: number
  readonly asker: Asker
  /** Null: to be written later. */
  readonly text: string | null
  /** Whether it is let into the queue at once; the others are left to whoever sits at the desk. */
  readonly isLetIn: boolean
}

export const REHEARSED_QUESTIONS: readonly RehearsedQuestion[] = [
  {
    afterLines: 0,
    asker: { name: 'Noor Aalto', outlet: 'Northern Light', where: 'remote' },
    text: 'Which harbour closes its gate first if two surges come in the same night?',
    isLetIn: true,
  },
  {
    afterLines: 0,
    asker: { name: 'Kit Marsh', outlet: 'Tideway Radio', where: 'room' },
    text: 'Will the log of the control room be published?',
    isLetIn: true,
  },
  {
    afterLines: 0,
    asker: { name: 'Lotte Brandt', outlet: 'Estuary Weekly', where: 'room' },
    text: null,
    isLetIn: true,
  },
  {
    afterLines: 1,
    asker: { name: 'Oona Vey', outlet: 'Coast and Canal', where: 'remote' },
    text: 'How many pilots are on duty on the night of a spring tide?',
    isLetIn: false,
  },
  {
    afterLines: 3,
    asker: { name: 'Mara Lund', outlet: 'Northern Light', where: 'remote' },
    text: 'What does the meadow at Marrow Point cost, compared with the wall?',
    isLetIn: true,
  },
  {
    afterLines: 9,
    asker: { name: 'Ivo Tarn', outlet: 'Harbour Wire', where: 'room' },
    text: 'Is the new money counted in the sum that you named, or does it come on top?',
    isLetIn: false,
  },
  {
    afterLines: 16,
    asker: { name: 'Beatriz Coll', outlet: 'La Jetée', where: 'remote' },
    text: 'When will the families see the model run?',
    isLetIn: false,
  },
]
