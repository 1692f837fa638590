/** What the roster page does: commands with the right that this browser has here, and the word on what was done. */
import { inject, nextTick, provide, shallowRef, type InjectionKey, type Ref } from 'vue'
import type { CommandOf, SentCommand } from '#shared/domain/commands.ts'
import { request, type Answer } from '../http/request.ts'

export type RosterCommand = Extract<
  SentCommand,
  {
    type: 'IntroduceSpeaker' | 'ChangeSpeaker' | 'MergeSpeakers' | 'RemoveSpeaker' | 'SetTerms' | 'RemoveTerms'
  }
>

export interface RosterWork {
  /** What was done last; an object, so that the same words can be said again. */
  readonly said: Readonly<Ref<{ readonly words: string } | null>>
  readonly say: (words: string) => void
  readonly send: (command: RosterCommand) => Promise<Answer<{ readonly seq: number }>>
}

const KEY: InjectionKey<RosterWork> = Symbol('roster')
export const SETTING_AT_MOST = 200
/** A command has 16 KiB at most; what is left is for its own words. */
const BYTES_AT_MOST = 16_000

export interface RosterDoor {
  readonly id: () => string
  readonly token: Readonly<Ref<string | null>>
  /** A command about the glossary was taken. */
  readonly done: () => void
  /** This browser may not do that, or no longer. */
  readonly refused: (code: string) => void
}

export function provideRosterWork({ id, token, done, refused }: RosterDoor): RosterWork {
  const said = shallowRef<{ readonly words: string } | null>(null)
  const work: RosterWork = {
    said,
    say: (words) => (said.value = { words }),
    async send(command) {
      const path = `/api/briefings/${encodeURIComponent(id())}/commands`
      const answer = await request<{ seq: number }>(path, { method: 'POST', body: command, bearer: token.value })
      if (!answer.ok && isKeptOut(answer.status)) refused(answer.code)
      if (answer.ok && (command.type === 'SetTerms' || command.type === 'RemoveTerms')) done()
      return answer
    },
  }
  provide(KEY, work)
  return work
}

export const isKeptOut = (status: number): boolean => status === 401 || status === 403

export function useRosterWork(): RosterWork {
  const work = inject(KEY)
  if (work === undefined) throw new Error('a part of the roster was drawn outside its page')
  return work
}

/** What was pressed may be gone; the keyboard goes on from here instead of from nowhere. */
export async function focusOn(id: string): Promise<void> {
  await nextTick()
  document.getElementById(id)?.focus()
}

/** In as many commands as the server takes at once. */
export function settingTerms(terms: CommandOf<'SetTerms'>['terms']): readonly CommandOf<'SetTerms'>[] {
  const portions: (typeof terms)[] = []
  let room = 0
  for (const term of terms) {
    const bytes = new TextEncoder().encode(JSON.stringify(term)).length + 1
    const last = portions.at(-1)
    if (last === undefined || bytes > room || last.length === SETTING_AT_MOST) {
      portions.push([term])
      room = BYTES_AT_MOST - bytes
    } else {
      last.push(term)
      room -= bytes
    }
  }
  return portions.map((portion) => ({ type: 'SetTerms', terms: portion }))
}
