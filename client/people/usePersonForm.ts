/** One form of a page for people: what is missing is named at its field, what the server refuses beside the form. */
import { computed, nextTick, ref, shallowRef, useTemplateRef, type ComputedRef } from 'vue'
import { useI18n } from '../format/i18n.ts'
import type { Answer, Fault } from '../http/request.ts'
import { peopleFaultWords } from '../locales/peopleFaults.ts'
import { peopleWords } from '../locales/wordSets.ts'
import { useSessionStore } from '../stores/session.ts'

/** What is wrong with the field, in words, or null. Asked again whenever something it reads changes. */
export type FieldRule = () => string | null

/** `name`: of the template's reference to the form. */
export function usePersonForm<Field extends string = never>(
  name: string,
  rules: Readonly<Record<Field, FieldRule>>,
  /** For a field that the server refused: its words. */
  refusedWords: (field: Field) => string = () => '',
) {
  const { t } = useI18n(peopleWords)
  const session = useSessionStore()
  const form = useTemplateRef<HTMLFormElement>(name)
  const isBusy = ref(false)
  const fault = shallowRef<Fault | null>(null)
  const isChecked = ref(false)
  const refusedField = ref<Field | null>(null) as { value: Field | null }
  const fields = Object.keys(rules) as Field[]

  const errors = computed(() => {
    const said = (field: Field) => {
      const wrong = isChecked.value ? rules[field]() : null
      return wrong ?? (refusedField.value === field ? refusedWords(field) : null)
    }
    return Object.fromEntries(fields.map((field) => [field, said(field)]))
  }) as ComputedRef<Record<Field, string | null>>

  const faultWords = computed(() =>
    fault.value === null ? null : peopleFaultWords(fault.value.code, fault.value.detail, t),
  )

  /** Sends once everything is there; null where it was not sent. Nothing that was typed is touched. */
  async function submit<T>(send: () => Promise<Answer<T>>): Promise<Answer<T> | null> {
    if (isBusy.value) return null
    isChecked.value = true
    fault.value = null
    refusedField.value = null
    if (fields.some((field) => errors.value[field] !== null)) {
      await goToFirstError()
      return null
    }
    isBusy.value = true
    const answer = await send()
    isBusy.value = false
    if (answer.ok) isChecked.value = false
    else await show(answer)
    return answer
  }

  async function show(refused: Fault): Promise<void> {
    // What an account may do without asking is refused to nobody but one whose session is over.
    if (refused.code === 'not-permitted') void session.refresh()
    const named =
      refused.code === 'command-malformed' ? fields.find((field) => field === refused.detail['field']) : undefined
    if (named === undefined) fault.value = refused
    else refusedField.value = named
    if (named !== undefined) await goToFirstError()
  }

  async function goToFirstError(): Promise<void> {
    await nextTick()
    form.value?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }

  return { isBusy, fault, faultWords, errors, submit, forgetFault: () => (fault.value = null) }
}
