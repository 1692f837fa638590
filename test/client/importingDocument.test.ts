/** What it takes for a document to leave the page for importing, and what stays of it in the tab. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answerReading } from '../../server/reading/answerReading.ts'
import { setLocale } from '../../client/format/i18n.ts'
import { useImportingStore } from '../../client/stores/importing.ts'
import { useSessionStore } from '../../client/stores/session.ts'
import { DOCUMENT, field, html, ImportStage, json, press, set, submit } from './support/importStage.ts'

let stage: ImportStage
beforeAll(async () => {
  await setLocale('en')
  // The first document loads what knows languages.
  answerReading({ source: DOCUMENT, type: 'text/plain' })
}, 60_000)
beforeEach(() => (stage = new ImportStage()))
afterEach(() => stage.leave())

const OTHER = 'Chair Ada Berg: Good day.\nReporter: Is it?\nChair Ada Berg: It is.'

async function drop(text: string) {
  const files = [new File([text], 'other.txt')]
  const event = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), {
    dataTransfer: { types: ['Files'], files },
  })
  html().dispatchEvent(event)
  // Reading a file takes as long as it takes.
  for (let n = 0; n < 5; n += 1) await flushPromises()
}
const bar = () => html().querySelector('.document-bar')?.textContent ?? ''
const shown = () => html().querySelector('dialog[open] h2')?.textContent.trim()

describe('a document', { timeout: 20_000 }, () => {
  it('of which nothing was told makes room at once, and what was pasted is still in the field', async () => {
    await stage.open()
    await press('Another document')
    expect(field('textarea').value).toBe(DOCUMENT)
  })

  it('of which something was told makes room only for whoever says so', async () => {
    await stage.open()
    await press(/^It is speech: Share this page/)
    await press('Another document')
    expect(shown()).toBe('Let your corrections go?')
    await press('Stay with this one')
    expect(stage.readings().at(-1)?.told?.lines).toEqual({ 7: 'speech' })
    await drop(OTHER)
    expect(shown()).toBe('Let your corrections go?')
    expect(bar()).not.toContain('other.txt')
    await press('Let them go')
    expect(bar()).toContain('other.txt')
    expect(stage.readings().at(-1)).toMatchObject({ source: OTHER, told: {} })
  })

  it('is not replaced by a file that is dropped on an open window', async () => {
    await stage.open()
    await press('Rehearse it')
    await drop(OTHER)
    expect(bar()).not.toContain('other.txt')
    await press('Cancel')
    await drop(OTHER)
    expect(bar()).toContain('other.txt')
  })

  it('of JSON is told by the rows of the file, and each text beside what was said leads to its own', async () => {
    const lines = [
      { speaker: 'Jo Lind', text: 'It is open.', note: 'Checked by nobody' },
      { speaker: 'Reporter', text: 'Is it?' },
    ]
    await stage.open('/import', JSON.stringify({ lines }, null, 1))
    await press(/^to line 6: notation of the file, Checked by nobody/)
    const aimed = html().querySelector('.source li.aimed')
    expect(aimed?.textContent).toContain('"note": "Checked by nobody"')
    expect(aimed?.querySelector('.fate')?.textContent).toBe('notation of the file')
  })

  it('of an unknown shape is there to be set right and read again, with what was tried in the language of the page', async () => {
    await stage.open('/import', 'The apples are in.')
    expect(field('textarea').value).toBe('The apples are in.')
    expect(html().querySelector('.unknown .tried li')?.textContent).toContain('no line of this shape')
    await setLocale('fr')
    await flushPromises()
    expect(html().querySelector('.unknown .tried li')?.textContent).toContain('aucune ligne de cette forme')
    await setLocale('en')
    await set('textarea', OTHER)
    await submit('.intake')
    expect(html().querySelector('.result')?.textContent).toContain('Is it?')
  })

  it('does not outlive signing out, in this tab or on this page; a session that ran out takes nothing', async () => {
    await stage.open()
    expect(Object.keys(sessionStorage)).toHaveLength(1)
    const [store, session] = [useImportingStore(), useSessionStore()]
    stage.role = 'reader'
    await session.refresh()
    expect(store.document?.source).toBe(DOCUMENT)
    stage.role = 'owner'
    await session.refresh()
    stage.instead.set('DELETE /api/sessions/current', () => Promise.resolve(json({})))
    await session.signOut()
    await flushPromises()
    expect(store.document).toBeNull()
    expect(Object.keys(sessionStorage)).toEqual([])
  })

  it('is written in the storage of the tab under a key that signing out knows without the page', async () => {
    await stage.open()
    stage.visited?.leave()
    const kept = Object.keys(sessionStorage)
    expect(kept).toHaveLength(1)
    const session = useSessionStore()
    stage.instead.set('DELETE /api/sessions/current', () => Promise.resolve(json({})))
    await session.signOut()
    expect(Object.keys(sessionStorage)).toEqual([])
  })
})
