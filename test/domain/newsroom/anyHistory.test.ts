import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decideNewsroom,
  evolveNewsroom,
  newsroomEventSchema,
  NO_NEWSROOM,
  type Newsroom,
  type NewsroomCommand,
  type NewsroomEvent,
} from '#shared/domain/newsroom.ts'
import { roleInBriefing, roleOfSession } from '#shared/domain/newsroom/authority.ts'
import { screensOf, screenWithToken } from '#shared/domain/newsroom/screens.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { ROLES, type Role } from '#shared/domain/vocabulary.ts'
import { NOON } from '../../support/given.ts'
import { someCommands } from './anyNewsroomCommand.ts'
import { HOUR } from './givenNewsroom.ts'

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
console.info(`anyHistory: SEED=${seed}`)
/** Of what is told about the histories themselves: rare facts are missing from one sample in some hundred. */
const COVERING = 2026

interface Step {
  readonly before: Newsroom
  readonly after: Newsroom
  readonly command: NewsroomCommand
  readonly events: readonly NewsroomEvent[]
  readonly at: number
}

/** What follows from the commands; what is refused leaves nothing. Anything thrown but a refusal fails the test. */
function play(commands: readonly (readonly [NewsroomCommand, number])[]): Step[] {
  const steps: Step[] = []
  let newsroom = frozen(NO_NEWSROOM)
  let at = NOON
  for (const [command, pause] of commands) {
    at += pause
    const before = newsroom
    const events = decided(before, command, at)
    for (const event of events) newsroom = frozen(evolveNewsroom(newsroom, frozen(event), at))
    steps.push({ before, after: newsroom, command, events, at })
  }
  return steps
}

