/** What may stand in the header of a mail: checked when a mail is ordered, and folded when it is written. */
import { domainToASCII } from 'node:url'
import { emailAddressSchema, EMAIL_ADDRESS_LIMIT } from '#shared/domain/emailAddress.ts'
import { foldSpace } from '#shared/domain/lineText.ts'
import { textFault } from '#shared/domain/plainText.ts'
import { UnsendableMail, type MailOrder } from './mail.ts'

const HEADER_LIMIT = 200
// Whatever no text may hold, and the marks that turn the direction of what follows.
const UNWANTED = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]+/gu

/** One line without control characters, of at most 200 characters. */
export function headerText(text: string): string {
  // `=?` begins an encoded word, in which anything could hide.
  const folded = foldSpace(text.toWellFormed().replace(UNWANTED, ' ').replaceAll('=?', '= ?'))
  const characters = [...folded]
  return characters.length <= HEADER_LIMIT ? folded : `${characters.slice(0, HEADER_LIMIT - 1).join('')}…`
}

/** The address as servers take it: an international domain in its ASCII form. Throws `UnsendableMail`. */
export function wireAddress(address: string, field = 'to'): string {
  const at = address.lastIndexOf('@')
  const domain = domainToASCII(address.slice(at + 1))
  const wire = `${address.slice(0, at)}@${domain}`
  // In ASCII it is longer, and the limits are those of the ASCII form.
  const isPossible = domain !== '' && domain.split('.').every((label) => label.length <= 63)
  if (!isPossible || wire.length > EMAIL_ADDRESS_LIMIT) throw new UnsendableMail(field, 'is of no possible domain')
  return wire
}

/** Throws `UnsendableMail` for an address, a text or a link that may not stand in a mail of this newsroom. */
export function checkOrder(order: MailOrder, newsroomUrl: string): void {
  if (order.id === '' || order.id.length > 200) throw new UnsendableMail('id', 'is empty or too long')
  const address = emailAddressSchema.safeParse(order.to)
  if (!address.success || address.data !== order.to) throw new UnsendableMail('to', 'is not one plain e-mail address')
  wireAddress(order.to)
  checkTexts(order.data, 'data', originOf(newsroomUrl))
}

function checkTexts(value: unknown, field: string, origin: string | null): void {
  if (typeof value === 'string') {
    checkText(value, field)
    if (/url$/i.test(field)) checkLink(value, field, origin)
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) checkTexts(part, `${field}.${name}`, origin)
  }
}

function checkText(text: string, field: string): void {
  const fault = textFault(text)
  if (fault === null) return
  throw new UnsendableMail(field, fault.character === null ? 'is not well-formed Unicode' : `holds ${fault.character}`)
}

/** Whoever makes links from what a request calls the host is stopped here, at the latest. */
function checkLink(url: string, field: string, origin: string | null): void {
  if (/[\s<>"]/.test(url) || originOf(url) !== origin) throw new UnsendableMail(field, 'is no link into this newsroom')
}

function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null
}
