import { describe, expect, it } from 'vitest'
import { NOON } from '../../support/given.ts'
import { given, HOUR, sealed } from './givenNewsroom.ts'

const trouble = (id: string, attempts = 1, nextAt: number | null = NOON + HOUR) =>
  ({
    type: 'NoteMailTrouble',
    trouble: { id, template: 'digest', kind: 'unreachable', detail: sealed(id), attempts, nextAt },
  }) as const
const settle = { type: 'SettleMail', id: 'm1' } as const

describe('the trouble of a mail', () => {
  it('[MT1] is told once for each attempt, in the place of the one before', () => {
    given(trouble('m1')).when(trouble('m1')).then()
    const second = given(trouble('m1')).when(trouble('m1', 2, null), HOUR)
    second.thenTypes('MailTroubled')
    expect([...second.after.mailTroubles.values()]).toMatchObject([{ attempts: 2, nextAt: null, at: NOON + HOUR }])
    given(trouble('m1'))
      .when(trouble('m1', 1, null))
      .thenTypes('MailTroubled')
  })

  it('[MT2] is settled once', () => {
    const settled = given(trouble('m1')).when(settle)
    settled.then({ type: 'MailSettled', id: 'm1' })
    expect(settled.after.mailTroubles.size).toBe(0)
    given().when(settle).then()
  })

  it('[MT3] is kept for two hundred mails', () => {
    const { mailTroubles } = given(Array.from({ length: 203 }, (_, n) => trouble(`m${n}`))).newsroom
    expect([mailTroubles.size, [...mailTroubles.keys()][0]]).toEqual([200, 'm3'])
  })
})
