/** The captions page at work, put together: what its keys and its windows do to one draft and one queue. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadWords, setLocale } from '../../client/format/i18n.ts'
import { captionsWords } from '../../client/locales/wordSets.ts'
import { ok, refused } from './support/answers.ts'
import { createCaptionStage, GLOSSARY, LINES, type CaptionStage } from './support/captionStage.ts'
import { briefingOf, briefingWith, KIT, lineEvent, lineFact, OONA, recorded } from './support/facts.ts'

const TERM = { id: 't', written: 'Harbour Authority', heard: ['harbor authority'] }
const speaker = () => stage.page.find<HTMLInputElement>('.speakers input:checked').element.value

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

describe('the captions page', () => {
  it('gives the floor by a key, but not while the key is meant for the line that is being changed', async () => {
    await stage.caption(briefingOf(2))
    await stage.field().trigger('keydown', { key: 'F2' })
    expect(speaker()).toBe('kit')
    await stage.field().trigger('keydown', { key: 'ArrowUp' })
    await stage.page.find('.editor textarea').trigger('keydown', { key: 'F1' })
    expect(speaker()).toBe('kit')
    expect(stage.page.find<HTMLSelectElement>('.editor select').element.value).toBe('oona')
  })

  it('says everything in one place that is read aloud', async () => {
    await stage.caption(briefingOf(2))
    expect(stage.page.findAll('[aria-live], [role=status]')).toHaveLength(1)
    await stage.page.find('#other-speaker').setValue('oona vey')
    expect(stage.page.find('[role=status]').text()).toBe('In the list already: Oona Vey')
    await stage.field().setValue('Thank you, Mar')
    expect(stage.page.find('[role=status]').text()).toBe('Tab: Marsh')
    await stage.field().setValue('Thank you, Mark')
    expect(stage.page.find('[role=status]').text()).toBe('')
  })

  it('puts no lone @ on the record, nor shows an empty list for it', async () => {
    const nobody = { ...briefingOf(2), speakers: [] }
    await stage.caption(nobody)
    await stage.field().setValue('@')
    expect(stage.page.find('[role=listbox]').exists()).toBe(false)
    await stage.field().trigger('keydown', { key: 'Enter' })
    await flushPromises()
    expect([stage.sent(), stage.text()]).toEqual([[], '@'])
  })

  it('shows what others are typing, and not again what was typed here and was refused', async () => {
    stage.answers.on(LINES, refused(400, 'line-malformed'))
    await stage.caption(briefingOf(2))
    await stage.field().setValue('Typed here.')
    await stage.field().trigger('keydown', { key: 'Enter' })
    await flushPromises()
    const [mine] = stage.sent() as { readonly id: string }[]
    const spoken = { speakerId: 'oona', at: Date.now() }
    stage.interims.value = [
      { ...spoken, lineId: mine?.id ?? '', text: 'Typed he' },
      { ...spoken, lineId: 'theirs', text: 'Typed there' },
    ]
    await flushPromises()
    expect(stage.page.findAll('.others .text').map((each) => each.text())).toEqual(['Typed there'])
  })

  it('asks for the glossary as a reader, and has it with the briefing as a desk', async () => {
    const asked = () => stage.answers.asked.filter(({ call }) => call === GLOSSARY).length
    stage.answers.on(GLOSSARY, ok({ seq: 4, terms: [TERM] }))
    await stage.caption(briefingOf(2))
    await stage.field().setValue('The harbor authority')
    expect([asked(), stage.page.find('.replacing').text().includes('Harbour Authority')]).toEqual([1, true])
    stage.page.unmount()
    sessionStorage.clear()
    await stage.caption({ ...briefingOf(2), glossary: [TERM] }, 'moderator')
    await stage.field().setValue('The harbor authority')
    expect([asked(), stage.page.find('.replacing').text().includes('Harbour Authority')]).toEqual([1, true])
  })
})

describe('the same as before', () => {
  const KITS = { speakerId: KIT.id, label: KIT.label, kind: 'question' } as const
  const OTHERS = recorded(6, lineEvent('l6', 'Who pays?', KITS))
  const nextBy = () => stage.page.find('.now .name').text()
  const enter = async () => {
    await stage.field().trigger('keydown', { key: 'Enter' })
    await flushPromises()
  }

  it('is whom the page showed when the line was begun, whatever another captioner sends meanwhile', async () => {
    const briefing = await stage.caption(briefingWith(lineFact(5)))
    expect(nextBy()).toContain('Oona Vey goes on')
    await stage.field().setValue('We open on')
    const interim = { id: expect.any(String), text: 'We open on', final: false, rev: 1, speaker: 'oona' }
    await vi.waitFor(() => expect(stage.answers.asked).toContainEqual({ call: LINES, body: interim }))
    briefing.value = briefingWith(lineFact(5), OTHERS)
    await flushPromises()
    expect(nextBy()).toBe('Next line Oona Vey')
    await stage.field().setValue('We open on Monday.')
    await enter()
    await stage.field().setValue('At nine.')
    await enter()
    expect(stage.sent()).toMatchObject([
      { text: 'We open on Monday.', speaker: 'oona' },
      { text: 'At nine.', speaker: 'oona' },
    ])
  })

  it('is still the one whom the page showed once the network is back', async () => {
    stage.answers.on(LINES, 'unreachable')
    const briefing = await stage.caption(briefingWith(lineFact(5)))
    await stage.field().setValue('We open on Monday.')
    await enter()
    briefing.value = briefingWith(lineFact(5), OTHERS)
    stage.answers.on(LINES, ok({ seq: 7 }))
    window.dispatchEvent(new Event('online'))
    await flushPromises()
    expect(stage.sent().at(-1)).toMatchObject({ text: 'We open on Monday.', speaker: 'oona' })
  })

  it('chosen over words that stand already is whom the page shows when they are sent', async () => {
    await stage.caption(briefingWith(lineFact(5), OTHERS))
    await stage.field().trigger('keydown', { key: 'F1' })
    await stage.field().setValue('And when?')
    await stage.page.find('.speakers input[type=radio]').setValue(true)
    expect(nextBy()).toContain('Kit Marsh goes on')
    await enter()
    expect(stage.sent()).toMatchObject([{ text: 'And when?', speaker: 'kit' }])
  })

  it('is in a paste whom its window named, whatever comes while somebody reads it', async () => {
    const briefing = await stage.caption(briefingWith(lineFact(5)))
    await stage.paste('One thing.\n\nKit Marsh: Another?')
    briefing.value = briefingWith(lineFact(5), OTHERS)
    await flushPromises()
    expect(stage.page.findAll('dialog .who').map((who) => who.text())).toEqual(['Oona Vey', 'Kit Marsh'])
    await stage.page.find('dialog form').trigger('submit')
    await flushPromises()
    expect(stage.sent()).toMatchObject([{ speaker: 'oona' }, { speaker: 'kit' }])
  })

  it('leaves who goes on open while nobody types: an empty field, or a sign that asks for a person', async () => {
    const briefing = await stage.caption(briefingWith(lineFact(5)))
    await stage.field().setValue('@')
    await stage.field().setValue('')
    briefing.value = briefingWith(lineFact(5), OTHERS)
    await flushPromises()
    expect(nextBy()).toContain('Kit Marsh goes on')
  })
})

describe('what was heard besides words', () => {
  const press = (key: string) => stage.field().trigger('keydown', { key })
  const mark = async (text: string) => {
    await stage.field().setValue(text)
    await press('Enter')
    await flushPromises()
  }
  const marked = () => stage.page.findAll('.marks [aria-pressed=true]').map((each) => each.text())

  it('goes with its words: an emptied field has no marks, and the next line goes out without them', async () => {
    await stage.caption(briefingOf(2))
    await mark('Wait [lau')
    expect([stage.text(), marked()]).toEqual(['Wait ', ['laughter']])
    await stage.field().setValue('')
    expect(marked()).toEqual([])
    await press('F2')
    await mark('A question?')
    expect(stage.sent()).toEqual([expect.objectContaining({ text: 'A question?', speaker: 'kit' })])
    expect(stage.sent()[0]).not.toHaveProperty('marks')
  })

  it('is not put into the mouth of another person who is chosen before any word', async () => {
    await stage.caption(briefingOf(2))
    await press('F1')
    await mark('[lau')
    expect(marked()).toEqual(['laughter'])
    await press('F1')
    expect(marked()).toEqual(['laughter'])
    await press('F2')
    expect(marked()).toEqual([])
  })

  it('stays with the words where these turn out to be somebody else’s, and alone is a line of its own', async () => {
    await stage.caption(briefingOf(2))
    await mark('Wait [lau')
    await press('F2')
    await press('Enter')
    await mark('[app')
    await press('Enter')
    await flushPromises()
    expect(stage.sent()).toMatchObject([
      { text: 'Wait', speaker: 'kit', marks: ['laughter'] },
      { text: '[applause]', marks: ['applause'] },
    ])
    expect(marked()).toEqual([])
  })

  it('stays where a new name has become somebody of the roster', async () => {
    const briefing = await stage.caption({ ...briefingOf(2), speakers: [OONA] })
    await stage.field().setValue('@Kit Marsh')
    await press('ArrowDown')
    await press('Enter')
    await flushPromises()
    await mark('[lau')
    briefing.value = briefingOf(2)
    await flushPromises()
    expect([speaker(), marked()]).toEqual(['kit', ['laughter']])
  })
})

describe('a paste on the page', () => {
  it('goes out by whoever was chosen', async () => {
    await stage.caption(briefingOf(0))
    await stage.field().trigger('keydown', { key: 'F1' })
    await stage.paste('One thing.\n\nAnother thing.')
    await stage.page.find('dialog form').trigger('submit')
    await flushPromises()
    expect(stage.sent()).toMatchObject([
      { text: 'One thing.', speaker: 'oona' },
      { text: 'Another thing.', speaker: 'oona' },
    ])
  })

  it('waits until somebody is chosen where nobody has spoken, as a typed line does', async () => {
    await stage.caption(briefingOf(0))
    await stage.paste('One thing.\n\nAnother thing.')
    expect(stage.page.find('dialog').text()).toContain('Nobody has spoken yet')
    await stage.page.find('dialog form').trigger('submit')
    await flushPromises()
    expect(stage.sent()).toEqual([])
    expect(stage.page.find('dialog').text()).toContain('One thing.')
  })

  it('that names who speaks needs nobody to be chosen', async () => {
    await stage.caption(briefingOf(0))
    await stage.paste('Oona Vey: One thing.\n\nKit Marsh: Another?')
    await stage.page.find('dialog form').trigger('submit')
    await flushPromises()
    expect(stage.sent()).toMatchObject([{ speaker: 'oona' }, { speaker: 'kit' }])
  })
})
