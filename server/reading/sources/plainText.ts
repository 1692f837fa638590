/** Text as it was typed or pasted: every row is a line. */
import { cleanSource } from '../sourceLines.ts'
import type { Source } from './source.ts'

export const plainText = {
  type: 'text/plain',
  recognises: () => true,
  read: (source) => ({ ...cleanSource(source), cut: 'rows', apart: [] }),
} as const satisfies Source
