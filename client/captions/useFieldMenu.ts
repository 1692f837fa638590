/** The list under the field after `@` and `[`, and the words that Tab would complete: what is offered, chosen and dismissed. */
import { computed, ref, watch, type Ref } from 'vue'
import type { Mark, Speaker } from '#shared/domain/vocabulary.ts'
import { askedMark, askedPerson, marksFor, peopleFor, suggestions, type Asked, type Suggestion } from './completion.ts'

export type Choice =
  | { readonly kind: 'person'; readonly speaker: Speaker }
  /** A name that nobody in the roster bears. */
  | { readonly kind: 'new'; readonly label: string }
  | { readonly kind: 'mark'; readonly mark: Mark }

export interface FieldMenuParts {
  readonly text: Ref<string>
  readonly caret: Ref<number>
  readonly roster: Ref<readonly Speaker[]>
  readonly phrases: Ref<readonly string[]>
  readonly called: (mark: Mark) => string
}

const PEOPLE_SHOWN = 8

/** A list without anything in it is none. */
function withChoices(asked: Asked, choices: readonly Choice[]) {
  return choices.length === 0 ? null : { asked, choices }
}

export function useFieldMenu({ text, caret, roster, phrases, called }: FieldMenuParts) {
  const chosen = ref(0)
  /** For this text nothing is offered: somebody said so. */
  const dismissed = ref<string | null>(null)

  const menu = computed((): { asked: Asked; choices: readonly Choice[] } | null => {
    if (dismissed.value === text.value) return null
    const person = askedPerson(text.value, caret.value)
    if (person !== null) return withChoices(person, people(person.query))
    const mark = askedMark(text.value, caret.value)
    if (mark === null) return null
    return withChoices(
      mark,
      marksFor(mark.query, called).map((each): Choice => ({ kind: 'mark', mark: each })),
    )
  })

  function people(query: string): readonly Choice[] {
    const known = peopleFor(query, roster.value).slice(0, PEOPLE_SHOWN)
    const choices = known.map((speaker): Choice => ({ kind: 'person', speaker }))
    return query === '' ? choices : [...choices, { kind: 'new', label: query }]
  }

  const offered = computed((): readonly Suggestion[] =>
    menu.value !== null || dismissed.value === text.value ? [] : suggestions(text.value, caret.value, phrases.value),
  )

  watch(menu, () => (chosen.value = 0))

  function move(step: 1 | -1) {
    const count = menu.value?.choices.length ?? 0
    if (count > 0) chosen.value = (chosen.value + step + count) % count
  }

  return { menu, offered, chosen, move, dismiss: () => (dismissed.value = text.value) }
}
