/** The network that an address belongs to: what one household or one machine has, whatever address of it is used. */
import { isIP, isIPv4 } from 'node:net'

/** `/24` of an IPv4 address, mapped into IPv6 or not, `/64` of another IPv6 address. What is no address is one network. */
export function networkOf(address: string): string {
  const plain = address.split('%', 1)[0] ?? ''
  const version = isIP(plain)
  if (version === 0) return 'no-network'
  if (version === 4) return networkOfIPv4(plain)
  const groups = groupsOf(plain)
  const isMapped = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff'
  return isMapped ? networkOfIPv4(toIPv4(groups)) : `${groups.slice(0, 4).join(':')}::/64`
}

function networkOfIPv4(address: string): string {
  return `${address.split('.').slice(0, 3).join('.')}.0/24`
}

/** The eight groups, in hexadecimal without leading zeros. */
function groupsOf(address: string): string[] {
  const [before = '', after] = withoutDots(address).toLowerCase().split('::')
  const head = before === '' ? [] : before.split(':')
  const tail = after === undefined || after === '' ? [] : after.split(':')
  const zeros = new Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0')
  return [...head, ...zeros, ...tail].map((group) => group.replace(/^0+(?=.)/, ''))
}

/** The last 32 bits may be written as an IPv4 address. */
function withoutDots(address: string): string {
  const last = address.slice(address.lastIndexOf(':') + 1)
  if (!isIPv4(last)) return address
  const [a = 0, b = 0, c = 0, d = 0] = last.split('.').map(Number)
  return `${address.slice(0, -last.length)}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
}

function toIPv4(groups: readonly string[]): string {
  return groups
    .slice(6)
    .map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 255])
    .join('.')
}
