/** The words of the desk, in English: its columns, their keys, and what stands around them. */
import { deskNextEn } from './deskNextEn.ts'
import { deskNowEn } from './deskNowEn.ts'

export const deskEn = {
  ...deskNowEn,
  ...deskNextEn,
} as const
