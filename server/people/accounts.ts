/** What people do with accounts: register and confirm, sign in and out, change, forget a password. */
import { randomInt } from 'node:crypto'
import type { z } from 'zod'
import { triesLeft } from '#shared/domain/newsroom/accounts.ts'
import { roleOfAccount, type SessionClaims } from '#shared/domain/newsroom/authority.ts'
import { CODE_LASTS_MS, CODE_REST_MS } from '#shared/domain/newsroom/codes.ts'
import { usableInvitation } from '#shared/domain/newsroom/invitations.ts'
import { accountAt, type Account } from '#shared/domain/newsroom/state.ts'
import { passwordConditions } from '#shared/domain/password.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { CodeSent, newAccountSchema, newCodeSchema } from '#shared/protocol/people.ts'
import type { Clock } from '../clock.ts'
import type { AccountMail, Letter } from './accountMail.ts'
import { isCommon } from './commonPasswords.ts'
import type { Asker, NewsroomDesk } from './newsroom.ts'
import { hashPassword, isPasswordRight } from './passwords.ts'
import type { Sealing } from './sealing.ts'
import { hashToken, mintId } from './secrets.ts'
import type { OpenedSession, Sessions } from './sessions.ts'

export interface AccountsParts {
  readonly newsroom: NewsroomDesk
  readonly sealing: Sealing
  readonly sessions: Sessions
  readonly mail: AccountMail
  readonly clock: Clock
}

/** Whose key is used where there is no account, so that it takes as long. */
const NOBODY = 'nobody'

export class Accounts {
  readonly #parts: AccountsParts
  /** Sealed, to be opened where there is nothing to open. */
  #nobodys: string | null = null

  constructor(parts: AccountsParts) {
    this.#parts = parts
  }

  /** The same for an address that has an account: its owner is then written to. Throws `Refusal`. */
  async register(wanted: z.output<typeof newAccountSchema>, asker: Asker): Promise<CodeSent> {
    const { newsroom, sealing, clock, mail } = this.#parts
    refuseWeak(wanted.password)
    const invitation = this.#invitationFor(wanted.invitation)
    const addressKey = sealing.addressKey(wanted.email)
    const account = mintId()
    const letter = newLetter()
    const { email, name, outlet, language } = wanted
    const opening = {
      profile: await sealing.seal(account, { email, name, outlet, language }),
      password: await sealing.seal(account, await hashPassword(wanted.password)),
      invitation,
    }
    const hash = sealing.codeKey('register', letter.id, letter.code)
    const { id } = letter
    const command = { type: 'IssueCode', id, purpose: 'register', addressKey, account, hash, opening } as const
    await newsroom.execute(command, { ...asker, under: account })
    mail.registering(letter, wanted, accountAt(newsroom.state, addressKey) !== undefined)
    return sent(id, clock.now())
  }

  /** A code for a new password; the same for an address without an account, to which nothing is sent. Throws `Refusal`. */
  async forget({ email, language }: z.output<typeof newCodeSchema>, asker: Asker): Promise<CodeSent> {
    const { newsroom, sealing, clock, mail } = this.#parts
    const addressKey = sealing.addressKey(email)
    const account = accountAt(newsroom.state, addressKey)?.id ?? null
    const letter = newLetter()
    const { id } = letter
    const hash = sealing.codeKey('password', id, letter.code)
    const command = { type: 'IssueCode', id, purpose: 'password', addressKey, account, hash, opening: null } as const
    if (account === null) await this.#sealForNobody(asker.from)
    else sealing.forget(account)
    await newsroom.execute(command, { ...asker, under: account })
    mail.toOwner(letter, { purpose: 'password', addressKey, opening: null }, language)
    return sent(id, clock.now())
  }

  /** A new code in the place of the last one. Throws `code-too-soon`, `code-too-many`, `code-expired`. */
  async again(id: string, asker: Asker): Promise<CodeSent> {
    const { newsroom, sealing, clock, mail } = this.#parts
    const code = newsroom.state.codes.get(id)
    if (code === undefined) throw new Refusal('code-expired')
    const letter = newLetter(id)
    const hash = sealing.codeKey(code.purpose, id, letter.code)
    await newsroom.execute({ type: 'ReissueCode', id, hash }, { ...asker, under: code.account })
    mail.toOwner(letter, code)
    return sent(id, clock.now())
  }

  /** Opens the account and a session. Throws `code-wrong` with `triesLeft`, `code-expired`, `code-tried-out`. */
  async confirm(id: string, code: string, asker: Asker): Promise<OpenedSession> {
    const { newsroom, sealing } = this.#parts
    const under = newsroom.state.codes.get(id)?.account ?? null
    const hash = sealing.codeKey('register', id, code)
    const events = await newsroom.execute({ type: 'OpenAccount', code: id, hash }, { ...asker, under })
    const opened = events.find((event) => event.type === 'AccountOpened')
    if (opened === undefined) throw new Refusal('code-wrong', { triesLeft: triesLeft(newsroom.state, id) })
    return this.openSession(opened.account, asker)
  }

