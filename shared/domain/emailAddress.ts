/** One plain e-mail address: no display name, no quoting, no comments, no address literal. */
import { z } from 'zod'

export const EMAIL_ADDRESS_LIMIT = 254

const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
// Letters of any script, for international domains; the part before the @ is ASCII, since few servers take anything else.
const LABEL = '(?!-)[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}-]*(?<!-)'
const DOMAIN_WITH_A_DOT = `(?:${LABEL}\\.)+(?!\\d+$)${LABEL}`

const ADDRESS = new RegExp(`^${ATOM}(?:\\.${ATOM})*@(?:${DOMAIN_WITH_A_DOT}|localhost)$`, 'u')
const LOCAL_ADDRESS = new RegExp(`^${ATOM}(?:\\.${ATOM})*@(?:${DOMAIN_WITH_A_DOT}|(?!\\d+$)${LABEL})$`, 'u')

/** Trimmed and in NFC; the letters stay as typed. A domain needs a dot, but for `localhost`. */
export const emailAddressSchema = addressSchema(ADDRESS)

/** What mails may be from: also of a host without a dot, as there are on networks of one house. */
export const senderAddressSchema = addressSchema(LOCAL_ADDRESS)

function addressSchema(pattern: RegExp) {
  return z
    .string()
    .max(4 * EMAIL_ADDRESS_LIMIT, 'is too long for an e-mail address')
    .transform((text) => text.trim().normalize('NFC'))
    .pipe(
      z
        .string()
        .max(EMAIL_ADDRESS_LIMIT, `is longer than ${EMAIL_ADDRESS_LIMIT} characters`)
        .refine((text) => pattern.test(text) && isShort(text) && isPlain(text), 'is not one plain e-mail address'),
    )
}

/** RFC 5321, 4.5.3.1.1 and RFC 1035, 2.3.4. */
function isShort(address: string): boolean {
  const [local = '', domain = ''] = address.split('@')
  return local.length <= 64 && domain.split('.').every((label) => label.length <= 63)
}

/** Full-width and other look-alike letters become others where names are looked up, so they stand for nothing here. */
function isPlain(address: string): boolean {
  return address.normalize('NFKC') === address
}
