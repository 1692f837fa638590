/** F11: labels that shorten the names which the header gives in full, with their roles. */
import { mayBeSame, printedName } from '../printedName.ts'
import { colonShape, isRoleAlone } from './colonShape.ts'

export const castInHeader = colonShape({
  name: 'F11',
  shape: { en: 'cast above, then MS NAME: words', fr: 'participants en tête, puis MME NOM : paroles' },
  examples: [
    'Speakers:\nMs. Oona Vey, Lock Director\nMr. Jon Ardal, Treasurer\n*****\nMS. VEY: Good morning.\nQUESTION: Is it shut?\nMR. ARDAL: It is.\nQUESTION: For long?',
  ],
  typical(_, { people }) {
    const named = people.named.slice(0, MOST_NAMES).map(({ name }) => printedName(name))
    const verdicts = new Map<string, boolean>()
    return ({ label, name, isAlone }) => {
      const verdict = verdicts.get(label) ?? named.some((one) => mayBeSame(one, name))
      verdicts.set(label, verdict)
      return verdict && !isAlone && people.key.size === 0
    }
  },
  claims: (label) => !label.isAlone && (isRoleAlone(label) || label.name.honorific !== null),
})

const MOST_NAMES = 100
