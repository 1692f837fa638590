/** Figures handed in over the doors of a node, and read back there. */
import type { FigureCommand } from '#shared/domain/figures/commands.ts'
import { NO_VALUES } from '#shared/domain/figures/state.ts'
import type { FigureValues, ProgrammeValues } from '#shared/domain/figures/vocabulary.ts'
import { parse } from 'csv-parse/sync'
import type { FiguresDocument, TakenTable } from '#shared/protocol/figures.ts'
import { ask, insist, type Answer, type Door } from './people.ts'

export const QUAY: ProgrammeValues = {
  id: 'quay-fund',
  name: 'Quay Fund',
  aliases: [],
  unit: null,
  currency: 'EUR',
  target: '300000000',
  period: null,
  baseline: null,
}

export const amount = (value: string, more: Partial<FigureValues> = {}): FigureValues => ({
  ...NO_VALUES,
  value,
  currency: 'EUR',
  measure: 'total',
  ...more,
})

export const PLEDGED = amount('25000000', { measure: 'pledge', party: { code: null, name: 'Osterhaven' } })

export interface FiguresDesk {
  readonly command: (command: FigureCommand) => Promise<void>
  readonly enter: (figureId: string, values: FigureValues, programme?: string | null) => Promise<void>
  /** The figures as this cookie is given them; as anybody without one. */
  readonly figures: (cookie?: string) => Promise<FiguresDocument['figures']>
  /** The cells of each row by their column. */
  readonly rows: (table: string, cookie?: string) => Promise<readonly Readonly<Record<string, string>>[]>
  readonly post: (table: 'programmes' | 'pledges', body: string, more?: Sending) => Promise<Answer<TakenTable>>
}

interface Sending {
  readonly cookie?: string
  readonly type?: string
}

/** `by`: the cookie of somebody at the desk. */
export function figuresDesk(door: Door, briefing: string, by: string): FiguresDesk {
  const at = `/api/briefings/${briefing}`
  let acts = 0
  const desk: FiguresDesk = {
    async command(body) {
      await insist(door, `POST ${at}/commands`, { cookie: by, body })
    },
    enter(figureId, values, programme = null) {
      acts += 1
      return desk.command({ type: 'EnterFigure', act: `enter-${acts}`, figureId, values, programme, said: null })
    },
    async figures(cookie = '') {
      return (await insist<FiguresDocument>(door, `GET ${at}/figures.json`, { cookie })).body.figures
    },
    async rows(table, cookie = '') {
      const { text } = await insist(door, `GET ${at}/${table}.csv`, { cookie })
      return parse<Record<string, string>>(text, { bom: true, columns: true })
    },
    post(table, body, { cookie = by, type = 'text/csv' } = {}) {
      return ask<TakenTable>(door, `POST ${at}/${table}`, { cookie, body, headers: { 'content-type': type } })
    },
  }
  return desk
}
