/** The words of one cue, with whoever says them, out of the tags of WebVTT and of what SRT borrows from it. */
import { tokenizeVTTCue, VTTCue, type VTTNode } from 'media-captions'

export interface CuePart {
  /** Which row of the cue, from 0. */
  readonly row: number
  /** As the cue names it, or null. */
  readonly voice: string | null
  readonly text: string
  /** A hyphen at the start of the row: somebody else speaks. */
  readonly fresh: boolean
}

const POSITION = /\{\\[^{}\n]{0,40}\}/gu
const FONT = /<\/?font(?:\s[^<>\n]*)?>/giu
// What is no tag is text, which the library would lose.
const STRAY = /<(?!(?:\/?(?:c|i|b|u|v|ruby|rt|lang)(?:[\s.][^<>\n]*)?|\d[\d:.]*)>)/gu
const HYPHEN = /^\s*[-–—]\s+(?=\S)|^\s*[-–—](?=[\p{Lu}(["“«])/u

/** In the order in which they are read; parts without text are left out. */
export function readCueText(rows: readonly string[]): CuePart[] {
  const tagged = rows.join('\n').replace(POSITION, '').replace(FONT, '').replace(STRAY, '&lt;')
  const parts: CuePart[] = []
  let row = 0
  for (const { voice, text } of textsOf(tokenizeVTTCue(new VTTCue(0, Number.MAX_SAFE_INTEGER, tagged)))) {
    for (const [index, piece] of text.split('\n').entries()) {
      if (index > 0) row += 1
      if (piece.trim() === '') continue
      const last = parts.at(-1)
      if (last !== undefined && last.row === row && last.voice === voice) {
        parts[parts.length - 1] = { ...last, text: last.text + piece }
      } else {
        parts.push({ row, voice, text: piece.replace(HYPHEN, ''), fresh: HYPHEN.test(piece) })
      }
    }
  }
  return parts
}

interface VoicedText {
  readonly voice: string | null
  readonly text: string
}

/** Tags may be nested as deep as somebody likes, so this does not recurse. */
function textsOf(nodes: readonly VTTNode[]): VoicedText[] {
  const texts: VoicedText[] = []
  const open: { node: VTTNode; voice: string | null }[] = nodes.map((node) => ({ node, voice: null })).reverse()
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, voice } = next
    if (node.type === 'text') {
      texts.push({ voice, text: node.data })
      continue
    }
    const inside = node.type === 'v' && node.voice?.trim() ? node.voice.trim() : voice
    for (const child of node.children.toReversed()) open.push({ node: child, voice: inside })
  }
  return texts
}
