/** The longest line that the record takes, in UTF-16 units; a test holds it equal to the server's. */
export const LINE_TEXT_LIMIT = 8_000
