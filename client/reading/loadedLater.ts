/** Parts of a page that reading can begin without: their code is fetched when they are first drawn. */
import { defineComponent, h, shallowRef, type Component } from 'vue'

/**
 * Stands for the component, and draws nothing, or what is given for the meantime, until it is there. Vue's own way to do this
 * weighs more than this page can bear.
 */
export function loadedLater<C extends Component>(
  load: () => Promise<{ readonly default: C }>,
  meanwhile: Component | null = null,
): C {
  const loaded = shallowRef<Component | null>(meanwhile)
  let isLoading = false
  const stand = defineComponent({
    inheritAttrs: false,
    setup(_, { attrs }) {
      if (loaded.value === meanwhile && !isLoading) {
        isLoading = true
        void load()
          .then((module) => (loaded.value = module.default))
          .finally(() => (isLoading = false))
      }
      return () => (loaded.value === null ? null : h(loaded.value, attrs))
    },
  })
  return stand as unknown as C
}
