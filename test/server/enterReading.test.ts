/** A reading as commands: whom it introduces, under which labels, and what becomes of more of them than a person may have. */
import { describe, expect, it } from 'vitest'
import type { Command } from '#shared/domain/commands.ts'
import { ALIAS_LETTERS_AT_MOST, ALIASES_AT_MOST } from '#shared/domain/roster/person.ts'
import type { ReadingRequest } from '#shared/protocol/documents.ts'
import { answerReading } from '../../server/reading/answerReading.ts'
import { enterReading } from '../../server/reading/enterReading.ts'
import { play, SCHEDULED, STARTED } from '../support/briefings.ts'

const SOURCE =
  'Oona Vey: We open in May.\nReporter: In May?\nOona Vey: In May.\nReporter: And the lock?\nOona Vey: It too.'

/** A document in which one person is printed in these forms as well. */
function printedIn(forms: readonly string[]) {
  const reading = answerReading({ source: SOURCE, type: 'text/plain' })
  if (!reading.ok) throw new Error('the document was not read')
  const speakers = reading.report.speakers.map((speaker) =>
    speaker.label === 'Oona Vey' ? { ...speaker, labels: [...speaker.labels, ...forms] } : speaker,
  )
  return enterReading({ speakers: [] }, { report: { ...reading.report, speakers }, lines: reading.lines }, null)
}
function entered(asked: ReadingRequest, known: Parameters<typeof enterReading>[0] = { speakers: [] }) {
  const reading = answerReading(asked)
  if (!reading.ok) throw new Error('the document was not read')
  return enterReading(known, reading, null)
}
const introducedBy = (commands: readonly Command[]) =>
  commands.flatMap((command) => (command.type === 'IntroduceSpeaker' ? [command.speaker] : []))
const forms = (count: number, length = 0) =>
  Array.from({ length: count }, (_, n) => `Oona Vey ${String.fromCharCode(65 + (n % 26))}${n}`.padEnd(length, 'x'))

describe('a person of a document', () => {
  it('[IM2] keeps as many forms as a person may have, the first ones, and is the speaker of all their lines', () => {
    const { introductions, lines } = printedIn(forms(60))
    const [person] = introducedBy(introductions)
    expect(person?.aliases).toEqual(forms(60).slice(0, ALIASES_AT_MOST))
    const { briefing } = play([...introductions, ...lines], [SCHEDULED, STARTED])
    expect(briefing.lines.filter(({ speakerId }) => speakerId === person?.id)).toHaveLength(3)
  })

  it('[IM2] keeps no more than fit together', () => {
    const [person] = introducedBy(printedIn(forms(39, 70)).introductions)
    expect(person?.aliases).toEqual(forms(39, 70).slice(0, Math.floor(ALIAS_LETTERS_AT_MOST / 70)))
  })

  it('[IM2] bears no label that means somebody else in the next document', () => {
    const source = 'Oona Vey: We open in May.\nQ: In May?\nOona Vey: In May.\nQ: And the lock?\nOona Vey: It too.'
    const told = { labels: { Q: { name: 'Kit Marsh', side: 'press' as const } } }
    const first = entered({ source, type: 'text/plain', told })
    const kit = introducedBy(first.introductions).find(({ name }) => name === 'Kit Marsh')
    expect(kit).toMatchObject({ label: 'Kit Marsh', role: null })
    expect(kit?.aliases).toBeUndefined()
    const { briefing } = play([...first.introductions, ...first.lines], [SCHEDULED, STARTED])
    expect(briefing.lines.filter(({ speakerId }) => speakerId === kit?.id)).toHaveLength(2)
    const second = entered({ source, type: 'text/plain' }, briefing)
    expect(introducedBy(second.introductions).map(({ label }) => label)).toEqual(['Q'])
  })

  it('[IM1] is whom the roster has under that name, and no namesake of another outlet', () => {
    const source = 'Kit Marsh (Post): When?\nOona Vey: In May.\nKit Marsh (Post): And the lock?\nOona Vey: It too.'
    const kit = { id: 'kit', label: 'Marsh, K.', name: 'Kit Marsh', role: null, side: 'press' as const }
    const named = (outlet: string | null) =>
      introducedBy(entered({ source, type: 'text/plain' }, { speakers: [{ ...kit, outlet }] }).introductions).map(
        ({ name }) => name,
      )
    expect(named('post')).toEqual(['Oona Vey'])
    expect(named(null)).toEqual(['Oona Vey'])
    expect(named('Tideway Radio')).toEqual(['Kit Marsh', 'Oona Vey'])
  })
})
