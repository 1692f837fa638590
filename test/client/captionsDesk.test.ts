/** The captions page at work, put together: what its keys, its windows and its microphone do to one draft and one queue. */
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref, shallowRef } from 'vue'
import { fold } from '#shared/domain/briefing.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { Role } from '#shared/domain/vocabulary.ts'
import CaptionDesk from '../../client/components/captions/CaptionDesk.vue'
import type { Recogniser } from '../../client/captions/dictation.ts'
import { useCaptionDesk } from '../../client/captions/useCaptionDesk.ts'
import { loadWords, setLocale, useI18n } from '../../client/format/i18n.ts'
import { captionsWords } from '../../client/locales/wordSets.ts'
import { ok, stubAnswers, type Answers } from './support/answers.ts'
import { byRole } from './support/byRole.ts'
import { briefingOf, recorded } from './support/facts.ts'

const LINES = 'POST /api/briefings/quay/lines'
const GLOSSARY = 'GET /api/briefings/quay/glossary'
const TERM = { id: 't', written: 'Harbour Authority', heard: ['harbor authority'] }

let answers: Answers
let page: VueWrapper

beforeAll(async () => {
  await setLocale('en')
  await loadWords(captionsWords)
})
beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  answers = stubAnswers()
  answers.on(LINES, ok({ seq: 40 }))
  answers.on(GLOSSARY, ok({ seq: 4, terms: [] }))
})
afterEach(() => {
  page.unmount()
  vi.unstubAllGlobals()
})

async function caption(given: Briefing, role: Role = 'reader') {
  const briefing = shallowRef<Briefing | null>(given)
  const Page = defineComponent({
    setup() {
      const { t } = useI18n(captionsWords)
      const interims = ref([])
      const admission = { isAdmitted: ref(true), refused: () => undefined }
      const desk = useCaptionDesk({
        id: 'quay',
        writer: null,
        token: ref('lines'),
        admission,
        briefing,
        interims,
        role: ref(role),
        t,
      })
      return () => briefing.value && h(CaptionDesk, { briefing: briefing.value, desk, notice: null })
    },
  })
  page = mount(Page, { attachTo: document.body, global: { stubs: { RouterLink: true } } })
  await flushPromises()
  return briefing
}

const field = () => page.find<HTMLTextAreaElement>('#line-text')
const speaker = () => page.find<HTMLInputElement>('.speakers input:checked').element.value
/** The finished lines that were sent. */
const sent = () =>
  answers.asked.flatMap(({ call, body }) =>
    call === LINES && (body as { readonly final?: boolean }).final !== false ? [body] : [],
  )
const ended = (briefing: Briefing) => fold([recorded(briefing.seq + 1, { type: 'BriefingEnded' })], briefing)

function paste(text: string) {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  Object.assign(event, { clipboardData: { getData: () => text } })
  field().element.dispatchEvent(event)
  return flushPromises()
}

describe('the captions page', () => {
  it('gives the floor by a key, but not while the key is meant for the line that is being changed', async () => {
    await caption(briefingOf(2))
    await field().trigger('keydown', { key: 'F2' })
    expect(speaker()).toBe('kit')
    await field().trigger('keydown', { key: 'ArrowUp' })
    await page.find('.editor textarea').trigger('keydown', { key: 'F1' })
    expect(speaker()).toBe('kit')
    expect(page.find<HTMLSelectElement>('.editor select').element.value).toBe('oona')
  })

  it('says everything in one place that is read aloud', async () => {
    await caption(briefingOf(2))
    expect(page.findAll('[aria-live], [role=status]')).toHaveLength(1)
    await page.find('#other-speaker').setValue('oona vey')
    expect(page.find('[role=status]').text()).toBe('In the list already: Oona Vey')
    await field().setValue('Thank you, Mar')
    expect(page.find('[role=status]').text()).toBe('Tab: Marsh')
    await field().setValue('Thank you, Mark')
    expect(page.find('[role=status]').text()).toBe('')
  })

  it('puts no lone @ on the record, nor shows an empty list for it', async () => {
    const nobody = { ...briefingOf(2), speakers: [] }
    await caption(nobody)
    await field().setValue('@')
    expect(page.find('[role=listbox]').exists()).toBe(false)
    await field().trigger('keydown', { key: 'Enter' })
    await flushPromises()
    expect([sent(), field().element.value]).toEqual([[], '@'])
  })

  it('asks for the glossary as a reader, and has it with the briefing as a desk', async () => {
    const asked = () => answers.asked.filter(({ call }) => call === GLOSSARY).length
    answers.on(GLOSSARY, ok({ seq: 4, terms: [TERM] }))
    await caption(briefingOf(2))
    await field().setValue('The harbor authority')
    expect([asked(), page.find('.replacing').text().includes('Harbour Authority')]).toEqual([1, true])
    page.unmount()
    sessionStorage.clear()
    await caption({ ...briefingOf(2), glossary: [TERM] }, 'moderator')
    await field().setValue('The harbor authority')
    expect([asked(), page.find('.replacing').text().includes('Harbour Authority')]).toEqual([1, true])
  })
})

