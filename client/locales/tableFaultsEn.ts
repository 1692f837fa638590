/** What was wrong with a table, in English. */
import type { TableFault } from '#shared/protocol/figures.ts'

export const tableFaultsEn = {
  'tableFault.not-utf8': 'The file is not text in UTF-8.',
  'tableFault.not-a-table': 'This is not a table with columns.',
  'tableFault.too-many-rows': 'The table has too many rows for one import.',
  'tableFault.no-header': 'The first row has to name the columns.',
  'tableFault.column-unknown': 'There is no such column.',
  'tableFault.column-twice': 'This column stands there twice.',
  'tableFault.beyond-header': 'This row has more cells than the header.',
  'tableFault.quote-open': 'A quotation mark is never closed.',
  'tableFault.quote-followed': 'Something follows a closing quotation mark.',
  'tableFault.quote-within': 'A quotation mark stands within a cell.',
  'tableFault.missing': 'This cell must not be empty.',
  'tableFault.id-missing': 'The id is missing.',
  'tableFault.id-twice': 'Another row has this id.',
  'tableFault.period-missing': 'The period is missing.',
  'tableFault.not-a-pledge': 'This is not a pledge.',
  'tableFault.programme-unknown': 'There is no such programme.',
  'tableFault.not-a-number': 'This is not a number such as 4000000 or 2.5.',
  'tableFault.number-ambiguous': 'This number can be read in two ways; write it without separators.',
  'tableFault.not-months': 'These are not months from 1 to 12.',
  'tableFault.not-yes-or-no': 'Only yes or no can stand here.',
  'tableFault.not-valid': 'This cannot stand here.',
} as const satisfies Readonly<Record<`tableFault.${TableFault}`, string>>
