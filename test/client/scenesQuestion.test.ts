/** The question above its answer: all that was said of it, and nothing of it twice. */
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { firstImage, MARGIN_LIMIT, SCREEN_SIZES } from '#shared/domain/screens/state.ts'
import type { Scene, ScreenSize } from '#shared/domain/screens/state.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import type { Briefing } from '#shared/domain/state.ts'
import ScreenPicture from '../../client/components/screens/ScreenPicture.vue'
import { trimmed } from '../../client/screen/trimmed.ts'
import { heldQuestion } from '../../client/screens/heldQuestion.ts'
import { sceneTranslator } from '../../client/screens/sceneWords.ts'
import { captionRows, smallFactor } from '../../client/screens/textSize.ts'
import type { Interim } from '../../client/stores/interims.ts'
import { briefingWith, lineEvent, recorded, START } from './support/facts.ts'

const t = sceneTranslator(() => 'en')
const WHO = 'Who decides in the end, the families or the council?'
const PAYS = 'And who pays if the wall is late?'
const opened = (seq: number, turn = 1) => recorded(seq, { type: 'TurnOpened', turn, askerId: 'kit' })
const asks = (seq: number, id: string, text: string, turn = 1) =>
  recorded(seq, lineEvent(id, text, { kind: 'question', speakerId: 'kit', turn }))
const answers = (seq: number, id: string, text: string, turn = 1) =>
  recorded(seq, lineEvent(id, text, { kind: 'answer', turn }))
const asked = [opened(5), asks(6, 'a', WHO), asks(7, 'b', PAYS)]

function held(facts: readonly Recorded[], room = 600) {
  const briefing = briefingWith(...facts)
  const turn = briefing.turns.at(-1)
  if (turn === undefined) throw new Error('no turn was opened')
  const { text, standing } = heldQuestion(briefing, turn, t, room)
  return { text, standing: [...standing] }
}

describe('the question that is held', () => {
  it('is all that the press said until the podium answers', () => {
    const all = { text: `${WHO} ${PAYS}`, standing: ['a', 'b'] }
    expect(held(asked)).toEqual(all)
    expect(held([...asked, answers(8, 'c', 'The council.'), asks(9, 'd', 'Sure?')])).toEqual(all)
  })

  it('leaves what the moderator says between to the captions', () => {
    const pleads = recorded(7, lineEvent('m', 'Briefly, please.', { kind: 'moderation', speakerId: null, turn: 1 }))
    expect(held([opened(5), asks(6, 'a', WHO), pleads, asks(8, 'b', PAYS)]).standing).toEqual(['a', 'b'])
  })

  it('reads as it was corrected, without what was taken back', () => {
    const corrected = recorded(8, { type: 'LineCorrected', lineId: 'b', text: 'And who pays?', marks: [] })
    const retracted = recorded(9, { type: 'LineRetracted', lineId: 'a', reason: 'a slip' })
    expect(held([...asked, corrected]).text).toBe(`${WHO} And who pays?`)
    expect(held([...asked, corrected, retracted])).toEqual({ text: 'And who pays?', standing: ['b'] })
    const both = [...asked, retracted, recorded(10, { type: 'LineRetracted', lineId: 'b', reason: 'a slip' })]
    expect(held(both)).toEqual({ text: null, standing: [] })
  })

  it('takes as many lines as have room, and the first whatever it is', () => {
    expect(held(asked, WHO.length + 1 + PAYS.length).standing).toEqual(['a', 'b'])
    expect(held(asked, WHO.length + PAYS.length)).toEqual({ text: WHO, standing: ['a'] })
    expect(held(asked, 3)).toEqual({ text: WHO, standing: ['a'] })
  })

  it('stays whole however long the answer is', () => {
    const long = Array.from({ length: 500 }, (_, at) => answers(8 + at, `n${at}`, 'So it is.'))
    const briefing = trimmed(briefingWith(...asked, ...long))
    expect(briefing.lines.length).toBeLessThan(300)
    expect(briefing.lines.slice(0, 2).map(({ id }) => id)).toEqual(['a', 'b'])
  })
})

