/** What is being typed: kept at every key, taken up again, and shown to readers as it forms. */
import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import type { PostedLine } from '#shared/protocol/http.ts'
import type { LineAct } from '../../client/captions/act.ts'
import { lineAct } from '../../client/captions/amending.ts'
import {
  emptyDraft,
  keepDraft,
  markAlone,
  readDraft,
  withTakenBack,
  withWords,
  type Draft,
} from '../../client/captions/draft.ts'
import { InterimSender } from '../../client/captions/interimSender.ts'
import { FakeClock } from './support/fakeClock.ts'

let clock: FakeClock

beforeEach(() => {
  sessionStorage.clear()
  clock = new FakeClock()
})

describe('a draft', () => {
  const DRAFT: Draft = {
    id: 'l-1',
    text: 'The tide way',
    speaker: 'oona',
    kind: 'question',
    marks: ['laughter'],
    leftAlone: ['tide way'],
  }
  const TERMS = [{ id: 'b', written: 'Tideway', heard: ['tide way'] }]
  const refused = (about: Partial<LineAct>): LineAct => ({
    ...lineAct({ id: 'a', n: 1, at: 5 }, { speaker: 'kit', text: 'No.', lineKind: null, marks: [], verbatim: false }),
    ...about,
  })

  it('is whole after a reload, but for its id', () => {
    keepDraft('quay', null, DRAFT)
    const { draft } = readDraft('quay', null)
    expect({ ...draft, id: 'l-1' }).toEqual(DRAFT)
    sessionStorage.setItem(
      'doorstep.draft.quay',
      JSON.stringify({ ...DRAFT, kind: 'song', marks: ['x'], leftAlone: 3 }),
    )
    expect(readDraft('quay', null).draft).toMatchObject({ text: 'The tide way', kind: null, marks: [], leftAlone: [] })
  })

  it('that is empty takes back all of a refused line, also what the glossary was to leave alone', () => {
    const act = refused({ text: 'On the tide way?', lineKind: 'question', marks: ['applause'], verbatim: true })
    expect(withTakenBack(emptyDraft('oona'), act, TERMS)).toMatchObject({
      text: 'On the tide way?',
      speaker: 'kit',
      kind: 'question',
      marks: ['applause'],
      leftAlone: ['tide way'],
    })
  })

  it('that is being typed keeps its speaker, its kind and its marks beside the words that come back', () => {
    const act = refused({ lineKind: 'moderation', marks: ['applause'] })
    expect(withTakenBack(DRAFT, act, [])).toMatchObject({
      text: 'No. The tide way',
      speaker: 'oona',
      kind: 'question',
      marks: ['applause', 'laughter'],
    })
  })

  it('takes up words whose line is gone, with who said them where nothing else is being typed', () => {
    expect(withWords(emptyDraft('oona'), 'Not lost.', 'kit')).toMatchObject({ text: 'Not lost.', speaker: 'kit' })
    expect(withWords(DRAFT, 'Not lost.', 'kit')).toMatchObject({ text: 'Not lost. The tide way', speaker: 'oona' })
  })

  it('takes back a mark alone as the mark', () => {
    const act = refused(markAlone(['off-mike']))
    expect(withTakenBack(emptyDraft(null), act, [])).toMatchObject({ text: '', kind: null, marks: ['off-mike'] })
  })
})

describe('interim text', () => {
  it('leaves at most three times a second, the latest wins, one request at a time', async () => {
    const sent: string[] = []
    const waiting: (() => void)[] = []
    const sender = new InterimSender((shown) => {
      sent.push(shown.text)
      return new Promise<void>((resolve) => waiting.push(resolve))
    }, clock)
    sender.show('a', null, 'W')
    clock.pass(0)
    sender.show('a', null, 'We')
    sender.show('a', null, 'Wel')
    clock.pass(1_000)
    expect(sent).toEqual(['W'])
    waiting.shift()?.()
    await flushPromises()
    clock.pass(0)
    expect(sent).toEqual(['W', 'Wel'])
  })

  it('[I1] is numbered, so that what is late is known to be old', () => {
    const sent: PostedLine[] = []
    const sender = new InterimSender((shown) => Promise.resolve(sent.push(shown)), clock)
    sender.show('a', null, 'W')
    sender.show('a', null, 'We')
    clock.pass(0)
    sender.drop()
    expect(sent).toEqual([{ id: 'a', speaker: null, text: 'We', final: false, rev: 2 }])
  })

  it('that was dropped does not leave after its line', () => {
    const sent: string[] = []
    const sender = new InterimSender((shown) => Promise.resolve(sent.push(shown.text)), clock)
    sender.show('a', null, 'Well')
    sender.drop()
    clock.pass(5_000)
    expect(sent).toEqual([])
  })
})
