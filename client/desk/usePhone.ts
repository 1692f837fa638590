/** Whether the page is too narrow for columns beside each other. */
import { onBeforeUnmount, ref, type Ref } from 'vue'

export function usePhone(): Readonly<Ref<boolean>> {
  const narrow = window.matchMedia('(max-width: 899px)')
  const isPhone = ref(narrow.matches)
  const changed = () => (isPhone.value = narrow.matches)
  narrow.addEventListener('change', changed)
  onBeforeUnmount(() => narrow.removeEventListener('change', changed))
  return isPhone
}