function decided(newsroom: Newsroom, command: NewsroomCommand, at: number): NewsroomEvent[] {
  try {
    return decideNewsroom(newsroom, frozen(command), at)
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

/** Deeply. Freezing does not protect the entries of a map, so its own methods refuse to write. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  if (value instanceof Map) {
    for (const method of ['set', 'delete', 'clear']) Object.defineProperty(value, method, { value: refuseToWrite })
    for (const each of value.values()) frozen(each)
  }
  Object.freeze(value)
  for (const each of Object.values(value)) frozen(each)
  return value
}

function refuseToWrite(): never {
  throw new TypeError('a map of the newsroom was written to')
}

const always = (title: string, holds: (steps: readonly Step[]) => void) => {
  it(title, () => {
    fc.assert(
      fc.property(someCommands, (commands) => {
        holds(play(commands))
      }),
      { seed, numRuns: 150 },
    )
  })
}
const owners = ({ accounts }: Newsroom) => [...accounts.values()].filter(({ role }) => role === 'owner')
const isAtLeast = (role: Role, than: Role) => ROLES.indexOf(role) <= ROLES.indexOf(than)

describe('whatever is asked of a newsroom', () => {
  it('holds for histories in which every kind of fact occurs, and every limit is met', () => {
    const seen = new Map<string, number>()
    const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1)
    for (const commands of fc.sample(someCommands, { seed: COVERING, numRuns: 400 })) {
      for (const { events, after } of play(commands)) {
        for (const { type } of events) count(type)
        for (const { used } of after.invitations.values()) if (used > 0) count('use of an invitation')
        for (const { tries } of after.codes.values()) if (tries >= 5) count('fifth try')
        if (after.staff.length > 0) count('part')
        if (owners(after).length > 0) count('owner')
      }
    }
    const types = newsroomEventSchema.options.map((option) => option.shape.type.value)
    const wanted = [...types, 'use of an invitation', 'fifth try', 'part', 'owner']
    expect(wanted.filter((what) => !seen.has(what))).toEqual([])
  })

  always('[AC1] opens no two accounts for an address', (steps) => {
    for (const { after } of steps) {
      const keys = [...after.accounts.values()].map(({ addressKey }) => addressKey)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  always('[AC3] opens no account without an invitation while registration is closed', (steps) => {
    for (const { before, events } of steps) {
      const opened = events.find((event) => event.type === 'AccountOpened')
      if (before.settings.registration === 'closed') expect(opened?.invitation).not.toBeNull()
    }
  })

  always('[AC7] leaves no newsroom without an owner’s account that had one', (steps) => {
    for (const { before, after } of steps) if (owners(before).length > 0) expect(owners(after)).not.toEqual([])
  })

  always('[AC8] leaves nothing of an account that is gone', (steps) => {
    for (const { events, after } of steps) {
      expect(after.staff.filter(({ account }) => !after.accounts.has(account))).toEqual([])
      for (const event of events) {
        if (event.type !== 'AccountErased') continue
        expect([...after.codes.values()].filter(({ account }) => account === event.account)).toEqual([])
        expect([...after.invitations.values()].filter((i) => i.issuer === event.account && !i.revoked)).toEqual([])
      }
    }
  })

  always('[AD8] accredits nobody by an invitation whom somebody turned away', (steps) => {
    for (const { before, events } of steps) {
      const accepted = events.find((event) => event.type === 'InvitationAccepted')
      if (accepted !== undefined) expect(before.accounts.get(accepted.account)?.reason).toBeNull()
    }
  })

  always('[CO2] sends no address more than five codes a day, nor two within a minute', (steps) => {
    const sent = new Map<string, number[]>()
    for (const { events, at } of steps) {
      for (const event of events) {
        if (event.type !== 'CodeIssued') continue
        const times = sent.get(event.addressKey) ?? []
        expect(times.filter((then) => then > at - 24 * HOUR).length).toBeLessThan(5)
        expect(at - (times.at(-1) ?? 0)).toBeGreaterThanOrEqual(60_000)
        sent.set(event.addressKey, [...times, at])
      }
    }
  })

  always('[CO4] [CO5] takes a code once, within five tries, before its end and as it was last issued', (steps) => {
    const issued = new Map<string, { hash: string; expiresAt: number; tries: number; used: boolean }>()
    for (const { command, events, at } of steps) {
      for (const event of events) {
        if (event.type === 'CodeIssued') issued.set(event.id, { ...event, tries: 0, used: false })
        if (event.type !== 'CodeTried') continue
        const code = issued.get(event.id)
        if (code === undefined) throw new Error('a code was tried that was never issued')
        code.tries += 1
        expect([code.used, code.tries <= 5, at < code.expiresAt]).toEqual([false, true, true])
        if (event.right) expect('hash' in command && command.hash).toBe(code.hash)
        code.used = event.right
      }
    }
  })

  always('[IN2] [IN4] uses no invitation more often than it says, after its end or once it was revoked', (steps) => {
    const uses = new Map<string, number>()
    for (const { before, events, at } of steps) {
      for (const event of events) {
        if (event.type !== 'AccountOpened' && event.type !== 'InvitationAccepted') continue
        const invitation = before.invitations.get(event.invitation ?? '')
        if (event.invitation === null) continue
        const used = (uses.get(event.invitation) ?? 0) + 1
        uses.set(event.invitation, used)
        expect(used).toBeLessThanOrEqual(invitation?.uses ?? 0)
        expect([invitation?.revoked, at < (invitation?.endsAt ?? Infinity)]).toEqual([false, true])
      }
    }
  })

  always('[OU3] names no outlet that there is not', (steps) => {
    for (const { after } of steps) {
      for (const { outlet } of after.accounts.values())
        if (outlet !== null) expect(after.outlets.has(outlet)).toBe(true)
    }
  })

  always('[SU2] confirms no address twice', (steps) => {
    for (const { after } of steps) {
      const confirmed = [...after.subscriptions.values()].flatMap((s) => (s.confirmed ? [s.addressKey] : []))
      expect(new Set(confirmed).size).toBe(confirmed.length)
    }
  })

  always('[AU2] [AU4] [AU5] gives no session a role beyond its account’s role and parts', (steps) => {
    for (const { after, at } of steps) {
      for (const account of ['ana', 'bo', 'ana2', 'nobody']) {
        const known = after.accounts.get(account)
        for (const epoch of [1, 2, 3]) {
          const role = roleOfSession(after, { session: 's9', account, epoch, expiresAt: at + 1 }, at)
          if (role === null) continue
          if (known === undefined) throw new Error('a session had a role without an account')
          expect(epoch).toBe(known.epoch)
          expect(isAtLeast(known.role, role)).toBe(true)
          if (role === 'reporter') expect(known.standing).toBe('accepted')
          const part = after.staff.find((each) => each.account === account)?.role
          const there = roleInBriefing(after, role, account, 'harbour')
          expect([role, part]).toContain(there)
          expect(isAtLeast(there, role)).toBe(true)
        }
      }
    }
  })

  always(
    '[SN1] [SN3] [SN4] has no two screens of one name or one code, and none that shows what is not listed',
    (steps) => {
      for (const { after, at } of steps) {
        const screens = screensOf(after, at)
        for (const told of [screens.map(({ name }) => name.toLowerCase()), screens.map(({ pairing }) => pairing)]) {
          expect(new Set(told).size).toBe(told.length)
        }
        const listed = after.briefings.map(({ id }) => id)
        for (const { briefing } of screens) if (briefing !== null) expect(listed).toContain(briefing)
      }
    },
  )

  always('[SN2] [SN5] gives a screen to the first token that claims its code in time, and to no other', (steps) => {
    for (const { before, after, command, events, at } of steps) {
      for (const event of events) {
        if (event.type !== 'ScreenClaimed' || command.type !== 'ClaimScreen') continue
        const approved = before.screens.get(event.id)
        expect([approved?.hash, approved?.pairing]).toEqual([null, command.pairing])
        expect(approved?.until).toBeGreaterThan(at)
        expect(screenWithToken(after, command.hash)).toBeDefined()
      }
      // A token that bears a screen is taken from it by unpairing alone.
      for (const { id, hash } of before.screens.values()) {
        if (hash === null || after.screens.get(id)?.hash === hash) continue
        expect(events).toContainEqual(expect.objectContaining({ type: 'ScreenUnpaired', id }))
      }
    }
  })

  always('changes nothing by a command of which nothing follows, and makes facts that can be read', (steps) => {
    for (const { before, after, events } of steps) {
      if (events.length === 0) expect(after).toBe(before)
      for (const event of events) expect(newsroomEventSchema.parse(event)).toEqual(event)
    }
  })

  always('comes to the same when its facts are read again', (steps) => {
    let again = NO_NEWSROOM
    for (const { events, at } of steps) {
      for (const event of events) {
        const read = newsroomEventSchema.parse(JSON.parse(JSON.stringify(event)))
        again = evolveNewsroom(again, read, at)
      }
    }
    expect(again).toEqual(steps.at(-1)?.after ?? NO_NEWSROOM)
  })

  it('records any facts in any order without throwing', () => {
    fc.assert(
      fc.property(someCommands, fc.array(fc.nat(), { maxLength: 60 }), (commands, order) => {
        const facts = play(commands).flatMap(({ events }) => events)
        if (facts.length === 0) return
        let newsroom = frozen(NO_NEWSROOM)
        for (const pick of order) {
          const event = facts[pick % facts.length]
          if (event !== undefined) newsroom = frozen(evolveNewsroom(newsroom, event, NOON + pick))
        }
      }),
      { seed, numRuns: 150 },
    )
  })
})
