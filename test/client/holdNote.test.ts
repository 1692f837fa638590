/** What the header says of the hold. */
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import HoldNote from '../../client/components/shell/HoldNote.vue'
import { setLocale } from '../../client/format/i18n.ts'
import { IDLE, type LinkState } from '../../client/live/linkState.ts'

const LIVE: LinkState = { ...IDLE, phase: 'live' }
const answerWith = (holdS: () => number) => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify({ holdS: holdS() }))))
}

beforeAll(() => setLocale('en'))
afterEach(() => {
  vi.unstubAllGlobals()
})

async function noteFor(link: LinkState) {
  const wrapper = mount(HoldNote, { props: { link } })
  await flushPromises()
  await vi.dynamicImportSettled()
  await flushPromises()
  return wrapper
}

it('tells the public that it is behind, the accredited that the public is, in both languages', async () => {
  answerWith(() => 30)
  expect((await noteFor(LIVE)).text()).toBe('30 s behind')
  const wrapper = await noteFor({ ...LIVE, role: 'reporter' })
  expect(wrapper.text()).toBe('The public reads 30 s later')
  await setLocale('fr')
  expect(wrapper.text()).toBe('Le public lit 30 s plus tard')
  await setLocale('en')
})

it('says nothing without a hold, and asks again when the page is live again', async () => {
  let holdS = 0
  answerWith(() => holdS)
  const wrapper = await noteFor(LIVE)
  expect(wrapper.text()).toBe('')
  holdS = 5
  await wrapper.setProps({ link: { ...LIVE, phase: 'connecting' } })
  await wrapper.setProps({ link: LIVE })
  await flushPromises()
  expect(wrapper.text()).toBe('5 s behind')
})
