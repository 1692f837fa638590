/** The page for importing, in a browser whose requests a test answers; documents are really read. */
import { flushPromises } from '@vue/test-utils'
import { vi } from 'vitest'
import { readingRequestSchema, type ReadingRequest } from '#shared/protocol/documents.ts'
import type { BriefingSummary } from '#shared/protocol/http.ts'
import type { Role } from '#shared/domain/vocabulary.ts'
import { answerReading } from '../../../server/reading/answerReading.ts'
// Loaded before: what takes long is not counted to the first test.
import '../../../client/views/ImportView.vue'
import { visit, type Visit } from './visit.ts'

export const DOCUMENT = [
  'Mayor, Jo Lind – Welcome to the lock.',
  'Reporter – When will it open?',
  'Mayor, Jo Lind – In May.',
  'Clerk, Ida Moor – And who will man it?',
  'Mayor, Jo Lind – Two of us.',
  'Clerk, Ida Moor – Thank you.',
  'Share this page',
].join('\n')

export const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status })
export const really = (body: unknown) => json(answerReading(readingRequestSchema.parse(body)))
export const html = () => document.body

export function liveBriefing(id: string, timeZone = 'Europe/Brussels'): BriefingSummary {
  return {
    id,
    title: `Live ${id}`,
    visibility: 'public',
    language: 'en',
    timeZone,
    rehearsal: false,
    status: 'live',
    scheduledFor: null,
    startedAt: 1,
    endedAt: null,
  }
}

type Instead = (body: unknown, init: RequestInit) => Promise<Response>

/** Never answers; ends where it is broken off. */
export const stuck: Instead = (_, init) =>
  new Promise((_resolve, reject) =>
    init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
  )

export class ImportStage {
  readonly asked: { readonly call: string; readonly body: unknown }[] = []
  /** By call; what stands here answers instead of the server. */
  readonly instead = new Map<string, Instead>()
  role: Role = 'owner'
  live: readonly BriefingSummary[] = ['first', 'second'].map((id) => liveBriefing(id))
  visited: Visit | null = null

  constructor() {
    vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
      const call = `${init.method ?? 'GET'} ${path}`
      const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
      this.asked.push({ call, body })
      const answer = this.instead.get(call)
      if (answer !== undefined) return answer(body, init)
      if (call === 'GET /api/sessions/current') return json({ role: this.role, account: null, staff: [] })
      if (call === 'GET /api/briefings') return json({ briefings: this.live })
      // What the page shows follows from what it told.
      if (call === 'POST /api/readings') return really(body)
      throw new Error(`nobody foresaw ${call}`)
    })
  }

  async open(address = '/import', text = DOCUMENT) {
    this.visited = await visit(address)
    await set('textarea', text)
    await submit('.intake')
  }

  readings() {
    return this.asked.filter(({ call }) => call === 'POST /api/readings').map(({ body }) => body as ReadingRequest)
  }

  leave() {
    this.visited?.leave()
    vi.unstubAllGlobals()
    sessionStorage.clear()
  }
}

export function button(name: string | RegExp): HTMLButtonElement {
  const found = [...html().querySelectorAll('button')].find((each) => {
    const called = each.getAttribute('aria-label') ?? each.textContent.trim()
    return typeof name === 'string' ? called === name : name.test(called)
  })
  if (found === undefined) throw new Error(`no button is called ${name}`)
  return found
}

export async function press(name: string | RegExp) {
  button(name).click()
  await flushPromises()
}

export function field(selector: string): HTMLInputElement | HTMLSelectElement {
  const found = html().querySelector<HTMLInputElement | HTMLSelectElement>(selector)
  if (found === null) throw new Error(`nothing is ${selector}`)
  return found
}

export async function set(selector: string, value: string, event = 'input') {
  const found = field(selector)
  found.value = value
  found.dispatchEvent(new Event(event, { bubbles: true }))
  await flushPromises()
}

export async function submit(selector: string) {
  html()
    .querySelector(selector)
    ?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }))
  await flushPromises()
}
