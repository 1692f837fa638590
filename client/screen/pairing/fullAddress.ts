/** An address as others reach it. A server that was told none of its own sends a path: the display knows by which name it found it. */
export function fullAddress(address: string): string {
  return new URL(address, location.origin).href
}
