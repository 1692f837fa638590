/** The big field and the choice of who speaks, as a captioner meets them: by role and by name. */
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import LineField from '../../client/components/captions/LineField.vue'
import SpeakerChoice from '../../client/components/captions/SpeakerChoice.vue'
import { loadWords, setLocale } from '../../client/format/i18n.ts'
import { captionsWords } from '../../client/locales/wordSets.ts'
import { byRole } from './support/byRole.ts'
import { KIT, OONA } from './support/facts.ts'

beforeAll(async () => {
  await setLocale('en')
  await loadWords(captionsWords)
})

const mountField = (text: string) =>
  mount(LineField, {
    props: {
      text,
      language: 'en',
      maxLength: 8_000,
      disabled: false,
      fault: null,
      roster: [OONA, KIT],
      phrases: ['Harbour Authority'],
      isEmpty: text === '',
    },
    attachTo: document.body,
  })

describe('the field', () => {
  it('sends on Enter, but not while an input method composes', () => {
    const wrapper = mountField('Good morning.')
    const field = byRole(wrapper, 'textbox', 'What is being said')
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true }))
    expect(wrapper.emitted('act')).toBeUndefined()
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }))
    expect(wrapper.emitted('act')).toEqual([['send']])
    wrapper.unmount()
  })

  it('offers people after @: arrows choose, Enter takes, and a name that nobody bears is a new one', async () => {
    const wrapper = mountField('@mar')
    const options = () => wrapper.findAll('[role=option]').map((option) => option.text())
    expect(options()).toEqual(['Kit Marsh Tideway Radio', expect.stringContaining('new')])
    const field = byRole(wrapper, 'textbox', 'What is being said')
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }))
    expect(wrapper.emitted('speaker')).toEqual([['kit']])
    expect(wrapper.emitted('type')).toEqual([['']])
    wrapper.unmount()
    const other = mountField('@mar')
    const again = byRole(other, 'textbox', 'What is being said')
    again.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', cancelable: true }))
    await nextTick()
    again.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }))
    expect(other.emitted('speaker')).toEqual([['mar']])
    expect(other.emitted('act')).toBeUndefined()
    other.unmount()
  })

  it('completes a prepared word on Tab and still sends on Enter; Escape puts the offer away', async () => {
    const wrapper = mountField('The harbour aut')
    const field = byRole(wrapper, 'textbox', 'What is being said')
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', cancelable: true }))
    expect(wrapper.emitted('type')).toEqual([['The Harbour Authority']])
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }))
    expect(wrapper.emitted('act')).toEqual([['send']])
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', cancelable: true }))
    await nextTick()
    const tab = new KeyboardEvent('keydown', { key: 'Tab', cancelable: true })
    field.dispatchEvent(tab)
    expect(tab.defaultPrevented).toBe(false)
    wrapper.unmount()
  })
})

describe('who speaks', () => {
  it('offers the roster with its keys, and chooses a known person instead of introducing a second one', async () => {
    const wrapper = mount(SpeakerChoice, {
      props: { speakers: [OONA, KIT], modelValue: null, hasBefore: true, disabled: false },
      attachTo: document.body,
    })
    expect(byRole(wrapper, 'radio', /Kit Marsh.*F2/)).toBeDefined()
    const other = byRole(wrapper, 'textbox', 'Name as it should stand')
    if (!(other instanceof HTMLInputElement)) throw new Error('the field is no input')
    other.value = 'oona vey'
    other.dispatchEvent(new Event('input'))
    await nextTick()
    byRole(wrapper, 'button', 'Use this name').click()
    await wrapper.find('form').trigger('submit')
    expect(wrapper.emitted('update:modelValue')?.at(-1)).toEqual(['oona'])
    wrapper.unmount()
  })

  it('asks for a speaker until somebody has spoken, and only then offers the same as before', () => {
    const choice = (hasBefore: boolean) =>
      mount(SpeakerChoice, { props: { speakers: [OONA], modelValue: null, hasBefore, disabled: false } }).text()
    expect(choice(false)).toContain('Pick a person, or type a name')
    expect(choice(false)).not.toContain('The same as before')
    expect(choice(true)).toContain('The same as before')
    expect(choice(true)).not.toContain('Pick a person, or type a name')
  })

  it('says how a typed name will stand before it is used', async () => {
    const wrapper = mount(SpeakerChoice, {
      props: { speakers: [OONA], modelValue: null, hasBefore: false, disabled: false },
    })
    const type = async (text: string) => {
      await wrapper.find('#other-speaker').setValue(text)
      return wrapper.find('#other-preview').text()
    }
    expect(await type('Harbour Director, Ines Valdorra')).toBe(
      'Will stand as: Ines Valdorra, Harbour Director — podium',
    )
    expect(await type('Kit Marsh [Tideway Radio]')).toBe('Will stand as: Kit Marsh, Tideway Radio — press')
    expect(await type('oona vey')).toBe('In the list already: Oona Vey')
  })
})
