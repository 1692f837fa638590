/** A person in the list of the roster page: what stands there about them. */
import { mount } from '@vue/test-utils'
import { beforeAll, expect, it } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import type { Speaker } from '#shared/domain/vocabulary.ts'
import RosterRow from '../../client/components/roster/RosterRow.vue'
import { loadWords, setLocale } from '../../client/format/i18n.ts'
import { rosterWords } from '../../client/locales/rosterWords.ts'
import { provideRosterWork } from '../../client/roster/useRosterWork.ts'
import { briefingOf, KIT } from './support/facts.ts'

beforeAll(async () => {
  await setLocale('en')
  await loadWords(rosterWords)
})

function rowOf(speaker: Speaker, freeKey: number | null = null): string {
  const List = defineComponent(() => {
    provideRosterWork({ id: () => 'quay', token: ref(null), done: () => undefined, refused: () => undefined })
    return () => h('ul', h(RosterRow, { briefing: briefingOf(0), speaker, freeKey, back: 'people' }))
  })
  return mount(List).text()
}

it('names other labels and aliases, and no label that says only what stands there already', () => {
  expect(rowOf(KIT)).not.toContain('Also')
  expect(rowOf({ ...KIT, label: 'Kit Marsh (Tideway Radio)' })).not.toContain('Also')
  expect(rowOf({ ...KIT, aliases: ['MARSH'] })).toContain('Also: MARSH')
  expect(rowOf({ ...KIT, label: 'Q4' })).toContain('Also: Q4')
})

it('names the key by which captions give them the floor, their own before a free one', () => {
  expect(rowOf(KIT)).not.toMatch(/F\d/)
  expect(rowOf(KIT, 4)).toContain('F4')
  expect(rowOf({ ...KIT, key: 2 }, 2)).toContain('F2')
})
