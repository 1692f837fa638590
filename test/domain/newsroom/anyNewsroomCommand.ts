/** Random commands to a newsroom of few people, so that they get in each other's way. */
import fc from 'fast-check'
import type { NewsroomCommand } from '#shared/domain/newsroom.ts'
import type { ScreenLook } from '#shared/domain/screens/vocabulary.ts'
import { ACCOUNT_ROLES, STAFF_ROLES, STANDINGS } from '#shared/domain/newsroom/vocabulary.ts'
import { NOON } from '../../support/given.ts'
import { hash, HOUR, MINUTE, sealed } from './givenNewsroom.ts'
import * as step from './steps.ts'

const who = fc.constantFrom('ana', 'bo', 'cy')
const anyone = fc.constantFrom('ana', 'bo', 'cy', 'di', 'ed', 'ana2', 'bo2', 'nobody')
const invitation = fc.constantFrom('i1', 'i2', 'i3')
const outlet = fc.constantFrom('o1', 'o2')
const role = fc.constantFrom(...ACCOUNT_ROLES)
const language = fc.constantFrom('en' as const, 'fr' as const)
const request = fc.constantFrom('r-ana', 'r-bo', 'r-cy', 'r-ana2', 'r-bo2')
const reset = fc.constantFrom('p-ana', 'p-bo', 'q-ana')
const orNone = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 2 })
const mostly = (right: fc.Arbitrary<string>) => fc.oneof({ weight: 4, arbitrary: right }, fc.constant('guess'))

/** Sensible ones most of the time. */
const decision = fc.oneof(
  fc.constantFrom(['asked', 'accepted'] as const, ['asked', 'refused'] as const, ['accepted', 'revoked'] as const),
  fc.tuple(fc.constantFrom(...STANDINGS), fc.constantFrom('accepted' as const, 'refused' as const, 'revoked' as const)),
)

/** Of one person by two requests: `r-ana` and `r-ana2` are for the same address. */
const registering = fc.tuple(request, orNone(invitation)).map(([id, invited]) =>
  step.register(id.slice(2), {
    request: id,
    address: id.slice(2).replace('2', ''),
    ...(invited !== null && { invitation: invited }),
  }),
)
const codeOf = (id: string) => mostly(fc.constantFrom(`code:${id}`, `again:${id}`))

const aboutCodes: fc.Arbitrary<NewsroomCommand> = fc.oneof(
  { weight: 3, arbitrary: registering },
  fc.tuple(reset, orNone(who)).map(([id, account]) => step.forget(id.slice(2), account, id)),
  { weight: 4, arbitrary: request.chain((id) => codeOf(id).map((code) => step.confirm('', code, id))) },
  { weight: 2, arbitrary: reset.chain((id) => codeOf(id).map((code) => step.reset(id.slice(2), code, id))) },
  fc.oneof(request, reset).map((id) => step.again(id, `again:${id}`)),
  fc.oneof(request, reset).map((id): NewsroomCommand => ({ type: 'DropCode', id })),
)

const aboutAccounts: fc.Arbitrary<NewsroomCommand> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(anyone, role).map(([account, given]) => step.role(account, given)) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(anyone, decision, orNone(outlet))
      .map(([account, [saw, standing], named]) => step.decide(account, saw, standing, named)),
  },
  { weight: 2, arbitrary: anyone.map(step.ask) },
  anyone.map(step.erase),
  anyone.map((account): NewsroomCommand => ({ type: 'FinishErasure', account })),
  fc.tuple(anyone, fc.nat(3)).map(([account, n]): NewsroomCommand => {
    return { type: 'ChangePassword', account, saw: 1 + (n % 2), password: sealed(`word${n}`) }
  }),
  fc.tuple(anyone, fc.nat(3)).map(([account, n]): NewsroomCommand => {
    return { type: 'ChangeProfile', account, profile: sealed(`person${n}`) }
  }),
  fc
    .tuple(anyone, fc.constantFrom(...STAFF_ROLES), fc.constantFrom('harbour', 'elsewhere'))
    .map(([account, given, briefing]) => step.part(account, given, briefing)),
  anyone.map((account): NewsroomCommand => ({ type: 'ReleaseStaff', briefing: 'harbour', account })),
  fc.tuple(orNone(anyone), fc.nat(5)).map(([account, n]): NewsroomCommand => {
    return { type: 'SignIn', account, session: `s${n}` }
  }),
  fc.nat(5).map((n): NewsroomCommand => ({ type: 'EndSession', session: `s${n}`, until: NOON + n * HOUR })),
  anyone.map((account): NewsroomCommand => ({ type: 'EndSessions', account })),
)

const aboutInvitations: fc.Arbitrary<NewsroomCommand> = fc.oneof(
  fc
    .record({
      id: invitation,
      role,
      outlet: orNone(outlet),
      uses: fc.integer({ min: 1, max: 2 }),
      endsAt: orNone(fc.nat(20).map((hours) => NOON + hours * HOUR)),
      issuer: orNone(anyone),
    })
    .map(({ id, ...more }) => step.invite(id, more)),
  { weight: 4, arbitrary: fc.tuple(anyone, invitation).map(([account, id]) => step.accept(account, id)) },
  invitation.map(step.revoke),
)

