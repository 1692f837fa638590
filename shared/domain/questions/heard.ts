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
const outletOf = ({ outlet }: Person) => (outlet === null ? null : folded(outlet))

/** Looked up at once, however many were heard: the desk asks this of everybody who waits, after every fact. */
export interface HeardSoFar {
  /** Of one person, known by the account or by name and outlet. */
  readonly times: (person: Person) => number
  /** False of whoever has no outlet. */
  readonly wasOutlet: (person: Person) => boolean
  readonly wasRemote: boolean
}

export function heardSoFar(briefing: Heard): HeardSoFar {
  const people = whoSpoke(briefing)
  const [byAccount, byName, byBoth] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()]
  for (const person of people) {
    const { account } = person
    const name = nameOf(person)
    countIn(byName, name)
    if (account === null) continue
    countIn(byAccount, account)
    countIn(byBoth, bothOf(account, name))
  }
  const outlets = new Set(people.map(outletOf))
  return {
    times(person) {
      const { account } = person
      const name = nameOf(person)
      const named = byName.get(name) ?? 0
      if (account === null) return named
      return named + (byAccount.get(account) ?? 0) - (byBoth.get(bothOf(account, name)) ?? 0)
    },
    wasOutlet: (person) => person.outlet !== null && outlets.has(outletOf(person)),
    wasRemote: people.some(({ where }) => where === 'remote'),
  }
}

const bothOf = (account: string, name: string) => JSON.stringify([account, name])

function countIn(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** Everybody who had a turn, with a question that was called or by speaking. */
function whoSpoke(briefing: Heard): readonly Person[] {
  const accounts = accountsOf(briefing)
  const speakers = speakersOf(briefing)
  const inTurns = briefing.turns.map((turn) => personOf(turn, speakers, accounts))
  // Restored questions were answered in turns that are not of this briefing.
  const without = briefing.queue.questions.filter(({ closedAt, turn }) => closedAt !== null && turn === null)
  return [
    ...inTurns.filter((person) => person !== null),
    ...without.map(({ id, asker }) => ({ ...asker, account: accounts.get(id) ?? null })),
  ]
}

/** By question. */
export function accountsOf({ backstage }: Pick<Heard, 'backstage'>): ReadonlyMap<string, string | null> {
  return new Map(backstage.asked.map(({ id, account }) => [id, account]))
}

type Speakers = ReadonlyMap<string, Heard['speakers'][number]>

const speakersOf = ({ speakers }: Heard): Speakers => new Map(speakers.map((speaker) => [speaker.id, speaker]))

/** Whose turn it is: by the desk's word, else by the roster's; null where nobody said a name. */
function personOf(turn: Turn, speakers: Speakers, accounts: ReadonlyMap<string, string | null>): Person | null {
  if (turn.number === 0) return null
  if (turn.asker !== null) return { ...turn.asker, account: accounts.get(turn.questionId ?? '') ?? null }
  const speaker = turn.askerId === null ? undefined : speakers.get(turn.askerId)
  if (speaker === undefined || speaker.name === null) return null
  return { account: null, name: speaker.name, outlet: speaker.outlet, where: null }
}

/** Those who were heard longest first. `now`: milliseconds since 1970. */
export function sharesByPerson(briefing: Heard, now: number): readonly Share[] {
  type Known = Group & { readonly nth: number }
  const byAccount = new Map<string, Known>()
  const byName = new Map<string, Known>()
  let people = 0
  return shares(briefing, now, (person) => {
    const { account, name, outlet } = person
    const key = nameOf(person)
    const [one, other] = [account === null ? undefined : byAccount.get(account), byName.get(key)]
    // Who is one person by the account and another by name is the one that was there first.
    if (one !== undefined && other !== undefined) return one.nth < other.nth ? one : other
    const known = one ?? other
    if (known !== undefined) return known
    const found: Known = { key, name, outlet, nth: (people += 1) }
    byName.set(key, found)
    if (account !== null) byAccount.set(account, found)
    return found
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
  const [accounts, speakers, times] = [accountsOf(briefing), speakersOf(briefing), timesIn(briefing, now)]
  for (const turn of briefing.turns) {
    const person = personOf(turn, speakers, accounts)
    if (person !== null) add(person, { called: 1, ...times(turn) })
  }
  return [...all.values()].toSorted(
    (a, b) => spoke(b) - spoke(a) || b.called - a.called || b.asked - a.asked || a.name.localeCompare(b.name, 'en'),
  )
}

const spoke = ({ questionMs, answerMs }: Share) => questionMs + answerMs

/** A turn ends with its question, with the next turn or with the briefing, whichever comes first. */
function timesIn(
  { turns, queue, endedAt }: Heard,
  now: number,
): (turn: Turn) => Pick<Share, 'questionMs' | 'answerMs'> {
  const opened = new Map(turns.map((turn) => [turn.number, turn.openedAt]))
  const closed = new Map(queue.questions.map(({ id, closedAt }) => [id, closedAt]))
  return ({ number, questionId, openedAt, answeredAt }) => {
    const closedAt = closed.get(questionId ?? '') ?? now
    const end = Math.max(openedAt, Math.min(endedAt ?? now, opened.get(number + 1) ?? now, closedAt))
    const answered = Math.min(answeredAt ?? end, end)
    return { questionMs: answered - openedAt, answerMs: end - answered }
  }
}
