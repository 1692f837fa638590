/** Merging and removing on the page of people: both name what was looked at, and say so where somebody was faster. */
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, ref, shallowRef, useTemplateRef } from 'vue'
import { createPinia } from 'pinia'
import type { SentCommand } from '#shared/domain/commands.ts'
import { rosterOf } from '#shared/domain/roster.ts'
import type { Speaker } from '#shared/domain/vocabulary.ts'
import MergeDialog from '../../client/components/roster/MergeDialog.vue'
import RosterRow from '../../client/components/roster/RosterRow.vue'
import { loadWords, setLocale } from '../../client/format/i18n.ts'
import { rosterWords } from '../../client/locales/rosterWords.ts'
import { provideRosterWork } from '../../client/roster/useRosterWork.ts'
import { play } from '../support/briefings.ts'

const KIT: Speaker = {
  id: 'kit',
  label: 'MARSH',
  name: 'Kit Marsh',
  role: null,
  outlet: 'Tideway Radio',
  side: 'press',
}
const ADA: Speaker = { id: 'ada', label: 'QUILL', name: 'Ada Quill', role: null, outlet: 'Quay Post', side: 'press' }
const introduced = play([KIT, ADA].map((speaker) => ({ type: 'IntroduceSpeaker', speaker })))

beforeAll(async () => {
  await setLocale('en')
  await loadWords(rosterWords)
})
let page: VueWrapper | null = null
afterEach(() => {
  page?.unmount()
  vi.unstubAllGlobals()
})

type Sent = Extract<SentCommand, { type: 'MergeSpeakers' | 'RemoveSpeaker' }>

/** The part over a roster that others may change; each command is answered by the next of the answers. */
function show(part: 'merge' | 'row', answers: readonly (readonly [number, object])[]) {
  const sent: Sent[] = []
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
    const [status, answer] = answers[sent.length] ?? [200, { seq: 9 }]
    sent.push(JSON.parse(body) as Sent)
    return Promise.resolve(Response.json(answer, { status }))
  })
  const briefing = shallowRef(introduced.briefing)
  page = mount(
    defineComponent(() => {
      const frame = useTemplateRef<{ open: (speaker: Speaker) => Promise<void> }>('frame')
      provideRosterWork({ id: () => 'quay', token: ref(null), done: () => undefined, refused: () => undefined })
      void nextTick(() => frame.value?.open(KIT))
      return () => {
        const speakers = rosterOf(briefing.value)
        const shared = { briefing: briefing.value, back: 'people' }
        return part === 'merge'
          ? h(MergeDialog, { ref: 'frame', speakers, ...shared })
          : h(RosterRow, { speaker: speakers.find(({ id }) => id === 'kit') ?? KIT, freeKey: null, ...shared })
      }
    }),
    { attachTo: document.body, global: { plugins: [createPinia()] } },
  )
  const change = async (saw: Speaker, name: string) => {
    const speaker = { ...saw, name }
    briefing.value = play([{ type: 'ChangeSpeaker', saw, speaker }], introduced.events).briefing
    await flushPromises()
    return speaker
  }
  return { page, sent, change }
}

const meanwhile = (speaker: string) => [409, { code: 'speaker-changed-meanwhile', detail: { speaker } }] as const
const submit = async (shown: VueWrapper) => {
  await shown.find('form').trigger('submit')
  await flushPromises()
}

describe('merging', () => {
  it('[R2] names both as they were seen: the one at the opening, the other at the choice', async () => {
    const { page: shown, sent, change } = show('merge', [meanwhile('kit')])
    await flushPromises()
    await shown.find('select').setValue('ada')
    const now = await change(KIT, 'Kit Marsh-Delane')
    expect(shown.find('h2').text()).toContain('Kit Marsh, Tideway Radio')
    await submit(shown)
    expect(sent).toEqual([{ type: 'MergeSpeakers', speakerId: 'kit', into: 'ada', saw: KIT, sawInto: ADA }])
    expect(shown.find('[role=alert]').text()).toBe(
      'Somebody has changed Kit Marsh-Delane, Tideway Radio in the meantime. Look at it again before you go on.',
    )
    expect(shown.find('h2').text()).toContain('Kit Marsh-Delane, Tideway Radio')
    await submit(shown)
    expect(sent[1]).toEqual({ ...sent[0], saw: now })
    expect(shown.find('form').exists()).toBe(false)
  })

  it('[R2] shows the other as they are now, too, where it was they who were changed', async () => {
    const { page: shown, sent, change } = show('merge', [meanwhile('ada'), [503, { code: 'store-down' }]])
    await flushPromises()
    await shown.find('select').setValue('ada')
    const now = await change(ADA, 'Ada Quill-Holm')
    expect(shown.find('.moves').text()).toContain('alias of Ada Quill, Quay Post')
    expect(shown.find('option[value=ada]').text()).toBe('Ada Quill, Quay Post')
    await submit(shown)
    expect(shown.find('.moves').text()).toContain('alias of Ada Quill-Holm, Quay Post')
    await submit(shown)
    // What they were told of they have seen, whatever else goes wrong.
    await submit(shown)
    expect(sent).toMatchObject([{ sawInto: ADA }, { saw: KIT, sawInto: now }, { saw: KIT, sawInto: now }])
  })
})

describe('removing', () => {
  it('[R2] names whom the row shows, and says so where somebody was faster', async () => {
    const { page: shown, sent, change } = show('row', [meanwhile('kit')])
    const remove = () => shown.find('[aria-label^=Remove]').trigger('click')
    await remove()
    await flushPromises()
    expect(sent).toEqual([{ type: 'RemoveSpeaker', speakerId: 'kit', saw: KIT }])
    expect(shown.find('[role=alert]').text()).toContain('changed this speaker in the meantime')
    const now = await change(KIT, 'Kit Marsh-Delane')
    await remove()
    await flushPromises()
    expect(sent[1]).toEqual({ type: 'RemoveSpeaker', speakerId: 'kit', saw: now })
  })
})
