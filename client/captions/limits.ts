/** The longest line that the record takes, in UTF-16 units. */
export { LINE_TEXT_LIMIT } from '#shared/domain/lineText.ts'
