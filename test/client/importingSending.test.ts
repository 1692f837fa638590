/** What becomes of a document: into the live briefing that was chosen, a new one, a rehearsal; stopped, failed, tried again. */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { NewBriefing } from '#shared/protocol/http.ts'
import { answerReading } from '../../server/reading/answerReading.ts'
import { setLocale } from '../../client/format/i18n.ts'
import {
  button,
  DOCUMENT,
  field,
  html,
  ImportStage,
  json,
  liveBriefing,
  press,
  set,
  stuck,
  submit,
} from './support/importStage.ts'

let stage: ImportStage
beforeAll(async () => {
  await setLocale('en')
  // The first document loads what knows languages.
  answerReading({ source: DOCUMENT, type: 'text/plain' })
}, 60_000)
beforeEach(() => (stage = new ImportStage()))
afterEach(() => stage.leave())

const imports = () => stage.asked.filter(({ call }) => call.includes('/import')).map(({ call }) => call)
/** What the browser would do of itself on Escape is refused. */
function refusesEscape(): boolean {
  const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
  const cancel = new Event('cancel', { cancelable: true })
  field('dialog[open] button').dispatchEvent(escape)
  html().querySelector('dialog[open]')?.dispatchEvent(cancel)
  return escape.defaultPrevented && cancel.defaultPrevented
}

