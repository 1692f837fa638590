import { describe, expect, it } from 'vitest'
import { fold } from '#shared/domain/briefing.ts'
import { UNSCHEDULED } from '#shared/domain/state.ts'
import { LIVE, say, SCHEDULED, STARTED } from '../support/briefings.ts'
import { given, NOON, recordedFrom } from '../support/given.ts'

const ENDED = { type: 'BriefingEnded' } as const

describe('the life cycle', () => {
  it('[B1] refuses everything before a briefing is scheduled', () => {
    given([]).when({ type: 'StartBriefing' }).thenRefused('briefing-not-found')
  })

  it('[B1] schedules a briefing once', () => {
    const command = { ...SCHEDULED, type: 'ScheduleBriefing' } as const
    given([])
      .when(command as never)
      .then(SCHEDULED)
    given([SCHEDULED])
      .when(command as never)
      .thenRefused('briefing-already-exists', { briefing: 'harbour' })
  })

  it('[B2] starts, ends, and takes a repetition of either as already true', () => {
    given([SCHEDULED]).when({ type: 'StartBriefing' }).then(STARTED)
    given(LIVE).when({ type: 'StartBriefing' }).then()
    given(LIVE).when({ type: 'EndBriefing' }).then(ENDED)
    given([...LIVE, ENDED])
      .when({ type: 'EndBriefing' })
      .then()
  })

  it('[B3] does not start again what has ended, nor end what has not begun', () => {
    given([...LIVE, ENDED])
      .when({ type: 'StartBriefing' })
      .thenRefused('briefing-ended')
    given([SCHEDULED]).when({ type: 'EndBriefing' }).thenRefused('briefing-not-live', { status: 'scheduled' })
  })

  it('[B4] takes lines only while it is live, and says how it is', () => {
    given([SCHEDULED])
      .when(say('l1', null, 'Hello.'))
      .thenRefused('briefing-not-live', { status: 'scheduled' })
    given([...LIVE, ENDED])
      .when(say('l1', null, 'Hello.'))
      .thenRefused('briefing-not-live', { status: 'ended' })
  })

  it('[B5] keeps the times of start and end from the facts', () => {
    expect(given([...LIVE, ENDED]).briefing).toMatchObject({ status: 'ended', startedAt: NOON + 1, endedAt: NOON + 4 })
  })

  it('[B6] advances its seq by a fact that this audience may not see, and changes nothing else', () => {
    const [first] = recordedFrom([SCHEDULED])
    if (first === undefined) throw new Error('no fact')
    expect(fold([{ ...first, event: null }])).toEqual({ ...UNSCHEDULED, seq: 1 })
  })
})

describe('the roster', () => {
  const speaker = { id: 'aya', label: 'Aya Onn', name: 'Aya Onn', role: null, outlet: null, side: 'podium' } as const

  it('[R1] introduces a speaker once, and refuses another one under the same id', () => {
    given(LIVE).when({ type: 'IntroduceSpeaker', speaker }).then({ type: 'SpeakerIntroduced', speaker })
    const after = given([...LIVE, { type: 'SpeakerIntroduced', speaker }])
    after.when({ type: 'IntroduceSpeaker', speaker }).then()
    after
      .when({ type: 'IntroduceSpeaker', speaker: { ...speaker, label: 'Someone Else' } })
      .thenRefused('speaker-already-exists', { speaker: 'aya' })
  })
})

describe('lines tokens', () => {
  const hash = 'h'.repeat(43)
  const issue = { type: 'IssueLinesToken', tokenId: 't1', hash, label: 'booth' } as const

  it('[K1] issues a token once and refuses another one under its id', () => {
    given(LIVE).when(issue).then({ type: 'LinesTokenIssued', tokenId: 't1', hash, label: 'booth' })
    const after = given([...LIVE, { type: 'LinesTokenIssued', tokenId: 't1', hash, label: 'booth' }])
    after.when(issue).then()
    after.when({ ...issue, hash: 'g'.repeat(43) }).thenRefused('command-malformed')
  })

  it('[K2] revokes a token once, and refuses to revoke one that was never issued', () => {
    const facts = [...LIVE, { type: 'LinesTokenIssued', tokenId: 't1', hash, label: 'booth' } as const]
    const revoked = given(facts).when({ type: 'RevokeLinesToken', tokenId: 't1' })
    revoked.then({ type: 'LinesTokenRevoked', tokenId: 't1' })
    expect(given([...facts, ...revoked.events]).briefing.tokens).toMatchObject([{ id: 't1', revoked: true }])
    given(LIVE).when({ type: 'RevokeLinesToken', tokenId: 't1' }).thenRefused('token-unknown')
  })
})
