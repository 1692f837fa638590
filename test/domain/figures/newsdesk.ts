/** A briefing whose lines say figures, and a desk that judges them. The reading is a plain one: "4 billion" and the words around it. */
import { evolve, fold } from '#shared/domain/briefing.ts'
import type { Command } from '#shared/domain/commands.ts'
import type { BriefingEvent } from '#shared/domain/events.ts'
import { NO_VALUES, type Figure } from '#shared/domain/figures/state.ts'
import type { FigureValues, ProgrammeValues, SaidFigure } from '#shared/domain/figures/vocabulary.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { OfferedLine } from '#shared/domain/commands.ts'
import type { Actor } from '#shared/domain/vocabulary.ts'
import { CHAIR, LIVE } from '../../support/briefings.ts'
import { NOON, outcome, recordedFrom, type Outcome } from '../../support/given.ts'

export const QUAY: ProgrammeValues = {
  id: 'quay-fund',
  name: 'Quay Fund',
  aliases: ['the fund'],
  unit: null,
  currency: null,
  target: '5000000000',
  period: null,
  baseline: null,
}
export const LIGHTS: ProgrammeValues = { ...QUAY, id: 'lights', name: 'Harbour Lights', aliases: [], target: null }

export function total(value: string, more: Partial<FigureValues> = {}): FigureValues {
  return { ...NO_VALUES, value, measure: 'total', ...more }
}

/** Every whole number of billions is a total, of the Quay Fund where the sentence names it. */
export function readPlainly(text: string): SaidFigure[] {
  return [...text.matchAll(/\b(\d+) billion\b/g)].map(({ index, 0: said, 1: count = '0' }) => {
    const start = text.lastIndexOf('. ', index)
    const end = text.indexOf('. ', index)
    const sentence = { start: start < 0 ? 0 : start + 2, end: end < 0 ? text.length : end + 1 }
    const programme = text.slice(sentence.start, sentence.end).includes('fund') ? QUAY.id : null
    return {
      values: total(`${Number(count)}000000000`),
      said,
      start: index,
      end: index + said.length,
      sentence,
      unitCarried: false,
      confidence: 90,
      programme,
    }
  })
}

export const MARA = { by: { role: 'moderator', id: 'mara' }, name: 'Mara Lund' } as const
export const LOTTE = { by: { role: 'moderator', id: 'lotte' }, name: 'Lotte Brandt' } as const
interface Who {
  readonly by: Actor
  readonly name: string
}

export class Newsdesk {
  facts: Recorded[]
  briefing: Briefing
  /** What the desk did last. */
  act = ''
  #minted = 0

  constructor(from: readonly BriefingEvent[] = [...LIVE, { type: 'ProgrammeCreated', programme: QUAY }]) {
    this.facts = recordedFrom(from)
    this.briefing = fold(this.facts)
  }

  send(command: Command, { by, name }: Who = MARA, publicSeq?: number): Outcome {
    const at = NOON + 1_000 * (this.facts.length + 1)
    const said = outcome(this.briefing, command, { at, by, name, ...(publicSeq !== undefined && { publicSeq }) })
    for (const event of said.events) {
      const fact = { seq: this.facts.length + 1, at, by, event }
      this.facts.push(fact)
      this.briefing = evolve(this.briefing, fact)
    }
    if (said.events.length > 0 && 'act' in command) this.act = command.act
    return said
  }

  mint(): string {
    return `act-${(this.#minted += 1)}`
  }

  hears(id: string, text: string, more: Partial<OfferedLine> = {}): Outcome {
    const line = { id, speaker: CHAIR.label, text, ...more }
    return this.send({ type: 'TranscribeLine', line, figures: readPlainly(text) })
  }

  corrects(lineId: string, text: string): Outcome {
    return this.send({ type: 'CorrectLine', lineId, saw: this.text(lineId), text, figures: readPlainly(text) })
  }

  retracts(lineId: string, publicSeq?: number): Outcome {
    return this.send({ type: 'RetractLine', lineId, reason: 'Misheard.' }, MARA, publicSeq)
  }

  confirms(figureId: string, who: Who = MARA): Outcome {
    return this.send({ type: 'ConfirmFigure', act: this.mint(), figureId, saw: this.saw(figureId) }, who)
  }

  corrected(figureId: string, values: FigureValues, who: Who = MARA): Outcome {
    return this.send({ type: 'CorrectFigure', act: this.mint(), figureId, saw: this.saw(figureId), values }, who)
  }

  dismisses(figureId: string, who: Who = MARA): Outcome {
    return this.send({ type: 'DismissFigure', act: this.mint(), figureId, saw: this.saw(figureId) }, who)
  }

  assigns(figureId: string, programme: string | null): Outcome {
    return this.send({ type: 'AssignFigure', act: this.mint(), figureId, saw: this.saw(figureId), programme })
  }

  merges(figureId: string, into: string): Outcome {
    return this.send({ type: 'MergeFigure', act: this.mint(), figureId, saw: this.saw(figureId), into })
  }

  enters(
    figureId: string,
    values: FigureValues,
    said: { lineId: string; start: number; end: number } | null = null,
    programme: string | null = QUAY.id,
  ): Outcome {
    return this.send({ type: 'EnterFigure', act: this.mint(), figureId, values, programme, said })
  }

  withdraws(figureId: string): Outcome {
    return this.send({ type: 'WithdrawFigure', act: this.mint(), figureId, saw: this.saw(figureId) })
  }

  undoes(undoes: string = this.act, who: Who = MARA): Outcome {
    return this.send({ type: 'UndoAct', act: this.mint(), undoes }, who)
  }

  saw(id: string): number {
    return this.briefing.figures.find((figure) => figure.id === id)?.seq ?? 0
  }

  text(lineId: string): string {
    const amendment = this.briefing.amendments.findLast((one) => one.kind === 'correction' && one.lineId === lineId)
    if (amendment?.kind === 'correction') return amendment.text
    return this.briefing.lines.find(({ id }) => id === lineId)?.text ?? ''
  }

  figure(id: string): Figure {
    const figure = this.briefing.figures.find((known) => known.id === id)
    if (figure === undefined) throw new Error(`${id} is not there`)
    return figure
  }

  /** What became of each. */
  get states(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.briefing.figures.map(({ id, state, flag }) => [id, flag ? `${state} ${flag}` : state]),
    )
  }
}

/** All that is known, but for its place in the log; what an undone entry leaves behind is withdrawn. */
export function knownFigures({ figures, programmes, rates }: Briefing): unknown {
  return {
    figures: figures
      .map(({ seq: _, ...figure }) => figure)
      .filter(({ state, origin }) => state !== 'withdrawn' || origin === 'said'),
    programmes: programmes.map(({ seq: _, ...programme }) => programme),
    rates: rates.toSorted((a, b) => `${a.from}${a.to}`.localeCompare(`${b.from}${b.to}`, 'en')),
  }
}

/** Three lines about the fund: 3, then 4, then 4 billion again; nobody looked at them yet. */
export function heard(): Newsdesk {
  const desk = new Newsdesk()
  desk.hears('l1', 'The fund stood at 3 billion.').thenDone()
  desk.hears('l2', 'Now the fund is at 4 billion.').thenDone()
  desk.hears('l3', 'So the fund has 4 billion. Next.').thenDone()
  return desk
}
