/** Sends the feed of a recogniser as a source would: finished lines in their order, each until it is answered, and text meanwhile. */
import type { MovableClock } from './movableClock.ts'
import type { Feed, Post } from './recogniser.ts'

export interface Player {
  /** Is moved on by as much as passes between two posts. */
  readonly clock: MovableClock
  readonly send: (post: Post, signal: AbortSignal | null) => Promise<Response>
}

export interface Played {
  /** How many answers were lost. */
  readonly cut: number
}

const CUT_AFTER_MS = 3
const ON_THE_WAY_AT_MOST = 3

export async function playFeed({ posts }: Feed, { clock, send }: Player): Promise<Played> {
  const onTheWay = new Set<Promise<unknown>>()
  let cut = 0

  /** The answer's status; null where it was cut off before it came. */
  const status = (post: Post, isCut = false): Promise<number | null> =>
    send(post, isCut ? AbortSignal.timeout(CUT_AFTER_MS) : null).then(
      async (response) => {
        await response.arrayBuffer()
        return response.status
      },
      () => null,
    )

  async function insist(post: Post): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      const answered = await status(post, tries === 0 && post.fault === 'cut')
      if (answered === 200) return
      if (answered === null) cut += 1
      else if (answered < 429) throw new Error(`${post.body.id} was answered with ${answered}`)
    }
  }

  for (const post of posts) {
    clock.skip(post.waitMs)
    if (post.body.final) {
      await Promise.all(post.fault === 'twice' ? [insist(post), insist(post)] : [insist(post)])
      continue
    }
    const sent: Promise<unknown> = status(post).finally(() => onTheWay.delete(sent))
    onTheWay.add(sent)
    if (onTheWay.size >= ON_THE_WAY_AT_MOST) await Promise.race(onTheWay)
  }
  await Promise.all(onTheWay)
  return { cut }
}
