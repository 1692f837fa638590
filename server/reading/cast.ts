/**
 * The people of a document, each once, whatever forms their labels take.
 *
 * P1 Forms of one name are one person: with or without role, outlet, honorific, initials; in capitals or small letters.
 * P2 Two who may both be meant by a shorter form are not merged with it, and namesakes of two outlets stay two.
 * P3 A key of initials and the cast of the header name people whom the labels only shorten.
 * P4 What the owner says of a label holds for the person, and before everything else.
 */
import { foldSpace } from '#shared/domain/lineText.ts'
import { speakerForLabel } from '#shared/domain/roster/labelled.ts'
import type { Side, Speaker } from '#shared/domain/vocabulary.ts'
import type { Told } from '#shared/protocol/documents.ts'
import { namedAsWritten } from './casing.ts'
import { fold } from './printedName.ts'
import { gatherForms, personsWithoutLabel, type Person } from './forms.ts'
import type { People } from './header.ts'
import { isAnybodys } from './labels.ts'
import { gendersIn } from './honorifics.ts'
import { habitsOf, mostlyAsks, sideByHabit, type Habit } from './sides.ts'
import type { Utterance } from './utterances.ts'
import { toldOfLabel } from './toldOfLabel.ts'

export interface Cast {
  /** In the order in which they first speak. */
  readonly speakers: readonly Speaker[]
  /** Whom a printed label means. Every label of the document has an entry. */
  readonly of: ReadonlyMap<string, Speaker>
  /** What to send for a speaker so that the roster finds nobody else: the label, or the id where another bears it as a name. */
  readonly sent: (speaker: Speaker) => string
  /** Who speaks where nobody is named: whom the title names, or the one person at the podium; null where that is not known. */
  readonly answerer: Speaker | null
  /** Labels whose side was guessed, since they name neither a role nor an outlet for sure. */
  readonly guessed: readonly string[]
}

export function castOf(utterances: readonly Utterance[], people: People, told: Told): Cast {
  const labels = [...new Set(utterances.flatMap(({ label }) => label ?? []))]
  const met = gatherForms(labels, people, told, gendersIn(utterances.map(({ text }) => text)))
  const said = sidesSaid(utterances)
  const persons = [...speakerOfHeader(met, people, said), ...met]
  const owner = new Map(persons.flatMap((person) => person.forms.map((form) => [form.label, person] as const)))
  const habits = habitsOf(utterances, (label) => owner.get(label) ?? null)
  const firm = new Map(persons.map((person) => [person, firmSide(person, said, told)]))
  const principal = principalOf(persons, firm, habits)
  const pressIsKnown = [...firm.values()].includes('press')
  const newId = idsInOrder()
  const outletsAsk = persons.filter(({ name, outlet }) => name === null && outlet !== null).length >= 2
  const speakers: Speaker[] = []
  const of = new Map<string, Speaker>()
  const guessed: string[] = []
  for (const person of persons) {
    const known = firm.get(person) ?? null
    const habit = habits.get(person)
    const side = known ?? sideByHabit(habit, principal === person ? null : principal)
    if (known === null && !(pressIsKnown && isAddressed(person, side))) guessed.push(person.forms[0]?.label ?? '')
    const speaker = speakerOf(person, side, newId, told, outletsAsk)
    speakers.push(speaker)
    for (const { label } of person.forms) of.set(label, speaker)
  }
  return { speakers, of, guessed, sent: whatToSend(speakers), answerer: answererOf(speakers, people) }
}

function answererOf(speakers: readonly Speaker[], { named }: People): Speaker | null {
  const podium = speakers.filter(({ side }) => side === 'podium')
  const titled = new Set(named.flatMap(({ name, opens }) => (opens === true ? [fold(name)] : [])))
  const inTitle = podium.filter(({ name }) => name !== null && titled.has(fold(name)))
  const [first, ...others] = inTitle.length === 1 ? inTitle : podium
  return others.length === 0 ? (first ?? null) : null
}

/** The roster finds an id first, then the first who bears a label or a name. */
function whatToSend(speakers: readonly Speaker[]): (speaker: Speaker) => string {
  const ids = new Set(speakers.map(({ id }) => id))
  const found = new Map<string, Speaker>()
  const enter = (printed: string, speaker: Speaker) => {
    if (!found.has(printed)) found.set(printed, speaker)
  }
  for (const speaker of speakers) {
    enter(speaker.label.toLowerCase(), speaker)
    if (speaker.name !== null && speaker.name !== speaker.label) enter(speaker.name.toLowerCase(), speaker)
  }
  const isFound = (speaker: Speaker) => found.get(speaker.label.toLowerCase()) === speaker && !ids.has(speaker.label)
  const sent = new Map(speakers.map((speaker) => [speaker, isFound(speaker) ? speaker.label : speaker.id]))
  return (speaker) => sent.get(speaker) ?? speaker.id
}

