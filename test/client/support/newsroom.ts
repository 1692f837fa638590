/** A newsroom behind the page: answers its requests as the test says, and keeps what was asked. */
import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { vi } from 'vitest'
import { defineComponent, h, type Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { InvitationEntry, Person, SessionAnswer } from '#shared/protocol/people.ts'
import ToastLine from '../../../client/components/shell/ToastLine.vue'
import { provideSaid } from '../../../client/components/newsroom/said.ts'
import { useSessionStore } from '../../../client/stores/session.ts'

export const personOf = (id: string, about: Partial<Person> = {}): Person => ({
  id,
  name: `Person ${id}`,
  email: `${id}@example.org`,
  outlet: '',
  language: 'en',
  role: 'reporter',
  standing: 'asked',
  reason: null,
  accreditedFor: null,
  openedAt: Date.UTC(2026, 10, 24, 8),
  staff: [],
  ...about,
})

export const invitationOf = (id: string, about: Partial<InvitationEntry> = {}): InvitationEntry => ({
  id,
  role: 'reporter',
  outlet: null,
  label: `For ${id}`,
  uses: 1,
  used: 0,
  issuedAt: 0,
  endsAt: null,
  revoked: false,
  ...about,
})

export interface Asked {
  readonly route: string
  readonly body: unknown
}
/** By method and path: what is answered; a function is asked each time. */
export type Answers = Readonly<Record<string, unknown>>

export class Refused {
  readonly status: number
  readonly code: string
  readonly detail: object

  constructor(status: number, code: string, detail: object = {}) {
    this.status = status
    this.code = code
    this.detail = detail
  }
}

const NONE: Answers = {
  'GET /api/people': { people: [] },
  'GET /api/outlets': { outlets: [] },
  'GET /api/briefings': { briefings: [] },
  'GET /api/invitations': { invitations: [] },
  'GET /api/tokens': { tokens: [] },
  'GET /api/mail': { troubles: [] },
  'GET /api/audit': { entries: [], more: false },
}

/** What was asked, in order. A route without its query answers for all of them; whatever the test names no answer for is 404. */
export function answerWith(answers: Answers): Asked[] {
  const asked: Asked[] = []
  const all = { ...NONE, ...answers }
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    const whole = `${init.method ?? 'GET'} ${input}`
    const route = whole in all ? whole : (whole.split('?')[0] ?? '')
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    asked.push({ route, body })
    const answer = all[route]
    const value: unknown = typeof answer === 'function' ? (answer as (body: unknown) => unknown)(body) : answer
    if (value === undefined && !(route in all)) return new Response('{}', { status: 404 })
    if (value instanceof Refused) {
      const { status, code, detail } = value
      return new Response(JSON.stringify({ code, detail }), { status })
    }
    return value === undefined ? new Response(null, { status: 204 }) : Response.json(value)
  })
  return asked
}

/** A place of the page with the toast beside it, as an owner or a moderator sees it. */
export async function openPlace(place: Component, role: SessionAnswer['role'] = 'owner'): Promise<VueWrapper> {
  const pinia = createPinia()
  setActivePinia(pinia)
  useSessionStore().take({ role, account: null, staff: [] })
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: defineComponent(() => () => null) }],
  })
  await router.push('/newsroom')
  const page = defineComponent(() => {
    const said = provideSaid()
    return () => h('main', [h(place), h(ToastLine, { text: said.value })])
  })
  return mount(page, { global: { plugins: [pinia, router] }, attachTo: document.body })
}
