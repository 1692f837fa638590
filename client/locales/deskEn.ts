/** The words of the desk, in English: its columns, their keys, and what stands around them. */
import { deskNowEn } from './deskNowEn.ts'

export const deskEn = {
  ...deskNowEn,
} as const
