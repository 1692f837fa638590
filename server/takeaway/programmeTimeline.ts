/** A programme over several briefings, and which programmes there are. Pure. */
import type { Programme } from '#shared/domain/figures/state.ts'
import type { ListedBriefing } from '#shared/domain/newsroom.ts'
import type { KnownProgrammes, ProgrammeTimeline } from '#shared/protocol/figures.ts'
import type { KnownOfProgrammes } from './programmeMemory.ts'

export interface BriefingWithProgrammes {
  readonly listed: ListedBriefing
  readonly known: KnownOfProgrammes
}

/** With more than that, the oldest briefings are left out, so that the answer stays within a few megabytes. */
const FIGURES_AT_MOST = 4_000

/** Null where none of the briefings knows the programme. */
export function programmeTimeline(id: string, briefings: readonly BriefingWithProgrammes[]): ProgrammeTimeline | null {
  const about = inOrderOfTime(briefings).flatMap(({ listed, known }) => {
    const programme = known.programmes.find((each) => each.id === id)
    if (programme === undefined) return []
    const figures = known.figures.filter((figure) => figure.programme === id)
    return [
      {
        id: listed.id,
        title: listed.title,
        at: timeOf(listed),
        timeZone: listed.timeZone,
        programme,
        figures: figures.toSorted((a, b) => (a.source?.saidAt ?? a.at) - (b.source?.saidAt ?? b.at)),
      },
    ]
  })
  const last = about.at(-1)
  return last === undefined ? null : { id, programme: last.programme, briefings: newestOf(about) }
}

function newestOf<About extends { readonly figures: readonly unknown[] }>(about: readonly About[]): readonly About[] {
  let figures = 0
  const tooMany = about.findLastIndex((briefing) => (figures += briefing.figures.length) > FIGURES_AT_MOST)
  return about.slice(tooMany + 1)
}

export function knownProgrammes(briefings: readonly BriefingWithProgrammes[]): KnownProgrammes {
  const latest = new Map<string, Programme & { readonly briefing: string }>()
  for (const { listed, known } of inOrderOfTime(briefings)) {
    for (const programme of known.programmes) latest.set(programme.id, { ...programme, briefing: listed.id })
  }
  const byName = (a: Programme, b: Programme) => a.name.localeCompare(b.name, 'en')
  return { programmes: [...latest.values()].sort(byName) }
}

/** Those without a time come last: they are still to be. */
function inOrderOfTime(briefings: readonly BriefingWithProgrammes[]): readonly BriefingWithProgrammes[] {
  return briefings.toSorted((a, b) => (timeOf(a.listed) ?? Infinity) - (timeOf(b.listed) ?? Infinity) || 0)
}

function timeOf({ startedAt, scheduledFor }: ListedBriefing): number | null {
  return startedAt ?? scheduledFor
}
