/** Text as people may send it: well formed, without control or direction-override characters, white space folded. */
import { z } from 'zod'
import { foldSpace, isSeen } from './lineText.ts'

// C0 and C1 controls (tab, line feed and carriage return are white space and are folded), direction embeddings,
// overrides and isolates, the line and paragraph separators, and the code points that are no characters.
const FORBIDDEN =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\u2028\u2029\uFFFE\uFFFF]/u

export interface TextFault {
  readonly reason: 'not-well-formed' | 'forbidden-character'
  /** Position in UTF-16 units. */
  readonly offset: number
  /** Such as `U+202E`; null where the text is not well formed. */
  readonly character: string | null
}

/** The first thing in the text that may not be kept, or null. */
export function textFault(text: string): TextFault | null {
  if (!text.isWellFormed()) return { reason: 'not-well-formed', offset: loneSurrogate(text), character: null }
  const offset = text.search(FORBIDDEN)
  if (offset < 0) return null
  const point = text.codePointAt(offset) ?? 0
  return {
    reason: 'forbidden-character',
    offset,
    character: `U+${point.toString(16).toUpperCase().padStart(4, '0')}`,
  }
}

function loneSurrogate(text: string): number {
  const repaired = text.toWellFormed()
  for (let i = 0; i < text.length; i += 1) if (text[i] !== repaired[i]) return i
  return 0
}

/** A schema for one paragraph of text between `min` and `max` UTF-16 units after folding. */
export function plainText(max: number, min = 1) {
  return z
    .string()
    .max(max * 4)
    .superRefine((text, context) => {
      const fault = textFault(text)
      if (fault === null) return
      context.addIssue({
        code: 'custom',
        message:
          fault.reason === 'not-well-formed'
            ? `is not well-formed Unicode at offset ${fault.offset}`
            : `holds the forbidden character ${fault.character} at offset ${fault.offset}`,
      })
    })
    .transform(foldSpace)
    .pipe(z.string().min(min).max(max))
}

/** Likewise, for what stands for somebody or something: of that there is something to see. */
export function seenText(max: number) {
  return plainText(max).refine(isSeen, 'holds nothing that can be seen')
}
