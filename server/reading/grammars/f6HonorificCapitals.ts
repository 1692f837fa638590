/** F6: an honorific and a surname in capitals, or a role in capitals, before the words. */
import { isCapitals } from './capitals.ts'
import { colonShape } from './colonShape.ts'

export const honorificCapitals = colonShape({
  name: 'F6',
  shape: { en: 'MR NAME: words', fr: 'M. NOM : paroles' },
  examples: ['MS. VEY: Good afternoon.\nQUESTION: Is it shut?\nMS. VEY: It is.\nQUESTION: For long?'],
  typical:
    () =>
    ({ isAlone, label }) =>
      !isAlone && label.length > 1 && isCapitals(label),
  claims: ({ isAlone, label }) => !isAlone && isCapitals(label),
  ceiling: 0.97,
})
