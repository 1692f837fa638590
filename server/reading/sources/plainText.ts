/** Text as it was typed or pasted: every row is a line. */
import { cleanSource } from '../sourceLines.ts'
import { partAtArrows } from './arrowRows.ts'
import type { Source } from './source.ts'

export const plainText = {
  type: 'text/plain',
  recognises: () => true,
  read: (source) => {
    const { lines, removed } = cleanSource(source)
    return { lines: partAtArrows(lines), removed, cut: 'rows', apart: [] }
  },
} as const satisfies Source
