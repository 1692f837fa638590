/** F14: outlets ask under their own names, and one person answers. */
import { looksLikeOutlet } from '../labels.ts'
import { isCapitals } from './capitals.ts'
import { colonShape, isRoleAlone } from './colonShape.ts'

export const outletAsks = colonShape({
  name: 'F14',
  shape: { en: 'outlet: question, name: answer', fr: 'média : question, nom : réponse' },
  examples: [
    'Harbour Wire: We saw the gates shut. Why?\nOona Vey: They leak.\nTideway Radio: For how long?\nOona Vey: A week.\nHarbour Wire: Is that sure?\nOona Vey: Yes.',
  ],
  typical(labels) {
    const outlets = new Set(
      labels.flatMap(({ label, name }) => (looksLikeOutlet(label) && name.name === null ? [label] : [])),
    )
    return ({ label, isAlone }) => !isAlone && outlets.size >= 2 && outlets.has(label)
  },
  claims: (label) => !label.isAlone && (!isCapitals(label.label) || isRoleAlone(label) || label.label.length <= 5),
})
