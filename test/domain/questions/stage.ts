/** A briefing with a queue, its reporters and its two moderators: who says what, and what follows. All of them are invented. */
import { evolve, fold } from '#shared/domain/briefing.ts'
import type { Command } from '#shared/domain/commands.ts'
import type { BriefingEvent } from '#shared/domain/events.ts'
import { currentQuestion, listedQuestion, standingOf, waitingInOrder } from '#shared/domain/questions/order.ts'
import { ownQuestions, type OwnQuestion } from '#shared/domain/questions/own.ts'
import type { QuestionCommand } from '#shared/domain/questions/commands.ts'
import type { Asker, Saw } from '#shared/domain/questions/vocabulary.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { Actor } from '#shared/domain/vocabulary.ts'
import { LIVE } from '../../support/briefings.ts'
import { NOON, outcome, recordedFrom, type Outcome } from '../../support/given.ts'

export interface Reporter {
  readonly account: string
  readonly asker: Asker
}
const reporter = (account: string, name: string, outlet: string | null, where: Asker['where'] = 'room'): Reporter => ({
  account,
  asker: { name, outlet, where },
})
export const OONA = reporter('oona', 'Oona Vey', 'Quay Gazette')
export const KIT = reporter('kit', 'Kit Marsh', 'Tideway Radio', 'remote')
export const TOMAS = reporter('tomas', 'Tomas Reike', 'Tidewater Post')
export const NOOR = reporter('noor', 'Noor Aalto', null, 'remote')

export interface Moderator {
  readonly by: Actor
  readonly name: string
}
export const MARA: Moderator = { by: { role: 'moderator', id: 'mara' }, name: 'Mara Lund' }
export const LOTTE: Moderator = { by: { role: 'moderator', id: 'lotte' }, name: 'Lotte Brandt' }

type DeskCommand = Extract<QuestionCommand, { act: string }>
/** A command of the desk; what it saw and which act it is, unless said otherwise, is what is so and a new one. */
type Order<C = DeskCommand> = C extends DeskCommand
  ? Omit<C, 'act' | 'saw' | 'current'> & Partial<Pick<C, Extract<keyof C, 'act' | 'saw' | 'current'>>>
  : never

export class Stage {
  facts: Recorded[]
  briefing: Briefing
  /** What the desk did last. */
  act = ''
  #minted = 0

  constructor(from: readonly BriefingEvent[] = LIVE) {
    this.facts = recordedFrom(from)
    this.briefing = fold(this.facts)
  }

  /** A second for each fact: a fact tells by its time which it is. */
  get now(): number {
    return NOON + 1_000 * (this.facts.length + 1)
  }

  record(events: readonly BriefingEvent[], by: Actor): void {
    const at = this.now
    for (const event of events) {
      const fact = { seq: this.facts.length + 1, at, by, event }
      this.facts.push(fact)
      this.briefing = evolve(this.briefing, fact)
    }
  }

  say(command: Command, { by, name }: { by: Actor; name?: string } = MARA): Outcome {
    const said = outcome(this.briefing, command, { at: this.now, by, ...(name !== undefined && { name }) })
    this.record(said.events, by)
    return said
  }

  does(order: Order, who: Moderator = MARA): Outcome {
    const act = order.act ?? `act-${(this.#minted += 1)}`
    const said = this.say(this.completed({ ...order, act }), who)
    if (said.events.length > 0) this.act = act
    return said
  }

  completed(order: Order): DeskCommand {
    const saw =
      order.type === 'ChangeQueueSettings'
        ? this.briefing.queue.seq
        : this.saw('questionId' in order ? order.questionId : '')
    const current = currentQuestion(this.briefing)?.id ?? null
    return { saw, current, ...order } as DeskCommand
  }

  undoes(act: string = this.act, who: Moderator = MARA): Outcome {
    return this.does({ type: 'UndoAct', undoes: act }, who)
  }

  asks(
    questionId: string,
    { account, asker }: Reporter,
    text: string | null = `What of ${questionId}?`,
    more: { parent?: string; isPointOfOrder?: boolean } = {},
  ): Outcome {
    return this.say(
      { type: 'AskAs', questionId, account, asker, text, where: asker.where, ...more },
      { by: { role: 'reporter', id: account } },
    )
  }

  edits(questionId: string, { account }: Reporter, text: string): Outcome {
    return this.say({ type: 'EditQuestion', questionId, text }, { by: { role: 'reporter', id: account } })
  }

  withdraws(questionId: string, { account }: Reporter): Outcome {
    return this.say({ type: 'WithdrawQuestion', questionId }, { by: { role: 'reporter', id: account } })
  }

  /** Asked and approved. */
  lists(questionId: string, who: Reporter, more: { text?: string; isPointOfOrder?: boolean } = {}): this {
    const { text, ...rest } = more
    this.asks(questionId, who, text, rest).thenDone()
    this.does({ type: 'ApproveQuestion', questionId }).thenDone()
    return this
  }

  calls(questionId: string, who: Moderator = MARA): Outcome {
    return this.does({ type: 'CallQuestion', questionId }, who)
  }

  saw(id: string): Saw {
    const { state, seq } = standingOf(this.briefing, id) ?? { state: 'pending', seq: 0 }
    return { state, seq }
  }

  /** Those that wait, in their order. */
  get order(): string[] {
    return waitingInOrder(this.briefing.queue).map(({ id }) => id)
  }

  get current(): string | null {
    return currentQuestion(this.briefing)?.id ?? null
  }

  card(id: string) {
    const card = listedQuestion(this.briefing, id)
    if (card === undefined) throw new Error(`${id} is not in the queue`)
    return card
  }

  asked(id: string) {
    const asked = this.briefing.backstage.asked.find((question) => question.id === id)
    if (asked === undefined) throw new Error(`nobody asked ${id}`)
    return asked
  }

  own({ account }: Reporter): readonly OwnQuestion[] {
    return ownQuestions(this.briefing, account)
  }
}

/** A live briefing in whose queue these wait, each asked by another. */
export function waiting(...ids: string[]): Stage {
  const people = [OONA, KIT, TOMAS, NOOR]
  const stage = new Stage()
  ids.forEach((id, index) => {
    const who = people[index]
    if (who === undefined) throw new Error('more questions than people')
    stage.lists(id, who)
  })
  return stage
}
