/** How sure a shape is, by the labels that it found: whether they recur, how many there are, how dense they stand. */
import type { SourceLine } from '../sourceLines.ts'
import { counted, countedInFrench } from '../counted.ts'
import type { Detection, Piece } from './grammar.ts'

/** Certainty grows with labels that come back, with more than one voice, with their number and their density. */
export function judgeLabels(lines: readonly SourceLine[], pieces: readonly Piece[]): Detection {
  const labelled = pieces.filter(({ label }) => label !== null)
  if (labelled.length < 2) {
    const evidence = {
      en: `${counted(labelled.length, 'line carries', 'lines carry')} such a label`,
      fr: `${countedInFrench(labelled.length, 'ligne porte', 'lignes portent')} une telle étiquette`,
    }
    return { confidence: 0, evidence: [evidence], pieces }
  }
  const first = labelled[0]?.line ?? 0
  const last = labelled.at(-1)?.line ?? 0
  const between = lines.filter(({ number }) => number >= first && number <= last).length
  const counts = new Map<string, number>()
  for (const { label } of labelled) counts.set(label ?? '', (counts.get(label ?? '') ?? 0) + 1)
  const recurring = [...counts.values()].filter((count) => count >= 2).length
  const confidence =
    (recurring > 0 ? 0.35 : 0) +
    (counts.size >= 2 ? 0.25 : 0) +
    0.25 * Math.min(1, labelled.length / 4) +
    0.15 * Math.min(1, (labelled.length / between) * 2)
  return {
    confidence: Math.round(confidence * 100) / 100,
    evidence: [
      {
        en: `${labelled.length} of ${between} lines between the first and the last label carry one`,
        fr: `${labelled.length} des ${between} lignes de la première étiquette à la dernière en portent une`,
      },
      {
        en: `${counted(counts.size, 'label', 'labels')}, ${recurring} of them recurring`,
        fr: `${countedInFrench(counts.size, 'étiquette', 'étiquettes')}, dont ${recurring} à plusieurs reprises`,
      },
    ],
    pieces,
  }
}
