/** Parts of a page that reading can begin without: their code is fetched when they are first drawn. */
import { defineComponent, h, shallowRef, type Component } from 'vue'

/**
 * Stands for the component, and draws what is in its slot, if anything, until it is there. Vue's own way to do this weighs more
 * than this page can bear.
 */
export function loadedLater<C extends Component>(load: () => Promise<{ readonly default: C }>): C {
  const loaded = shallowRef<C | null>(null)
  let isLoading = false
  const stand = defineComponent({
    inheritAttrs: false,
    setup(_, { attrs, slots }) {
      if (loaded.value === null && !isLoading) {
        isLoading = true
        void load()
          .then((module) => (loaded.value = module.default))
          .finally(() => (isLoading = false))
      }
      return () => (loaded.value === null ? slots['default']?.() : h(loaded.value, attrs))
    },
  })
  return stand as unknown as C
}
