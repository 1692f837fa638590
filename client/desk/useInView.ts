/** Whether an element is where somebody sees it: what costs much is drawn only there. */
import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

export function useInView(element: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<boolean>> {
  const isInView = ref(false)
  let observer: IntersectionObserver | null = null
  onMounted(() => {
    if (element.value === null) return
    observer = new IntersectionObserver((entries) => (isInView.value = entries.at(-1)?.isIntersecting === true), {
      rootMargin: '120px',
    })
    observer.observe(element.value)
  })
  onBeforeUnmount(() => observer?.disconnect())
  return isInView
}
