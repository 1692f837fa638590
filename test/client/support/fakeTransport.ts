/** A connection whose both ends the test holds: it answers joins when and how the test wants. */
import type { LinkTransport, TransportListener } from '../../../client/live/linkTransport.ts'
import type { SentCommand } from '#shared/domain/commands.ts'
import type { CommandReply, JoinReply, JoinRequest } from '#shared/protocol/messages.ts'

export class FakeTransport implements LinkTransport {
  readonly joins: { readonly request: JoinRequest; readonly reply: (answer: JoinReply) => void }[] = []
  readonly commands: {
    readonly type: string
    readonly command: SentCommand
    readonly reply: (answer: CommandReply) => void
  }[] = []
  readonly edited: (string | null)[] = []
  restarts = 0
  isClosed = false
  #listener: TransportListener | null = null

  get page(): TransportListener {
    if (this.#listener === null) throw new Error('the transport was not opened')
    return this.#listener
  }

  open(listener: TransportListener): void {
    this.#listener = listener
  }

  join: LinkTransport['join'] = (request, reply) => {
    this.joins.push({ request, reply })
  }

  leave(): void {}

  command: LinkTransport['command'] = ({ command }, reply) => {
    this.commands.push({ type: command.type, command, reply })
  }

  editing: LinkTransport['editing'] = ({ questionId }) => {
    this.edited.push(questionId)
  }

  restart(): void {
    this.restarts += 1
  }

  close(): void {
    this.isClosed = true
  }

  /** The last join that was asked. */
  get asked() {
    const join = this.joins.at(-1)
    if (join === undefined) throw new Error('nobody has joined')
    return join
  }
}
