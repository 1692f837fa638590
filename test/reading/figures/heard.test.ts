/** A line is decided on with its figures, read in the light of the briefing so far. */
import { describe, expect, it } from 'vitest'
import type { Command } from '#shared/domain/commands.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { withFigures } from '../../../server/reading/figures/heard.ts'
import { play, say } from '../../support/briefings.ts'

const CHAIR = 'Harbour Chair, Ines Holm'

const refuseFaults = (error: unknown) => {
  throw error
}

function amounts(state: Briefing, command: Command): (string | null)[] | undefined {
  const read = withFigures(state, command, refuseFaults)
  return 'figures' in read ? read.figures?.map(({ values }) => values.value) : undefined
}

const saidBy = (...lines: readonly Command[]) => play(lines).briefing
const live = saidBy()

describe('a line that is offered', () => {
  it('comes with what the podium says, and with nothing of what is asked', () => {
    expect(amounts(live, say('l1', CHAIR, 'We are now at 4 billion.'))).toEqual(['4000000000'])
    expect(amounts(live, say('l1', 'Reporter', 'We are now at 4 billion.'))).toEqual([])
  })

  it('carries units from the same speaker alone', () => {
    const state = saidBy(
      say('l1', CHAIR, 'We are now at 4 billion.'),
      say('l2', 'Reporter', 'And 3 million next year?'),
    )
    expect(amounts(state, say('l3', CHAIR, 'Next year it could be around 15.'))).toEqual(['15000000000'])
    const other = say('l3', 'Dock Minister, Jon Aas', 'Next year it could be around 15.')
    expect(amounts(state, other)).toEqual([])
  })

  it('carries none from what was retracted, and those of a correction', () => {
    const said = say('l1', CHAIR, 'We are now at 4 billion.')
    const next = say('l2', CHAIR, 'Next year it could be around 15.')
    const retracted = saidBy(said, { type: 'RetractLine', lineId: 'l1', reason: 'misheard' })
    expect(amounts(retracted, next)).toEqual([])
    const text = 'We are now at 4 million.'
    const corrected = saidBy(said, { type: 'CorrectLine', lineId: 'l1', saw: 'We are now at 4 billion.', text })
    expect(amounts(corrected, next)).toEqual(['15000000'])
  })

  it('is about the programme that was asked about', () => {
    const seawall = { id: 'seawall', name: 'Sea Wall', aliases: [], unit: null, currency: null, target: null }
    const programme = { ...seawall, period: null, baseline: null, seq: 1 }
    const state = { ...saidBy(say('l1', 'Reporter', 'How is the Sea Wall?')), programmes: [programme] }
    const read = withFigures(state, say('l2', CHAIR, 'We are now at 4 billion.'), refuseFaults)
    expect('figures' in read ? read.figures?.map((figure) => figure.programme) : null).toEqual(['seawall'])
  })
})

describe('a line that is corrected', () => {
  it('is read again from its new words, in the light of what stood before it', () => {
    const state = saidBy(
      say('l1', CHAIR, 'We are now at 4 billion.'),
      say('l2', CHAIR, 'Next year it could be high.'),
      say('l3', CHAIR, 'The lamps took 3 million.'),
    )
    const text = 'Next year it could be around 15.'
    const correction: Command = { type: 'CorrectLine', lineId: 'l2', saw: 'Next year it could be high.', text }
    expect(amounts(state, correction)).toEqual(['15000000000'])
  })
})

describe('reading', () => {
  it('leaves other commands as they are', () => {
    const command: Command = { type: 'EndBriefing' }
    expect(withFigures(live, command, refuseFaults)).toBe(command)
  })

  it('tells of a fault and keeps the line', () => {
    const faults: unknown[] = []
    const broken = {
      ...live,
      get programmes(): never {
        throw new Error('broken')
      },
    }
    const command = say('l1', CHAIR, 'We are now at 4 billion.')
    expect(withFigures(broken, command, (error) => faults.push(error))).toBe(command)
    expect(faults).toEqual([new Error('broken')])
  })
})
