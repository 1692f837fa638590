/** The glossary on the page: followed by a desk, asked for by a captioner, and again when something has changed. */
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref, shallowRef } from 'vue'
import type { Briefing } from '#shared/domain/state.ts'
import type { Role, Term } from '#shared/domain/vocabulary.ts'
import { useGlossary } from '../../client/roster/useGlossary.ts'
import { play } from '../support/briefings.ts'

const VEY: Term = { id: 'vey', written: 'Oona Vey', heard: ['una vay'] }
const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>()
let terms: readonly Term[] = []

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', fetched)
  terms = [VEY]
  fetched.mockImplementation(() => Promise.resolve(Response.json({ seq: 5, terms })))
})
afterEach(() => {
  fetched.mockReset()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const quiet = () => vi.advanceTimersByTimeAsync(0)

function follow(role: Role, admitted = true) {
  const briefing = shallowRef<Briefing | null>({ ...play([]).briefing, seq: 5 })
  const refused = vi.fn<(code: string) => void>()
  let glossary: ReturnType<typeof useGlossary> | undefined
  const page = mount(
    defineComponent(() => {
      glossary = useGlossary({
        id: 'quay',
        briefing,
        role: ref(role),
        token: ref('a token'),
        isAdmitted: ref(admitted),
        refused,
        every: 4_000,
      })
      return () => h('p', (glossary?.terms.value ?? []).map(({ written }) => written).join())
    }),
  )
  return { page, briefing, refused, ask: () => glossary?.ask() }
}

describe('the glossary', () => {
  it('is asked for by a captioner with their token, and shown', async () => {
    const { page } = follow('captioner')
    await quiet()
    expect(page.text()).toBe('Oona Vey')
    expect(fetched.mock.calls[0]?.[0]).toBe('/api/briefings/quay/glossary')
    expect(new Headers(fetched.mock.calls[0]?.[1].headers).get('authorization')).toBe('Bearer a token')
    page.unmount()
  })

  it('is not asked for by a desk, which has it with the briefing', async () => {
    const { page, briefing } = follow('moderator')
    briefing.value = { ...play([{ type: 'SetTerms', terms: [VEY] }]).briefing }
    await quiet()
    expect([page.text(), fetched.mock.calls.length]).toEqual(['Oona Vey', 0])
    page.unmount()
  })

  it('is asked for once more some seconds after the briefing has moved, however often it has', async () => {
    const { page, briefing } = follow('captioner')
    await quiet()
    terms = [{ ...VEY, written: 'Oona Wey' }]
    for (const seq of [6, 7, 8]) {
      briefing.value = { ...play([]).briefing, seq }
      await vi.advanceTimersByTimeAsync(500)
    }
    expect(fetched).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(4_000)
    expect([fetched.mock.calls.length, page.text()]).toEqual([2, 'Oona Wey'])
    page.unmount()
  })

  it('is asked for again when the window is looked at, and by nobody once the page is gone', async () => {
    const { page } = follow('captioner')
    await quiet()
    window.dispatchEvent(new Event('focus'))
    await quiet()
    expect(fetched).toHaveBeenCalledTimes(2)
    page.unmount()
    window.dispatchEvent(new Event('focus'))
    await quiet()
    expect(fetched).toHaveBeenCalledTimes(2)
  })

  it('says that whoever asks may not', async () => {
    fetched.mockImplementation(() => Promise.resolve(Response.json({ code: 'not-permitted' }, { status: 403 })))
    const { page, refused } = follow('captioner')
    await quiet()
    expect(refused).toHaveBeenCalledWith('not-permitted')
    page.unmount()
  })

  it('is not asked for before somebody is let in', async () => {
    const { page } = follow('reader', false)
    await quiet()
    expect(fetched).not.toHaveBeenCalled()
    page.unmount()
  })
})
