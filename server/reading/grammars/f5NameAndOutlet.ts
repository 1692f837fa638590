/** F5: a name with its outlet in brackets before the colon, later perhaps the name alone. */
import { mayBeSame } from '../printedName.ts'
import { colonShape, isRoleAlone } from './colonShape.ts'

export const nameAndOutlet = colonShape({
  name: 'F5',
  shape: { en: 'name [outlet]: words', fr: 'nom [média] : paroles' },
  examples: [
    'Kit Marsh [Tideway Radio]: How deep is it?\nOona Vey: Nine metres.\nKit Marsh: Still nine?\nLea Ross (Harbour Wire): Who measured?\nOona Vey: I did.',
  ],
  typical(labels) {
    const outlets = labels.filter(({ label, name }) => name.outlet !== null && name.name !== null && /[([]/.test(label))
    const known = new Set(outlets.map(({ label }) => label))
    const names = [...new Map(outlets.map(({ label, name }) => [label, name])).values()].slice(0, MOST_NAMES)
    const verdicts = new Map<string, boolean>()
    return ({ label, name, isAlone }) => {
      const verdict = verdicts.get(label) ?? (known.has(label) || names.some((one) => mayBeSame(one, name)))
      verdicts.set(label, verdict)
      return verdict && !isAlone
    }
  },
  claims: (label) =>
    !label.isAlone && (isRoleAlone(label) || (label.name.words.length > 1 && label.name.role === null)),
})

/** More reporters than this are in no room; each label is compared with each of them. */
const MOST_NAMES = 200
