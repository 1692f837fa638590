/** F22: a call that somebody moderates: an operator opens the lines, and neither asks nor answers. */
import { colonLabelsOf } from './colonLabels.ts'
import { NOT_THIS, type Grammar } from './grammar.ts'
import { judgeLabels } from './judge.ts'

const OPERATOR =
  /^(?:(?:call |conference |event )?(?:operator|coordinator|facilitator)|opérat(?:eur|rice)|telefonist(?:in)?)$/iu
const MODERATOR =
  /^(?:(?:(?:co-?)?moderator(?:in)?|host|modérat(?:eur|rice)|animat(?:eur|rice)|moderador[a]?|moderatore|moderatrice)(?: \d)?)$/iu
const ON_THE_LINE =
  /\b(?:your line is (?:now )?open|comes? from the line of|lines are (?:now )?(?:muted|open|in listen-only)|please go ahead|next question (?:is|comes) from|press (?:star|\*)|you may (?:now )?disconnect|this (?:concludes|call))\b/iu

export const moderatedCall: Grammar = {
  name: 'F22',
  shape: { en: 'a moderated call', fr: 'un appel animé' },
  examples: [
    'Operator: All lines are muted.\nModerator: Pia Lorne will speak.\nPia Lorne: The frost came early.\nOperator: Our first question comes from the line of Jo Ambar.\nQ: How early?\nPia Lorne: On Monday.',
  ],
  detect(document) {
    const labels = colonLabelsOf(document)
    const leading = labels.filter(leads)
    const called = labels.filter(({ label, text }) => OPERATOR.test(label) || ON_THE_LINE.test(text)).length
    if (leading.length < 2 || called === 0 || leading.length === labels.length) return NOT_THIS
    const pieces = labels.map((label) => (leads(label) ? { ...label, side: 'moderator' as const } : label))
    const judged = judgeLabels(document.lines, pieces)
    const evidence = [
      ...judged.evidence,
      { en: `${leading.length} of them lead the call`, fr: `${leading.length} d’entre elles animent l’appel` },
    ]
    return { ...judged, evidence, confidence: Math.min(1, judged.confidence + 0.1) }
  },
}

function leads({ label }: { readonly label: string }): boolean {
  return OPERATOR.test(label) || MODERATOR.test(label)
}
