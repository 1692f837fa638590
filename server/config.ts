/** The environment → a configuration, or one error that lists every fault. The only file that knows variable names. */
import { resolve } from 'node:path'
import { z } from 'zod'
import { senderAddressSchema } from '#shared/domain/emailAddress.ts'

export interface Config {
  /** 0: any free port. */
  readonly port: number
  readonly host: string
  /** Without a slash at the end; null: the address that is listened on. */
  readonly publicUrl: string | null
  readonly dataDir: string
  /** Null: the embedded log. */
  readonly redisUrl: string | null
  /** Null: made once and kept in the data folder. */
  readonly secret: string | null
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'
  readonly demo: boolean
  /** How many proxies stand before this node and may say where a request came from. */
  readonly trustedProxies: number
  /** Null: mails are written into the outbox folder. */
  readonly smtpUrl: string | null
  /** The address that mails are from. */
  readonly mailFrom: string
}

const wholeNumber = (most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'is not a whole number')
    .transform(Number)
    .refine((n) => n <= most, `is more than ${most}`)

const urlOf = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `is not an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  })

/** The message never repeats the value: there may be a password in it. */
const smtpUrl = z.string().refine((text) => URL.canParse(text) && isSmtp(new URL(text)), {
  message: 'is not an address such as smtp://user:password@host:587 or smtps://host, with nothing behind the port',
})

function isSmtp(url: URL): boolean {
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') return false
  try {
    decodeURIComponent(url.username + url.password)
  } catch {
    return false
  }
  return url.hostname !== '' && /^\/?$/.test(url.pathname) && url.search === '' && url.hash === ''
}

const flag = z.enum(['0', '1'], 'is neither 0 nor 1').transform((text) => text === '1')

const environment = z.object({
  PORT: wholeNumber(65_535).default(8080),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/, 'is not a host name or address')
    .default('127.0.0.1'),
  PUBLIC_URL: urlOf('http:', 'https:').optional(),
  DATA_DIR: z.string().default('./data'),
  REDIS_URL: urlOf('redis:', 'rediss:').optional(),
  SECRET: z.string().min(32, 'is shorter than 32 characters').optional(),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'is none of trace, debug, info, warn, error, fatal, silent',
    )
    .default('info'),
  DEMO: flag.default(false),
  TRUST_PROXY: wholeNumber(10).default(0),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: senderAddressSchema.optional(),
})

/** Empty values count as unset. Throws an `Error` whose message has one line for each fault. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
    throw new Error(['The environment is not usable:', ...faults].join('\n'))
  }
  const { data } = parsed
  return {
    port: data.PORT,
    host: data.HOST,
    publicUrl: data.PUBLIC_URL === undefined ? null : data.PUBLIC_URL.replace(/\/+$/, ''),
    dataDir: resolve(data.DATA_DIR),
    redisUrl: data.REDIS_URL ?? null,
    secret: data.SECRET ?? null,
    logLevel: data.LOG_LEVEL,
    demo: data.DEMO,
    trustedProxies: data.TRUST_PROXY,
    smtpUrl: data.SMTP_URL ?? null,
    mailFrom: data.MAIL_FROM ?? `doorstep@${mailDomain(data.PUBLIC_URL)}`,
  }
}

/** Addresses of machines are no domains of mail. */
function mailDomain(publicUrl: string | undefined): string {
  const host = publicUrl === undefined ? '' : new URL(publicUrl).hostname
  return senderAddressSchema.safeParse(`doorstep@${host}`).success ? host : 'localhost'
}
