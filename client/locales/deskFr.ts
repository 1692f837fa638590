/** The words of the desk, in French. */
import type { MessagesLike } from '../format/i18n.ts'
import type { deskEn } from './deskEn.ts'
import { deskLinesFr } from './deskLinesFr.ts'
import { deskNextFr } from './deskNextFr.ts'
import { deskNowFr } from './deskNowFr.ts'
import { figuresDeskFr } from './figuresDeskFr.ts'
import { screenRefusalsFr } from './screenRefusalsFr.ts'

export const deskFr: MessagesLike<typeof deskEn> = {
  ...deskNowFr,
  ...deskNextFr,
  ...deskLinesFr,
  ...figuresDeskFr,
  ...screenRefusalsFr,
}
