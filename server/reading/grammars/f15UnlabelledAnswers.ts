/** F15: only questions carry a label, such as "Q."; everything until the next one is the answer. */
import { isPageRow } from '../pageRows.ts'
import { widthOfRows } from '../rows.ts'
import type { SourceLine } from '../sourceLines.ts'
import { colonLabelsOf } from './colonLabels.ts'
import { labelsAloneIn } from './f3LabelAlone.ts'
import { NOT_THIS, type Grammar, type Piece } from './grammar.ts'
import { quartersIn } from './numberedLetters.ts'

const QUESTION =
  /^(Q|Question|P|Pregunta|Domanda|Frage|Vraag)(?:[ .]{0,2}#?\d{1,3})?(?:\.\s?:|\s?[.:]\s?[-–—]?|\s?[-–—])\s+(?=\S)/u
const BARE = /^(Q) (?=["'“‘«([¿¡–—-]*\s?[\p{Lu}\p{N}([])/u
const LABELLED = /^(?:[^.:?!]{1,80}\s?:|\p{L}{1,3}\s?[.:]?\s?[-–—]|[AR]\d{0,3}[.:]|[^.:?!–—]{2,80} [-–—])(?:\s|$)/u
const ENDS = /[.!?…:;][)\]"'”»\s]*$/u
const FEWEST_QUESTIONS = 2
const LEAST_SHARE = 0.75

export const unlabelledAnswers: Grammar = {
  name: 'F15',
  shape: { en: 'Q. words, then an answer without a label', fr: 'Q. paroles, puis une réponse sans nom' },
  examples: [
    'Q. Will the cable hold?\nIt will hold this winter.\nNobody knows about the next.\nQ. Who pays?\nAll of us do.\nQ. All?\nAll.',
  ],
  detect(document) {
    const { lines } = document
    const quarters = quartersIn(document)
    const questions = new Map(lines.flatMap((line) => (quarters.has(line.number) ? [] : questionIn(line))))
    if (questions.size < FEWEST_QUESTIONS) return NOT_THIS
    const labelled = new Set([...colonLabelsOf(document), ...labelsAloneIn(document)].map(({ line }) => line))
    const answers = answersBelow(lines, questions, labelled)
    const share = answers.length / questions.size
    return {
      confidence:
        share < LEAST_SHARE ? 0 : Math.round(100 * (0.6 + 0.3 * Math.min(1, questions.size / 3) * share)) / 100,
      evidence: [
        {
          en: `${questions.size} questions carry a label, ${answers.length} of them have an answer below that carries none`,
          fr: `${questions.size} questions portent une étiquette, ${answers.length} d’entre elles ont en dessous une réponse qui n’en porte pas`,
        },
      ],
      pieces: [...questions.values(), ...answers].sort((one, other) => one.line - other.line),
    }
  },
}

function questionIn({ number, text }: SourceLine): [number, Piece][] {
  const [found, label] = QUESTION.exec(text) ?? BARE.exec(text) ?? []
  if (found === undefined || label === undefined) return []
  const words = text.slice(found.length)
  return [[number, { line: number, label, printed: found.trimEnd(), text: words, weight: 0.8, side: 'press' }]]
}

/** Where the answers begin: the first row that is no longer the question's paragraph, unless it carries a label itself. */
function answersBelow(
  lines: readonly SourceLine[],
  questions: ReadonlyMap<number, Piece>,
  labelled: ReadonlySet<number>,
): Piece[] {
  const width = widthOfRows(lines, questions)
  const answers: Piece[] = []
  let asked: SourceLine | null = null
  for (const line of lines) {
    if (isPageRow(line.text)) continue
    if (questions.has(line.number)) asked = line
    else if (asked !== null && goesOn(asked, line, width)) asked = line
    else if (asked !== null) {
      if (!labelled.has(line.number) && !LABELLED.test(line.text.slice(0, 100))) answers.push(answerAt(line))
      asked = null
    }
  }
  return answers
}

function goesOn(before: SourceLine, line: SourceLine, width: number | null): boolean {
  if (width === null || line.number > before.number + 1) return false
  return !ENDS.test(before.text) || before.text.length > width * 0.6
}

function answerAt({ number, text }: SourceLine): Piece {
  // Where another shape leads, an answer is what that shape says it is.
  return { line: number, label: null, printed: '', text, weight: 0, voice: 'answerer' }
}
