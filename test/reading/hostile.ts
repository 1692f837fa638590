/** Texts that were made to be slow to read, each as long as asked. */
import type { DocumentType } from '#shared/protocol/documents.ts'

export interface Hostile {
  readonly name: string
  readonly type: DocumentType
  readonly text: (length: number) => string
}

/** `piece(n)` again and again, with another `n` each time. */
function grown(first: string, piece: (n: number) => string): (length: number) => string {
  return (length) => {
    const pieces = [first]
    for (let n = 1, size = first.length; size < length; n += 1) {
      pieces.push(piece(n))
      size += pieces.at(-1)?.length ?? 1
    }
    return pieces.join('').slice(0, length)
  }
}

const repeated = (piece: string, first = '') => grown(first, () => piece)

/** A word of letters for every number. */
export function letters(n: number): string {
  return n.toString(26).replace(/./gu, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))
}

const capitalised = (n: number) => `${letters(n).charAt(0).toUpperCase()}${letters(n).slice(1)}`

const plain: Readonly<Record<string, (length: number) => string>> = {
  'one row of words': repeated('so it is, and so it was. '),
  'one row without a space': repeated('so-it-is:'),
  'one row in capitals': repeated('SO IT IS '),
  'an endless opening bracket': repeated('([', 'Q: When?\nQ: When?\nQ: '),
  'an endless label': repeated('Ada Berg, ', 'Q: When?\nQ: When?\n'),
  'spaces and dashes': repeated(' - ', 'Q - When?\nR - Now.\nQ - '),
  'a thousand labels each thousand times': grown('', (n) => `Kim ${capitalised(n % 1_000)}: Yes.\n`),
  'labels that are all different': grown('', (n) => `Kim L${letters(n)}: Why ${n}?\n`),
  'surnames that are all the same': grown('', (n) => `K${letters(n)} Lund: Why?\nLund: So.\n`),
  'labels above their words': grown('', (n) => `Kim L${letters(n)}:\nWhy ${n}?\n`),
  'names alone on their rows': grown('', (n) => `Kim L${letters(n)}, Chair\nSo it is.\nAda Berg, Chair\nYes.\n`),
  'names with outlets': grown('', (n) => `Kim L${letters(n)} (Wire ${capitalised(n)}): Why?\n`),
  'initials that are all different': grown('', (n) => `${letters(n).toUpperCase().slice(-4)}: Yes.\nQ: No?\n`),
  'a table of names that are all different': grown('', (n) => `0:0${n % 10}\tKim L${letters(n)}\tWhy ${n}?\n`),
  'a table below a row of tabs': (length) => `${'\t'.repeat(length / 2)}x\n${repeated('Kim\tSo.\n')(length / 2)}`,
  'a header without an end': grown('', (n) => `Speaker: Kim L${letters(n)}, Director\n`),
  'a key without an end': grown('Speaker key: ', (n) => `${letters(n).toUpperCase()} Kim L${letters(n)}, `),
  'paragraphs below the last label': grown('Q: When?\nQ: When?\n', (n) => `We waited ${n} times.\n`),
  'page text': grown('Q: When?\nQ: When?\n', (n) => `Your password for this web site is a code of ${n} digits.\n`),
  'page text of another language': grown(
    'Q: When?\nQ: Where was it?\n',
    (n) => `Cliquez sur le bouton du compte ${n}.\n`,
  ),
  buttons: repeated('Advertisement\nShare this article\n', 'Q: When?\nQ: When?\n'),
  'rows of one letter': repeated('Q\n'),
  'bare questions': repeated('Q Are you going?\n'),
  'blank rows': repeated('\n', 'Q: When?\nQ: When?\n'),
  'rows of marks': repeated('(Applause.) [laughter]\n', 'Q: When?\nQ: When?\n'),
  arrows: repeated('>> '),
  'arrows on each row': repeated('>> YES.\n'),
  asterisks: repeated('*', 'Q: When?\nQ: When?\n**'),
  times: repeated('00:00:01 '),
  'glued times': grown('', (n) => `${n % 60}:${String(n % 60).padStart(2, '0')}We waited.\n`),
  'characters that take back': repeated('word \b\b\b\b'),
  colons: repeated(': '),
  quotes: repeated('"“”'),
  tags: repeated('<p><b>', 'Q: When?\nQ: When?\n'),
  'rows broken at a width': repeated(
    'so we went on and on, and the rain went on with us as rain\n',
    'Q: When?\nQ: When?\n',
  ),
  'halves of surrogate pairs': repeated('\uD800'),
}

const captions: Readonly<Record<string, (length: number) => string>> = {
  'voices that never close': repeated('<v Ada ', 'WEBVTT\n\n00:01.000 --> 00:02.000\n'),
  'a cue of one row': repeated('and so on ', 'WEBVTT\n\n00:01.000 --> 00:02.000\n'),
  'times without words': repeated('00:01.000 --> 00:02.000\n', 'WEBVTT\n\n'),
  'arrows of times alone': repeated('-->', 'WEBVTT\n\n'),
  'cues without an end of a sentence': repeated('00:01.000 --> 00:02.000\nand so on\n\n', 'WEBVTT\n\n'),
}

const json: Readonly<Record<string, (length: number) => string>> = {
  'arrays in arrays': repeated('['),
  'objects in objects': repeated('{"a":'),
  'closed arrays in arrays': (length) => '['.repeat(length / 2) + ']'.repeat(length / 2),
  'one long string': (length) => `[{"text":"${'so it is. '.repeat(length / 10)}"}]`,
  'entries of one letter': (length) => `[${'{"text":"a"},'.repeat(length / 13)}{"text":"b"}]`,
  'rows of entries': repeated('{"speaker":"Ada","text":"a"}\n'),
}

const asType = (type: DocumentType, texts: Readonly<Record<string, (length: number) => string>>): Hostile[] =>
  Object.entries(texts).map(([name, text]) => ({ name, type, text }))

export const HOSTILE: readonly Hostile[] = [
  ...asType('text/plain', plain),
  ...asType('text/vtt', captions),
  ...asType('application/json', json),
]
