/** The windows for pasted lists: what was not added stays in them, with why. */
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, ref, useTemplateRef, type Component } from 'vue'
import type { Term } from '#shared/domain/vocabulary.ts'
import { loadWords, setLocale } from '../../client/format/i18n.ts'
import PastePeopleDialog from '../../client/components/roster/PastePeopleDialog.vue'
import PasteTermsDialog from '../../client/components/roster/PasteTermsDialog.vue'
import { rosterWords } from '../../client/locales/rosterWords.ts'
import { provideRosterWork, SETTING_AT_MOST } from '../../client/roster/useRosterWork.ts'
import { play } from '../support/briefings.ts'

beforeAll(async () => {
  await setLocale('en')
  await loadWords(rosterWords)
})
let page: VueWrapper | null = null
afterEach(() => {
  page?.unmount()
  vi.unstubAllGlobals()
})

/** Opens the window, pastes, and presses its button; the commands after the first `taken` are refused. */
async function paste(dialog: Component, props: object, text: string, taken: number) {
  let sent = 0
  vi.stubGlobal('fetch', () => {
    sent += 1
    const isTaken = sent <= taken
    return Promise.resolve(
      Response.json(isTaken ? { seq: sent } : { code: 'speakers-too-many' }, { status: isTaken ? 200 : 409 }),
    )
  })
  page = mount(
    defineComponent(() => {
      const frame = useTemplateRef<{ open: () => Promise<void> }>('frame')
      provideRosterWork({ id: () => 'quay', token: ref(null), done: () => undefined, refused: () => undefined })
      void nextTick(() => frame.value?.open())
      return () => h(dialog, { ref: 'frame', ...props })
    }),
    { attachTo: document.body },
  )
  await flushPromises()
  await page.find('textarea').setValue(text)
  await page.find('form').trigger('submit')
  await flushPromises()
  const field = page.find('textarea')
  return {
    left: field.exists() ? field.element.value : null,
    why: page.find('[role=alert]').exists() ? page.find('[role=alert]').text() : null,
  }
}

describe('pasted people', () => {
  const props = { briefing: play([]).briefing, speakers: [] }
  const rows = ['Name\tOutlet', 'Kit Marsh\tTideway Radio', 'Ada  Quill\tQuay Post']

  it('close the window once all of them are added', async () => {
    expect(await paste(PastePeopleDialog, props, rows.join('\n'), 2)).toEqual({ left: null, why: null })
  })

  it('stay with head and cells from the one that was refused', async () => {
    const { left, why } = await paste(PastePeopleDialog, props, rows.join('\n'), 1)
    expect(left).toBe('Name\tOutlet\nAda  Quill\tQuay Post')
    expect(why).toContain('What could not be added is left here.')
  })

  it('stay where they cannot be read, though nothing was refused', async () => {
    const long = 'x'.repeat(200)
    expect(await paste(PastePeopleDialog, props, `Kit Marsh\n${long}`, 1)).toEqual({
      left: long,
      why: 'What could not be added is left here.',
    })
  })
})

describe('pasted terms', () => {
  const VEY: Term = { id: 'vey', written: 'Oona Vey', heard: ['una vay'] }

  it('stay from the command that was refused', async () => {
    const words = Array.from({ length: SETTING_AT_MOST + 2 }, (_, n) => `Word${n}`)
    const { left, why } = await paste(PasteTermsDialog, { terms: [VEY] }, words.join('\n'), 1)
    expect(left).toBe(`Word${SETTING_AT_MOST}\nWord${SETTING_AT_MOST + 1}`)
    expect(why).toContain('What could not be added is left here.')
  })

  it('stay where they stand for another entry, though nothing was refused', async () => {
    const { left } = await paste(PasteTermsDialog, { terms: [VEY] }, 'Quay = kai\n- Una Wey = una vay', 1)
    expect(left).toBe('- Una Wey = una vay')
  })

  it('close the window once all of them are set or known', async () => {
    expect((await paste(PasteTermsDialog, { terms: [VEY] }, 'Quay = kai\nOona Vey', 1)).left).toBeNull()
  })
})
