/** `npm run lines` against a server that speaks the HTTP contract. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runLines } from '../../server/reading/linesCommand.ts'
import { startDeskServer, type DeskServer } from './deskServer.ts'
import { createTerminal } from './terminal.ts'

let server: DeskServer

beforeEach(async () => {
  server = await startDeskServer()
})

afterEach(async () => {
  await server.close()
})

async function* input(rows: readonly string[]): AsyncGenerator<string> {
  for (const row of rows) yield await Promise.resolve(row)
}

function args(...more: string[]): string[] {
  return ['--briefing', 'made-here', '--token', server.linesToken, '--url', server.url, ...more]
}

describe('lines', () => {
  it('sends text, labelled text and JSON in order, each acknowledged', async () => {
    const terminal = createTerminal()
    const rows = [
      'Good evening.',
      '',
      'Reporter – Is the well dry?',
      'Well Keeper and Chief Officer, Ane Dorn - Not yet – but nearly.',
      'The rain - if it comes - will help.',
      '{"id":"own-1","speaker":"Reporter","text":"When?","at":"2026-03-01T10:00:00+01:00"}',
      '{"text":"Soon.","final":false,"id":"own-2"}',
      '{"text":"Soon."}',
    ]
    expect(await runLines(args('--run', 'r1'), input(rows), terminal)).toBe(0)
    expect(server.lines).toEqual([
      { id: 'r1-000001', text: 'Good evening.' },
      { id: 'r1-000003', speaker: 'Reporter', text: 'Is the well dry?' },
      { id: 'r1-000004', speaker: 'Well Keeper and Chief Officer, Ane Dorn', text: 'Not yet – but nearly.' },
      { id: 'r1-000005', text: 'The rain - if it comes - will help.' },
      { id: 'own-1', speaker: 'Reporter', text: 'When?', at: '2026-03-01T10:00:00+01:00' },
      { id: 'r1-000008', text: 'Soon.' },
    ])
    expect(terminal.stdout).toEqual([
      'r1-000001 seq 1',
      'r1-000003 seq 2',
      'r1-000004 seq 3',
      'r1-000005 seq 4',
      'own-1 seq 5',
      'own-2 interim',
      'r1-000008 seq 6',
    ])
    expect(terminal.stderr.at(-1)).toBe('7 taken, 0 refused')
  })

  it('says nothing twice when the same input is sent again in the same run', async () => {
    const rows = ['One.', 'Two.', 'Three.']
    await runLines(args('--run', 'again'), input(rows.slice(0, 2)), createTerminal())
    const terminal = createTerminal()
    expect(await runLines(args('--run', 'again'), input(rows), terminal)).toBe(0)
    expect(server.lines.map(({ text }) => text)).toEqual(rows)
    expect(terminal.stdout).toEqual(['again-000001 seq 1', 'again-000002 seq 2', 'again-000003 seq 3'])
  })

  it('makes up a run of its own and says which, so that two runs do not collide', async () => {
    const first = createTerminal()
    const second = createTerminal()
    await runLines(args(), input(['One.']), first)
    await runLines(args(), input(['Other.']), second)
    expect(server.lines.map(({ text }) => text)).toEqual(['One.', 'Other.'])
    expect(first.stderr[0]).toMatch(/^run (run-[0-9a-f]{8}): .*--run \1$/)
  })

  it('says which line was refused and why, sends the rest, and fails in the end', async () => {
    const terminal = createTerminal()
    const rows = [
      'One.',
      '{"text": broken',
      '{"id":"no good","text":"x"}',
      '{"text":7}',
      '{"id":"r-000001","text":"other words"}',
      '["x"]',
      'Last.',
    ]
    expect(await runLines(args('--run', 'r'), input(rows), terminal)).toBe(1)
    expect(server.lines.map(({ text }) => text)).toEqual(['One.', '["x"]', 'Last.'])
    expect(terminal.stderr.slice(1)).toEqual([
      'refused: r-000002: begins like JSON and is none, or not an object',
      'refused: no good: command-malformed, field: id',
      'refused: r-000004: command-malformed, field: text',
      'refused: r-000001: line-id-taken, line: r-000001',
      '3 taken, 4 refused',
    ])
  })

  it('waits while the server is away and goes on where it was', async () => {
    const terminal = createTerminal()
    let away = 30
    server.trouble(() => {
      if (away === 0) return null
      away -= 1
      return away % 2 === 0 ? { status: 503, code: 'server-closing' } : { status: 504, code: 'outcome-unknown' }
    })
    expect(await runLines(args(), input(['One.', 'Two.']), terminal)).toBe(0)
    expect(server.lines.map(({ text }) => text)).toEqual(['One.', 'Two.'])
    expect(terminal.clock.waits).toHaveLength(30)
    expect(Math.max(...terminal.clock.waits)).toBeGreaterThan(4_000)
    expect(Math.max(...terminal.clock.waits)).toBeLessThanOrEqual(8_000)
  })

  it('gives up on an address at which nothing has ever answered, and names it', async () => {
    const terminal = createTerminal()
    const nowhere = ['--briefing', 'b', '--token', 'x'.repeat(43), '--url', 'http://127.0.0.1:9']
    expect(await runLines(nowhere, input(['One.']), terminal)).toBe(1)
    expect(terminal.stderr.at(-1)).toContain('http://127.0.0.1:9')
    expect(terminal.clock.waits.length).toBeGreaterThan(2)
    expect(terminal.clock.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(30_000)
  })

  it('can be interrupted while the server is away', async () => {
    const terminal = createTerminal()
    server.trouble(() => {
      terminal.interrupt()
      return { status: 503, code: 'store-down' }
    })
    expect(await runLines(args(), input(['One.', 'Two.']), terminal)).toBe(130)
    expect(server.lines).toEqual([])
  })

  it('stops at once where no line can be taken', async () => {
    const terminal = createTerminal()
    const wrong = ['--briefing', 'made-here', '--token', 'not-the-right-token', '--url', server.url]
    expect(await runLines(wrong, input(['One.', 'Two.']), terminal)).toBe(1)
    expect(terminal.stderr.slice(1)).toEqual(['refused: HTTP 401: token-unknown'])
  })

  it('cleans plain text of what no record may keep', async () => {
    await runLines(args('--run', 'c'), input(['\u001B[1mBold\u202E words\u0007']), createTerminal())
    expect(server.lines[0]?.text).toBe('[1mBold words')
  })

  it('lists every fault of its arguments at once, in French where the terminal is French', async () => {
    const terminal = createTerminal({ LC_ALL: 'fr_BE.UTF-8' })
    expect(await runLines(['extra', '--run', 'a b', '--speed', '3'], input([]), terminal)).toBe(2)
    expect(terminal.stderr[0]?.split('\n')).toEqual([
      'Ces arguments ne conviennent pas :',
      '  --speed n’est pas une option',
      '  extra est de trop : les lignes viennent de l’entrée standard',
      '  3 est de trop : les lignes viennent de l’entrée standard',
      '  --briefing manque',
      '  --token manque',
      '  --run a b n’est pas un identifiant de passage (lettres, chiffres et ._:-, 40 au plus)',
      'npm run lines -- --briefing ID --token T [--url U] [--run ID] [--lang en|fr]',
    ])
  })
})
