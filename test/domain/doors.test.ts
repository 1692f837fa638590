import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText, textFault } from '#shared/domain/plainText.ts'
import { maySend, PERMISSIONS, ROUTES } from '#shared/domain/permissions.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { ROLES, type Role } from '#shared/domain/vocabulary.ts'
import { commandRequestSchema, joinRequestSchema, parseWith } from '#shared/protocol/parse.ts'

describe('text at the door', () => {
  const schema = plainText(20)

  it('[D1] keeps ordinary text of any script as it is', () => {
    for (const text of ['Où ?', '你好', 'مرحبا', '👩‍👧 ok', 'a <b>&amp;</b>']) expect(schema.parse(text)).toBe(text)
  })

  it('[D1] folds white space', () => {
    expect(schema.parse('  one\t two\r\n three ')).toBe('one two three')
  })

  it.each([
    ['a\u0000b', 'U+0000', 1],
    ['ab\u001b[31m', 'U+001B', 2],
    ['\u202Eevil', 'U+202E', 0],
    ['x\u2066y', 'U+2066', 1],
    ['x\uFFFF', 'U+FFFF', 1],
  ])('[D2] refuses %j and names the character and its place', (text, character, offset) => {
    expect(textFault(text)).toEqual({ reason: 'forbidden-character', character, offset })
    expect(schema.safeParse(text).error?.issues[0]?.message).toContain(character)
  })

  it('[D2] refuses half a surrogate pair', () => {
    expect(textFault('ab\uD83D')).toMatchObject({ reason: 'not-well-formed', offset: 2 })
  })

  it('[D3] refuses text that is empty after folding, or too long', () => {
    expect(schema.safeParse(' \n ').success).toBe(false)
    expect(schema.safeParse('x'.repeat(21)).success).toBe(false)
    expect(schema.safeParse(`${'x'.repeat(20)}   `).success).toBe(true)
  })
})