function drawn(scene: Scene, briefing: Briefing, interims: readonly Interim[] = [], size: ScreenSize = 'medium') {
  const image = { ...firstImage(briefing), isAutomatic: false, scene, size }
  const props = { briefing, interims, image, offset: START + 900_000 - Date.now(), newsroom: null, follow: null }
  return mount(ScreenPicture, { props })
}
const textOf = (page: ReturnType<typeof drawn>, part: string) => page.get(part).text().replace(/\s+/g, ' ')
const said = recorded(5, lineEvent('s', 'We have moved the gate.'))
const asking = [said, opened(6), asks(7, 'a', WHO)]

describe.each(['turn', 'turn-figures', 'turn-queue'] as const)('the scene %s', (scene) => {
  it('has each line of the question above as it is said, and the answer below alone', async () => {
    const spoken = [{ lineId: 'b', speakerId: 'kit', text: 'And who pays', at: 0 }]
    const page = drawn(scene, briefingWith(...asking), spoken)
    expect(textOf(page, '.words')).toBe(WHO)
    expect(textOf(page, '.captions')).toBe('Kit Marsh And who pays')
    await page.setProps({ briefing: briefingWith(...asking, asks(8, 'b', PAYS)), interims: [] })
    expect(textOf(page, '.words')).toBe(`${WHO} ${PAYS}`)
    expect(textOf(page, '.captions')).toBe('')
    await page.setProps({
      briefing: briefingWith(...asking, asks(8, 'b', PAYS), answers(9, 'c', 'The council does.')),
    })
    expect(textOf(page, '.words')).toBe(`${WHO} ${PAYS}`)
    expect(textOf(page, '.captions')).toBe('Oona Vey The council does.')
    page.unmount()
  })

  it('leaves to the captions what has no room above', () => {
    const long = Array.from({ length: 12 }, (_, at) => asks(8 + at, `q${at}`, `${PAYS} `.repeat(12).trim()))
    const page = drawn(scene, briefingWith(...asking, ...long), [], 'largest')
    const linesIn = (part: string) => (textOf(page, part).split(PAYS).length - 1) / 12
    expect(linesIn('.words')).toBeGreaterThan(0)
    expect(linesIn('.captions')).toBeGreaterThan(0)
    expect(linesIn('.words') + linesIn('.captions')).toBe(12)
    page.unmount()
  })
})

describe('captions alone', () => {
  it('have what is asked above them, and say all of it themselves', async () => {
    const page = drawn('captions', briefingWith(said))
    expect(page.find('.strip').exists()).toBe(false)
    await page.setProps({ briefing: briefingWith(...asking, asks(8, 'b', PAYS)) })
    expect(textOf(page, '.strip .asker')).toBe('Kit Marsh·Tideway Radio')
    expect(textOf(page, '.strip .asked')).toBe(`${WHO} ${PAYS}`)
    expect(textOf(page, '.captions')).toContain(`We have moved the gate. Kit Marsh ${WHO} ${PAYS}`)
    await page.setProps({
      briefing: briefingWith(...asking, recorded(8, { type: 'LineRetracted', lineId: 'a', reason: 'a slip' })),
    })
    expect(page.find('.strip').exists()).toBe(false)
    page.unmount()
  })

  it('have that room at every size and margin', () => {
    for (const size of SCREEN_SIZES)
      for (const margin of [0, MARGIN_LIMIT]) {
        const strip = 3 + 0.5 + (2.4 * 1.3 + 2 * 3.4 * 1.25) * smallFactor(size)
        const rows = captionRows(size) * 11 * smallFactor(size) * 1.26
        const around = 2 * (margin + 1) + 4.2 + 6 + Math.max(4, 3 * 1.3 * smallFactor(size))
        expect(strip + rows + around).toBeLessThan(100)
      }
  })
})
