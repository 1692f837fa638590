/** The page for importing as its owner meets it: read, set right, read again, sent; and with everything that can go wrong. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { readingRequestSchema, type ReadingRequest } from '#shared/protocol/documents.ts'
import type { BriefingSummary, NewBriefing } from '#shared/protocol/http.ts'
import type { Role } from '#shared/domain/vocabulary.ts'
import { answerReading } from '../../server/reading/answerReading.ts'
import { setLocale } from '../../client/format/i18n.ts'
// Loaded before: what takes long is not counted to the first test.
import '../../client/views/ImportView.vue'
import { visit, type Visit } from './support/visit.ts'

const DOCUMENT = [
  'Mayor, Jo Lind – Welcome to the lock.',
  'Reporter – When will it open?',
  'Mayor, Jo Lind – In May.',
  'Clerk, Ida Moor – And who will man it?',
  'Mayor, Jo Lind – Two of us.',
  'Clerk, Ida Moor – Thank you.',
  'Share this page',
].join('\n')

interface Asked {
  readonly call: string
  readonly body: unknown
}

let asked: Asked[]
/** By call; what stands here answers instead of the server. */
let instead: Map<string, (body: unknown, init: RequestInit) => Promise<Response>>
let role: Role
let visited: Visit | null = null

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status })
const live: BriefingSummary[] = ['first', 'second'].map((id) => ({
  id,
  title: `Live ${id}`,
  visibility: 'public',
  language: 'en',
  timeZone: 'Europe/Brussels',
  rehearsal: false,
  status: 'live',
  scheduledFor: null,
  startedAt: 1,
  endedAt: null,
}))

beforeAll(async () => {
  await setLocale('en')
  // The first document loads what knows languages.
  answerReading({ source: DOCUMENT, type: 'text/plain' })
}, 60_000)
beforeEach(() => {
  asked = []
  instead = new Map()
  role = 'owner'
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const call = `${init.method ?? 'GET'} ${path}`
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    asked.push({ call, body })
    const answer = instead.get(call)
    if (answer !== undefined) return answer(body, init)
    if (call === 'GET /api/sessions/current') return json({ role, account: null, staff: [] })
    if (call === 'GET /api/briefings') return json({ briefings: live })
    // The document is really read, so that what the page shows follows from what it told.
    if (call === 'POST /api/readings') return json(answerReading(readingRequestSchema.parse(body)))
    throw new Error(`nobody foresaw ${call}`)
  })
})
afterEach(() => {
  visited?.leave()
  vi.unstubAllGlobals()
  sessionStorage.clear()
})

const html = () => document.body
const button = (name: string | RegExp) => {
  const found = [...html().querySelectorAll('button')].find((each) => {
    const called = each.getAttribute('aria-label') ?? each.textContent.trim()
    return typeof name === 'string' ? called === name : name.test(called)
  })
  if (found === undefined) throw new Error(`no button is called ${name}`)
  return found
}
const press = async (name: string | RegExp) => {
  button(name).click()
  await flushPromises()
}
async function set(selector: string, value: string, event = 'input') {
  const field = html().querySelector<HTMLInputElement | HTMLSelectElement>(selector)
  if (field === null) throw new Error(`nothing is ${selector}`)
  field.value = value
  field.dispatchEvent(new Event(event, { bubbles: true }))
  await flushPromises()
}
async function submit(selector: string) {
  html()
    .querySelector(selector)
    ?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }))
  await flushPromises()
}
const questions = () =>
  [...html().querySelectorAll('.result .question .text')].map(({ textContent }) => textContent.trim())
const readings = () =>
  asked.filter(({ call }) => call === 'POST /api/readings').map(({ body }) => body as ReadingRequest)

async function open(address = '/import', text = DOCUMENT) {
  visited = await visit(address)
  await set('textarea', text)
  await submit('.intake')
}

