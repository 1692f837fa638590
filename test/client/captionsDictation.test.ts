/** The browser's speech recognition, through its repeats and its sudden ends. */
import { beforeEach, describe, expect, it } from 'vitest'
import { Dictation, type Recogniser } from '../../client/captions/dictation.ts'
import { FakeClock } from './support/fakeClock.ts'

describe('dictation', () => {
  let clock: FakeClock
  let made: Recogniser[]
  let heard: string[]
  let hearing: string
  let stopped: string | null
  let dictation: Dictation

  beforeEach(() => {
    clock = new FakeClock()
    made = []
    heard = []
    hearing = ''
    stopped = null
    dictation = new Dictation({
      create() {
        const recogniser: Recogniser = {
          lang: '',
          continuous: false,
          interimResults: false,
          onresult: null,
          onend: null,
          onerror: null,
          start() {},
          stop() {},
        }
        made.push(recogniser)
        return recogniser
      },
      language: 'fr',
      clock,
      heard: (text) => heard.push(text),
      hearing: (text) => (hearing = text),
      stopped: (error) => (stopped = error),
    })
    dictation.start()
  })

  const results = (...parts: readonly (readonly [string, boolean])[]) =>
    made.at(-1)?.onresult?.({
      resultIndex: 0,
      results: parts.map(([transcript, isFinal]) => ({ isFinal, length: 1, 0: { transcript } })),
    })

  it('listens in the language of the briefing, tells what may change, and each final once', () => {
    expect(made[0]).toMatchObject({ lang: 'fr', continuous: true, interimResults: true })
    results(['good', false])
    expect(hearing).toBe('good')
    results(['Good morning.', true], ['and', false])
    results(['Good morning.', true], ['and now', false])
    results(['Good morning.', true], ['And now this.', true])
    expect(heard).toEqual(['Good morning.', 'And now this.'])
    expect(hearing).toBe('')
  })

  it('goes on after the browser ended a session, keeps what had not become final, and drops what is said once more', () => {
    results(['half a senten', false])
    made[0]?.onend?.()
    expect(heard).toEqual(['half a senten'])
    clock.pass(300)
    expect(made).toHaveLength(2)
    results(['half a senten', true])
    results(['half a senten', true], ['half a senten', true])
    expect(heard).toEqual(['half a senten', 'half a senten'])
  })

  it('stops where the microphone is refused, and after failing again and again', () => {
    made[0]?.onerror?.({ error: 'not-allowed' })
    made[0]?.onend?.()
    clock.pass(10_000)
    expect([stopped, made.length]).toEqual(['not-allowed', 1])
    dictation.start()
    for (let n = 0; n < 5; n += 1) {
      made.at(-1)?.onerror?.({ error: 'network' })
      made.at(-1)?.onend?.()
      clock.pass(60_000)
    }
    expect([stopped, made.length]).toEqual(['network', 6])
  })

  it('says what was being heard when somebody stops it, and nothing after', () => {
    results(['last words', false])
    dictation.stop()
    results(['last words', true])
    made[0]?.onend?.()
    clock.pass(10_000)
    expect([heard, made.length]).toEqual([['last words'], 1])
  })
})
