/** What people do with accounts: register and confirm, sign in and out, change, forget a password, erase themselves. */
import { randomInt } from 'node:crypto'
import type { Logger } from 'pino'
import type { z } from 'zod'
import { triesLeft } from '#shared/domain/newsroom/accounts.ts'
import { roleOfAccount, type SessionClaims } from '#shared/domain/newsroom/authority.ts'
import { CODE_LASTS_MS, CODE_REST_MS } from '#shared/domain/newsroom/codes.ts'
import { usableInvitation } from '#shared/domain/newsroom/invitations.ts'
import { accountAt, type Account, type Code } from '#shared/domain/newsroom/state.ts'
import { decideNewsroom } from '#shared/domain/newsroom.ts'
import { passwordConditions } from '#shared/domain/password.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { CodeSent, newAccountSchema, newCodeSchema } from '#shared/protocol/people.ts'
import type { Clock } from '../clock.ts'
import type { Mailer, MailOrder } from '../mail/mail.ts'
import { isCommon } from './commonPasswords.ts'
import type { Asker, NewsroomDesk } from './newsroom.ts'
import { hashPassword, isPasswordRight } from './passwords.ts'
import type { Profiles } from './profiles.ts'
import type { Sealing } from './sealing.ts'
import { hashToken, mintId } from './secrets.ts'
import type { OpenedSession, Sessions } from './sessions.ts'

export interface AccountsParts {
  readonly newsroom: NewsroomDesk
  readonly profiles: Profiles
  readonly sealing: Sealing
  readonly sessions: Sessions
  readonly mailer: Pick<Mailer, 'send'>
  readonly clock: Clock
  readonly logger: Logger
  /** Ends what else there is of somebody who has left. */
  readonly left: (addressKey: string) => Promise<void>
  /** Where the pages are, for links in mails. */
  readonly publicUrl: () => string
}

/** Whose key is used where there is no account, so that it takes as long. */
const NOBODY = 'nobody'

/** The code itself, in the mail alone. */
interface Letter {
  readonly id: string
  readonly code: string
}

export class Accounts {
  readonly #parts: AccountsParts
  /** Sealed, to be opened where there is nothing to open. */
  #nobodys: string | null = null

  constructor(parts: AccountsParts) {
    this.#parts = parts
  }

  /** The same for an address that has an account: its owner is then written to. Throws `Refusal`. */
  async register(wanted: z.output<typeof newAccountSchema>, asker: Asker): Promise<CodeSent> {
    const { newsroom, sealing, clock } = this.#parts
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
    this.#mailCode(letter, 'register', { ...wanted, isKnown: accountAt(newsroom.state, addressKey) !== undefined })
    return sent(id, clock.now())
  }

  /** A code for a new password; the same for an address without an account, to which nothing is sent. Throws `Refusal`. */
  async forget({ email, language }: z.output<typeof newCodeSchema>, asker: Asker): Promise<CodeSent> {
    const { newsroom, sealing, clock } = this.#parts
    const addressKey = sealing.addressKey(email)
    const account = accountAt(newsroom.state, addressKey)?.id ?? null
    const letter = newLetter()
    const { id } = letter
    const hash = sealing.codeKey('password', id, letter.code)
    const command = { type: 'IssueCode', id, purpose: 'password', addressKey, account, hash, opening: null } as const
    if (account === null) await this.#sealForNobody(asker.from)
    else sealing.forget(account)
    await newsroom.execute(command, { ...asker, under: account })
    this.#mailToOwner(letter, { purpose: 'password', addressKey, opening: null }, language)
    return sent(id, clock.now())
  }

  /** A new code in the place of the last one. Throws `code-too-soon`, `code-too-many`, `code-expired`. */
  async again(id: string, asker: Asker): Promise<CodeSent> {
    const { newsroom, sealing, clock } = this.#parts
    const code = newsroom.state.codes.get(id)
    if (code === undefined) throw new Refusal('code-expired')
    const letter = newLetter(id)
    const hash = sealing.codeKey(code.purpose, id, letter.code)
    await newsroom.execute({ type: 'ReissueCode', id, hash }, { ...asker, under: code.account })
    this.#mailToOwner(letter, code)
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
    const { newsroom, sealing } = this.#parts
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
    this.#tellOfChange(changed.account)
    return this.openSession(changed.account, asker)
  }