describe('a paste on the page', () => {
  it('goes out by whoever was chosen', async () => {
    await caption(briefingOf(0))
    await field().trigger('keydown', { key: 'F1' })
    await paste('One thing.\n\nAnother thing.')
    await page.find('dialog form').trigger('submit')
    await flushPromises()
    expect(sent()).toMatchObject([
      { text: 'One thing.', speaker: 'oona' },
      { text: 'Another thing.', speaker: 'oona' },
    ])
  })

  it('waits until somebody is chosen where nobody has spoken, as a typed line does', async () => {
    await caption(briefingOf(0))
    await paste('One thing.\n\nAnother thing.')
    expect(page.find('dialog').text()).toContain('Nobody has spoken yet')
    await page.find('dialog form').trigger('submit')
    await flushPromises()
    expect(sent()).toEqual([])
    expect(page.find('dialog').text()).toContain('One thing.')
  })

  it('that names who speaks needs nobody to be chosen', async () => {
    await caption(briefingOf(0))
    await paste('Oona Vey: One thing.\n\nKit Marsh: Another?')
    await page.find('dialog form').trigger('submit')
    await flushPromises()
    expect(sent()).toMatchObject([{ speaker: 'oona' }, { speaker: 'kit' }])
  })
})

describe('the microphone of the page', () => {
  let made: Recogniser[]
  beforeEach(() => {
    made = []
    class Recognises implements Recogniser {
      lang = ''
      continuous = false
      interimResults = false
      onresult: Recogniser['onresult'] = null
      onend: Recogniser['onend'] = null
      onerror: Recogniser['onerror'] = null
      constructor() {
        made.push(this)
      }
      start() {}
      stop() {}
    }
    vi.stubGlobal('SpeechRecognition', Recognises)
  })
  const button = () => page.find<HTMLButtonElement>('.microphone button')
  const hears = (transcript: string) =>
    made.at(-1)?.onresult?.({ resultIndex: 0, results: [{ isFinal: false, length: 1, 0: { transcript } }] })

  it('is off once the briefing has ended, and what was said last stays in the field', async () => {
    const briefing = await caption(briefingOf(2))
    await page.find('.microphone input').setValue(true)
    await button().trigger('click')
    hears('and that is all')
    briefing.value = ended(briefing.value!)
    await flushPromises()
    expect([button().text(), button().element.disabled]).toEqual(['Listen', true])
    expect([field().element.value, sent()]).toEqual(['and that is all', []])
  })

  it('says in words why it does not listen', async () => {
    await caption(briefingOf(2))
    await button().trigger('click')
    made[0]?.onerror?.({ error: 'audio-capture' })
    await flushPromises()
    expect(page.find('.microphone .problem').text()).toBe('No microphone was found.')
    await button().trigger('click')
    made[1]?.onerror?.({ error: 'service-not-allowed' })
    await flushPromises()
    expect(page.find('.microphone .problem').text()).toBe('The browser does not let this page listen.')
    expect(byRole(page, 'button', 'Listen')).toBeDefined()
  })
})