describe('the page', { timeout: 20_000 }, () => {
  it('is for those who run the newsroom, and shows others the way in and back', async () => {
    role = 'reporter'
    visited = await visit('/import?briefing=first')
    expect(html().querySelector('.intake')).toBeNull()
    expect(html().querySelector('.message a')?.getAttribute('href')).toBe('/sign-in?back=/import?briefing=first')
  })

  it('reads again with what is told of a side, and goes back and forth without asking twice', async () => {
    await open()
    expect(questions()).toEqual(['When will it open?'])
    const sides = [...html().querySelectorAll<HTMLSelectElement>('select.side')]
    const clerk = sides.find(({ id }) => html().querySelector(`label[for="${id}"]`)?.textContent === 'Side of Ida Moor')
    if (clerk === undefined) throw new Error('the clerk does not speak')
    clerk.value = 'press'
    clerk.dispatchEvent(new Event('change'))
    await flushPromises()
    expect(readings().at(-1)?.told).toEqual({ labels: { 'Clerk, Ida Moor': { side: 'press' } } })
    expect(questions()).toContain('And who will man it?')
    const before = readings().length
    await press('Undo')
    expect(questions()).toEqual(['When will it open?'])
    await press('Redo')
    expect(questions()).toContain('And who will man it?')
    await press('Take back: Clerk, Ida Moor: Side Press')
    expect(questions()).toEqual(['When will it open?'])
    expect(readings()).toHaveLength(before)
  })

  it('tells name, person and lines in one step each', async () => {
    await open()
    await press('Correct Reporter')
    await set('.form input', 'Kit Marsh')
    await submit('.form')
    expect(readings().at(-1)?.told).toEqual({ labels: { Reporter: { name: 'Kit Marsh' } } })
    expect(html().querySelector('.result')?.textContent).toContain('Kit Marsh')
    await press(/^It is speech: Share this page/)
    expect(readings().at(-1)?.told?.lines).toEqual({ 7: 'speech' })
    expect(html().querySelector('.result')?.textContent).toContain('Share this page')
    html().querySelector<HTMLElement>('.result .line .row')?.focus()
    await flushPromises()
    await press('Drop it')
    expect(readings().at(-1)?.told?.lines).toEqual({ 1: 'dropped', 7: 'speech' })
  })

  it('stops reading when it is told to, and keeps everything for another try', async () => {
    let isStuck = true
    instead.set('POST /api/readings', (body, init) => {
      if (!isStuck) return Promise.resolve(json(answerReading(readingRequestSchema.parse(body))))
      return new Promise((_, reject) =>
        init.signal?.addEventListener('abort', () => reject(new DOMException('aborted'))),
      )
    })
    await open()
    await press('Stop')
    expect(html().querySelector('[role=alert]')?.textContent).toContain('Reading was stopped')
    isStuck = false
    await press('Try again')
    expect(questions()).toEqual(['When will it open?'])
    expect(html().querySelector('[role=alert]')).toBeNull()
  })

  it('shows no answer that comes later than that to a later question', async () => {
    const late: (() => void)[] = []
    await open()
    instead.set('POST /api/readings', (body) => {
      const answer = json(answerReading(readingRequestSchema.parse(body)))
      return new Promise((resolve) => late.push(() => resolve(answer)))
    })
    await press(/^It is speech: Share this page/)
    await press('Undo')
    late.forEach((arrive) => arrive())
    await flushPromises()
    expect(html().querySelector('.result')?.textContent).not.toContain('Share this page')
  })

  it('imports into the live briefing that somebody came from, says why not, and tries again', async () => {
    let tries = 0
    instead.set('POST /api/briefings/second/import', () => {
      tries += 1
      return Promise.resolve(tries === 1 ? json({ code: 'briefing-not-live' }, 409) : json({ report: {}, seq: 9 }))
    })
    await open('/import?briefing=second')
    await press('Into a live briefing')
    await submit('dialog form')
    expect(html().querySelector('dialog .form-fault')?.textContent).not.toBe('')
    await submit('dialog form')
    expect(html().querySelector('dialog')?.textContent).toContain('Imported into “Live second”.')
    expect(asked.at(-1)?.body).toEqual({ source: DOCUMENT, type: 'text/plain', told: {} })
  })

  it('makes a new briefing once, however often the answer is lost on the way', async () => {
    const ids: string[] = []
    instead.set('POST /api/briefings', (body) => {
      const { id = '' } = body as NewBriefing
      ids.push(id)
      instead.set(`POST /api/briefings/${id}/commands`, () => Promise.resolve(json({ seq: 1 })))
      instead.set(`POST /api/briefings/${id}/import`, () => Promise.resolve(json({ report: {}, seq: 2 })))
      if (ids.length === 1) return Promise.reject(new TypeError('Failed to fetch'))
      return Promise.resolve(json({ code: 'briefing-already-exists' }, 409))
    })
    await open()
    await press('As a new briefing')
    await set('dialog input', 'At the lock')
    await submit('dialog form')
    expect(html().querySelector('dialog .form-fault')).not.toBeNull()
    await submit('dialog form')
    expect(html().querySelector('dialog')?.textContent).toContain('Imported into “At the lock”.')
    expect(new Set(ids).size).toBe(1)
    const path = `POST /api/briefings/${ids[0] ?? ''}`
    expect(asked.slice(-3).map(({ call }) => call)).toEqual([`${path}/commands`, `${path}/import`, `${path}/commands`])
  })
})
