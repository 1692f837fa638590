/** The desk's page: its keys, its shape on a phone, and whom it lets in. */
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import DeskView from '../../client/views/DeskView.vue'
import { byRole } from './support/byRole.ts'
import { click, column, desk, press, put, show, stage, stageEach } from './support/deskPage.ts'

stageEach()

it('lists its keys with ?, and leaves those of the browser alone', async () => {
  show()
  await press('n', { ctrlKey: true })
  expect(stage.transport.commands).toHaveLength(0)
  await press('?')
  expect(document.querySelector('dialog[open]')?.textContent).toContain('call the next question')
})

it('on a phone shows one column at a time, with call next under the thumb of each', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener() {}, removeEventListener() {} }))
  stage.ask('Kit Marsh', 'Is the quay open?')
  show()
  vi.unstubAllGlobals()
  const isShown = (name: string) => column(name).parentElement?.style.display !== 'none'
  expect([isShown('Inbox'), isShown('Next'), isShown('Now')]).toEqual([false, true, false])
  await click(/^Inbox/)
  expect([isShown('Inbox'), isShown('Next'), isShown('Now')]).toEqual([true, false, false])
  expect(byRole(desk, 'button', 'Call next').closest('.thumb')).not.toBe(null)
})

it('turns away whoever does not moderate the briefing, with the way to sign in', async () => {
  const { page } = stage
  page.open = () => {}
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:any(.*)*', component: DeskView, props: { id: 'quay' } }],
  })
  await router.push('/b/quay/desk')
  put(mount(DeskView, { props: { id: 'quay' }, global: { plugins: [router] }, attachTo: document.body }))
  page.briefing = stage.briefing
  page.link = { phase: 'live', refusal: null, pausedSince: null, storeStale: false, role: 'reporter' }
  await flushPromises()
  expect(byRole(desk, 'heading', 'This desk is for the moderators')).toBeTruthy()
  expect(byRole(desk, 'link', 'Sign in').getAttribute('href')).toBe('/sign-in?back=/b/quay/desk')
  expect(document.querySelector('.columns')).toBe(null)
})
