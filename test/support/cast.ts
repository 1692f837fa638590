/** Somebody in each role that there can be, in a newsroom with a briefing of each visibility. */
import type { Role, Visibility } from '#shared/domain/vocabulary.ts'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { assign, decide, giveRole, insist, register, signIn, type Member, type Newsroom } from './people.ts'
import { pairScreen, type PairedDisplay } from './screens.ts'

/** Where in the newsroom somebody is: at the desk of all briefings, or with a part in those that were made for parts. */
export interface Player {
  readonly is: string
  readonly role: Role
  /** The role in the briefings in which parts were given. */
  readonly roleInParted: Role
  /** One that nothing else uses, so that it may be ended. */
  readonly cookie: () => Promise<string>
  readonly member: Member | null
}

export interface Cast {
  readonly players: readonly Player[]
  /** Live, nobody with a part in them but the newsroom's own people. */
  readonly briefings: Readonly<Record<Visibility, CreatedBriefing>>
  /** Live, with the two players who have a part there. */
  readonly parted: Readonly<Record<Visibility, CreatedBriefing>>
  /** One that shows each of those with parts. */
  readonly screens: Readonly<Record<Visibility, PairedDisplay>>
}

export const VISIBILITIES: readonly Visibility[] = ['public', 'accredited', 'link']

export async function gatherCast(newsroom: Newsroom): Promise<Cast> {
  const { node, smtp, owner } = newsroom
  const enrol = () => register(node, smtp)
  const briefings = await oneOfEach(newsroom, 'Without parts')
  const parted = await oneOfEach(newsroom, 'With parts')

  async function appointed(role: 'owner' | 'moderator' | 'captioner'): Promise<Member> {
    const member = await enrol()
    await giveRole(node, owner, member.account, role)
    return member
  }
  async function accredited(): Promise<Member> {
    const member = await enrol()
    await decide(node, owner, member.account, ['asked', 'accepted'])
    return member
  }
  async function withPart(part: 'moderator' | 'captioner'): Promise<Member> {
    const member = await enrol()
    for (const { id } of Object.values(parted)) await assign(node, owner, id, member.account, part)
    return member
  }
  const player = (is: string, member: Member, role: Role, roleInParted = role): Player => {
    return { is, role, roleInParted, member, cookie: () => signIn(node, member) }
  }
  const players: Player[] = [
    { is: 'an owner by link', role: 'owner', roleInParted: 'owner', member: null, cookie: () => node.ownerCookie() },
    player('an owner by account', await appointed('owner'), 'owner'),
    player('a moderator', await appointed('moderator'), 'moderator'),
    player('a captioner', await appointed('captioner'), 'captioner'),
    player('a reporter', await accredited(), 'reporter'),
    player('an applicant', await enrol(), 'applicant'),
    player('a briefing’s own moderator', await withPart('moderator'), 'applicant', 'moderator'),
    player('a briefing’s own captioner', await withPart('captioner'), 'applicant', 'captioner'),
    { is: 'a reader', role: 'reader', roleInParted: 'reader', member: null, cookie: () => Promise.resolve('') },
  ]
  const screen = (of: Visibility) => pairScreen(node, owner, { name: `For ${of}`, briefing: parted[of].id })
  const screens = { public: await screen('public'), accredited: await screen('accredited'), link: await screen('link') }
  return { players, briefings, parted, screens }
}

async function oneOfEach({ node, owner }: Newsroom, title: string): Promise<Cast['briefings']> {
  const create = async (visibility: Visibility) => {
    const body = { title, visibility, start: true }
    return (await insist<CreatedBriefing>(node, 'POST /api/briefings', { cookie: owner, body })).body
  }
  return { public: await create('public'), accredited: await create('accredited'), link: await create('link') }
}
