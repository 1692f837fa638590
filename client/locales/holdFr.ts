/** How far the public is behind, in French. */
import type { MessagesLike } from '../format/i18n.ts'
import type { holdEn } from './holdEn.ts'

export const holdFr: MessagesLike<typeof holdEn> = {
  'hold.public': 'Le public lit {s} s plus tard',
  'hold.here': 'En différé de {s} s',
}
