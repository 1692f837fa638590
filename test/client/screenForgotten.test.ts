/** What a screen lets go of on a long day, and that nobody sees it on any scene. */
import { describe, expect, it } from 'vitest'
import { fold } from '#shared/domain/briefing.ts'
import type { BriefingEvent } from '#shared/domain/events.ts'
import { firstImage } from '#shared/domain/screens/state.ts'
import { shownScene } from '#shared/domain/screens/shown.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { trimmed } from '../../client/screen/trimmed.ts'
import { queuePicture } from '../../client/screens/queuePicture.ts'
import { sceneTranslator } from '../../client/screens/sceneWords.ts'
import { captionsSince, turnPicture } from '../../client/screens/turnPicture.ts'
import { briefingWith, lineEvent, recorded } from './support/facts.ts'

const t = sceneTranslator(() => 'en')

function listed(nth: number): BriefingEvent {
  const card = {
    id: `q${nth}`,
    state: 'waiting' as const,
    text: `How high will the wall be at pier ${nth}?`,
    asker: { name: `Kit Marsh ${nth}`, outlet: 'Tideway Radio', where: 'room' as const },
    ...{ alsoAskedBy: [], parent: null, isPointOfOrder: false, isPinned: false, askedAt: 0 },
    ...{ calledAt: null, closedAt: null, turn: null },
  }
  return { type: 'QuestionListed', card }
}

/** Each question is listed three turns before its own. `let go`: as a screen does, else as a node does. */
function dayOf(turns: number, look: (held: Briefing, whole: Briefing) => void = () => undefined) {
  let whole = briefingWith()
  let held = whole
  const tell = (event: BriefingEvent) => {
    const fact = recorded(whole.seq + 1, event)
    whole = fold([fact], whole)
    held = trimmed(fold([fact], held))
    look(held, whole)
  }
  for (const nth of [1, 2, 3]) tell(listed(nth))
  for (let nth = 1; nth <= turns; nth += 1) {
    const asker = { name: `Kit Marsh ${nth}`, outlet: 'Tideway Radio', where: 'room' as const }
    tell(listed(nth + 3))
    // Put back to where it stood: in front of one that has been answered since.
    if (nth > 2) tell({ type: 'QuestionMoved', questionId: `q${nth + 3}`, before: 'q1' })
    tell({ type: 'TurnOpened', turn: nth, askerId: null, questionId: `q${nth}`, asker })
    tell({ type: 'QuestionCalled', questionId: `q${nth}`, turn: nth })
    tell(lineEvent(`asks${nth}`, 'How high?', { kind: 'question', speakerId: 'kit', turn: nth }))
    tell(lineEvent(`says${nth}`, `As high as it takes (${nth}).`, { kind: 'answer', turn: nth }))
    tell({ type: 'QuestionClosed', questionId: `q${nth}`, outcome: 'answered' })
  }
  return { held, whole }
}

describe('a screen on a long day', () => {
  it('shows of turns and queue what one shows that has let go of nothing', () => {
    const seen = (briefing: Briefing) => ({
      turn: turnPicture(briefing, [], t, 200),
      since: captionsSince(briefing),
      queue: queuePicture(briefing).next.map(({ id, asker }) => [id, asker.name]),
      called: queuePicture(briefing).called?.id,
      scene: shownScene(firstImage(briefing), briefing, 0),
    })
    dayOf(120, (held, whole) => {
      expect(seen(held)).toEqual(seen(whole))
    })
  })

  it('holds the last turns and questions, and of all others no more than their places', () => {
    const wordsOf = ({ queue }: Briefing) => queue.questions.filter(({ text }) => text !== null).length
    const { held, whole } = dayOf(350)
    expect([new Set(whole.turns).size, wordsOf(whole)]).toEqual([351, 353])
    expect(new Set(held.turns).size).toBeLessThan(30)
    expect(wordsOf(held)).toBeLessThan(45)
    expect([held.turns.length, held.queue.questions.length]).toEqual([351, 353])
  })
})
