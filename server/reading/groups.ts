/** Finds the groups of forms that a name might belong to, by surname, initials and office, so that many names take no longer. */
import { fold, initialsOf, type PrintedName } from './printedName.ts'

export interface Group {
  /** The fullest first. */
  readonly forms: PrintedName[]
  /** What the header says of this person. */
  readonly named: PrintedName | null
}

export interface GroupIndex {
  /** Again whenever a form was added to it. */
  readonly add: (group: Group) => void
  readonly near: (name: PrintedName) => readonly Group[]
}

/** More namesakes than this are not told apart. */
const MOST_NEAR = 16

export function groupIndex(): GroupIndex {
  const byKey = {
    name: new Map<string, Group[]>(),
    initials: new Map<string, Group[]>(),
    office: new Map<string, Group[]>(),
  }
  return {
    add(group) {
      const form = group.forms.at(-1) ?? group.named
      if (form === null || form === undefined) return
      for (const [kind, key] of keysOf(form)) {
        const groups = byKey[kind].get(key)
        if (groups === undefined) byKey[kind].set(key, [group])
        else if (groups.length < MOST_NEAR && !groups.includes(group)) groups.push(group)
      }
    },
    near(name) {
      const found = new Set<Group>()
      for (const [kind, key] of keysOf(name)) for (const group of byKey[kind].get(key) ?? []) found.add(group)
      return [...found]
    },
  }
}

type Key = readonly [kind: 'name' | 'initials' | 'office', key: string]

function keysOf(name: PrintedName): Key[] {
  const keys: Key[] = []
  const surname = name.words.at(-1)
  if (surname !== undefined) keys.push(['name', surname], ['initials', initialsOf(name)])
  if (surname !== undefined && name.words.length === 1) keys.push(['initials', surname])
  const office = name.role === null ? undefined : fold(name.role).split(' ').at(-1)
  if (office !== undefined) keys.push(['office', office])
  return keys
}