  /** Sets the password and opens a session; all others are over. Throws as `confirm` does. */
  async reset(id: string, code: string, password: string, asker: Asker): Promise<OpenedSession> {
    const { newsroom, sealing, mail } = this.#parts
    refuseWeak(password)
    const under = newsroom.state.codes.get(id)?.account ?? null
    // Under a key of nobody's where there is no account, so that it takes as long.
    sealing.forget(under ?? NOBODY)
    const sealed = await sealing.seal(under ?? NOBODY, await hashPassword(password))
    const hash = sealing.codeKey('password', id, code)
    const events = await newsroom.execute(
      { type: 'ResetPassword', code: id, hash, password: sealed },
      { ...asker, under },
    )
    const changed = events.find((event) => event.type === 'PasswordChanged')
    if (changed === undefined) throw new Refusal('code-wrong', { triesLeft: triesLeft(newsroom.state, id) })
    mail.passwordChanged(changed.account)
    return this.openSession(changed.account, asker)
  }

  /** Throws `credentials-wrong`, after the same time for an address without an account. */
  async signIn(email: string, password: string, asker: Asker): Promise<OpenedSession> {
    const account = accountAt(this.#parts.newsroom.state, this.#parts.sealing.addressKey(email))
    if (!(await this.#isRight(account, password)) || account === undefined) throw new Refusal('credentials-wrong')
    // In the epoch of the password that was right: one that was changed meanwhile opens nothing.
    return this.openSession(account.id, asker, account.epoch)
  }

  /** `since`: the epoch in which it was proven who asks; left out where it was just decided. */
  async openSession(account: string, asker: Asker, since?: number): Promise<OpenedSession> {
    const { newsroom, sessions, clock } = this.#parts
    const now = newsroom.state.accounts.get(account)
    if (now === undefined || (since ?? now.epoch) !== now.epoch) throw new Refusal('credentials-wrong')
    const opened = await sessions.open(account, now.epoch, clock.now())
    const { session } = opened.claims
    const by = { role: roleOfAccount(now), id: account }
    await newsroom.execute({ type: 'SignIn', account, session }, { ...asker, by, under: account })
    return opened
  }

  /** By the owner's link; `issuer`: the account that issued it, without which the session ends. */
  async openOwnerSession(issuer: string | null, asker: Asker): Promise<OpenedSession> {
    const { newsroom, sessions, clock } = this.#parts
    const { accounts, ownerEpoch } = newsroom.state
    const epoch = issuer === null ? null : (accounts.get(issuer)?.epoch ?? 0)
    const answering = issuer === null || epoch === null ? null : { account: issuer, epoch }
    const opened = await sessions.open(null, ownerEpoch, clock.now(), answering)
    const { session } = opened.claims
    const by = { role: 'owner', id: `owner:${session}` } as const
    await newsroom.execute({ type: 'SignIn', account: null, session }, { ...asker, by, under: 'owner-links' })
    return opened
  }

  async endSession({ session, expiresAt }: SessionClaims, asker: Asker): Promise<void> {
    await this.#parts.newsroom.execute({ type: 'EndSession', session, until: expiresAt }, asker)
  }

  async endSessions(account: string, asker: Asker): Promise<void> {
    await this.#parts.newsroom.execute({ type: 'EndSessions', account }, asker)
  }

  /** A new session takes the place of all there were. Throws `credentials-wrong`, `password-weak`, `password-common`. */
  async changePassword(id: string, current: string, password: string, asker: Asker): Promise<OpenedSession> {
    const { newsroom, sealing, mail } = this.#parts
    refuseWeak(password)
    const account = newsroom.state.accounts.get(id)
    if (!(await this.#isRight(account, current)) || account === undefined) throw new Refusal('credentials-wrong')
    const sealed = await sealing.seal(id, await hashPassword(password))
    await newsroom.execute({ type: 'ChangePassword', account: id, saw: account.epoch, password: sealed }, asker)
    mail.passwordChanged(id)
    return this.openSession(id, asker)
  }

  /** Throws `credentials-wrong`. */
  async insist(id: string, password: string): Promise<void> {
    const account = this.#parts.newsroom.state.accounts.get(id)
    if (!(await this.#isRight(account, password))) throw new Refusal('credentials-wrong')
  }

  #invitationFor(token: string | undefined): string | null {
    const { state } = this.#parts.newsroom
    if (token !== undefined) return usableInvitation(state, hashToken(token), this.#parts.clock.now()).id
    if (state.settings.registration === 'closed') throw new Refusal('registration-closed')
    return null
  }

  /** For an account that there is not, a key is fetched, a text opened and a hash made all the same. */
  async #isRight(account: Account | undefined, password: string): Promise<boolean> {
    const { sealing } = this.#parts
    if (account === undefined) {
      await sealing.open((this.#nobodys ??= await sealing.seal(NOBODY, 'no password')))
      sealing.forget(NOBODY)
      return isPasswordRight(password, null)
    }
    const kept = await sealing.open(account.password)
    sealing.forget(account.id)
    return isPasswordRight(password, typeof kept === 'string' ? kept : null)
  }

  /** What is done with the network address where there is an account to keep it with; of nobody it is not kept. */
  async #sealForNobody(from: string | null): Promise<void> {
    this.#parts.sealing.forget(NOBODY)
    await this.#parts.sealing.seal(NOBODY, from)
  }
}

function newLetter(id = mintId()): Letter {
  return { id, code: String(randomInt(100_000_000)).padStart(8, '0') }
}

function sent(request: string, now: number): CodeSent {
  return { request, now, againAt: now + CODE_REST_MS, expiresAt: now + CODE_LASTS_MS }
}

/** Names the conditions that are not met. */
function refuseWeak(password: string): void {
  const unmet = Object.entries(passwordConditions(password)).filter(([, isMet]) => !isMet)
  if (unmet.length > 0) throw new Refusal('password-weak', { unmet: unmet.map(([condition]) => condition).join(' ') })
  if (isCommon(password)) throw new Refusal('password-common')
}
