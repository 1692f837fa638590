/** Which printed labels are forms of one person. Rules P1 to P4 stand in `cast.ts`. */
import { isUnclearLabel } from '#shared/domain/labels.ts'
import type { Side } from '#shared/domain/vocabulary.ts'
import type { Told } from '#shared/protocol/documents.ts'
import type { People } from './header.ts'
import { genderOf, type Gender } from './honorifics.ts'
import { groupIndex, type Group } from './groups.ts'
import { isUnknownVoice } from './labelParts.ts'
import { fold, initialsOf, isFullName, mayBeSame, printedName, type PrintedName } from './printedName.ts'

export interface Person {
  /** In the order in which they are met. */
  readonly forms: readonly PrintedName[]
  /** What is shown as the label. */
  readonly label: string
  readonly name: string | null
  /** Only where no form has a given name. */
  readonly honorific: string | null
  readonly role: string | null
  readonly outlet: string | null
  /** As the labels say, or else the header. */
  readonly side: Side | null
  /** Two parts, of which no word tells whether they are role and name, or name and outlet. */
  readonly isUnclear: boolean
}

/** Persons in the order of their first label; those of the header who do not speak are left out. */
export function gatherForms(
  labels: readonly string[],
  people: People,
  told: Told,
  genders: ReadonlyMap<string, Gender>,
): Person[] {
  const index = groupIndex()
  for (const person of people.named) index.add({ forms: [], named: nameInHeader(person) })
  const byLabel = new Map<string, Group>()
  // A shorter form may be somebody of whom another says more, so those with more are met first.
  for (const name of labels.map(printedName).toSorted((one, other) => fullness(other) - fullness(one))) {
    const keyed = people.key.get(name.label.toUpperCase())
    const group = groupOf(keyed === undefined ? name : printedName(keyed.name), index.near, genders) ?? {
      forms: [],
      named: null,
    }
    group.forms.push(name)
    index.add(group)
    byLabel.set(name.label, group)
  }
  mergeTold(byLabel, told)
  const order = new Map(labels.map((label, position) => [label, position]))
  return [...new Set(labels.flatMap((label) => byLabel.get(label) ?? []))].map((group) => personOf(group, order))
}

/** Whom the header names and no label does. */
export function personsWithoutLabel(people: People, persons: readonly Person[]): Person[] {
  return people.named.map(nameInHeader).flatMap((named) => {
    const speaks = persons.some(({ forms }) => forms.some((form) => mayBeSame(named, form)))
    return speaks ? [] : [personOf({ forms: [], named }, new Map())]
  })
}

function nameInHeader({ name, role, outlet, side, printed }: People['named'][number]): PrintedName {
  const parts = printedName(name)
  return { ...parts, label: printed, role: role ?? parts.role, outlet, side }
}

function fullness(name: PrintedName): number {
  const parts = [name.role, name.outlet].filter((part) => part !== null).length
  return (isFullName(name) ? 10 : 0) + parts * 3 + name.words.length
}

function groupOf(
  name: PrintedName,
  near: (name: PrintedName) => readonly Group[],
  genders: ReadonlyMap<string, Gender>,
): Group | undefined {
  const fitting = near(name).filter((group) => fits(name, group) && !isOtherGender(name, group, genders))
  return fitting.length === 1 ? fitting[0] : fitting.find((group) => isExactly(name, group))
}

function allOf({ forms, named }: Group): readonly PrintedName[] {
  return named === null ? forms : [named, ...forms]
}

function fits(name: PrintedName, group: Group): boolean {
  const all = allOf(group)
  if (name.words.length === 0) return all.some((form) => hasSameOffice(name, form))
  if (isAbbreviation(name) && all.some((form) => initialsOf(form) === name.words[0])) return true
  const named = all.filter((form) => form.words.length > 0 && !isAbbreviation(form))
  return named.length > 0 ? named.every((form) => mayBeSame(name, form)) : all.some((form) => mayBeSame(name, form))
}

/** "Director" after "Harbour Director, Oona Vey", "Speaker 1" after "SPEAKER 1". */
function hasSameOffice(name: PrintedName, form: PrintedName): boolean {
  if (name.role === null || form.role === null || name.outlet !== form.outlet) return false
  const [office, other] = [fold(name.role), fold(form.role)]
  if (office === other) return form.name === null || name.side === 'podium'
  return name.side === 'podium' && form.side === 'podium' && form.name !== null && other.endsWith(` ${office}`)
}

function isAbbreviation({ words, label }: PrintedName): boolean {
  return words.length === 1 && /^\p{Lu}{2,3}$/u.test(label)
}

function isExactly(name: PrintedName, group: Group): boolean {
  return allOf(group).some(
    (form) => form.words.join(' ') === name.words.join(' ') && form.outlet === name.outlet && form.role === name.role,
  )
}

function isOtherGender({ honorific }: PrintedName, group: Group, genders: ReadonlyMap<string, Gender>): boolean {
  const gender = genderOf(honorific)
  if (gender === null) return false
  return allOf(group).some((form) => {
    const known = genderOf(form.honorific) ?? genders.get(form.words.join(' '))
    return known !== undefined && known !== gender
  })
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

function firstOf<Value>(forms: readonly PrintedName[], of: (form: PrintedName) => Value | null): Value | null {
  for (const form of forms) {
    const value = of(form)
    if (value !== null) return value
  }
  return null
}

function personOf(group: Group, order: ReadonlyMap<string, number>): Person {
  const { forms, named } = group
  const all = allOf(group)
  const fullest = forms[0] ?? named
  const best =
    all.find(isFullName) ?? all.find((form) => form.words.length > 0 && !(named !== null && isAbbreviation(form)))
  const isShort = best !== undefined && best.words.length === 1
  return {
    forms: forms.toSorted((one, other) => (order.get(one.label) ?? 0) - (order.get(other.label) ?? 0)),
    label: fullest?.label ?? '',
    name: best?.name ?? null,
    honorific: isShort ? (all.find(({ honorific }) => honorific !== null)?.honorific ?? null) : null,
    role: firstOf([...forms, ...all], (form) => (best !== undefined && isUnknownVoice(form.label) ? null : form.role)),
    outlet: firstOf(all, ({ outlet }) => outlet),
    side: firstOf([...forms, ...all], ({ side }) => side),
    isUnclear: fullest !== null && fullest !== undefined && fullest.side === null && isUnclearLabel(fullest.label),
  }
}
