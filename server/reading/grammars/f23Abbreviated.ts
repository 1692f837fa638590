/** F23: a name in full at first, then with its first name as an initial, or the surname alone. */
import { isFullName, mayBeSame, type PrintedName } from '../printedName.ts'
import { isCapitals } from './capitals.ts'
import { colonShape } from './colonShape.ts'

export const abbreviated = colonShape({
  name: 'F23',
  shape: { en: 'full name: then N. Name: words', fr: 'nom complet : puis N. Nom : paroles' },
  examples: [
    'Oona Vey: Good morning.\nQuestion: Is it shut?\nO. Vey: It is.\nQuestion: For long?\nO. Vey: A week.\nVey: Or two.',
  ],
  typical(labels) {
    const names = new Map(
      labels.flatMap((one) => (isCapitals(one.label) || one.isAlone ? [] : [[one.label, one.name]])),
    )
    const full = new Map<string, PrintedName>()
    for (const name of names.values()) if (isFullName(name)) full.set(name.words.at(-1) ?? '', name)
    const shortened = new Set<string>()
    for (const [label, name] of names) {
      const other = full.get(name.words.at(-1) ?? '')
      if (other !== undefined && name.honorific === null && !isFullName(name) && mayBeSame(other, name))
        shortened.add(label).add(other.label)
    }
    return ({ label, isAlone }) => !isAlone && shortened.has(label)
  },
  claims: ({ isAlone, label }) => !isAlone && !isCapitals(label),
})
