/** The figures that a line says, with where it says them. Pure: the same text in the same context reads the same. */
import type { SaidFigure } from '#shared/domain/figures/vocabulary.ts'
import { FIGURES_A_LINE } from '#shared/domain/figures/state.ts'
import { figuresOfSentence } from './figuresOfSentence.ts'
import { NOTHING_HEARD, remembered, type Heard } from './memory.ts'
import { quantitiesOf } from './quantities.ts'
import { sentenceOf, splitSentences } from './sentence.ts'
import { isSpokenInFrench } from './spoken.ts'
import { tokensOf, type Token } from './tokens.ts'

export interface FigureContext {
  /** Of the briefing, a BCP 47 tag; what is not French is read as English. */
  readonly language: string
  readonly programmes: readonly { readonly id: string; readonly name: string; readonly aliases: readonly string[] }[]
  /** What the same speaker said in the lines before, oldest first; the last ones are enough. */
  readonly before: readonly string[]
  /** The question that is being answered. */
  readonly asked?: string | null
}

/** So much of a line before is looked at, from its end. */
const REMEMBERED = 600
const LINES_REMEMBERED = 3

export function readFigures(text: string, context: FigureContext): SaidFigure[] {
  if (!MAY_SAY_A_NUMBER.test(text)) return []
  const isFrench = isSpokenInFrench(text, context.language)
  let heard = NOTHING_HEARD
  for (const line of context.before.slice(-LINES_REMEMBERED)) {
    heard = heardIn(line.slice(-REMEMBERED), context, isFrench, heard)
  }
  if (context.asked != null) {
    const asked = heardIn(context.asked.slice(-REMEMBERED), context, isFrench, NOTHING_HEARD)
    heard = { ...heard, programme: asked.programme ?? heard.programme }
  }
  return readLine(text, context, isFrench, { ...heard, year: null, topic: null })
}

const MAY_SAY_A_NUMBER =
  /\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|illion|half|third|quarter|fifth|tenth|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|nonante|cent|mill|moitié|tiers|quart|cinquième|un )/iu

/** Nobody says so much in a line; what is beyond is not looked at. */
const SENTENCES_AT_MOST = 200
const QUANTITIES_AT_MOST = 100

function readLine(text: string, context: FigureContext, isFrench: boolean, before: Heard): SaidFigure[] {
  const tokens = tokensOf(text, isFrench)
  const figures: SaidFigure[] = []
  let heard = before
  let looked = 0
  for (const [first, next] of splitSentences(tokens).slice(0, SENTENCES_AT_MOST)) {
    if (figures.length >= FIGURES_A_LINE || looked >= QUANTITIES_AT_MOST) break
    const sentence = sentenceOf(tokens.slice(first, next), isFrench)
    const read = figuresOfSentence(text, sentence, context.programmes, heard, opening(tokens, next))
    figures.push(...read.figures.slice(0, FIGURES_A_LINE - figures.length))
    heard = read.heard
    looked += read.looked
  }
  return figures
}

/** What a line before leaves, without judging its figures. */
function heardIn(text: string, { programmes }: FigureContext, isFrench: boolean, before: Heard): Heard {
  const tokens = tokensOf(text, isFrench)
  return splitSentences(tokens).reduce((heard, [first, next]) => {
    const sentence = sentenceOf(tokens.slice(first, next), isFrench)
    return remembered(sentence, quantitiesOf(sentence), programmes, heard)
  }, before)
}

const OPENING = 12

/** The first words of the next sentence: they may take back what was said. */
function opening(tokens: readonly Token[], from: number): string {
  return tokens
    .slice(from, from + OPENING)
    .map(({ lower }) => lower)
    .join(' ')
}
