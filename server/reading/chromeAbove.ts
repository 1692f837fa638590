/**
 * What stands above the first label, right below page text that was dropped: more of the page, or already the opening.
 *
 * C17 Foreign rows below foreign page text, or below a box for an account, go with it: "Your session will expire in 30
 *     minutes."; below a button only what is no sentence. Whoever greets the room is heard, and so is a paragraph, with all
 *     that follows.
 * C18 Other rows there are kept and named, but are nobody's: a few rows of a box in the document's own language, links and
 *     foreign sentences below a button, and whatever is doubtful between page text.
 * C19 A row of the header in between says that the page is over.
 */
import type { DroppedLine } from '#shared/protocol/documents.ts'
import {
  doubted,
  droppedFor,
  endsSentence,
  isLikeLink,
  isParagraph,
  type DoubtfulLine,
  type Judged,
} from './judgedRow.ts'

interface Above {
  readonly dropped: readonly DroppedLine[]
  readonly doubtful: readonly DoubtfulLine[]
  /** Numbers of kept lines that are nobody's. */
  readonly nobodys: readonly number[]
}

type Verdict = 'page' | 'nobodys' | 'opening'

const MOST_OF_A_BOX = 5

const GREETING =
  /^["'“‘«\s]*(?:good (?:morning|afternoon|evening|day)|hello|hi|welcome|thanks?|ladies|dear|bonjour|bonsoir|merci|mesdames|messieurs|bienvenue|cher|chère|guten (?:morgen|tag|abend)|grüß|danke|vielen dank|willkommen|meine damen|sehr geehrte|liebe|buen[oa]s|gracias|bienvenid|señor|buongiorno|buonasera|grazie|benvenut|signor|bom dia|boa (?:tarde|noite)|obrigad|goede|dank|welkom|god (?:morgen|morgon|dag|kveld|kväll|aften|ettermiddag)|takk?|tack|velkommen|välkomn|hei|hej|dzień dobry|dobry|dziękuj|добр|здравствуй|спасибо|дякую|大家|各位|谢谢|謝謝)/iu

/** `head`: all rows above the first label; `header`: numbers of rows that belong to the header. */
export function siftAbove(head: readonly Judged[], sifted: Omit<Above, 'nobodys'>, header: readonly number[]): Above {
  const gone = new Set(sifted.dropped.map(({ line }) => line))
  const first = head.findIndex((judged) => isGoneOfPage(judged, gone))
  if (first < 0) return { ...sifted, nobodys: [] }
  const last = head.findLast((judged) => isGoneOfPage(judged, gone))?.line.number ?? 0
  const doubtful = new Map(sifted.doubtful.map((one) => [one.line, one]))
  const dropped: DroppedLine[] = [...sifted.dropped]
  const nobodys: number[] = []
  let above: Judged | null = null
  let below = 0
  for (const judged of untilHeader(head.slice(first), last, header)) {
    const { number } = judged.line
    if (gone.has(number)) {
      if (judged.row !== 'print') above = judged
      continue
    }
    const verdict = number < last ? verdictBetween(judged, above, doubtful) : verdictBelow(judged, above)
    if (verdict === 'page') {
      above = judged
      doubtful.delete(number)
      dropped.push(droppedFor(judged, judged.foreign ? 'other-language' : 'between-page-text'))
    } else if (verdict === 'nobodys') {
      doubtful.set(number, doubted(judged))
      nobodys.push(number)
      if (number > last && (below += 1) >= MOST_OF_A_BOX) break
    } else if (number > last) break
    else above = null
  }
  return { dropped, doubtful: [...doubtful.values()], nobodys }
}

function isGoneOfPage({ line, row }: Judged, gone: ReadonlySet<number>): boolean {
  return gone.has(line.number) && row !== 'print'
}

function untilHeader(rows: readonly Judged[], last: number, header: readonly number[]): readonly Judged[] {
  const end = header.find((number) => number > last) ?? Infinity
  return rows.filter(({ line }) => line.number < end)
}

function verdictBetween(judged: Judged, above: Judged | null, doubtful: ReadonlyMap<number, unknown>): Verdict {
  if (judged.foreign && !endsSentence(judged) && verdictBelow(judged, above) === 'page') return 'page'
  return doubtful.has(judged.line.number) && !opensSpeech(judged) ? 'nobodys' : 'opening'
}

function verdictBelow(judged: Judged, above: Judged | null): Verdict {
  if (above === null || opensSpeech(judged) || isParagraph(judged)) return 'opening'
  // A button is too short to be asked for its language.
  const belowBox = above.row === null
  const belowForeign = above.foreign || (belowBox && above.isStrange())
  if (judged.foreign) return belowForeign || belowBox || !endsSentence(judged) ? 'page' : 'nobodys'
  if (judged.isStrange() && belowBox) return endsSentence(judged) ? 'nobodys' : 'page'
  return !belowForeign && (belowBox || isLikeLink(judged)) ? 'nobodys' : 'opening'
}

function opensSpeech({ line, pageWords }: Judged): boolean {
  return pageWords === 0 && GREETING.test(line.text)
}
