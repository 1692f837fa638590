/** The words of the desk, in English: its columns, their keys, and what stands around them. */
import { deskLinesEn } from './deskLinesEn.ts'
import { deskNextEn } from './deskNextEn.ts'
import { deskNowEn } from './deskNowEn.ts'
import { figuresDeskEn } from './figuresDeskEn.ts'
import { screenRefusalsEn } from './screenRefusalsEn.ts'

export const deskEn = {
  ...deskNowEn,
  ...deskNextEn,
  ...deskLinesEn,
  ...figuresDeskEn,
  ...screenRefusalsEn,
} as const
