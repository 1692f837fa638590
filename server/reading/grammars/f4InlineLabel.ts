/** F4: a label, a colon and the words on one row; the label may be long, and need no comma between role and name. */
import { isCapitals } from './capitals.ts'
import { colonShape } from './colonShape.ts'

export const inlineLabel = colonShape({
  name: 'F4',
  shape: { en: 'role name: words', fr: 'fonction nom : paroles' },
  examples: [
    'Lock Director Oona Vey: Good to see you all.\nQuestion: Is it shut?\nLock Director Oona Vey: It is.\nQuestion: For long?',
  ],
  typical: () => (label) => !label.isAlone && !isCapitals(label.label),
  claims: ({ isAlone }) => !isAlone,
  // It takes any label, so that a shape which knows more of the same lines comes first.
  ceiling: 0.9,
})
