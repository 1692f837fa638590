/** How far the public is behind, in English. */

export const holdEn = {
  'hold.public': 'The public reads {s} s later',
  'hold.here': '{s} s behind',
} as const
