/** The size of the log's pages, in a file without schemas so that pages in the browser do not carry those. */

/** The pages that readers ask for when they scroll up: `after` is a multiple of it. */
export const LOG_PAGE_SIZE = 500
