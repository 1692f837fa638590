/** Who was heard, how often and for how long, by person and by outlet. For the desk: whose account asked is not public. */
import type { Briefing, Turn } from '../state.ts'
import type { Asker } from './vocabulary.ts'

/** `account`: null where it is not known; then the name and the outlet tell who it is. `where`: null likewise. */
export interface Person {
  readonly account: string | null
  readonly name: string
  readonly outlet: string | null
  readonly where: Asker['where'] | null
}

export interface Share {
  /** Of a person or an outlet. */
  readonly name: string
  readonly outlet: string | null
  readonly asked: number
  readonly called: number
  /** From the call to the first word of the answer, and from there to the close, in ms. */
  readonly questionMs: number
  readonly answerMs: number
}

/** Of a briefing. */
export type Heard = Pick<Briefing, 'queue' | 'backstage' | 'turns' | 'speakers' | 'endedAt'>

const folded = (words: string) => words.normalize('NFKC').trim().toLocaleLowerCase('en')
const nameOf = ({ name, outlet }: Person) => JSON.stringify([folded(name), folded(outlet ?? '')])

export function isSamePerson(one: Person, other: Person): boolean {
  return (one.account !== null && one.account === other.account) || nameOf(one) === nameOf(other)
}

export function isSameOutlet(one: Person, other: Person): boolean {
  return one.outlet !== null && other.outlet !== null && folded(one.outlet) === folded(other.outlet)
}

/** Everybody who had a turn, with a question that was called or by speaking. */
export function whoSpoke(briefing: Heard): readonly Person[] {
  const accounts = accountsOf(briefing)
  const inTurns = briefing.turns.map((turn) => personOf(briefing, turn, accounts))
  // Restored questions were answered in turns that are not of this briefing.
  const without = briefing.queue.questions.filter(({ closedAt, turn }) => closedAt !== null && turn === null)
  return [
    ...inTurns.filter((person) => person !== null),
    ...without.map(({ id, asker }) => ({ ...asker, account: accounts.get(id) ?? null })),
  ]
}

/** By question. */
function accountsOf({ backstage }: Heard): ReadonlyMap<string, string | null> {
  return new Map(backstage.asked.map(({ id, account }) => [id, account]))
}

/** Whose turn it is: by the desk's word, else by the roster's; null where nobody said a name. */
function personOf({ speakers }: Heard, turn: Turn, accounts: ReadonlyMap<string, string | null>): Person | null {
  if (turn.number === 0) return null
  if (turn.asker !== null) return { ...turn.asker, account: accounts.get(turn.questionId ?? '') ?? null }
  const speaker = speakers.find(({ id }) => id === turn.askerId)
  if (speaker === undefined || speaker.name === null) return null
  return { account: null, name: speaker.name, outlet: speaker.outlet, where: null }
}

/** Those who were heard longest first. `now`: milliseconds since 1970. */
export function sharesByPerson(briefing: Heard, now: number): readonly Share[] {
  const people: Person[] = []
  return shares(briefing, now, (person) => {
    const known = people.find((other) => isSamePerson(other, person)) ?? person
    if (known === person) people.push(person)
    return { key: nameOf(known), name: known.name, outlet: known.outlet }
  })
}

/** Likewise; people without an outlet are in none. */
export function sharesByOutlet(briefing: Heard, now: number): readonly Share[] {
  const outlets = new Map<string, string>()
  return shares(briefing, now, ({ outlet }) => {
    if (outlet === null) return null
    const key = folded(outlet)
    const name = outlets.get(key) ?? outlet
    outlets.set(key, name)
    return { key, name, outlet: name }
  })
}

type Group = { readonly key: string; readonly name: string; readonly outlet: string | null }
type Counts = Pick<Share, 'asked' | 'called' | 'questionMs' | 'answerMs'>

function shares(briefing: Heard, now: number, groupOf: (person: Person) => Group | null): readonly Share[] {
  const all = new Map<string, Share>()
  const add = (person: Person, counts: Partial<Counts>) => {
    const group = groupOf(person)
    if (group === null) return
    const { key, name, outlet } = group
    const had = all.get(key) ?? { name, outlet, asked: 0, called: 0, questionMs: 0, answerMs: 0 }
    all.set(key, {
      ...had,
      asked: had.asked + (counts.asked ?? 0),
      called: had.called + (counts.called ?? 0),
      questionMs: had.questionMs + (counts.questionMs ?? 0),
      answerMs: had.answerMs + (counts.answerMs ?? 0),
    })
  }
  for (const { state, account, asker } of briefing.backstage.asked) {
    if (state !== 'withdrawn') add({ ...asker, account }, { asked: 1 })
  }
  const accounts = accountsOf(briefing)
  for (const turn of briefing.turns) {
    const person = personOf(briefing, turn, accounts)
    if (person !== null) add(person, { called: 1, ...timesOf(briefing, turn, now) })
  }
  return [...all.values()].toSorted(
    (a, b) => spoke(b) - spoke(a) || b.called - a.called || b.asked - a.asked || a.name.localeCompare(b.name, 'en'),
  )
}

const spoke = ({ questionMs, answerMs }: Share) => questionMs + answerMs

/** A turn ends with its question, with the next turn or with the briefing, whichever comes first. */
function timesOf(
  { turns, queue, endedAt }: Heard,
  { number, questionId, openedAt, answeredAt }: Turn,
  now: number,
): Pick<Share, 'questionMs' | 'answerMs'> {
  const question = queue.questions.find(({ id }) => id === questionId)
  const next = turns.find((turn) => turn.number === number + 1)
  const end = Math.max(openedAt, Math.min(endedAt ?? now, next?.openedAt ?? now, question?.closedAt ?? now))
  const answered = Math.min(answeredAt ?? end, end)
  return { questionMs: answered - openedAt, answerMs: end - answered }
}
