import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CreatedBriefing, LogPage } from '#shared/protocol/http.ts'
import { ownerCookieOf, startNodeProcess } from '../support/nodeProcess.ts'

/** Posts numbered lines, a few at a time as several sources would, until the node does not answer any more. */
async function postUntilDead(
  url: string,
  { id, tokens }: CreatedBriefing,
  source: string,
  acknowledged: Map<string, number>,
): Promise<void> {
  for (let n = 1; ; n += 1) {
    const line = { id: `${source}-${n}`, text: `Line ${n} of ${source}.` }
    try {
      const response = await fetch(`${url}/api/briefings/${id}/lines`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.lines}` },
        body: JSON.stringify(line),
      })
      if (response.status === 200) acknowledged.set(line.id, ((await response.json()) as { seq: number }).seq)
      else await response.text()
    } catch (error) {
      // The connection broke: the node is gone, which is what the test is about.
      expect(error).toBeInstanceOf(Error)
      return
    }
  }
}

async function wholeLog(url: string, id: string): Promise<LogPage['facts']> {
  const facts: LogPage['facts'][number][] = []
  for (;;) {
    const page = (await (
      await fetch(`${url}/api/briefings/${id}/log?after=${facts.length}&limit=1000`)
    ).json()) as LogPage
    facts.push(...page.facts)
    if (facts.length >= page.head) return facts
  }
}

describe('an embedded node that is killed', () => {
  it('[G1] has every acknowledged line after the restart, once and in order', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'doorstep-killed-'))
    let node = await startNodeProcess({ DATA_DIR: dataDir })
    try {
      const created = (await (
        await fetch(`${node.url}/api/briefings`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie: await ownerCookieOf(node) },
          body: JSON.stringify({ title: 'Killed', start: true }),
        })
      ).json()) as CreatedBriefing
      const acknowledged = new Map<string, number>()

      for (let kill = 1; kill <= 3; kill += 1) {
        const wanted = acknowledged.size + 40 + Math.floor(Math.random() * 80)
        const sources = [1, 2, 3].map((source) => postUntilDead(node.url, created, `k${kill}s${source}`, acknowledged))
        while (acknowledged.size < wanted) await new Promise((resolve) => setImmediate(resolve))
        await node.end('SIGKILL')
        await Promise.all(sources)
        node = await startNodeProcess({ DATA_DIR: dataDir })
      }

      const facts = await wholeLog(node.url, created.id)
      expect(facts.map(({ seq }) => seq)).toEqual(Array.from({ length: facts.length }, (_, at) => at + 1))
      const lines = facts.flatMap(({ event, seq }) =>
        event?.type === 'LineTranscribed' ? [{ id: event.line.id, seq }] : [],
      )
      expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
      const seqOf = new Map(lines.map(({ id, seq }) => [id, seq]))
      for (const [id, seq] of acknowledged) expect([id, seqOf.get(id)]).toEqual([id, seq])
      for (const source of ['k1s1', 'k2s2', 'k3s3']) {
        const order = lines.filter(({ id }) => id.startsWith(`${source}-`)).map(({ id }) => Number(id.split('-')[1]))
        expect(order).toEqual(Array.from({ length: order.length }, (_, at) => at + 1))
      }
    } finally {
      await node.end('SIGKILL')
      await rm(dataDir, { recursive: true, force: true })
    }
  })

  it('closes in order on SIGTERM, and says in one message what is wrong with its environment', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'doorstep-closed-'))
    const node = await startNodeProcess({ DATA_DIR: dataDir })
    expect(await node.end('SIGTERM')).toBe(0)
    await expect(
      startNodeProcess({ DATA_DIR: dataDir, PORT: 'many', LOG_LEVEL: 'loud', REDIS_URL: 'http://x' }),
    ).rejects.toThrow(/PORT is not a whole number[\s\S]*REDIS_URL is not an address[\s\S]*LOG_LEVEL is none of/)
    await rm(dataDir, { recursive: true, force: true })
  })
})