  /** Throws `credentials-wrong`, after the same time for an address without an account. */
  async signIn(email: string, password: string, asker: Asker): Promise<OpenedSession> {
    const account = accountAt(this.#parts.newsroom.state, this.#parts.sealing.addressKey(email))
    if (!(await this.#isRight(account, password)) || account === undefined) throw new Refusal('credentials-wrong')
    return this.openSession(account.id, asker)
  }

  /** `account` null: by the owner's link. */
  async openSession(account: string | null, asker: Asker): Promise<OpenedSession> {
    const { newsroom, sessions, clock } = this.#parts
    const epoch = account === null ? newsroom.state.ownerEpoch : newsroom.state.accounts.get(account)?.epoch
    if (epoch === undefined) throw new Refusal('account-not-found')
    const opened = await sessions.open(account, epoch, clock.now())
    const { session } = opened.claims
    const role = account === null ? 'owner' : this.#roleOf(account)
    const by = { role, id: account ?? `owner:${session}` }
    await newsroom.execute({ type: 'SignIn', account, session }, { ...asker, by, under: account ?? 'owner-links' })
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
    const { newsroom, sealing } = this.#parts
    refuseWeak(password)
    if (!(await this.#isRight(newsroom.state.accounts.get(id), current))) throw new Refusal('credentials-wrong')
    const sealed = await sealing.seal(id, await hashPassword(password))
    await newsroom.execute({ type: 'ChangePassword', account: id, password: sealed }, asker)
    this.#tellOfChange(id)
    return this.openSession(id, asker)
  }

  /** Throws `credentials-wrong`. */
  async insist(id: string, password: string): Promise<void> {
    const account = this.#parts.newsroom.state.accounts.get(id)
    if (!(await this.#isRight(account, password))) throw new Refusal('credentials-wrong')
  }

  /**
   * Destroys the key of all that is known of the account, then says so: a failure in between is mended by asking again.
   * Throws `account-last-owner`.
   */
  async erase(id: string, asker: Asker): Promise<void> {
    const { newsroom, sealing, clock, left } = this.#parts
    const command = { type: 'EraseAccount', account: id } as const
    const account = newsroom.state.accounts.get(id)
    if (account === undefined || decideNewsroom(newsroom.state, command, clock.now()).length === 0) return
    // Through the log first: when all owners leave at once, the last one must be told while its key is still there.
    if (account.role === 'owner') await newsroom.execute({ type: 'GiveRole', account: id, role: 'reporter' }, asker)
    await sealing.destroy(id)
    await this.#dropDrafts(account)
    await left(account.addressKey)
    await newsroom.execute(command, asker.under === id ? { ...asker, under: null } : asker)
  }

  /** Registrations of the same address that came to nothing hold the same person under other keys. */
  async #dropDrafts({ addressKey }: Account): Promise<void> {
    const { newsroom, sealing } = this.#parts
    for (const code of [...newsroom.state.codes.values()]) {
      if (code.purpose !== 'register' || code.addressKey !== addressKey || code.account === null) continue
      if (newsroom.state.accounts.has(code.account)) continue
      await sealing.destroy(code.account)
      await newsroom.execute({ type: 'DropCode', id: code.id })
    }
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

  #roleOf(id: string) {
    const account = this.#parts.newsroom.state.accounts.get(id)
    return account === undefined ? ('reader' as const) : roleOfAccount(account)
  }

  #mailCode(
    letter: Letter,
    purpose: Code['purpose'],
    to: { email: string; language: 'en' | 'fr'; name?: string; isKnown?: boolean },
  ): void {
    const minutes = CODE_LASTS_MS / 60_000
    const url = this.#parts.publicUrl()
    const head = { id: `code:${mintId()}`, to: to.email, language: to.language }
    if (purpose === 'password') {
      this.#post({ ...head, template: 'password-code', data: { code: letter.code, minutes } })
    } else if (to.isKnown === true) {
      const data = { signInUrl: `${url}/sign-in`, forgottenUrl: `${url}/forgotten` }
      this.#post({ ...head, template: 'account-exists', data })
    } else {
      this.#post({ ...head, template: 'register-code', data: { code: letter.code, minutes, name: to.name ?? '' } })
    }
  }

  /** To the address that was given when the account was opened, however the one that was typed now is spelled. */
  /** To the address that was given when the account was opened, however the one that was typed now is spelled. */
  #mailToOwner(letter: Letter, code: Pick<Code, 'purpose' | 'addressKey' | 'opening'>, language?: 'en' | 'fr'): void {
    const { newsroom, profiles, clock, logger } = this.#parts
    const mail = async () => {
      const known = accountAt(newsroom.state, code.addressKey)
      const sealed = code.opening?.profile ?? known?.profile
      const profile = sealed === undefined ? null : await profiles.open(sealed)
      if (profile === null) return
      const to = { ...profile, ...(language !== undefined && { language }), isKnown: known !== undefined }
      this.#mailCode(letter, code.purpose, to)
    }
    // After the answer: even the first steps of a mail take a time that can be measured.
    clock.after(0, () => {
      mail().catch((error: unknown) => {
        logger.error({ err: error }, 'a code could not be sent')
      })
    })
  }

  #tellOfChange(id: string): void {
    const { profiles, clock, logger } = this.#parts
    profiles.of(id).then(
      (profile) => {
        if (profile === null) return
        const head = { id: `changed:${mintId()}`, to: profile.email, language: profile.language }
        this.#post({ ...head, template: 'password-changed', data: { at: clock.now() } })
      },
      (error: unknown) => {
        logger.error({ err: error }, 'nobody could be told of a new password')
      },
    )
  }

  /** Nothing waits on it, so that the time of an answer says nothing about who is known here. */
  #post(order: MailOrder): void {
    this.#parts.mailer.send(order).catch((error: unknown) => {
      this.#parts.logger.error({ err: error, template: order.template }, 'a mail could not be handed in')
    })
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
