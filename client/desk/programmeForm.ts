/** A programme as it is typed and as it is sent; its id is made from its name, and stays. */
import type { FigureValues, ProgrammeValues } from '#shared/domain/figures/vocabulary.ts'
import type { Locale } from '../format/i18n.ts'
import { folded } from './cards.ts'
import { currencyFrom, type FieldFault } from './typedFigure.ts'
import { readNumber, spelledNumber } from './typedNumber.ts'

const NAME_LIMIT = 120
const ALIASES = 12
const ALIAS_LIMIT = 80
const ID_LENGTH = 40

export interface TypedProgramme {
  readonly name: string
  /** With commas between. */
  readonly aliases: string
  readonly unit: string
  readonly currency: string
  readonly target: string
  readonly baseline: string
  readonly from: string
  readonly to: string
}

export type ProgrammeFault = FieldFault | 'needs-name' | 'no-alias' | 'needs-both' | 'ends-before'
export type ProgrammeFaults = Readonly<Partial<Record<keyof TypedProgramme, ProgrammeFault>>>
export type ReadProgramme =
  | { readonly ok: true; readonly values: Omit<ProgrammeValues, 'id'> }
  | { readonly ok: false; readonly faults: ProgrammeFaults }

export const NO_PROGRAMME: TypedProgramme = {
  name: '',
  aliases: '',
  unit: '',
  currency: '',
  target: '',
  baseline: '',
  from: '',
  to: '',
}

export function typedProgramme(values: Omit<ProgrammeValues, 'id'>, locale: Locale): TypedProgramme {
  return {
    name: values.name,
    aliases: values.aliases.join(', '),
    unit: values.unit ?? '',
    currency: values.currency ?? '',
    target: spelledNumber(values.target, locale),
    baseline: spelledNumber(values.baseline, locale),
    from: values.period?.from ?? '',
    to: values.period?.to ?? '',
  }
}

export function readProgramme(typed: TypedProgramme, locale: Locale): ReadProgramme {
  const faults: Partial<Record<keyof TypedProgramme, ProgrammeFault>> = {}
  const number = (field: 'target' | 'baseline') => {
    const read = readNumber(typed[field], locale)
    if (read.ok) return read.value
    faults[field] = read.fault
    return null
  }
  const name = tidy(typed.name)
  const aliases = [...new Set(typed.aliases.split(/[,;\n]/).map(tidy))].filter((alias) => alias !== '')
  const [target, baseline] = [number('target'), number('baseline')]
  const currency = currencyFrom(typed.currency)
  const { from, to } = typed
  if (name === '' || name.length > NAME_LIMIT) faults.name = 'needs-name'
  if (aliases.length > ALIASES || aliases.some((alias) => alias.length > ALIAS_LIMIT)) faults.aliases = 'no-alias'
  if (currency === undefined) faults.currency = 'not-currency'
  if ((from === '') !== (to === '')) faults[from === '' ? 'from' : 'to'] = 'needs-both'
  else if (from > to) faults.to = 'ends-before'
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  const period = from === '' ? null : { from, to }
  const unit = tidy(typed.unit) || null
  return { ok: true, values: { name, aliases, unit, currency: currency ?? null, target, period, baseline } }
}

const tidy = (text: string) => text.trim().replace(/\s+/g, ' ')

/** Made on the fly from its name, in what the figure counts. */
export function newProgramme(
  name: string,
  { unit, currency }: Pick<FigureValues, 'unit' | 'currency'>,
  others: readonly Pick<ProgrammeValues, 'id'>[],
): ProgrammeValues {
  const about = { unit: unit === '%' ? null : unit, currency, target: null, period: null, baseline: null }
  return { id: freeId(name, others), name: tidy(name), aliases: [], ...about }
}

/** Letters and digits of the name; with a number behind it where another programme has it. */
export function freeId(name: string, others: readonly Pick<ProgrammeValues, 'id'>[]): string {
  const slug = folded(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, ID_LENGTH)
    .replace(/^-+|-+$/g, '')
  const base = slug === '' ? 'programme' : slug
  const taken = new Set(others.map(({ id }) => id))
  const numbered = (n: number) => (n === 1 ? base : `${base}-${n}`)
  let n = 1
  while (taken.has(numbered(n))) n += 1
  return numbered(n)
}
