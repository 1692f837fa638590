/** What the sample's figures are about, prepared as a desk would before a briefing. */
import type { ProgrammeValues } from '#shared/domain/figures/vocabulary.ts'

/** `year`: the one in which the sample is rehearsed, since what it says of "this year" is said in it. */
export function sampleProgrammes(year: number): readonly ProgrammeValues[] {
  return [
    {
      id: 'breakwater-fund',
      name: 'Breakwater Fund',
      aliases: ['the Fund'],
      unit: null,
      currency: null,
      target: '300000000',
      period: { from: `${year}-01-01`, to: `${year}-12-31` },
      baseline: null,
    },
  ]
}