describe('a document that is sent', { timeout: 20_000 }, () => {
  it('imports into the live briefing that somebody came from, says why not, and tries again', async () => {
    let tries = 0
    stage.instead.set('POST /api/briefings/second/import', () => {
      tries += 1
      return Promise.resolve(tries === 1 ? json({ code: 'briefing-not-live' }, 409) : json({ report: {}, seq: 9 }))
    })
    await stage.open('/import?briefing=second')
    await press('Into a live briefing')
    await submit('dialog form')
    expect(html().querySelector('dialog .form-fault')?.textContent).toMatch(/live/)
    await submit('dialog form')
    expect(html().querySelector('dialog')?.textContent).toContain('Imported into “Live second”.')
    expect(stage.asked.at(-1)?.body).toEqual({ source: DOCUMENT, type: 'text/plain', told: {} })
  })

  it.each([
    [{ added: 0, known: 5 }, /^Nothing was added: .* in “Live first” already and stay as they are\. .* at the desk/],
    [{ added: 2, known: 3 }, /^Imported into “Live first”\. Lines added: 2\. .* stay as they are: 3\./],
  ])(
    'does not say that it is done where lines stand there already and stay as they are (%j)',
    async (counts, words) => {
      stage.live = [liveBriefing('first')]
      stage.instead.set('POST /api/briefings/first/import', () =>
        Promise.resolve(json({ report: {}, seq: 9, ...counts })),
      )
      await stage.open()
      await press('Into a live briefing')
      await submit('dialog form')
      expect(html().querySelector('dialog .sent p')?.textContent).toMatch(words)
    },
  )

  it('names the row that the briefing reads otherwise, where nothing was written', async () => {
    stage.live = [liveBriefing('first')]
    const refused = { code: 'document-read-otherwise', detail: { row: 7, rows: 2 } }
    stage.instead.set('POST /api/briefings/first/import', () => Promise.resolve(json(refused, 409)))
    await stage.open()
    await press('Into a live briefing')
    await submit('dialog form')
    expect(html().querySelector('dialog .form-fault')?.textContent).toMatch(/^Nothing was written\. .* at row 7\./)
  })

  it('makes a new briefing once, however often the answer is lost on the way', async () => {
    const ids: string[] = []
    stage.instead.set('POST /api/briefings', (body) => {
      const { id = '' } = body as NewBriefing
      ids.push(id)
      stage.instead.set(`POST /api/briefings/${id}/commands`, () => Promise.resolve(json({ seq: 1 })))
      stage.instead.set(`POST /api/briefings/${id}/import`, () => Promise.resolve(json({ report: {}, seq: 2 })))
      if (ids.length === 1) return Promise.reject(new TypeError('Failed to fetch'))
      return Promise.resolve(json({ code: 'briefing-already-exists' }, 409))
    })
    await stage.open()
    await press('As a new briefing')
    await set('dialog input', 'At the lock')
    await submit('dialog form')
    expect(html().querySelector('dialog .form-fault')).not.toBeNull()
    await submit('dialog form')
    expect(html().querySelector('dialog')?.textContent).toContain('Imported into “At the lock”.')
    expect(new Set(ids).size).toBe(1)
    const path = `POST /api/briefings/${ids[0] ?? ''}`
    expect(stage.asked.slice(-3).map(({ call }) => call)).toEqual([
      `${path}/commands`,
      `${path}/import`,
      `${path}/commands`,
    ])
  })

  it('goes nowhere by itself where the briefing that somebody came from is not live', async () => {
    await stage.open('/import?briefing=gone')
    await press('Into a live briefing')
    expect(field('dialog select').value).toBe('')
    expect(html().querySelector('dialog [role=alert]')?.textContent).toContain('not live')
    expect(button('Import').disabled).toBe(true)
    await set('dialog select', 'second', 'change')
    expect(button('Import').disabled).toBe(false)
  })

  it.each([
    [['first'], 'first'],
    [['first', 'second'], ''],
  ])('is offered to %j with “%s” chosen', async (ids, chosen) => {
    stage.live = ids.map((id) => liveBriefing(id))
    await stage.open()
    await press('Into a live briefing')
    expect(field('dialog select').value).toBe(chosen)
  })

  it('has the moment of its recording from the clocks of the briefing that it goes into', async () => {
    stage.live = [liveBriefing('first', 'Asia/Tokyo')]
    const call = `POST /api/briefings/first/import?recordedAt=${encodeURIComponent('2026-06-08T00:30:00.000Z')}`
    stage.instead.set(call, () => Promise.resolve(json({ report: {}, seq: 9 })))
    await stage.open()
    await press('Into a live briefing')
    await set('dialog input[type=datetime-local]', '2026-06-08T09:30')
    await submit('dialog form')
    expect(html().querySelector('dialog')?.textContent).toContain('Imported into “Live first”.')
  })

  it('makes a briefing in the zone that is chosen, at the moment that its clocks show', async () => {
    stage.instead.set('POST /api/briefings', () => Promise.resolve(json({ code: 'not-allowed' }, 403)))
    await stage.open()
    await press('As a new briefing')
    await set('dialog input', 'At the lock')
    await set('dialog input[type=datetime-local]', '2026-12-08T09:30')
    const zone = [...html().querySelectorAll<HTMLSelectElement>('dialog select')].at(-1)
    if (zone === undefined) throw new Error('no zone can be chosen')
    zone.value = 'Pacific/Honolulu'
    zone.dispatchEvent(new Event('change', { bubbles: true }))
    await submit('dialog form')
    expect(stage.asked.at(-1)?.body).toMatchObject({
      timeZone: 'Pacific/Honolulu',
      scheduledFor: '2026-12-08T19:30:00.000Z',
    })
  })

  it('stays in its window while it is written: Escape is refused, the way out is to stop, and that is said', async () => {
    stage.instead.set('POST /api/briefings/second/import', stuck)
    await stage.open('/import?briefing=second')
    await press('Into a live briefing')
    expect(refusesEscape()).toBe(false)
    await submit('dialog form')
    expect(refusesEscape()).toBe(true)
    await press('Stop')
    expect(html().querySelector('dialog[open]')?.textContent).toContain('What was written stays')
    expect(refusesEscape()).toBe(false)
    await press('Cancel')
    expect(html().querySelector('dialog[open]')).toBeNull()
    expect(imports()).toHaveLength(1)
  })
})
