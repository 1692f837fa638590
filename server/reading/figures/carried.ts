/** A bare number takes the scale and the currency of the amount before it: "around 15" after "4 billion". */
import { ONE } from './amounts.ts'
import type { Quantity } from './quantity.ts'

/** The last amount with a scale. */
export type Carrier = Pick<Quantity, 'power' | 'currency' | 'unit'>

const SMALL = 1000n * ONE

/** "I hope to see you at five" tells the time. */
const TELLS_TIME =
  /(?:^| )(?:you|us|him|her|them|all|back|here|there|home|again|start|open|close|meet|leave|tonight|tomorrow|today|vous|nous|ici|demain|ce soir)(?: \S+)? (?:at|by|until|before|around|till|after|à|vers|avant|après)$|(?:^| )(?:at|in|to|à|dans) (?:the|our|my|your|la|le|l'|notre) \S+ (?:at|by|until|before|around|à|vers|avant)$/u

export const tellsTime = (lead: string) => TELLS_TIME.test(lead)

export function carried(quantity: Quantity, carrier: Carrier | null): Quantity | null {
  const { kind, unit, value, high, power, inWords } = quantity
  if (carrier === null || kind !== 'count' || unit !== null || power > 0 || value === null) return null
  if (value >= SMALL || value === 0n || (inWords && value === ONE)) return null
  const scale = 10n ** BigInt(carrier.power)
  return {
    ...quantity,
    kind: 'money',
    value: value * scale,
    high: high === null ? null : high * scale,
    power: carrier.power,
    currency: carrier.currency,
    unit: carrier.unit,
  }
}
