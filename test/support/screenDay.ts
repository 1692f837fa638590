/** A day of a screen in fast time: questions called, answered in many lines, corrected, with figures, while the desk takes scenes. */
import { currentQuestion, standingOf } from '#shared/domain/questions/order.ts'
import type { Scene } from '#shared/domain/screens/state.ts'
import type { Command } from '#shared/domain/commands.ts'
import type { Actor } from '#shared/domain/vocabulary.ts'
import type { NodeUnderTest } from './node.ts'

const DESK: Actor = { role: 'owner', id: 'day' }
const CAPTIONER: Actor = { role: 'captioner', id: 'day' }
const LINES_A_TURN = 12
/** Captions that stay for long pile up what they do not let go of; what is taken between shows what a scene leaves behind. */
const TAKEN_EVERY = 4
/** The last leaves the screen at captions, so that each turn ends with the same picture. */
const TAKEN: readonly Scene[] = ['figures', 'turn-queue', 'turn-figures', 'queue', 'holding', 'overlay', 'captions']
const SENTENCES = [
  'The harbours have agreed on who looks after which pier, and from when on.',
  'We are now at 240 million for the wall, which is twelve more than in the spring.',
  'Nobody has to move before the water does, and nobody will be asked to.',
  'It takes time, because the ground is softer there than anybody had thought, and the engineers want to look once more.',
  'Osterhaven has pledged 25 million.',
  'Yes.',
] as const

export interface ScreenDay {
  /** One question, from asking to its end. Answers the number of the last fact. */
  readonly turn: () => Promise<number>
}

export function screenDay(node: NodeUnderTest, briefing: string, screen: string): ScreenDay {
  const { execute, rooms, briefings } = node.server
  let turns = 0
  let acts = 0
  let lines = 0
  let head = 0
  const act = () => `day-${(acts += 1)}`
  const one = async (command: Command, by = DESK) => {
    head = (await execute.one(briefing, by, command, 'Oona Vey')).seq
  }
  const state = async () => (await briefings.open(briefing)).state

  /** Word by word, as a captioner types, and then as a line. */
  async function say(speaker: string): Promise<void> {
    const id = `day-line-${(lines += 1)}`
    const text = `${SENTENCES[lines % SENTENCES.length] ?? ''} (${lines})`
    const words = text.split(' ')
    for (const share of [0.3, 0.6, 0.9]) {
      const spoken = words.slice(0, Math.ceil(words.length * share)).join(' ')
      rooms.sayInterim({ briefing, lineId: id, speakerId: null, text: spoken }, 'day')
    }
    await one({ type: 'TranscribeLine', line: { id, speaker, text } }, CAPTIONER)
    if (lines % 5 !== 0) return
    await one(
      { type: 'CorrectLine', lineId: id, saw: text, text: `${text} That is, by the end of the year.` },
      CAPTIONER,
    )
  }

  async function confirmFigure(): Promise<void> {
    const figure = (await state()).figures.findLast(({ state: its }) => its === 'heard')
    if (figure !== undefined) await one({ type: 'ConfirmFigure', act: act(), figureId: figure.id, saw: figure.seq })
  }

  async function call(questionId: string): Promise<void> {
    const now = await state()
    const standing = standingOf(now, questionId)
    if (standing === undefined) throw new Error(`the question ${questionId} is not known`)
    const saw = { state: standing.state, seq: standing.seq }
    await one({ type: 'CallQuestion', act: act(), questionId, saw, current: currentQuestion(now)?.id ?? null })
  }

  return {
    async turn() {
      const nth = (turns += 1)
      const questionId = `day-question-${nth}`
      const asker = { name: `Kit Marsh ${nth % 40}`, outlet: 'Tideway Radio', where: 'room' } as const
      const text = `How high will the wall be at pier ${nth}, and who has been asked?`
      await one({ type: 'AskAs', questionId, account: null, asker, text, where: 'room' })
      await call(questionId)
      await say(`${asker.name} [Tideway Radio]`)
      for (let line = 0; line < LINES_A_TURN; line += 1) await say('Harbour Chair, Ines Holm')
      await confirmFigure()
      if (nth % TAKEN_EVERY !== 1) return head
      for (const scene of TAKEN) {
        await one({ type: 'SetScreens', act: act(), screens: [screen], change: { scene } })
      }
      return head
    },
  }
}
