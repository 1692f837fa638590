/** Many people at once, from a pasted list ("Name, Role", "Name (Outlet)") or table (name; role; outlet; side), also between commas. */
import { describeLabel, isUnclearLabel, namesRole } from '#shared/domain/labels.ts'
import { foldSpace } from '#shared/domain/lineText.ts'
import { findSpeaker } from '#shared/domain/roster.ts'
import type { Side, Speaker } from '#shared/domain/vocabulary.ts'
import { cellsOf, commaCells, pastedRows, withoutRows } from './pastedCells.ts'
import { LABEL_LIMIT, NAME_LIMIT, NOBODY, printedLabel, SIDES } from './typedSpeaker.ts'

export type Described = Omit<Speaker, 'id'>

/** `known`: the roster has them. `repeated`: a row above has them. */
export type PastedState = 'new' | 'known' | 'repeated' | 'long'

export interface PastedPerson {
  /** Which row of the field, from 0. */
  readonly at: number
  readonly row: string
  readonly state: PastedState
  readonly person: Described
  /** Two parts without a word for a role: taken for a name and an outlet. */
  readonly isUnclear: boolean
}

type Column = 'name' | 'role' | 'outlet' | 'side'
const COLUMNS: readonly Column[] = ['name', 'role', 'outlet', 'side']
const HEADS: readonly (readonly [Column, RegExp])[] = [
  ['name', /^(full )?name$|^nom( complet)?$|^speaker$|^intervenant·?e?$/iu],
  ['role', /^(role|title|function|position)$|^(rôle|fonction|titre|poste)$/iu],
  ['outlet', /^(outlet|organi[sz]ation|media|company|for)$|^(média|rédaction|organisme|organisation)$/iu],
  ['side', /^(side|as)$|^(côté|en tant que)$/iu],
]
const SIDE_WORDS: readonly (readonly [Side, RegExp])[] = [
  ['podium', /^(podium|tribune|panel)$/iu],
  ['press', /^(press|presse|media|média|journalist|journaliste|reporter)$/iu],
  ['moderator', /^(moderator|modération|modérateur|modératrice|host)$/iu],
  ['interpreter', /^(interpreter|interprétation|interprète)$/iu],
]

export function pastedPeople(text: string, roster: readonly Speaker[]): readonly PastedPerson[] {
  const rows = pastedRows(text)
  const heads = headsOf(rows[0]?.text ?? '')
  const areCommas = heads !== null && cellsOf(rows[0]?.text ?? '') === null
  let taken: readonly Speaker[] = []
  return rows.slice(heads === null ? 0 : 1).map(({ at, text: row }, index): PastedPerson => {
    const cells = cellsOf(row) ?? (areCommas ? commaCells(row) : tableCells(commaCells(row)))
    const person = cells === null ? describedIn(row) : tabulated(cells, heads ?? COLUMNS)
    const state = stateOf(person, roster, taken)
    if (state === 'new') taken = [...taken, { ...person, id: `row-${index}` }]
    return { at, row: foldSpace(row), state, person, isUnclear: cells === null && isUnclearLabel(row) }
  })
}

/** What stays in the field once those are added: every other row as it was pasted, under the head that says what its cells are. */
export function peopleLeft(text: string, added: readonly PastedPerson[]): string {
  const [first] = pastedRows(text)
  const head = first !== undefined && headsOf(first.text) !== null ? first.at : null
  return withoutRows(text, new Set(added.map(({ at }) => at)), head)
}

/** The person on another side: what was taken for an outlet is then the role. */
export function onSide({ person, isUnclear }: PastedPerson, side: Side): Described {
  const isTurned = isUnclear && side !== 'press' && person.role === null
  return isTurned ? { ...person, side, role: person.outlet, outlet: null } : { ...person, side }
}

function headsOf(row: string): readonly (Column | null)[] | null {
  const cells = cellsOf(row) ?? commaCells(row)
  const heads = cells.map((cell) => HEADS.find(([, pattern]) => pattern.test(cell))?.[0] ?? null)
  return heads.includes('name') && heads.filter((head) => head !== null).length >= 2 ? heads : null
}

/** "Jo Lind, Mayor, Quay Town, podium": between commas a row is one of a table where a side ends it, or a role is in the second place. */
function tableCells(cells: readonly string[]): readonly string[] | null {
  if (cells.length < 3) return null
  const [name = '', second = '', side = ''] = cells
  const isSided = sideOf(cells.at(-1) ?? '') !== undefined
  if (isSided && cells.length === 3) return namesRole(second) ? [name, second, '', side] : [name, '', second, side]
  return isSided || (namesRole(second) && !namesRole(name)) ? cells : null
}

function describedIn(row: string): Described {
  const described = describeLabel(row)
  const inner = described.outlet !== null && described.name?.includes(', ') ? describeLabel(described.name) : null
  if (inner === null) return described
  return { ...described, name: inner.name ?? described.name, role: inner.role ?? inner.outlet }
}

function tabulated(cells: readonly string[], columns: readonly (Column | null)[]): Described {
  const cell = (column: Column) => cells[columns.indexOf(column)] ?? ''
  const [name, role, outlet] = [cell('name'), cell('role'), cell('outlet')]
  const side = sideOf(cell('side')) ?? sideBy(role, outlet)
  const label = printedLabel({ ...NOBODY, name, role, outlet, side })
  return { label, name: name || null, role: role || null, outlet: outlet || null, side }
}

function sideOf(words: string): Side | undefined {
  return SIDES.find((side) => side === words.toLowerCase()) ?? SIDE_WORDS.find(([, known]) => known.test(words))?.[0]
}

/** Who has an outlet, and no office or word for a side, asks; who has a role alone is taken as a label would be. */
function sideBy(role: string, outlet: string): Side {
  const known = role === '' ? 'podium' : describeLabel(role).side
  return known === 'podium' && outlet !== '' && !namesRole(role) ? 'press' : known
}

function stateOf(person: Described, roster: readonly Speaker[], taken: readonly Speaker[]): PastedState {
  const { label, name, role, outlet } = person
  const isLong = [name, outlet].some((words) => (words ?? '').length > NAME_LIMIT) || (role ?? '').length > LABEL_LIMIT
  if (label === '' || label.length > LABEL_LIMIT || isLong) return 'long'
  const isIn = (speakers: readonly Speaker[]) =>
    [label, name].some((words) => words !== null && findSpeaker({ speakers }, words) !== undefined)
  if (isIn(roster)) return 'known'
  return isIn(taken) ? 'repeated' : 'new'
}
