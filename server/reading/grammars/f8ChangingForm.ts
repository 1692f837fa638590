/** F8: one person in capitals under several forms, first with the full name, then with an honorific. */
import { fold, isFullName, mayBeSame, type PrintedName } from '../printedName.ts'
import { isCapitals } from './capitals.ts'
import { colonShape } from './colonShape.ts'

export const changingForm = colonShape({
  name: 'F8',
  shape: { en: 'FULL NAME: then MR NAME: words', fr: 'NOM COMPLET : puis M. NOM : paroles' },
  examples: [
    'OONA VEY: Good afternoon.\nQ: Is it shut?\nMS. VEY: It is.\nQ: For long?\nMS. VEY: For a week.\nQ: A week?',
  ],
  typical(labels) {
    const names = new Map(
      labels.flatMap((one) => (isCapitals(one.label) && !one.isAlone ? [[one.label, one.name]] : [])),
    )
    const full = new Map<string, PrintedName>()
    for (const name of names.values()) if (isFullName(name)) full.set(name.words.at(-1) ?? '', name)
    const changes = new Set<string>()
    for (const [label, name] of names) {
      const other = full.get(name.words.at(-1) ?? '')
      if (other === undefined || fold(other.label) === fold(label) || !mayBeSame(other, name)) continue
      changes.add(label).add(other.label)
    }
    return ({ label, isAlone }) => !isAlone && changes.has(label)
  },
  claims: ({ isAlone, label }) => !isAlone && isCapitals(label),
})
