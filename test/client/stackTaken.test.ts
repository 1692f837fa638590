/** Questions called out together, as readers and a room meet them. */
import { flushPromises, mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import type { BriefingEvent } from '#shared/domain/events.ts'
import type { Briefing } from '#shared/domain/state.ts'
import StackMark from '../../client/components/transcript/StackMark.vue'
import NowSpeaking from '../../client/components/turn/NowSpeaking.vue'
import TurnList from '../../client/components/turn/TurnList.vue'
import { loadWords, setLocale } from '../../client/format/i18n.ts'
import { amendedWords } from '../../client/locales/wordSets.ts'
import { sceneTranslator } from '../../client/screens/sceneWords.ts'
import { turnPicture } from '../../client/screens/turnPicture.ts'
import { KIT, briefingWith, lineEvent, recorded } from './support/facts.ts'

beforeAll(async () => {
  await setLocale('en')
  await loadWords(amendedWords)
})

const asks = (id: string, speakerId: string, text: string) =>
  lineEvent(id, text, { kind: 'question', speakerId, turn: 1 })
const NOOR = { ...KIT, id: 'noor', label: 'Noor Aalto [Post]', name: 'Noor Aalto', outlet: 'Post' }
const shouted: readonly BriefingEvent[] = [
  { type: 'SpeakerIntroduced', speaker: NOOR },
  { type: 'TurnOpened', turn: 1, askerId: 'kit' },
  asks('a', 'kit', 'How high?'),
  asks('b', 'noor', 'Who pays?'),
  asks('c', 'noor', 'And when?'),
]
const taken = (lineId: string | null): BriefingEvent => ({ type: 'QuestionTaken', turn: 1, lineId })
const after = (...more: readonly BriefingEvent[]) =>
  briefingWith(...[...shouted, ...more].map((event, index) => recorded(5 + index, event)))

function mark(briefing: Briefing, id: string) {
  const line = briefing.lines.find((each) => each.id === id)
  if (line === undefined) throw new Error(`${id} was not said`)
  return mount(StackMark, { props: { line, briefing } })
}
const marks = (briefing: Briefing) => ['a', 'b', 'c'].map((id) => mark(briefing, id).text().replace(/\s+/g, ' '))

describe('a stack of questions', () => {
  it('[T12] gives each its place, what one person said in several lines once, and none a verdict before the desk has one', () => {
    expect(marks(after())).toEqual(['Called out together, 1 of 2', 'Called out together, 2 of 2', ''])
  })

  it('[T12] says which was taken, and sets the others back', () => {
    const briefing = after(taken('b'))
    expect(marks(briefing)).toEqual([
      'Called out together, 1 of 2 ○ not taken',
      'Called out together, 2 of 2 ●taken',
      '',
    ])
    expect(mark(briefing, 'a').classes()).toContain('untaken')
    expect(mark(briefing, 'c').classes()).not.toContain('untaken')
  })

  it('[T12] is none where one person asked, and says nothing once a mark was taken away', () => {
    expect(marks(after(taken('b'), taken(null)))).toEqual(marks(after()))
    const alone = briefingWith(...shouted.slice(0, 3).map((event, index) => recorded(5 + index, event)))
    expect(mark(alone, 'a').text()).toBe('')
  })
})

describe('the question that was taken', () => {
  const briefing = after(taken('b'))

  it('[T12] is what is being answered, and whose it is, beside the transcript', async () => {
    const now = mount(NowSpeaking, { props: { briefing, interims: [], offset: 0 } })
    await flushPromises()
    expect(now.find('.words').text()).toBe('Who pays?')
    expect(now.find('.asked').text()).toBe('Noor Aalto, Post')
    const turns = mount(TurnList, { props: { briefing, offset: 0 } })
    expect(turns.text()).toContain('Noor Aalto, Post')
    expect(turns.text()).toContain('Who pays?')
  })

  it('[T12] is the question of the screens, with all that its asker said, also over the one that was called', () => {
    const t = sceneTranslator(() => 'en')
    const { asker, question, standing } = turnPicture(briefing, [], t, 600)
    expect(asker).toEqual({ name: 'Noor Aalto', outlet: 'Post' })
    expect(question).toBe('Who pays? And when?')
    expect([...standing]).toEqual(['b', 'c'])
  })
})
