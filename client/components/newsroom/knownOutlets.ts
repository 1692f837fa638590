/** Under which id the fields of a place find the outlets that there are: one list for all of them. */
export const KNOWN_OUTLETS = 'known-outlets'
