/** F2: a label and a colon alone on a row, the words below. */
import { isCapitals } from './capitals.ts'
import { colonShape } from './colonShape.ts'

export const labelAboveWords = colonShape({
  name: 'F2',
  shape: { en: 'label: above the words', fr: 'étiquette : au-dessus des paroles' },
  examples: [
    'Question:\nHow long will the lock be shut?\nLock Director Oona Vey:\nNot long.\nQuestion:\nDays?\nLock Director Oona Vey:\nWeeks.',
  ],
  typical: () => (label) => label.isAlone && !isCapitals(label.label),
  claims: ({ isAlone }) => isAlone,
})
