/** A name that is changed in its place in a row: the field opens with it chosen, and the focus goes back to what opened it. */
import { nextTick, ref, useTemplateRef, type ShallowRef } from 'vue'
import type { Fault } from '../../http/request.ts'

/** `field` and `opener`: of the template, under these names. `rename` answers whether it was done. */
export function useNameInPlace(
  named: () => string,
  fault: ShallowRef<Fault | null>,
  rename: (wanted: string, before: string) => Promise<boolean>,
) {
  /** As it is typed; null while nobody changes it. */
  const name = ref<string | null>(null)
  const field = useTemplateRef<HTMLInputElement>('field')
  const opener = useTemplateRef<HTMLButtonElement>('opener')

  async function edit() {
    name.value = named()
    await nextTick()
    field.value?.select()
  }

  async function close() {
    name.value = null
    fault.value = null
    await nextTick()
    opener.value?.focus()
  }

  async function save() {
    const wanted = name.value?.trim() ?? ''
    const before = named()
    if (wanted === '') return
    if (wanted === before || (await rename(wanted, before))) await close()
  }

  return { name, field, edit, close, save }
}
