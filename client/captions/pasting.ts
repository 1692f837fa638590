/** A pasted paragraph, or several with labels, cut into lines at labels and at the ends of sentences. */
import { foldSpace, LINE_TEXT_LIMIT } from '#shared/domain/lineText.ts'
import { findSpeaker } from '#shared/domain/roster.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { labelReader, type Labelled } from './pastedLabels.ts'

export interface PastedLine {
  /** Id of the roster or label; null: whoever spoke before goes on. */
  readonly speaker: string | null
  readonly text: string
}

/** What is longer is a document and is read where documents are. */
export const PASTED_AT_MOST = 200
/** A line is about as long as what one reads at a glance. */
const LINE_ABOUT = 240

/** Whether it is more than words for the line that is being typed. */
export function isForLines(text: string): boolean {
  return /\S\s*\n\s*\S/.test(text) || foldSpace(text).length > LINE_ABOUT
}

export function cutPasted(text: string, roster: Pick<Briefing, 'speakers'>, language: string): readonly PastedLine[] {
  const lines: PastedLine[] = []
  let speaker: string | null = null
  const read = labelReader(text, roster)
  for (const paragraph of paragraphsOf(text, read)) {
    const { label, words } = read(paragraph)
    // Every line of a document names its speaker, so that what another captioner sends between them changes nothing.
    if (label !== null) speaker = findSpeaker(roster, label)?.id ?? label
    for (const line of atSentences(words, language)) lines.push({ speaker, text: line })
  }
  return lines
}

/** Lines of the paste put together where one goes on with the one before; a blank line and a label begin a paragraph. */
function paragraphsOf(text: string, read: (row: string) => Labelled): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .flatMap((block) => {
      const rows = block.split('\n').map(foldSpace)
      const paragraphs: string[] = []
      for (const row of rows.filter((each) => each !== '')) {
        if (paragraphs.length === 0 || read(row).label !== null) paragraphs.push(row)
        else paragraphs.push(`${paragraphs.pop() ?? ''} ${row}`)
      }
      return paragraphs
    })
    .filter((paragraph) => paragraph !== '')
}

const NO_END = /(?:^|\s)(?:mr|mrs|ms|dr|prof|st|gen|col|sen|rep|gov|m|mme|mlle|mm|no|vs|approx|\p{L})\.\s*$/iu

function atSentences(words: string, language: string): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const sentence of sentencesOf(words, language)) {
    if (line !== '' && line.length + sentence.length > LINE_ABOUT) {
      lines.push(line)
      line = ''
    }
    line += sentence
  }
  return [...lines, line]
    .map(foldSpace)
    .filter((each) => each !== '')
    .flatMap(notTooLong)
}

function sentencesOf(words: string, language: string): readonly string[] {
  const sentences: string[] = []
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(words)) {
    // The point of "Mr." ends no sentence.
    if (NO_END.test(sentences.at(-1) ?? '')) sentences.push((sentences.pop() ?? '') + segment)
    else sentences.push(segment)
  }
  return sentences
}

function notTooLong(line: string): readonly string[] {
  if (line.length <= LINE_TEXT_LIMIT) return [line]
  const space = line.lastIndexOf(' ', LINE_TEXT_LIMIT)
  const end = space > 0 ? space : LINE_TEXT_LIMIT
  return [line.slice(0, end), ...notTooLong(line.slice(end).trimStart())]
}
