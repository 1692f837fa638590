import { describe, expect, it } from 'vitest'
import {
  decideNewsroom,
  evolveNewsroom,
  NO_NEWSROOM,
  type Newsroom,
  type NewsroomCommand,
} from '#shared/domain/newsroom.ts'

const AT = 1_000

function after(...commands: NewsroomCommand[]): Newsroom {
  return commands.reduce<Newsroom>(
    (newsroom, command) =>
      decideNewsroom(newsroom, command, AT).reduce((now, event) => evolveNewsroom(now, event, AT), newsroom),
    NO_NEWSROOM,
  )
}
const issue = (hash: string): NewsroomCommand => ({ type: 'IssueOwnerLink', hash, issuer: null })
const use = (hash: string, once = 'first'): NewsroomCommand => ({ type: 'UseOwnerLink', hash, use: once })

const entry = {
  id: 'harbour',
  title: 'On the quay',
  visibility: 'public',
  language: 'en',
  timeZone: 'UTC',
  rehearsal: false,
  status: 'scheduled',
  scheduledFor: null,
  startedAt: null,
  endedAt: null,
} as const

describe('the newsroom', () => {
  it('[O1] lets an issued link be used once', () => {
    expect(decideNewsroom(after(issue('a')), use('a'), AT)).toEqual([
      { type: 'OwnerLinkUsed', hash: 'a', use: 'first' },
    ])
    expect(() => decideNewsroom(after(issue('a'), use('a')), use('a', 'second'), AT)).toThrow(
      expect.objectContaining({ code: 'token-already-used' }) as Error,
    )
    expect(() => decideNewsroom(after(issue('a')), use('b'), AT)).toThrow(
      expect.objectContaining({ code: 'token-unknown' }) as Error,
    )
  })

  it('[O1] takes the repetition of one use, whose answer was lost, as already true', () => {
    expect(decideNewsroom(after(issue('a'), use('a')), use('a'), AT)).toEqual([])
  })

  it('[O2] keeps the last few unused links, so that each of several nodes may print one', () => {
    const newsroom = after(...['a', 'b', 'c', 'd', 'e'].map(issue))
    expect(newsroom.ownerLinks.map(({ hash }) => hash)).toEqual(['b', 'c', 'd', 'e'])
    expect(() => decideNewsroom(newsroom, use('a'), AT)).toThrow(
      expect.objectContaining({ code: 'token-unknown' }) as Error,
    )
  })

  it('[O3] lists a briefing once, in the order of the first listing, with what was last said of it', () => {
    const newsroom = after(
      { type: 'ListBriefing', briefing: entry },
      { type: 'ListBriefing', briefing: { ...entry, id: 'other' } },
      { type: 'ListBriefing', briefing: { ...entry, status: 'live', startedAt: 5 } },
    )
    expect(newsroom.briefings.map(({ id, status }) => [id, status])).toEqual([
      ['harbour', 'live'],
      ['other', 'scheduled'],
    ])
    expect(decideNewsroom(newsroom, { type: 'ListBriefing', briefing: { ...entry, id: 'other' } }, AT)).toEqual([])
  })
})
