/** The microphone on the captions page: what is heard goes to the field, and why it does not listen is said. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { fold } from '#shared/domain/briefing.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { Recogniser } from '../../client/captions/dictation.ts'
import { loadWords, setLocale } from '../../client/format/i18n.ts'
import { captionsWords } from '../../client/locales/wordSets.ts'
import { byRole } from './support/byRole.ts'
import { createCaptionStage, type CaptionStage } from './support/captionStage.ts'
import { briefingOf, recorded } from './support/facts.ts'

const ended = (briefing: Briefing) => fold([recorded(briefing.seq + 1, { type: 'BriefingEnded' })], briefing)

let stage: CaptionStage

beforeAll(async () => {
  await setLocale('en')
  await loadWords(captionsWords)
})
beforeEach(() => {
  stage = createCaptionStage()
})
afterEach(() => {
  stage.page.unmount()
  vi.unstubAllGlobals()
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
  const button = () => stage.page.find<HTMLButtonElement>('.microphone button')
  const hears = (transcript: string) =>
    made.at(-1)?.onresult?.({ resultIndex: 0, results: [{ isFinal: false, length: 1, 0: { transcript } }] })

  it('is off once the briefing has ended, and what was said last stays in the field', async () => {
    const briefing = await stage.caption(briefingOf(2))
    await stage.page.find('.microphone input').setValue(true)
    await button().trigger('click')
    hears('and that is all')
    briefing.value = ended(briefing.value!)
    await flushPromises()
    expect([button().text(), button().element.disabled]).toEqual(['Listen', true])
    expect([stage.text(), stage.sent()]).toEqual(['and that is all', []])
  })

  it('says in words why it does not listen', async () => {
    await stage.caption(briefingOf(2))
    await button().trigger('click')
    made[0]?.onerror?.({ error: 'audio-capture' })
    await flushPromises()
    expect(stage.page.find('.microphone .problem').text()).toBe('No microphone was found.')
    await button().trigger('click')
    made[1]?.onerror?.({ error: 'service-not-allowed' })
    await flushPromises()
    expect(stage.page.find('.microphone .problem').text()).toBe('The browser does not let this page listen.')
    expect(byRole(stage.page, 'button', 'Listen')).toBeDefined()
  })
})
