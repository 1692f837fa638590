/** Exact amounts while they are read: whole numbers of billionths. */

export const ONE = 1_000_000_000n
const DECIMALS = 9
const TOO_MUCH = 10n ** 18n * ONE

/** As a plain decimal such as 2500000 or 0.5; null where it has more than 18 digits before the point. */
export function decimalOf(amount: bigint): string | null {
  if (amount < 0n || amount >= TOO_MUCH) return null
  const whole = amount / ONE
  const rest = amount % ONE
  if (rest === 0n) return whole.toString()
  return `${whole}.${rest.toString().padStart(DECIMALS, '0').replace(/0+$/, '')}`
}

const LONGEST = 24

/** Digits as they are printed in the language; null where they are no number ("14.30.05", "1,2,3"). */
export function amountOfDigits(printed: string, isFrench: boolean): bigint | null {
  if (printed.length > LONGEST) return null
  const digits = printed.replace(/[\s'’]/gu, '')
  const [group, point] = isFrench ? ['.', ','] : [',', '.']
  return grouped(digits, group, point, 1) ?? grouped(digits, point, group, 2) ?? plain(digits.replace(',', '.'))
}

/** "1,250,000.5"; a single group is only taken for one where the language groups so, or a fraction follows. */
function grouped(digits: string, group: string, point: string, least: 1 | 2): bigint | null {
  const [whole = '', fraction, ...more] = digits.split(point)
  if (more.length > 0 || !whole.includes(group)) return null
  const [first = '', ...groups] = whole.split(group)
  const isGrouped = first.length <= 3 && groups.every(({ length }) => length === 3)
  if (!isGrouped || first.startsWith('0') || (fraction === undefined && groups.length < least)) return null
  return plain([first, ...groups].join('') + (fraction === undefined ? '' : `.${fraction}`))
}

function plain(digits: string): bigint | null {
  const parts = /^(\d{1,18})(?:\.(\d{1,9}))?$/.exec(digits)
  if (parts === null) return null
  return BigInt(parts[1] ?? '') * ONE + BigInt((parts[2] ?? '').padEnd(DECIMALS, '0'))
}
