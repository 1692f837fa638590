/** The id of the sample's rehearsal. No other briefing may have it, since its record is wiped again and again. */
export const REHEARSAL_ID = 'rehearsal'
