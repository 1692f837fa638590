/** What displays, the server and the desk tell each other. */
import { z } from 'zod'
import { plainText } from '../domain/plainText.ts'
import { CODE_LENGTH } from '../domain/screens/pairingCode.ts'
import { SCENES } from '../domain/screens/state.ts'
import { screenNameSchema, type ScreenImage } from '../domain/screens/vocabulary.ts'
import { briefingIdSchema, idSchema } from '../domain/vocabulary.ts'

const pixels = z.int().min(1).max(32_768)

/**
 * The answer to `POST /api/screens/pairings`, which a display that is not paired asks without saying anything. The device code is the display's own half,
 * and a secret; the code is what everybody in the room can read.
 */
export interface Pairing {
  readonly code: string
  readonly device: string
  /** Where a moderator enters the code; with it in the fragment. A path where the server knows no public address of its own. */
  readonly url: string
  /** Milliseconds that the code lasts, and between two claims at least. */
  readonly lastsMs: number
  readonly everyMs: number
}

/** `POST /api/screens/pairings/claim`. Refused with `pairing-ended` once the code is too old, or is none of this server. */
export const claimSchema = z.object({ device: z.string().min(16).max(2_000) })
export type ClaimAnswer =
  | { readonly state: 'waiting' }
  /** `token`: what the screen bears from now on, kept by nobody else. */
  | {
      readonly state: 'paired'
      readonly token: string
      readonly screen: { readonly id: string; readonly name: string }
    }

/** `POST /api/screens`, by the desk. Answers `{ id }`; refused with `pairing-unknown` where it can be no code. */
export const approvalSchema = z.object({
  /** As somebody typed it. */
  code: z.string().min(CODE_LENGTH).max(24),
  name: screenNameSchema,
  briefing: briefingIdSchema.nullish(),
})
export type Approval = z.input<typeof approvalSchema>

/** `PUT /api/screens/:screen`. */
export const screenEditSchema = z.object({ name: screenNameSchema.optional(), briefing: briefingIdSchema.nullish() })
export type ScreenEdit = z.input<typeof screenEditSchema>

/** `DELETE /api/screens/:screen`. With `unclaimed`, refused with `pairing-already-used` once a display has claimed it. */
export const unpairingQuery = z.object({ unclaimed: z.literal('1', 'is 1 or left out').optional() })

/** `GET /api/screens` answers `{ screens: ScreenEntry[] }`, in the order of their numbers. */
export interface ScreenEntry {
  readonly id: string
  /** From 1, its own for as long as it is paired. */
  readonly number: number
  readonly name: string
  readonly briefing: string | null
  /** False while the display has not claimed it yet. */
  readonly isPaired: boolean
  /** Null where the node that answers does not know. */
  readonly isConnected: boolean | null
  /** ms since 1970. */
  readonly approvedAt: number
}

/**
 * To a screen, about itself alone: when it connects, and whenever any of it changes. Each takes the place of the one before.
 * `paired: false`: its token is none any more, and it pairs anew. `version`: of the screen's page that the server serves now.
 */
export type ScreenDirective =
  | { readonly paired: false; readonly version: string }
  | {
      readonly paired: true
      readonly id: string
      readonly name: string
      /** From 1, its own for as long as it is paired. */
      readonly number: number
      readonly briefing: string | null
      /** Null where it shows no briefing. */
      readonly image: ScreenImage | null
      /** The fact that last changed the image; 0 before the first. */
      readonly seq: number
      readonly version: string
      /** The newsroom's name, and the page where readers follow along: a path, as of the pairing. */
      readonly newsroom: string | null
      readonly follow: string | null
    }

/** From a screen, every five seconds and whenever what it shows has changed: `screen:report`. Lost where nobody listens. */
export const screenReportSchema = z.object({
  /** Of the directive that is on the screen now: `seq` of it, and which briefing. */
  briefing: briefingIdSchema.nullable(),
  seq: z.int().min(0),
  scene: z.enum([...SCENES, 'message', 'standby']),
  isFrozen: z.boolean(),
  /** The last fact of the briefing that is on the screen. */
  head: z.int().min(0),
  /** From the server's recording of the last fact to its pixels, in ms; null before one has come. */
  delayMs: z.int().min(0).max(86_400_000).nullable(),
  /** Since when it has heard nothing, in ms; null while it hears. */
  staleForMs: z.int().min(0).max(8.64e15).nullable(),
  /** A part of its page has failed: what is on it is a copy of the last whole picture, or black, until it has loaded itself anew. */
  isBroken: z.boolean(),
  /** Its token is kept: it needs no pairing after a power cut. */
  isKept: z.boolean(),
  width: pixels,
  height: pixels,
  /** Device pixels for each of those. */
  scale: z.number().min(0.1).max(16),
  version: plainText(64, 0),
})
export type ScreenReport = Readonly<z.infer<typeof screenReportSchema>>

/** What other nodes are told of a screen that is connected here. `agoMs`: since when it has said nothing else. */
export const heardScreenSchema = z.object({
  id: idSchema,
  agoMs: z.int().min(0),
  /** Those that speak; a page that went away without a word is none. */
  connections: z.int().min(0),
  report: screenReportSchema.nullable(),
})
export type HeardScreen = Readonly<z.infer<typeof heardScreenSchema>>

/** A screen that shows the briefing, as the desk is told of it. */
export interface PresentScreen {
  readonly id: string
  /** From 1, its own for as long as it is paired. */
  readonly number: number
  readonly name: string
  readonly isConnected: boolean
  /** How many bear its token at once: more than one, and it is used twice. 0 where it is not connected. */
  readonly connections: number
  /** The last one, and when it was heard, ms on the server's clock; null before. */
  readonly report: ScreenReport | null
  readonly heardAt: number | null
}
