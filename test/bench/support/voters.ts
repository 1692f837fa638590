/** The process of those who read and vote: each has a socket of its own, and sends its votes at their times whether or not earlier ones were answered. */
import { setTimeout as sleep } from 'node:timers/promises'
import { answerQuestions } from './process.ts'
import type { VotesNode } from './votesNode.ts'
import { readWebSocket, type WebSocketReader } from './webSocketReader.ts'

/** Milliseconds. Of tallies: how many each reader was sent, the most of any; and whether all were told the same last. */
export interface VotersReading {
  readonly acknowledged: number
  readonly refused: readonly string[]
  readonly ages: readonly number[]
  readonly told: number
  readonly last: Readonly<Record<string, number>> | null
  readonly agree: boolean
}

interface Voter {
  readonly reader: WebSocketReader
  /** When it was told how many votes there are, since the beginning of the stretch. */
  toldAt: number[]
  last: string
  readonly waiting: Map<number, (answer: string) => void>
}

const PATH = '/socket.io/?EIO=4&transport=websocket'
const TOGETHER = 25
const SETTLE_WITHIN_MS = 5_000
const TALLIES = '42["briefing:tallies",'

let node: VotesNode
let voters: Voter[] = []
let acknowledgements = 0

async function openOne(cookie: string): Promise<Voter> {
  const waiting: Voter['waiting'] = new Map()
  let voter: Voter | null = null
  let joined = () => {}
  const isIn = new Promise<void>((resolve) => (joined = resolve))
  const take = (payload: Buffer, reader: WebSocketReader) => {
    const text = payload.toString()
    if (text === '2') reader.send('3')
    else if (text.startsWith('0')) reader.send('40')
    else if (text.startsWith('40')) reader.send(`420["briefing:join",${JSON.stringify({ briefing: node.briefing })}]`)
    else if (text.startsWith('430[')) joined()
    else if (text.startsWith('43')) answered(waiting, text)
    else if (text.startsWith(TALLIES) && voter !== null) {
      voter.toldAt.push(performance.now())
      voter.last = text
    }
  }
  const reader = await readWebSocket(node.port, PATH, take, cookie)
  voter = { reader, toldAt: [], last: '', waiting }
  await isIn
  return voter
}

function answered(waiting: Voter['waiting'], text: string): void {
  const begin = text.indexOf('[')
  const number = Number(text.slice(2, begin))
  waiting.get(number)?.(text.slice(begin))
  waiting.delete(number)
}

/** Milliseconds until it was acknowledged, or what it was refused with. */
function vote({ reader, waiting }: Voter, type: string, questionId: string): Promise<number | string> {
  const number = (acknowledgements += 1)
  const begun = performance.now()
  return new Promise((resolve) => {
    waiting.set(number, (answer) => {
      const [{ ok, refusal = '' }] = JSON.parse(answer) as [{ ok: boolean; refusal?: string }]
      resolve(ok ? performance.now() - begun : refusal)
    })
    const request = { briefing: node.briefing, command: { type, questionId } }
    reader.send(`42${number}["briefing:command",${JSON.stringify(request)}]`)
  })
}

/** Everybody votes on every question, one after the other, spread evenly over the time. */
async function voteAll(type: string, seconds: number): Promise<(number | string)[]> {
  const sent: Promise<number | string>[] = []
  const all = voters.length * node.questions.length
  const start = performance.now()
  for (const question of node.questions) {
    for (const voter of voters) {
      const wait = start + (sent.length / all) * seconds * 1_000 - performance.now()
      if (wait > 1) await sleep(wait)
      sent.push(vote(voter, type, question))
    }
  }
  return Promise.all(sent)
}

/** Until nobody has been told anything for a second. */
async function quiet(): Promise<void> {
  const until = performance.now() + SETTLE_WITHIN_MS
  while (performance.now() < until) {
    const last = Math.max(0, ...voters.map(({ toldAt }) => toldAt.at(-1) ?? 0))
    if (performance.now() - last > 1_000) return
    await sleep(50)
  }
}

answerQuestions({
  async open(of: VotesNode) {
    node = of
    voters = []
    while (voters.length < of.reporters.length) {
      const some = of.reporters.slice(voters.length, voters.length + TOGETHER)
      voters.push(...(await Promise.all(some.map(openOne))))
    }
  },
  async vote({ type, seconds }: { readonly type: string; readonly seconds: number }): Promise<VotersReading> {
    for (const voter of voters) voter.toldAt = []
    const answers = await voteAll(type, seconds)
    await quiet()
    const ages = answers.filter((answer) => typeof answer === 'number')
    const last = voters[0]?.last ?? ''
    return {
      acknowledged: ages.length,
      refused: answers.filter((answer) => typeof answer === 'string'),
      ages,
      told: Math.max(...voters.map(({ toldAt }) => toldAt.length)),
      last: last === '' ? null : (JSON.parse(last.slice(2)) as [string, { votes: Record<string, number> }])[1].votes,
      agree: voters.every((voter) => voter.last === last),
    }
  },
})