/** Where only those who ask have labels, whoever is named above answers, if it is one person. */
function speakerOfHeader(met: readonly Person[], people: People, said: ReadonlyMap<string, Side>): Person[] {
  const sides = met.flatMap(({ forms }) => forms.map(({ label, side }) => said.get(label) ?? side))
  const mayAnswer = sides.some((side) => side === 'podium' || side === null)
  const silent = mayAnswer ? [] : personsWithoutLabel(people, met).filter(({ outlet }) => outlet === null)
  return silent.length === 1 ? silent : []
}

/** What shapes say of labels: that `Q` asks. */
function sidesSaid(utterances: readonly Utterance[]): Map<string, Side> {
  return new Map(utterances.flatMap(({ label, side }) => (label !== null && side !== null ? [[label, side]] : [])))
}

function firmSide(person: Person, said: ReadonlyMap<string, Side>, told: Told): Side | null {
  const labels = person.forms.map(({ label }) => label)
  return (
    labels.map((label) => toldOfLabel(told, label)?.side).find((side) => side !== undefined) ??
    labels.map((label) => said.get(label)).find((side) => side !== undefined) ??
    person.side
  )
}

/** Somebody of whom it is sure that questions go to them: an office holder, or else whoever says most and does not ask. */
function principalOf(
  persons: readonly Person[],
  firm: ReadonlyMap<Person, Side | null>,
  habits: ReadonlyMap<Person | null, Habit<Person | null>>,
): Person | null {
  const holder = persons.find((person) => firm.get(person) === 'podium')
  if (holder !== undefined) return holder
  const candidates = persons.filter((person) => firm.get(person) === null && !mostlyAsks(habits.get(person)))
  const wordsOf = (person: Person) => habits.get(person)?.words ?? 0
  return candidates.toSorted((one, other) => wordsOf(other) - wordsOf(one))[0] ?? null
}

/** Somebody called Mr. or Ms. between labels of reporters is no guess: that is whom they ask. */
function isAddressed({ forms }: Person, side: Side): boolean {
  return side === 'podium' && forms.some(({ honorific }) => honorific !== null)
}

/** The ids that the roster would give one after the other, in time linear in their number. */
function idsInOrder(): (label: string) => string {
  const taken = new Set<string>()
  const numbers = new Map<string, number>()
  return (label) => {
    const stem = speakerForLabel({ speakers: [] }, label).id
    let id = stem
    for (let n = numbers.get(stem) ?? 2; taken.has(id); n += 1) {
      id = `${stem}-${n}`
      numbers.set(stem, n + 1)
    }
    taken.add(id)
    return id
  }
}

function speakerOf(
  person: Person,
  side: Side,
  newId: (label: string) => string,
  told: Told,
  outletsAsk: boolean,
): Speaker {
  const forms = person.forms.map(({ label }) => toldOfLabel(told, label) ?? {})
  const shown = asShown(person, side, outletsAsk)
  const toldName = forms.map((form) => form.name).find(isSaid)
  const name = toldName ?? shown.name
  // "Q" and "Reporter 2" are no role once it is known whose they are.
  const shownRole = toldName !== undefined && isAnybodys(person.label) ? null : shown.role
  const role = forms.map((form) => form.role).find(isSaid) ?? shownRole
  const outlet = forms.map((form) => form.outlet).find(isSaid) ?? shown.outlet
  const id = newId(name ?? role ?? person.label)
  return { id, label: foldSpace(person.label), name, role, outlet, side }
}

function isSaid(value: string | undefined): value is string {
  return value !== undefined
}

const ABBREVIATION = /^\p{Lu}{2,3}$/u
const THE_OUTLET = /^The \p{Lu}/u

/** Two parts without a known role are a name and an outlet of somebody who asks, else a role and a name. */
function asShown(
  { name, honorific, role, outlet, isUnclear }: Person,
  side: Side,
  outletsAsk: boolean,
): Pick<Speaker, 'name' | 'role' | 'outlet'> {
  const full = name === null ? null : namedAsWritten(honorific === null ? name : `${honorific} ${name}`, 'name')
  const isAlone = name !== null && role === null && honorific === null && !name.includes(' ')
  if (isAlone && side === 'press' && outlet === null && (outletsAsk || ABBREVIATION.test(name)))
    return { name: null, role, outlet: name }
  if (name !== null && side === 'press' && THE_OUTLET.test(name)) return { name: null, role, outlet: name }
  if (isAlone && ABBREVIATION.test(name)) return { name: null, role: name, outlet }
  if (isUnclear && side !== 'press') return { name: outlet, role: full, outlet: null }
  return { name: full, role: role === null ? null : namedAsWritten(role, 'role'), outlet }
}
