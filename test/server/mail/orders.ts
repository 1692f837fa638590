/** One order of each template, and a mailer whose troubles, arrivals and log lines can be read. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { NO_VALUES } from '#shared/domain/figures/state.ts'
import type { Clock } from '../../../server/clock.ts'
import { createMailer } from '../../../server/mail/createMailer.ts'
import type {
  MailerParts,
  MailLanguage,
  MailOrder,
  MailTrouble,
  TemplateData,
  TemplateName,
} from '../../../server/mail/mail.ts'

export const SECRET = 'a secret of the tests, which is long enough'

export const NEWSROOM = { name: 'Harbour Press Desk', url: 'https://press.example.org' }

export const SAMPLES: TemplateData = {
  'register-code': { code: '73915526', minutes: 30, name: 'Ana Verell' },
  'account-exists': { signInUrl: `${NEWSROOM.url}/sign-in`, forgottenUrl: `${NEWSROOM.url}/forgotten` },
  'password-code': { code: '40817733', minutes: 30 },
  'password-changed': { at: Date.UTC(2026, 10, 24, 12, 5) },
  'accreditation-accepted': { outlet: 'Tidewater Post' },
  'accreditation-refused': { reason: 'We could not reach your desk.' },
  'accreditation-revoked': { reason: 'The outlet has closed.' },
  invitation: {
    role: 'moderator',
    outlet: 'Radio Estuary',
    url: `${NEWSROOM.url}/invited#ds_token`,
    endsAt: Date.UTC(2026, 11, 1, 17),
  },
  'newsletter-confirm': { url: `${NEWSROOM.url}/newsletter/confirm#ds_token` },
  digest: {
    title: 'On the quay',
    startedAt: Date.UTC(2026, 10, 24, 8, 12),
    endedAt: Date.UTC(2026, 10, 24, 8, 40),
    timeZone: 'Europe/Brussels',
    url: `${NEWSROOM.url}/b/on-the-quay`,
    turns: [
      { number: 0, asker: null, outlet: null, question: '', answer: 'Good morning. You are all wetter than I am.' },
      {
        number: 1,
        asker: 'Tomas Reike',
        outlet: 'Tidewater Post',
        question: 'How much is there?',
        answer: '240 million.',
      },
      { number: 2, asker: null, outlet: null, question: 'Who decides?', answer: '' },
    ],
    furtherTurns: 3,
    lines: 1_042,
    figures: [
      {
        id: 'l-9.1',
        values: { ...NO_VALUES, value: '240000000', currency: 'EUR', bound: 'at-least', measure: 'total' },
        said: '240 million',
        sentence: 'We are now at 240 million, as I told the council.',
      },
      {
        id: 'f-entered',
        values: { ...NO_VALUES, value: '2.5', high: '3', unit: '%', measure: 'commitment' },
        said: null,
        sentence: null,
      },
    ],
    furtherFigures: 2,
    unsubscribeUrl: `${NEWSROOM.url}/api/newsletter/out?token=ds_unsubscribe-with-a-rather-long-token-0123456789abcdef`,
    preferencesUrl: `${NEWSROOM.url}/newsletter#ds_token`,
  },
}

export const TEMPLATE_NAMES = Object.keys(SAMPLES) as TemplateName[]

let orders = 0

/** An order with an id of its own, to an address that nobody else has. */
export function orderOf<T extends TemplateName>(
  template: T,
  language: MailLanguage = 'en',
  about: { readonly id?: string; readonly to?: string; readonly data?: Partial<TemplateData[T]> } = {},
): MailOrder {
  orders += 1
  const data = { ...SAMPLES[template], ...about.data }
  return {
    id: about.id ?? `order-${orders}`,
    to: about.to ?? `reader${orders}@example.org`,
    language,
    template,
    data,
  } as MailOrder
}

export interface MailerUnderTest extends ReturnType<typeof createMailer> {
  readonly dir: string
  readonly troubles: readonly MailTrouble[]
  readonly settled: readonly string[]
  /** Everything that was logged, as text. */
  readonly logged: () => string
  /** Names of the files of mails that wait. */
  readonly spooled: () => Promise<string[]>
  readonly outbox: () => Promise<string[]>
}

/** `dir`: the folder of a mailer before it. */
export async function mailerOf(
  parts: Partial<MailerParts> & Pick<MailerParts, 'smtpUrl'> & { readonly clock: Clock },
  dir?: string,
): Promise<MailerUnderTest> {
  const folder = dir ?? (await mkdtemp(join(tmpdir(), 'doorstep-mail-')))
  folders.add(folder)
  const troubles: MailTrouble[] = []
  const settled: string[] = []
  let logged = ''
  const mailer = createMailer({
    spoolDir: join(folder, 'spool'),
    outboxDir: join(folder, 'outbox'),
    from: 'desk@press.example.org',
    newsroom: () => NEWSROOM,
    secret: SECRET,
    timeZone: 'Europe/Brussels',
    logger: pino({ level: 'trace' }, { write: (line: string) => (logged += line) }),
    troubled: (trouble) => troubles.push(trouble),
    settled: (id) => settled.push(id),
    ...parts,
  })
  const filesIn = async (name: string, end: string) =>
    (await readdir(join(folder, name)).catch(() => [])).filter((file) => file.endsWith(end)).sort()
  return {
    ...mailer,
    dir: folder,
    troubles,
    settled,
    logged: () => logged,
    spooled: () => filesIn('spool', '.mail'),
    outbox: () => filesIn('outbox', '.eml'),
  }
}

const folders = new Set<string>()

export async function removeFolders(): Promise<void> {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
  folders.clear()
}
