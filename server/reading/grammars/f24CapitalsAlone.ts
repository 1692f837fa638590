/** F24: a surname or a role in capitals and a colon alone on a row, the words below. */
import { isCapitals } from './capitals.ts'
import { colonShape } from './colonShape.ts'

export const capitalsAlone = colonShape({
  name: 'F24',
  shape: { en: 'CAPITALS: above the words', fr: 'CAPITALES : au-dessus des paroles' },
  examples: ['REPORTER:\nWho shut the lock?\nVEY:\nI did.\nREPORTER:\nWhy?\nVEY:\nIt leaked.'],
  typical: () => (label) => label.isAlone && isCapitals(label.label),
  claims: ({ isAlone, label }) => isAlone && isCapitals(label),
})