const theRest: fc.Arbitrary<NewsroomCommand> = fc.oneof(
  fc.constantFrom<NewsroomCommand>(step.HARBOUR, step.CLOSED, step.OPEN, { type: 'EndOwnerSessions' }),
  fc.tuple(outlet, fc.nat(2)).map(([id, n]): NewsroomCommand => ({ type: 'AddOutlet', id, name: `Outlet ${n}` })),
  fc.tuple(outlet, fc.nat(2)).map(([id, n]): NewsroomCommand => ({ type: 'RenameOutlet', id, name: `outlet ${n}` })),
  outlet.map((id): NewsroomCommand => ({ type: 'RemoveOutlet', id })),
  fc.tuple(fc.constantFrom('a', 'b'), language).map(([id, spoken]): NewsroomCommand => {
    return { type: 'AskSubscription', id, addressKey: hash('ana'), address: sealed(id), language: spoken }
  }),
  fc
    .tuple(fc.constantFrom('ConfirmSubscription' as const, 'EndSubscription' as const), fc.constantFrom('a', 'b'))
    .map(([type, id]): NewsroomCommand => ({ type, id })),
  fc.tuple(fc.constantFrom('a', 'b'), language).map(([id, spoken]): NewsroomCommand => {
    return { type: 'ChangeSubscription', id, language: spoken }
  }),
  fc.constantFrom('n1', 'n2').map((claim): NewsroomCommand => ({ type: 'ClaimDigest', briefing: 'harbour', claim })),
  fc.nat(3).map((mails): NewsroomCommand => ({ type: 'CloseDigest', briefing: 'harbour', mails })),
  fc.nat(3).map((attempts): NewsroomCommand => {
    const detail = sealed('mail')
    const trouble = { id: 'm1', template: 'digest', kind: 'unreachable', detail, attempts, nextAt: null }
    return { type: 'NoteMailTrouble', trouble }
  }),
  fc.constant<NewsroomCommand>({ type: 'SettleMail', id: 'm1' }),
  fc.tuple(fc.constantFrom('x', 'y'), orNone(anyone)).map(([link, issuer]): NewsroomCommand => {
    return { type: 'IssueOwnerLink', hash: link, issuer }
  }),
  fc
    .tuple(fc.constantFrom('x', 'y'), fc.constantFrom('u', 'v'))
    .map(([link, use]): NewsroomCommand => ({ type: 'UseOwnerLink', hash: link, use })),
)

const screen = fc.constantFrom('s1', 's2', 's3')
const someLook = fc.constantFrom<ScreenLook>({ margin: 9 }, { theme: 'light' }, { theme: 'dark', language: 'fr' }, {})

const aboutScreens: fc.Arbitrary<NewsroomCommand> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        screen,
        screen,
        fc.constantFrom(10 * MINUTE, HOUR, 20 * 24 * HOUR),
        orNone(fc.constantFrom('harbour', 'elsewhere')),
      )
      .map(([id, shown, lasts, briefing]): NewsroomCommand => ({
        ...step.approveScreen(id, NOON + lasts),
        ...{ pairing: hash(`shown-${shown}`), briefing },
      })),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(screen, mostly(screen)).map(([id, token]) => step.claimScreen(id, `token-${token}`)),
  },
  fc
    .tuple(screen, fc.constantFrom('Wall s1', 'wall S2', 'Entrance'), orNone(fc.constantFrom('harbour', 'elsewhere')))
    .map(([id, name, briefing]): NewsroomCommand => ({ type: 'ChangeScreen', id, name, briefing })),
  fc.tuple(screen, fc.constantFrom(undefined, true)).map(([id, onlyUnclaimed]): NewsroomCommand => ({
    type: 'UnpairScreen',
    id,
    ...(onlyUnclaimed && { onlyUnclaimed }),
  })),
  fc
    .array(fc.record({ id: screen, look: someLook }), { maxLength: 2 })
    .map((looks): NewsroomCommand => ({ type: 'KeepScreenLooks', looks })),
)

const anyCommand = fc.oneof(
  { weight: 5, arbitrary: aboutCodes },
  { weight: 4, arbitrary: aboutAccounts },
  { weight: 3, arbitrary: aboutInvitations },
  { weight: 2, arbitrary: theRest },
  { weight: 3, arbitrary: aboutScreens },
)

/** Milliseconds after the one before: often nothing, seldom so long that codes and days run out. */
const pause = fc.oneof({ weight: 4, arbitrary: fc.nat(90_000) }, fc.nat(40 * 60_000), fc.nat(26 * HOUR))

const PEOPLE: readonly NewsroomCommand[] = [
  step.HARBOUR,
  step.GAZETTE,
  ...step.opened('ana', 'bo', 'cy', 'di', 'ed'),
  step.role('ana', 'owner'),
  step.decide('bo', 'asked', 'refused'),
  step.decide('cy', 'asked', 'accepted', 'gazette'),
  step.part('cy', 'captioner'),
  step.invite('i1', { role: 'captioner' }),
  step.invite('i2', { outlet: 'gazette', endsAt: NOON + 4 * HOUR }),
]
/** Some newsrooms are empty at first, most have people with an owner among them. */
const begun = fc.oneof(fc.constant([]), { weight: 2, arbitrary: fc.constant(PEOPLE) })

/** Somebody who guesses until there is nothing left to guess. */
const guesses = request.map((id) => Array.from({ length: 6 }, () => [step.confirm('', 'guess', id), 1_000] as const))

/** Each command with the milliseconds after the one before. */
export const someCommands = fc
  .tuple(
    begun,
    fc.array(fc.oneof({ weight: 15, arbitrary: fc.tuple(anyCommand, pause).map((timed) => [timed]) }, guesses), {
      maxLength: 80,
      size: 'max',
    }),
  )
  .map(([first, then]) => [...first.map((command) => [command, 0] as const), ...then.flat()])
