/** Mails about accounts: codes, and what has happened to one. Nothing waits on them. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Logger } from 'pino'
import { CODE_LASTS_MS } from '#shared/domain/newsroom/codes.ts'
import { accountAt, type Code } from '#shared/domain/newsroom/state.ts'
import type { Clock } from '../clock.ts'
import type { Mailer, MailLanguage, MailOrder } from '../mail/mail.ts'
import type { NewsroomDesk } from './newsroom.ts'
import type { Profiles } from './profiles.ts'
import { mintId } from './secrets.ts'

export interface AccountMailParts {
  readonly newsroom: Pick<NewsroomDesk, 'state'>
  readonly profiles: Profiles
  readonly mailer: Pick<Mailer, 'send'>
  readonly clock: Clock
  readonly logger: Logger
  /** Where the pages are, for links in mails. */
  readonly publicUrl: () => string
}

/** A code with the request that it answers; the code itself is in the mail alone. */
export interface Letter {
  readonly id: string
  readonly code: string
}

interface Addressee {
  readonly email: string
  readonly language: MailLanguage
  readonly name: string
}

export interface AccountMail {
  /** `isKnown`: the address has an account, whose owner is told so instead. */
  readonly registering: (letter: Letter, to: Addressee, isKnown: boolean) => void
  /** To the address that was given when the account was opened, however the one that was typed now is spelled. */
  readonly toOwner: (
    letter: Letter,
    code: Pick<Code, 'purpose' | 'addressKey' | 'opening'>,
    language?: MailLanguage,
  ) => void
  readonly passwordChanged: (account: string) => void
  /** Resolves once everything that was asked for is with the mailer. */
  readonly handedIn: () => Promise<void>
}

export function createAccountMail(parts: AccountMailParts): AccountMail {
  const { newsroom, profiles, mailer, clock, logger, publicUrl } = parts
  const minutes = CODE_LASTS_MS / 60_000
  const underWay = new Set<Promise<void>>()

  /** After the answer: even the first steps of a mail take a time that can be measured. */
  function later(mail: () => Promise<MailOrder | null>): void {
    const handing = nextTurn()
      .then(mail)
      .then((order) => (order === null ? undefined : mailer.send(order)))
      .catch((error: unknown) => {
        logger.error({ err: error }, 'a mail could not be handed in')
      })
    underWay.add(handing)
    void handing.then(() => underWay.delete(handing))
  }

  function registering({ code }: Letter, { email, language, name }: Addressee, isKnown: boolean): MailOrder {
    const head = { id: `code:${mintId()}`, to: email, language }
    if (!isKnown) return { ...head, template: 'register-code', data: { code, minutes, name } }
    const data = { signInUrl: `${publicUrl()}/sign-in`, forgottenUrl: `${publicUrl()}/forgotten` }
    return { ...head, template: 'account-exists', data }
  }

  return {
    registering(letter, to, isKnown) {
      later(async () => registering(letter, to, isKnown))
    },
    toOwner(letter, { purpose, addressKey, opening }, language) {
      later(async () => {
        const known = accountAt(newsroom.state, addressKey)
        const sealed = opening?.profile ?? known?.profile
        const profile = sealed === undefined ? null : await profiles.open(sealed)
        if (profile === null) return null
        const to = { ...profile, language: language ?? profile.language }
        if (purpose === 'register') return registering(letter, to, known !== undefined)
        const data = { code: letter.code, minutes }
        return { id: `code:${mintId()}`, to: to.email, language: to.language, template: 'password-code', data }
      })
    },
    passwordChanged(account) {
      const at = clock.now()
      later(async () => {
        const profile = await profiles.of(account)
        if (profile === null) return null
        const { email: to, language } = profile
        return { id: `changed:${mintId()}`, to, language, template: 'password-changed', data: { at } }
      })
    },
    async handedIn() {
      await Promise.all(underWay)
    },
  }
}
