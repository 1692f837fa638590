/** Opens a page of the router's at an address, the way a browser would after the first load. */
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { RouterView, createMemoryHistory, createRouter, type Router } from 'vue-router'
import { createPageRouter } from '../../../client/router.ts'

export interface Visit {
  readonly page: VueWrapper
  readonly router: Router
  /** Types into the field of this name, as it stands in the form. */
  readonly type: (name: string, text: string) => Promise<void>
  readonly submit: () => Promise<void>
  readonly leave: () => void
}

export async function visit(address: string): Promise<Visit> {
  const { routes } = createPageRouter().options
  const router = createRouter({ history: createMemoryHistory(), routes: [...routes] })
  await router.push(address)
  const page = mount(RouterView, { global: { plugins: [createPinia(), router] }, attachTo: document.body })
  await flushPromises()
  return {
    page,
    router,
    async type(name, text) {
      await page.find(`[name="${name}"]`).setValue(text)
    },
    async submit() {
      await page.find('form').trigger('submit')
      await flushPromises()
    },
    leave: () => page.unmount(),
  }
}
