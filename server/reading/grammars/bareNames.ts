/**
 * Names without a role, which headings in prose look like: "Health Care: ninety million." Rule K2 in `colonLabels.ts`.
 *
 * A heading goes on in small letters, where people begin sentences; and nobody asks it anything.
 */
import { looksLikeCaselessName } from '../labels.ts'
import { printedName, type PrintedName } from '../printedName.ts'
import { asks } from '../sides.ts'
import { isCapitals } from './capitals.ts'
import type { ColonLabel } from './colonLabels.ts'
import { formsAmong } from './familyForms.ts'
import type { DocumentToRead } from './grammar.ts'
import { beginsSentence } from './labelEvidence.ts'

const NEARLY_ALL = 0.75
const FEWEST = 2

export function isBareName(label: string, name: PrintedName): boolean {
  return name.name !== null && (label.includes(' ') || looksLikeCaselessName(label)) && !saysMore(label, name)
}

function saysMore(label: string, { role, honorific, outlet, side }: PrintedName): boolean {
  return [role, honorific, outlet, side].some((part) => part !== null) || isCapitals(label)
}

/** True of all labels where a transcript prints no capitals, and of those with words below. */
export function beginningsOf(candidates: readonly ColonLabel[]): (label: string) => boolean {
  const beginning = candidates.filter(({ text }) => text === '' || beginsSentence(text))
  const more = candidates.filter(({ label, name }) => saysMore(label, name))
  // Headings may be more than those who speak, so labels that say more than a name tell how sentences begin here.
  const [rows, telling] =
    more.length < FEWEST
      ? [beginning.length, candidates.length]
      : [beginning.filter(({ label, name }) => saysMore(label, name)).length, more.length]
  if (rows < telling * NEARLY_ALL) return () => true
  const labels = new Set(beginning.map(({ label }) => label))
  return (label) => labels.has(label)
}

/** Where others ask, a bare name that neither asks nor speaks after a question is doubted where it first stands. */
export function doubtUnasked(labels: readonly ColonLabel[], { people }: DocumentToRead): readonly ColonLabel[] {
  const inHeader = formsAmong(people.named.map(({ name }) => printedName(name)))
  const takesPart = new Set<string>()
  let isAsked = false
  let hasQuestions = false
  for (const { label, name, text, side } of labels) {
    const isQuestion = side === 'press' || name.side === 'press' || asks(text)
    if (isAsked || isQuestion) takesPart.add(label)
    isAsked = isQuestion
    hasQuestions ||= isQuestion
  }
  if (!hasQuestions) return labels
  return labels.map((one) => {
    const { label, name } = one
    if (takesPart.has(label) || !isBareName(label, name) || inHeader(name).length > 0) return one
    takesPart.add(label)
    return { ...one, isDoubtful: true }
  })
}
