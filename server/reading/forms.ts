/** Which printed labels are forms of one person. Rules P1 to P4 stand in `cast.ts`. */
import { isUnclearLabel } from '#shared/domain/labels.ts'
import type { Told } from '#shared/protocol/documents.ts'
import type { People } from './header.ts'
import { fold, initialsOf, isFullName, mayBeSame, printedName, type PrintedName } from './printedName.ts'

export interface Person {
  /** In the order in which they are met. */
  readonly forms: readonly PrintedName[]
  readonly fullest: PrintedName
  readonly name: string | null
  /** Only where no form has a given name. */
  readonly honorific: string | null
  readonly role: string | null
  readonly outlet: string | null
  readonly inHeader: boolean
  /** Two parts, of which no word tells whether they are role and name, or name and outlet. */
  readonly isUnclear: boolean
}

interface Group {
  readonly forms: PrintedName[]
  /** What the header says of this person. */
  readonly named: PrintedName | null
}

/** Persons in the order of their first label; those of the header who do not speak are left out. */
export function gatherForms(labels: readonly string[], people: People, told: Told): Person[] {
  const groups: Group[] = people.named.map((person) => ({ forms: [], named: nameInHeader(person) }))
  const byLabel = new Map<string, Group>()
  const names = labels.map(printedName)
  // A shorter form may be somebody of whom another says more, so those with more are met first.
  for (const name of names.toSorted((one, other) => fullness(other) - fullness(one))) {
    const group = groupFor(name, groups, people) ?? newGroup(groups)
    group.forms.push(name)
    byLabel.set(name.label, group)
  }
  mergeTold(byLabel, told)
  const order = new Map(labels.map((label, index) => [label, index]))
  const inOrder = [...new Set(labels.flatMap((label) => byLabel.get(label) ?? []))]
  return inOrder.map((group) => personOf(group, order))
}

function newGroup(groups: Group[]): Group {
  const group: Group = { forms: [], named: null }
  groups.push(group)
  return group
}

function nameInHeader({ name, role, outlet }: People['named'][number]): PrintedName {
  return { ...printedName(name), role, outlet }
}

function fullness(name: PrintedName): number {
  const parts = [name.role, name.outlet].filter((part) => part !== null).length
  return (isFullName(name) ? 10 : 0) + parts * 3 + name.words.length
}

function groupFor(name: PrintedName, groups: readonly Group[], people: People): Group | undefined {
  const keyed = people.key.get(name.label.toUpperCase())
  if (keyed !== undefined) return groups.find(({ named }) => named?.name === printedName(keyed.name).name)
  const fitting = groups.filter((group) => fits(name, group))
  return fitting.length === 1 ? fitting[0] : fitting.find((group) => isExactly(name, group))
}

function fits(name: PrintedName, { forms, named }: Group): boolean {
  const all = named === null ? forms : [named, ...forms]
  if (name.words.length === 0) return all.some((form) => form.role !== null && hasSameOffice(name, form))
  if (isAbbreviation(name)) return all.some((form) => initialsOf(form) === name.words[0])
  return all.length > 0 && all.every((form) => form.words.length === 0 || isAbbreviation(form) || mayBeSame(name, form))
    && all.some((form) => mayBeSame(name, form))
}

/** "Harbour Director" after "Harbour Director, Oona Vey"; unnamed reporters have no office and stay apart by their words. */
function hasSameOffice(name: PrintedName, form: PrintedName): boolean {
  return name.side === form.side && fold(name.role ?? '') === fold(form.role ?? '') && (form.name === null) === (name.name === null)
    ? true
    : name.side === 'podium' && form.side === 'podium' && fold(name.role ?? '') === fold(form.role ?? '')
}

function isAbbreviation({ words, label }: PrintedName): boolean {
  return words.length === 1 && /^\p{Lu}{2,3}$/u.test(label)
}

function isExactly(name: PrintedName, { forms, named }: Group): boolean {
  return [named, ...forms].some(
    (form) => form !== null && form.words.join(' ') === name.words.join(' ') && form.outlet === name.outlet && form.role === name.role,
  )
}

function mergeTold(byLabel: Map<string, Group>, { labels = {} }: Told): void {
  for (const [label, { sameAs }] of Object.entries(labels)) {
    const from = byLabel.get(label)
    const into = sameAs === undefined ? undefined : byLabel.get(sameAs)
    if (from === undefined || into === undefined || from === into) continue
    into.forms.push(...from.forms)
    for (const form of from.forms) byLabel.set(form.label, into)
  }
}

function personOf({ forms: gathered, named }: Group, order: ReadonlyMap<string, number>): Person {
  const forms = gathered.toSorted((one, other) => (order.get(one.label) ?? 0) - (order.get(other.label) ?? 0))
  const all = named === null ? forms : [named, ...forms]
  const fullest = gathered[0] ?? printedName('')
  const best = all.find(isFullName) ?? all.find(({ words }) => words.length > 0)
  return {
    forms,
    fullest,
    name: best?.name ?? null,
    honorific: best === undefined || best.words.length > 1 ? null : (all.find(({ honorific }) => honorific !== null)?.honorific ?? null),
    role: all.find(({ role }) => role !== null)?.role ?? null,
    outlet: all.find(({ outlet }) => outlet !== null)?.outlet ?? null,
    inHeader: named !== null,
    isUnclear: fullest.side === null && isUnclearLabel(fullest.label),
  }
}
