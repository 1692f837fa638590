/** A command as a page or a script sends it, carried out for whoever the session says it is. Both doors lead here. */
import { audienceFor } from '#shared/domain/audience.ts'
import type { Command, SentCommand } from '#shared/domain/commands.ts'
import { FIGURE_REFUSAL_CODES } from '#shared/domain/figures/refusals.ts'
import { screensShowing } from '#shared/domain/newsroom/screens.ts'
import type { Newsroom } from '#shared/domain/newsroom.ts'
import { maySend } from '#shared/domain/permissions.ts'
import type { VoteCommand } from '#shared/domain/questions/commands.ts'
import { QUEUE_REFUSAL_CODES } from '#shared/domain/questions/refusals.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { lookIn, looksBefore } from '#shared/domain/screens/look.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { Limit } from '../http/limits.ts'
import type { Identity } from '../people/identities.ts'
import type { NameAtDesk } from '../people/nameAtDesk.ts'
import type { Profiles } from '../people/profiles.ts'
import type { ScreenLooks } from '../screens/looks.ts'
import type { Execute } from './execute.ts'

/** `who`: with the role in this briefing. Resolves to the `seq` of what follows; throws `Refusal`. */
export type Perform = (briefing: Briefing, who: Identity, sent: SentCommand) => Promise<number>

export interface PerformParts {
  readonly execute: Pick<Execute, 'one'>
  readonly profiles: Pick<Profiles, 'own'>
  readonly nameAtDesk: NameAtDesk
  readonly newsroom: { readonly state: Newsroom }
  readonly looks: Pick<ScreenLooks, 'say' | 'keep'>
  /** Of what one account asks, edits and withdraws. */
  readonly questions: Limit
  /** Of how often one account votes and takes votes back; of this node alone, as a refused one costs nothing. */
  readonly ballots: Limit
  readonly votes: { readonly vote: (briefingId: string, who: Identity, command: VoteCommand) => Promise<number> }
}

type AskQuestion = Extract<SentCommand, { type: 'AskQuestion' }>

export function createPerform(parts: PerformParts): Perform {
  const { execute, profiles, nameAtDesk, newsroom, looks, questions, ballots, votes } = parts

  async function carryOut(briefing: Briefing, who: Identity, sent: SentCommand): Promise<number> {
    const { role, actor, account } = who
    if (!maySend(role, sent.type)) throw new Refusal('not-permitted', { command: sent.type, role })
    switch (sent.type) {
      case 'CastVote':
      case 'TakeBackVote':
        await ballots.spend(account ?? actor.id)
        return votes.vote(briefing.id, who, sent)
      case 'EditQuestion':
      case 'WithdrawQuestion':
        await questions.spend(actor.id)
        return (await execute.one(briefing.id, actor, sent)).seq
      case 'AskQuestion': {
        const command = role === 'reporter' ? await askedBy(account, sent) : askedForSomebody(sent)
        return (await execute.one(briefing.id, actor, command, await nameAtDesk(who))).seq
      }
      case 'SetScreens': {
        refuseElsewhere(briefing.id, sent.screens)
        await looks.say(briefing, sent.screens)
        const { seq } = await execute.one(briefing.id, actor, sent, await nameAtDesk(who))
        const look = lookIn(sent.change)
        await looks.keep(
          sent.screens.map((id) => ({ id, look })),
          actor,
        )
        return seq
      }
      case 'UndoAct': {
        const undone = looksBefore(briefing, sent.undoes)
        const { seq } = await execute.one(briefing.id, actor, sent, await nameAtDesk(who))
        await looks.keep(undone, actor)
        return seq
      }
      default:
        return (await execute.one(briefing.id, actor, sent, await nameAtDesk(who))).seq
    }
  }

  /** Which screens there are, and what they show, is the newsroom's to know. */
  function refuseElsewhere(briefing: string, screens: readonly string[]): void {
    const here = new Set(screensShowing(newsroom.state, briefing).map(({ id }) => id))
    const elsewhere = screens.find((id) => !here.has(id))
    if (elsewhere !== undefined) throw new Refusal('screen-not-found', { screen: elsewhere })
  }

  /** Whoever asks is who the account says, for the outlet that it is accredited for before the one that it names itself. */
  async function askedBy(account: string | null, { asker, where, ...asked }: AskQuestion): Promise<Command> {
    if (asker !== undefined) throw malformed('is known from the account and cannot be sent')
    if (account === null) throw new Refusal('not-permitted', { command: 'AskQuestion' })
    await questions.spend(account)
    const person = await profiles.own(account)
    if (person === null) throw new Refusal('account-not-found')
    const outlet = person.accreditedFor ?? (person.outlet === '' ? null : person.outlet)
    return { ...asked, where, type: 'AskAs', account, asker: { name: person.name, outlet, where } }
  }

  return async (briefing, who, sent) => {
    try {
      return await carryOut(briefing, who, sent)
    } catch (error) {
      throw audienceFor(who.role, briefing.visibility) === 'desk' ? error : withoutBackstage(error)
    }
  }
}

function askedForSomebody({ asker, ...asked }: AskQuestion): Command {
  if (asker === undefined) throw malformed('is missing: the desk asks for somebody in the room')
  return { ...asked, type: 'AskAs', account: null, asker }
}

function malformed(problem: string): Refusal {
  return new Refusal('command-malformed', { field: 'asker', problem })
}

const OF_THE_DESK: ReadonlySet<string> = new Set([...QUEUE_REFUSAL_CODES, ...FIGURE_REFUSAL_CODES])
/** What something is by now. Which moderator did what to it, and when, is the desk's. */
const TOLD: ReadonlySet<string> = new Set(['question', 'figure', 'programme', 'state'])

function withoutBackstage(error: unknown): unknown {
  if (!(error instanceof Refusal) || !OF_THE_DESK.has(error.code)) return error
  return new Refusal(error.code, Object.fromEntries(Object.entries(error.detail).filter(([name]) => TOLD.has(name))))
}
