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
  const byKey = new Map<string, Set<Group>>()
  return {
    add(group) {
      const form = group.forms.at(-1) ?? group.named
      if (form === null || form === undefined) return
      for (const key of keysOf(form)) {
        const groups = byKey.get(key) ?? new Set()
        if (groups.size < MOST_NEAR) groups.add(group)
        byKey.set(key, groups)
      }
    },
    near: (name) => [...new Set(keysOf(name).flatMap((key) => [...(byKey.get(key) ?? [])]))],
  }
}

function keysOf(name: PrintedName): string[] {
  const surname = name.words.at(-1)
  const keys = surname === undefined ? [] : [`name ${surname}`, `initials ${initialsOf(name)}`]
  if (name.words.length === 1) keys.push(`initials ${name.words[0] ?? ''}`)
  const office = name.role === null ? undefined : fold(name.role).split(' ').at(-1)
  return office === undefined ? keys : [...keys, `office ${office}`]
}
