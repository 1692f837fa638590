/** The desk's columns on a page, over a stage; and what a moderator does to them and reads of them. */
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeAll, beforeEach } from 'vitest'
import { defineComponent, h } from 'vue'
import DeskColumns from '../../../client/components/desk/DeskColumns.vue'
import { loadWords, setLocale } from '../../../client/format/i18n.ts'
import { deskWords, figuresWords, queueWords } from '../../../client/locales/wordSets.ts'
import { byRole } from './byRole.ts'
import { DeskStage } from './deskStage.ts'

export let stage: DeskStage
export let desk: VueWrapper

/** A new stage for each test of the file; what was shown goes after it. */
export function stageEach(): void {
  beforeAll(async () => {
    await setLocale('en')
    await Promise.all([loadWords(deskWords), loadWords(queueWords), loadWords(figuresWords)])
  })
  beforeEach(() => {
    stage = new DeskStage()
  })
  afterEach(() => {
    desk.unmount()
  })
}

/** Stands for the page until the next test. */
export function put(page: VueWrapper): void {
  desk = page
}

export function show(): void {
  const { page } = stage.open()
  const Desk = defineComponent(() => () => {
    return page.briefing && h(DeskColumns, { briefing: page.briefing, interims: [], offset: 0 })
  })
  put(mount(Desk, { attachTo: document.body }))
}

export async function press(key: string, more: KeyboardEventInit = {}): Promise<void> {
  const target = document.activeElement ?? document.body
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  await flushPromises()
}

export async function click(name: string | RegExp): Promise<void> {
  byRole(desk, 'button', name).click()
  await flushPromises()
}

export async function type(field: HTMLElement | null | undefined, text: string): Promise<void> {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) throw new Error('there is no field')
  field.value = text
  field.dispatchEvent(new Event('input'))
  await flushPromises()
}

/** Of the window that is open. */
export const submit = () =>
  document.querySelector('dialog[open] form')?.dispatchEvent(new Event('submit', { cancelable: true }))

export async function answer(): Promise<void> {
  stage.answer()
  await flushPromises()
}

export function column(name: string): HTMLElement {
  const all = [...document.querySelectorAll<HTMLElement>('section')]
  const found = all.find((section) => section.querySelector('h2')?.textContent === name)
  if (found === undefined) throw new Error(`there is no column ${name}`)
  return found
}

/** Who asks, card by card. */
export const names = (name: string) =>
  [...column(name).querySelectorAll('article')].map((card) => card.getAttribute('aria-label'))

export function cardOf(asker: string): HTMLElement {
  const card = document.querySelector<HTMLElement>(`article[aria-label="${asker}"]`)
  if (card === null) throw new Error(`there is no card of ${asker}`)
  return card
}

/** What a screen reader was told. */
export const said = () => [...document.querySelectorAll('[role=status], [role=alert]')].map((each) => each.textContent)
