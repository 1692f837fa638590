/** Apart from the schemas, which pages leave on the server. */

/** The size of a source, in UTF-16 units. */
export const DOCUMENT_LIMIT = 2_000_000
