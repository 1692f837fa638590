/** Text still being spoken, as a room of one node is told it. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { InterimMessage } from '#shared/protocol/messages.ts'
import { Interim, INTERIM_TEXT_LIMIT, lastWords } from '../../server/live/interim.ts'
import { createFakeClock, type FakeClock } from '../support/fakeClock.ts'

let clock: FakeClock
let recorded: Set<string>
let sent: string[]
let size: number
let interim: Interim

const written = ({ lineId, text }: InterimMessage) => `${lineId}: ${text}`
const say = (lineId: string, text: string, { source = 'one', rev }: { source?: string; rev?: number } = {}) => {
  interim.say({ briefing: 'quay', lineId, speakerId: null, text, ...(rev !== undefined && { rev }) }, source)
}
const current = () => interim.current().map(written)

beforeEach(() => {
  clock = createFakeClock()
  recorded = new Set()
  sent = []
  size = 3
  interim = new Interim({
    clock,
    isRecorded: (lineId) => recorded.has(lineId),
    size: () => size,
    send: (message) => sent.push(written(message)),
  })
})

describe('text still being spoken', () => {
  it('[I1] drops a text whose number is lower than that of the last one, and takes the same one again', async () => {
    say('a', 'We have', { rev: 2 })
    say('a', 'We', { rev: 1 })
    say('a', 'We have', { rev: 2 })
    await clock.advance(1_000)
    expect(current()).toEqual(['a: We have'])
    expect(sent).toEqual(['a: We have', 'a: We have'])
  })

  it('[I1] does not bring back by a late text what was taken back', async () => {
    say('a', 'We have', { rev: 2 })
    say('a', '', { rev: 3 })
    say('a', 'We', { rev: 1 })
    await clock.advance(1_000)
    expect(current()).toEqual([])
    expect(sent).toEqual(['a: We have', 'a: '])
  })

  it('[I5] lets nobody but the source that began a line speak in it, as long as it is open', async () => {
    say('a', 'We have', { source: 'one' })
    say('a', 'Something else', { source: 'two' })
    say('a', '', { source: 'two' })
    expect(current()).toEqual(['a: We have'])
    say('a', 'We have four', { source: 'one' })
    expect(current()).toEqual(['a: We have four'])
    say('a', '', { source: 'one' })
    say('a', 'Something else', { source: 'two' })
    expect(current()).toEqual(['a: Something else'])
    await clock.advance(21_000)
    say('a', 'Once more', { source: 'one' })
    expect(current()).toEqual(['a: Once more'])
  })

  it('[I1] shows the last to come where nobody numbers', () => {
    say('a', 'Four')
    say('a', 'For')
    expect(current()).toEqual(['a: For'])
  })

  it('[I2] neither keeps nor sends the text of a line that the record has', async () => {
    recorded.add('a')
    say('a', 'Late')
    say('b', 'Well')
    say('b', 'Well then')
    recorded.add('b')
    interim.finished('b')
    await clock.advance(1_000)
    expect(current()).toEqual([])
    expect(sent).toEqual(['b: Well'])
  })

  it('[I3] forgets what nobody renews for 20 seconds, and keeps what somebody does', async () => {
    say('a', 'Forgotten')
    say('b', 'Going')
    await clock.advance(12_000)
    say('b', 'Going on')
    await clock.advance(12_000)
    expect(current()).toEqual(['b: Going on'])
  })

  it('[I4] keeps the order in which the lines were begun, whichever grows', () => {
    say('a', 'One', { source: 'one' })
    say('b', 'Two', { source: 'two' })
    say('a', 'One and', { source: 'one' })
    expect(current()).toEqual(['a: One and', 'b: Two'])
  })

  it('[I5] takes back the line of a source that was renewed longest ago when it opens a fourth', async () => {
    say('x', 'Of another', { source: 'two' })
    for (const id of ['a', 'b', 'c']) {
      await clock.advance(10)
      say(id, 'So')
    }
    await clock.advance(10)
    say('a', 'So far')
    say('d', 'And')
    await clock.advance(1_000)
    expect(current()).toEqual(['x: Of another', 'a: So far', 'c: So', 'd: And'])
    expect(sent.filter((message) => message.startsWith('b'))).toEqual(['b: '])
  })

  it('[I5] has at most eight lines open, of however many sources, over however many lines', async () => {
    for (let at = 0; at < 5_000; at += 1) {
      say(`l${at}`, 'So', { source: `s${at}` })
      expect(current().length).toBeLessThanOrEqual(8)
    }
    await clock.advance(1_000)
    expect(current()).toEqual(Array.from({ length: 8 }, (_, at) => `l${4_992 + at}: So`))
  })

  it('[I6] cuts a long text to its end, at a word, and never halves a character', () => {
    const long = Array.from({ length: 400 }, (_, at) => `word${at}`).join(' ')
    expect(lastWords(long)).toMatch(/^… word\d+ .* word399$/u)
    expect(lastWords(long).length).toBeLessThanOrEqual(INTERIM_TEXT_LIMIT)
    expect(lastWords('Short.')).toBe('Short.')
    const unspaced = `x${'🚢'.repeat(800)}`
    expect(lastWords(unspaced).isWellFormed()).toBe(true)
    expect(lastWords(`${unspaced}y`).isWellFormed()).toBe(true)
  })

  it.each([
    [3, 10],
    [200, 10],
    [201, 4],
    [1_000, 4],
    [5_000, 2],
  ])('[I7] is sent to %i followers at most %i times a second, the newest last', async (followers, times) => {
    size = followers
    say('a', 'The first')
    expect(sent).toEqual(['a: The first'])
    await clock.advance(5_000)
    sent.length = 0
    for (let at = 0; at < 200; at += 1) {
      say('a', `text ${at}`)
      await clock.advance(5)
    }
    expect(sent.length).toBeGreaterThanOrEqual(times - 1)
    expect(sent.length).toBeLessThanOrEqual(times + 1)
    await clock.advance(1_000)
    expect(sent.at(-1)).toBe('a: text 199')
  })

  it('[I7] goes on where the clock is set back', async () => {
    let set = 0
    interim = new Interim({
      clock: { ...clock, now: () => clock.now() + set },
      isRecorded: () => false,
      size: () => size,
      send: (message) => sent.push(written(message)),
    })
    say('a', 'Before')
    set = -3_600_000
    say('a', 'After')
    await clock.advance(200)
    expect(sent).toEqual(['a: Before', 'a: After'])
  })
})