describe('messages at the door', () => {
  const refusal = (value: unknown): Refusal => {
    try {
      parseWith(commandRequestSchema, value)
    } catch (error) {
      if (error instanceof Refusal) return error
    }
    throw new Error('was not refused')
  }

  it('[D4] names the field that is wrong', () => {
    const line = { id: 'l1', text: 5 }
    const { code, detail } = refusal({ briefing: 'x', command: { type: 'TranscribeLine', line } })
    expect(code).toBe('command-malformed')
    expect(detail['field']).toBe('command.line.text')
  })

  const command = (value: object) => ({ briefing: 'x', command: value })
  const PERSON = { id: 'kit', label: 'Kit', name: null, role: null, outlet: null, side: 'press' }
  const WHOLE = { ...PERSON, name: 'Kit Marsh', role: 'Editor', outlet: 'Tideway', aliases: ['MARSH'] }
  const TERM = { id: 't', written: 'Oona Vey', heard: ['una vay'] }
  const FIELDS = ['label', 'name', 'role', 'outlet', 'aliases.0'] as const
  const spoilt = (field: (typeof FIELDS)[number], words: string) =>
    field === 'aliases.0' ? { ...WHOLE, aliases: [words] } : { ...WHOLE, [field]: words }

  it.each([
    ['only spaces', ' \u00A0\u3000 '],
    ['only marks', '\u0301\u0308'],
    ['only what nobody sees', '\u200B\u2060\u00AD\u3164'],
    ['a control character', 'Kit\u0007'],
    ['a direction override', 'Kit\u202E'],
    ['half a character', 'Kit\uD83D'],
  ])('[D6] refuses people, terms and labels that hold %s, and names the field', (_, words) => {
    for (const field of FIELDS)
      for (const sent of [
        { type: 'IntroduceSpeaker', speaker: spoilt(field, words) },
        { type: 'ChangeSpeaker', saw: PERSON, speaker: spoilt(field, words) },
      ])
        expect(refusal(command(sent)).detail['field']).toBe(`command.speaker.${field}`)
    expect(refusal(command({ type: 'SetTerms', terms: [{ ...TERM, written: words }] })).detail['field']).toBe(
      'command.terms.0.written',
    )
    expect(refusal(command({ type: 'SetTerms', terms: [{ ...TERM, heard: ['a', words] }] })).detail['field']).toBe(
      'command.terms.0.heard.1',
    )
    expect(refusal(command({ type: 'AttributeLine', lineId: 'l1', saw: null, speaker: words })).detail['field']).toBe(
      'command.speaker',
    )
  })

  it('[D6] takes names of any script, with the marks and joiners that belong to them', () => {
    for (const label of ['Élodie', 'E\u0301lodie', 'می\u200Cخواهم', '李雷', 'नमस्ते', '👩\u200D👧', '???'])
      expect(
        parseWith(commandRequestSchema, command({ type: 'IntroduceSpeaker', speaker: { ...PERSON, label } })).command,
      ).toMatchObject({ speaker: { label } })
  })

  it('[R7] refuses aliases that are too many, or too long together', () => {
    const aliases = (count: number, length: number) =>
      command({
        type: 'IntroduceSpeaker',
        speaker: { ...PERSON, aliases: Array.from({ length: count }, (_, n) => `${n}`.padEnd(length, 'x')) },
      })
    expect(parseWith(commandRequestSchema, aliases(40, 45)).briefing).toBe('x')
    expect(refusal(aliases(41, 3)).detail['field']).toBe('command.speaker.aliases')
    expect(refusal(aliases(40, 46)).detail['field']).toBe('command.speaker.aliases')
  })

  it('[D5] takes what the desk sets on screens, and names what is wrong with it', () => {
    const setting = (change: object) => ({
      briefing: 'x',
      command: { type: 'SetScreens', act: 'a', screens: ['front'], change },
    })
    expect(() => parseWith(commandRequestSchema, setting({ scene: 'queue', message: null }))).not.toThrow()
    expect(refusal(setting({ scene: 'fireworks' })).detail['field']).toBe('command.change.scene')
    expect(refusal(setting({ order: ['turn', 'turn'] })).detail['field']).toBe('command.change.order')
  })

  it.each([
    ['a command that has a route of its own', { type: 'IssueLinesToken', tokenId: 't', hash: 'x', label: 'y' }],
    ['a question with its asker already known', { type: 'AskAs', questionId: 'q', text: 'x', account: 'a' }],
    ['a queue to put back', { type: 'RestoreQueue', act: 'a', questions: [] }],
    ['a command that does not exist', { type: 'DropEverything' }],
    ['a command that is inherited', { type: 'constructor' }],
  ])('[D5] refuses %s', (_what, command) => {
    expect(refusal({ briefing: 'x', command }).code).toBe('command-malformed')
  })

  it('[D6] refuses briefing ids that could be something else', () => {
    for (const briefing of ['__proto__', '../x', 'X', '', '{x}', 'a'.repeat(49), 7, null]) {
      expect(() => parseWith(joinRequestSchema, { briefing })).toThrow(Refusal)
    }
  })

  it('[D7] answers anything whatever with a parsed message or a refusal', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        try {
          parseWith(commandRequestSchema, value)
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
        }
      }),
    )
  })
})

const TYPES = Object.keys(PERMISSIONS) as (keyof typeof PERMISSIONS)[]

describe('permissions', () => {
  it('[P1] let the desk alone set screens, ask for them and pair them, and anybody show a code', () => {
    const desk = ['owner', 'moderator']
    expect(ROLES.filter((role) => maySend(role, 'SetScreens'))).toEqual(desk)
    const routes = Object.entries(ROUTES).filter(([route]) => route.includes('/api/screens'))
    expect(routes.filter(([, roles]) => roles.join() !== desk.join()).map(([route]) => route)).toEqual([
      'POST /api/screens/pairings',
      'POST /api/screens/pairings/claim',
    ])
    expect(routes).toHaveLength(6)
  })

  it('[P1] let readers and screens send nothing, and reporters what concerns their own questions and votes', () => {
    const sentBy = (role: Role) => TYPES.filter((command) => maySend(role, command))
    for (const command of TYPES) {
      expect(ROLES.filter((role) => maySend(role, command))).toEqual(PERMISSIONS[command])
    }
    for (const role of ['reader', 'screen', 'applicant'] as const) expect(sentBy(role)).toEqual([])
    expect(sentBy('reporter').toSorted()).toEqual(
      ['AskAs', 'AskQuestion', 'CastVote', 'EditQuestion', 'TakeBackVote', 'WithdrawQuestion'].toSorted(),
    )
  })
})
