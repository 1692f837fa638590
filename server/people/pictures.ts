/** The newsroom's logo: where it is served, and whether bytes are a picture of the type that they are said to be, by the signatures that such files begin with. */
import type { Logo } from '#shared/domain/newsroom/settings.ts'
import { hashToken } from './secrets.ts'

/** Where the logo is served; another picture has another address. */
export function logoAddress({ base64 }: Logo): string {
  return `/api/settings/logo?v=${hashToken(base64).slice(0, 12)}`
}

export function isPicture({ type, base64 }: Logo): boolean {
  const bytes = Buffer.from(base64, 'base64')
  const begins = (signature: readonly number[], at = 0) => signature.every((byte, index) => bytes[at + index] === byte)
  switch (type) {
    case 'image/png':
      return begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    case 'image/jpeg':
      return begins([0xff, 0xd8, 0xff])
    case 'image/webp':
      return begins([0x52, 0x49, 0x46, 0x46]) && begins([0x57, 0x45, 0x42, 0x50], 8)
    default:
      return type satisfies never
  }
}
