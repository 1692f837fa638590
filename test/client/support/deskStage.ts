/** A desk in the browser of one moderator, Mara Lund, over a server that the test plays with the rules of the domain. */
import { createPinia, setActivePinia } from 'pinia'
import { decide, evolve, fold } from '#shared/domain/briefing.ts'
import type { Command, SentCommand } from '#shared/domain/commands.ts'
import { standingOf } from '#shared/domain/questions/order.ts'
import type { SaidFigure } from '#shared/domain/figures/vocabulary.ts'
import type { Saw } from '#shared/domain/questions/vocabulary.ts'
import type { Moment, Recorded } from '#shared/domain/recorded.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { ScreenChange } from '#shared/domain/screens/vocabulary.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { CommandReply } from '#shared/protocol/messages.ts'
import { useBriefingStore } from '../../../client/stores/briefing.ts'
import { useDeskStore } from '../../../client/stores/desk.ts'
import { useSessionStore } from '../../../client/stores/session.ts'
import { OPENING } from './facts.ts'
import { FakeTransport } from './fakeTransport.ts'

const MARA = { id: 'mara', name: 'Mara Lund' }
export const LOTTE = { id: 'lotte', name: 'Lotte Brandt' }

const CLOCK = { now: () => Date.now(), after: () => () => {}, random: () => 0.5 }

export class DeskStage {
  readonly transport = new FakeTransport()
  readonly page
  readonly desk
  briefing: Briefing
  #facts: Recorded[]
  #answered = 0
  #minted = 0

  constructor({ isLive = true } = {}) {
    setActivePinia(createPinia())
    this.#facts = OPENING.filter(({ event }) => isLive || event?.type !== 'BriefingStarted').map((fact, index) => ({
      ...fact,
      seq: index + 1,
    }))
    this.briefing = fold(this.#facts)
    useSessionStore().take({
      role: 'moderator',
      account: {
        ...{ id: MARA.id, name: MARA.name, email: 'mara@example.org', role: 'moderator', standing: 'accepted' },
        ...{ outlet: '', language: 'en', reason: null, accreditedFor: null },
      },
      staff: [],
    })
    this.page = useBriefingStore()
    this.desk = useDeskStore()
  }

  /** The page is shown what there is, and follows from here on. */
  open(): this {
    this.page.open('quay', {
      transport: () => this.transport,
      clock: CLOCK,
      readPage: () => Promise.reject(new Error('nothing is read')),
    })
    return this.join()
  }

  join(): this {
    const { briefing } = this
    this.transport.page.connected()
    this.transport.asked.reply({
      ...{ ok: true, role: 'moderator', kind: 'snapshot', epoch: 'e1' },
      ...{ head: briefing.seq, now: Date.now(), briefing },
    })
    return this
  }

  /** A reporter asks; the id of the question and of the account is the first word of the name, small. */
  ask(name: string, text: string | null, about: { where?: 'room' | 'remote'; isPointOfOrder?: boolean } = {}): string {
    const id = (name.split(' ')[0] ?? '').toLowerCase()
    const { where = 'room', ...more } = about
    this.#record(
      {
        type: 'AskAs',
        questionId: id,
        account: id,
        asker: { name, outlet: `${name} Daily`, where },
        where,
        text,
        ...more,
      },
      { id, name },
      'reporter',
    )
    return id
  }

  /** Asks and lets in. */
  list(name: string, text: string | null = `What does ${name} ask?`): string {
    const id = this.ask(name, text)
    this.elsewhere({ type: 'ApproveQuestion', questionId: id })
    return id
  }

  /** The asker hands in other words for a question. */
  reword(id: string, text: string): void {
    this.#record({ type: 'EditQuestion', questionId: id, text }, { id, name: id }, 'reporter')
  }

  /** The other moderator does something, with what is there now in view. */
  elsewhere(order: { readonly type: string; readonly questionId: string; readonly [more: string]: unknown }): void {
    const { state, seq } = standingOf(this.briefing, order.questionId) ?? { state: 'pending', seq: 0 }
    const saw: Saw = { state, seq }
    this.#record({ act: `act-${(this.#minted += 1)}`, saw, ...order } as unknown as Command, LOTTE)
  }

  /** A line is said, in which these figures are heard. */
  say(id: string, text: string, figures: readonly SaidFigure[] = []): void {
    const command: Command = { type: 'TranscribeLine', line: { id, text, speaker: 'oona' }, figures: [...figures] }
    this.#record(command, LOTTE)
  }

  /** The other moderator does something to a figure, with what is there now in view. */
  elsewhereFigure(order: { readonly type: string; readonly figureId: string; readonly [more: string]: unknown }): void {
    const saw = this.briefing.figures.find(({ id }) => id === order.figureId)?.seq ?? 0
    this.#record({ act: `act-${(this.#minted += 1)}`, saw, ...order } as unknown as Command, LOTTE)
  }

  /** The other moderator changes what screens show. */
  elsewhereScreens(screens: readonly string[], change: ScreenChange): void {
    this.#record({ type: 'SetScreens', act: `act-${(this.#minted += 1)}`, screens: [...screens], change }, LOTTE)
  }

  /** The words of a line are mended; what it says by now is read again. */
  mend(lineId: string, text: string, figures: readonly SaidFigure[] = []): void {
    const was = this.briefing.lines.find(({ id }) => id === lineId)?.text ?? ''
    this.#record({ type: 'CorrectLine', lineId, saw: was, text, figures: [...figures] }, LOTTE)
  }

  /** The oldest command that has no answer yet. */
  get sent(): SentCommand {
    const command = this.transport.commands[this.#answered]?.command
    if (command === undefined) throw new Error('the page has sent nothing more')
    return command
  }

  /** The server takes it, or refuses it, by the rules; the page hears of the facts and of the outcome. */
  answer(): CommandReply {
    const { command, reply } = this.transport.commands[this.#answered] ?? {}
    if (command === undefined || reply === undefined) throw new Error('the page has sent nothing more')
    this.#answered += 1
    const answer = this.#carryOut(command as Command)
    reply(answer)
    return answer
  }

  /** The server takes it, and neither its answer nor its facts reach the page before the connection breaks. */
  loseAnswer(): void {
    const { command } = this.transport.commands[this.#answered] ?? {}
    this.#answered += 1
    this.transport.page.disconnected()
    this.#carryOut(command as Command)
  }

  #carryOut(command: Command): CommandReply {
    try {
      this.#record(command, MARA)
      return { ok: true, seq: this.briefing.seq }
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, refusal: error.code, detail: error.detail }
      throw error
    }
  }

  #record(command: Command, { id, name }: { id: string; name: string }, role: 'moderator' | 'reporter' = 'moderator') {
    const moment: Moment = { at: Date.now(), by: { role, id }, name }
    const facts = decide(this.briefing, command, moment).map((event, index): Recorded => {
      return { seq: this.briefing.seq + 1 + index, at: moment.at, by: moment.by, event }
    })
    this.briefing = facts.reduce(evolve, this.briefing)
    const isHeard = this.page.link.phase === 'live'
    if (isHeard) this.transport.page.events({ briefing: 'quay', epoch: 'e1', facts })
  }
}
