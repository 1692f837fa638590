/** What figures are about, and the rates between currencies, as the desk keeps them. */
import { nothing, type Judged } from '../questions/acting.ts'
import { Refusal } from '../refusal.ts'
import type { Briefing } from '../state.ts'
import { imageOfProgramme, programmeAsSeen } from './acting.ts'
import type { FigureCommandOf } from './commands.ts'
import { folded } from './likeness.ts'
import { PROGRAMMES_HELD, RATES_HELD } from './state.ts'
import type { ProgrammeValues } from './vocabulary.ts'

export function judgeCreating(briefing: Briefing, { programme }: FigureCommandOf<'CreateProgramme'>): Judged {
  const kind = 'create-programme'
  const { id } = programme
  const known = briefing.programmes.find((other) => other.id === id)
  if (known !== undefined) {
    if (sameProgramme(known, programme)) return nothing(kind)
    throw new Refusal('programme-id-taken', { programme: id, name: known.name })
  }
  if (briefing.programmes.length >= PROGRAMMES_HELD) {
    throw new Refusal('programmes-too-many', { limit: PROGRAMMES_HELD })
  }
  refuseTakenName(briefing.programmes, programme)
  return {
    kind,
    questions: [],
    before: { programmes: [{ id, programme: null }] },
    events: [{ type: 'ProgrammeCreated', programme }],
  }
}

export function judgeChanging(briefing: Briefing, { saw, programme }: FigureCommandOf<'ChangeProgramme'>): Judged {
  const kind = 'change-programme'
  const known = programmeAsSeen(briefing, programme.id, saw)
  if (sameProgramme(known, programme)) return nothing(kind)
  refuseTakenName(briefing.programmes, programme)
  return {
    kind,
    questions: [],
    before: { programmes: [{ id: known.id, programme: imageOfProgramme(known) }] },
    events: [{ type: 'ProgrammeChanged', programme }],
  }
}

/** Its figures stay; which they were is told by the act. */
export function judgeRemoving(briefing: Briefing, { saw, programmeId }: FigureCommandOf<'RemoveProgramme'>): Judged {
  const known = programmeAsSeen(briefing, programmeId, saw)
  const place = briefing.programmes.findIndex(({ id }) => id === programmeId)
  return {
    kind: 'remove-programme',
    questions: [],
    figures: briefing.figures.filter(({ programme }) => programme === programmeId).map(({ id }) => id),
    before: { programmes: [{ id: programmeId, programme: imageOfProgramme(known), place }] },
    events: [{ type: 'ProgrammeRemoved', programmeId, name: known.name }],
  }
}

export function judgeRate(briefing: Briefing, { rate }: FigureCommandOf<'EnterRate'>): Judged {
  const kind = 'enter-rate'
  const { from, to } = rate
  const known = rateBetween(briefing, from, to)
  if (known?.rate === rate.rate && known.date === rate.date) return nothing(kind)
  if (known === undefined && briefing.rates.length >= RATES_HELD) {
    throw new Refusal('rates-too-many', { limit: RATES_HELD })
  }
  const before = { rate: { from, to, rate: known ?? null } }
  return { kind, questions: [], before, events: [{ type: 'RateEntered', rate }] }
}

export function judgeRemovingRate(briefing: Briefing, { from, to }: FigureCommandOf<'RemoveRate'>): Judged {
  const known = rateBetween(briefing, from, to)
  if (known === undefined) throw new Refusal('rate-not-found', { from, to })
  const before = { rate: { from, to, rate: known } }
  return { kind: 'remove-rate', questions: [], before, events: [{ type: 'RateRemoved', from, to }] }
}

export function rateBetween({ rates }: Pick<Briefing, 'rates'>, from: string, to: string) {
  return rates.find((rate) => rate.from === from && rate.to === to)
}

export function sameProgramme(a: ProgrammeValues, b: ProgrammeValues): boolean {
  return (
    a.name === b.name &&
    JSON.stringify(a.aliases) === JSON.stringify(b.aliases) &&
    a.unit === b.unit &&
    a.currency === b.currency &&
    a.target === b.target &&
    a.baseline === b.baseline &&
    a.period?.from === b.period?.from &&
    a.period?.to === b.period?.to
  )
}

/** A sentence with a name or an alias is about one programme only. Throws `programme-name-taken`. */
export function refuseTakenName(
  programmes: readonly ProgrammeValues[],
  programme: ProgrammeValues,
  where: Readonly<Record<string, number>> = {},
): void {
  const names = new Set(namesOf(programme))
  for (const other of programmes) {
    const taken = other.id === programme.id ? undefined : namesOf(other).find((name) => names.has(name))
    if (taken === undefined) continue
    const name = [programme.name, ...programme.aliases].find((own) => folded(own) === taken) ?? programme.name
    throw new Refusal('programme-name-taken', { ...where, programme: programme.id, name, other: other.id })
  }
}

function namesOf({ name, aliases }: ProgrammeValues): readonly string[] {
  return [name, ...aliases].map(folded)
}
