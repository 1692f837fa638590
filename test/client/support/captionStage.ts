/** The captions page put together, before a server of which a test says what it answers. */
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { defineComponent, h, ref, shallowRef, type ShallowRef } from 'vue'
import type { Briefing } from '#shared/domain/state.ts'
import type { Role } from '#shared/domain/vocabulary.ts'
import CaptionDesk from '../../../client/components/captions/CaptionDesk.vue'
import { useCaptionDesk } from '../../../client/captions/useCaptionDesk.ts'
import { useI18n } from '../../../client/format/i18n.ts'
import { captionsWords } from '../../../client/locales/wordSets.ts'
import type { Interim } from '../../../client/stores/interims.ts'
import { ok, stubAnswers, type Answers } from './answers.ts'

export const LINES = 'POST /api/briefings/quay/lines'
export const GLOSSARY = 'GET /api/briefings/quay/glossary'

export interface CaptionStage {
  readonly answers: Answers
  readonly page: VueWrapper
  /** Opens the page; what it answers is the briefing, to be changed. */
  readonly caption: (given: Briefing, role?: Role) => Promise<ShallowRef<Briefing | null>>
  /** What is being spoken, as the live link tells it. */
  readonly interims: ShallowRef<readonly Interim[]>
  readonly field: () => ReturnType<VueWrapper['find']>
  readonly text: () => string
  readonly paste: (text: string) => Promise<unknown>
  /** The finished lines that were sent. */
  readonly sent: () => readonly unknown[]
}

/** With empty storage and no briefing yet. Stubs `fetch`. */
export function createCaptionStage(): CaptionStage {
  localStorage.clear()
  sessionStorage.clear()
  const answers = stubAnswers()
  answers.on(LINES, ok({ seq: 40 }))
  answers.on(GLOSSARY, ok({ seq: 4, terms: [] }))
  const interims = shallowRef<readonly Interim[]>([])
  let page: VueWrapper | null = null

  function opened(): VueWrapper {
    if (page === null) throw new Error('no page is open')
    return page
  }
  const area = () => opened().find<HTMLTextAreaElement>('#line-text')

  return {
    answers,
    get page() {
      return opened()
    },
    async caption(given, role = 'reader') {
      const briefing = shallowRef<Briefing | null>(given)
      const Page = defineComponent({
        setup() {
          const { t } = useI18n(captionsWords)
          const admission = { isAdmitted: ref(true), refused: () => undefined }
          const who = { id: 'quay', writer: null, token: ref('lines'), role: ref(role), admission }
          const desk = useCaptionDesk({ ...who, briefing, interims, t })
          return () => briefing.value && h(CaptionDesk, { briefing: briefing.value, desk, notice: null })
        },
      })
      page = mount(Page, { attachTo: document.body, global: { stubs: { RouterLink: true } } })
      await flushPromises()
      return briefing
    },
    interims,
    field: area,
    text: () => area().element.value,
    paste(text) {
      const event = new Event('paste', { bubbles: true, cancelable: true })
      Object.assign(event, { clipboardData: { getData: () => text } })
      area().element.dispatchEvent(event)
      return flushPromises()
    },
    sent: () =>
      answers.asked.flatMap(({ call, body }) =>
        call === LINES && (body as { readonly final?: boolean }).final !== false ? [body] : [],
      ),
  }
}
