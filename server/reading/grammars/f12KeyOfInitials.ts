/** F12: initials before the words, from a key in the header, with times that also fall inside a turn. */
import { NOT_THIS, type DocumentToRead, type Grammar, type Piece } from './grammar.ts'
import { judgeLabels } from './judge.ts'

const TIMED =
  /^(?:[[(]?(?<time>\d{1,2}:\d{2}(?::\d{2})?)[\])]?(?:\s+|$))?(?:(?<label>\p{Lu}{2,3}\d?)(?=\s|$|[:.]\s)[:.]?\s*)?/u

export const keyOfInitials: Grammar = {
  name: 'F12',
  shape: { en: 'time, initials from a key, words', fr: 'temps, initiales d’une liste, paroles' },
  examples: [
    'Speaker key: OV Oona Vey, JA Jon Ardal\n00:00:02 OV Good morning to all of you.\n00:00:09 UM Is the lock shut?\n00:00:12 JA It is.\n00:00:20 And it stays shut.\n00:00:31 UM For long?\n00:00:33 OV Yes.',
  ],
  detect(document) {
    const pieces = piecesOf(document)
    if (pieces.length === 0) return NOT_THIS
    return judgeLabels(document.lines, pieces)
  },
}

function piecesOf({ lines, people }: DocumentToRead): Piece[] {
  let above: number | undefined
  const pieces = lines.flatMap(({ number, text }): Piece[] => {
    const cut = TIMED.exec(text)
    const { time, label } = cut?.groups ?? {}
    if (cut === null || (time === undefined && label === undefined)) return []
    const isKeyed = label !== undefined && people.key.has(label)
    if (label !== undefined && !isKeyed && time === undefined && !UNIDENTIFIED.test(label)) return []
    const printed = cut[0].trim()
    const said = time === undefined ? above : millisecondsOf(time)
    const isAlone = label === undefined && cut[0].length === text.length
    above = isAlone ? said : undefined
    if (isAlone) return [{ line: number, label: null, printed, text: '', weight: 0.4, apart: 'time' }]
    const at = said === undefined ? {} : { at: said }
    return [
      {
        line: number,
        label: label ?? null,
        printed,
        text: text.slice(cut[0].length),
        weight: isKeyed ? 0.8 : 0.4,
        ...at,
      },
    ]
  })
  const hasKey = people.key.size > 0 && pieces.some(({ label }) => label !== null && people.key.has(label))
  return hasKey ? pieces : []
}

/** Unidentified male, female or speaker, whom a key may leave out. */
const UNIDENTIFIED = /^(?:U[MFSI]|UNK)\d?$/u

function millisecondsOf(time: string): number {
  return time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1_000
}
