/** `npm run replay` against a server that speaks the HTTP contract. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReplay } from '../../server/reading/replayCommand.ts'
import { startDeskServer, type DeskServer } from './deskServer.ts'
import { readingOf } from './readingOf.ts'
import { createTerminal, type Terminal } from './terminal.ts'

const ROWS = [
  'We have been up since four, all of us, and the bread is nearly done.',
  'Guild Bakers Chair, Ruth Amsel – One at a time.',
  'Reporter – Who gets the first loaf of the morning?',
  'Guild Bakers Chair, Ruth Amsel – Whoever asks first, and today that is you. (Laughter.) Last question.',
  'Reporter - Is it [inaudible] rye?',
]

let server: DeskServer
let folder: string
let file: string

beforeEach(async () => {
  server = await startDeskServer()
  folder = await mkdtemp(join(tmpdir(), 'replay-'))
  file = join(folder, 'bakers-at_dawn.txt')
  await writeFile(file, ROWS.join('\n'))
})

afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

async function leaveAccess(url = server.url): Promise<Terminal> {
  await writeFile(join(folder, 'replay-access.json'), JSON.stringify({ url, ownerKey: server.ownerKey }), {
    mode: 0o600,
  })
  return createTerminal({ DATA_DIR: folder })
}

describe('replay', () => {
  it('makes a rehearsal on the server of this machine, introduces everybody, says every line, and ends it', async () => {
    const terminal = await leaveAccess()
    expect(await runReplay([file, '--speed', '20'], terminal)).toBe(0)

    const reading = readingOf(...ROWS)
    expect(server.briefings).toEqual([{ title: 'Bakers at dawn', start: true, rehearsal: true, language: 'en' }])
    expect(server.commands).toEqual([
      ...reading.speakers.map((speaker) => ({ type: 'IntroduceSpeaker', speaker })),
      { type: 'EndBriefing' },
    ])
    expect(server.lines).toEqual(
      reading.lines.map((line) => ({
        id: line.id,
        speaker: line.speakerLabel,
        text: line.text,
        kind: line.kind,
        marks: line.marks,
        inferred: line.attribution === 'inferred',
      })),
    )
    expect(server.interim.length).toBeGreaterThan(0)
    for (const { id, text } of server.interim)
      expect(server.lines.find((line) => line.id === id)?.text.startsWith(text)).toBe(true)
    expect(terminal.stdout).toContain(`reporter: ${server.url}/b/made-here`)
    expect(terminal.stdout[0]).toMatch(/^Shape F1/)
    expect(terminal.stdout.at(-1)).toBe('The briefing is ended.')
    expect(terminal.stderr).toEqual([])
  })

  it('leaves the briefing live when it is asked to', async () => {
    const terminal = await leaveAccess()
    expect(await runReplay([file, '--keep-live', '--lang', 'fr'], terminal)).toBe(0)
    expect(server.commands).not.toContainEqual({ type: 'EndBriefing' })
    expect(terminal.stdout.at(-1)).toBe('Le point de presse reste en direct.')
  })

  it('says lines into a briefing whose token it is given, and creates none', async () => {
    const terminal = createTerminal({ DATA_DIR: folder })
    const into = ['--briefing', 'made-here', '--token', server.linesToken, '--url', server.url]
    expect(await runReplay([file, ...into], terminal)).toBe(0)
    expect(await runReplay([file, ...into], terminal)).toBe(0)
    expect(server.lines).toHaveLength(5)
    expect(new Set(server.calls)).toEqual(new Set(['POST /api/briefings/made-here/lines']))
  })

  it('opens the session with an owner token where it is given one', async () => {
    const terminal = createTerminal({ DATA_DIR: folder })
    expect(await runReplay([file, '--owner', server.ownerKey, '--url', `${server.url}/`], terminal)).toBe(0)
    expect(server.lines).toHaveLength(5)
  })

  it('tries again when the connection is cut after a line was taken, and says nothing twice', async () => {
    const terminal = await leaveAccess()
    const dropped = new Set<string>()
    server.trouble((path, body) => {
      const { id, final } = body as { id?: string; final?: boolean }
      if (!path.endsWith('/lines') || final === false || id === undefined || dropped.has(id)) return null
      dropped.add(id)
      return 'drop'
    })
    expect(await runReplay([file, '--speed', '20'], terminal)).toBe(0)
    expect(dropped.size).toBe(5)
    expect(server.lines.map(({ text }) => text)).toEqual(readingOf(...ROWS).lines.map(({ text }) => text))
    expect(terminal.stderr).toHaveLength(5)
    expect(terminal.stderr[0]).toMatch(/^not answered \(.+\), again in 0\.\d s$/)
  })

  it('waits as long as the server asks it to', async () => {
    const terminal = await leaveAccess()
    let refusals = 2
    server.trouble((path, body) => {
      if (!path.endsWith('/lines') || (body as { final?: boolean }).final === false || refusals === 0) return null
      refusals -= 1
      return { status: 503, code: 'store-down', headers: { 'Retry-After': '7' } }
    })
    expect(await runReplay([file, '--speed', '100'], terminal)).toBe(0)
    expect(terminal.clock.waits.filter((ms) => ms === 7_000)).toHaveLength(2)
    expect(server.lines).toHaveLength(5)
  })

  it('is not kept from saying lines by interim text that fails', async () => {
    const terminal = await leaveAccess()
    server.trouble((_path, body) =>
      (body as { final?: boolean }).final === false ? { status: 429, code: 'too-many-requests' } : null,
    )
    expect(await runReplay([file], terminal)).toBe(0)
    expect(server.interim).toEqual([])
    expect(server.lines).toHaveLength(5)
  })

  it('stops at a refusal, names it, and ends what it began', async () => {
    const terminal = await leaveAccess()
    server.trouble((path) => (path.endsWith('/lines') ? { status: 409, code: 'briefing-not-live' } : null))
    expect(await runReplay([file], terminal)).toBe(1)
    expect(terminal.stderr).toEqual(['refused: HTTP 409: briefing-not-live'])
    expect(server.commands.at(-1)).toEqual({ type: 'EndBriefing' })
  })

  it('does not create a second briefing when it cannot know about the first', async () => {
    const terminal = await leaveAccess()
    server.trouble((path) => (path === '/api/briefings' ? 'drop' : null))
    expect(await runReplay([file], terminal)).toBe(1)
    expect(server.briefings).toHaveLength(1)
    expect(terminal.stderr[0]).toMatch(/^the server does not answer: .*\/api\/briefings/)
  })

  it('ends the briefing that it began when it is interrupted', async () => {
    const terminal = await leaveAccess()
    server.trouble((path) => {
      if (path.endsWith('/lines') && server.lines.length === 2) terminal.interrupt()
      return null
    })
    expect(await runReplay([file], terminal)).toBe(130)
    expect(server.lines.length).toBeLessThan(5)
    expect(server.commands.at(-1)).toEqual({ type: 'EndBriefing' })
    expect(terminal.stderr).toEqual(['Interrupted.'])
  })

  it('gives up on a server that stays away, and says so', async () => {
    const terminal = await leaveAccess()
    await server.close()
    server = await startDeskServer()
    expect(await runReplay([file], terminal)).toBe(1)
    expect(terminal.stderr.at(-1)).toMatch(/^the server does not answer: .*ECONNREFUSED$/)
    expect(terminal.clock.now()).toBeGreaterThan(60_000)
    expect(terminal.clock.now()).toBeLessThanOrEqual(120_000)
  })

  it('never sends the key of this machine to another server', async () => {
    const terminal = await leaveAccess()
    expect(await runReplay([file, '--url', 'http://198.51.100.7:8080'], terminal)).toBe(1)
    expect(terminal.stderr[0]).toMatch(/is not the server that runs here/)
    expect(server.calls).toEqual([])
  })

  it('says how to go on when there is no server here', async () => {
    const terminal = createTerminal({ DATA_DIR: folder, LANG: 'fr_FR.UTF-8' })
    expect(await runReplay([file], terminal)).toBe(1)
    expect(terminal.stderr[0]).toMatch(/^Aucun serveur ne tourne sur cette machine \(.*replay-access\.json/)
  })

  it('reads what is saved as French programs for captions save it', async () => {
    const terminal = await leaveAccess()
    const rows = 'LE MAIRE : L\u0092\xe9cluse ouvre en mai.\nQUESTION : \xc0 quel prix ?\nLE MAIRE : 5 \u0080.'
    await writeFile(file, Buffer.from(rows, 'latin1'))
    expect(await runReplay([file, '--speed', '20'], terminal)).toBe(0)
    expect(server.lines.map(({ text }) => text)).toEqual(['L’écluse ouvre en mai.', 'À quel prix ?', '5 €.'])
  })

  it('names a file that is not there, and a document without a known shape', async () => {
    const terminal = await leaveAccess()
    expect(await runReplay([join(folder, 'nothing.txt')], terminal)).toBe(1)
    expect(terminal.stderr[0]).toMatch(/nothing\.txt cannot be read: ENOENT/)
    await writeFile(file, 'A letter.\nWith two lines.')
    expect(await runReplay([file], terminal)).toBe(1)
    expect(terminal.stdout[0]).toMatch(/^The document has no shape.*\n(?: {2}F\d+ .*\n)* {2}F1 /)
    await writeFile(file, Buffer.from([0x52, 0xff, 0xfe, 0x41]))
    expect(await runReplay([file], terminal)).toBe(1)
    expect(terminal.stderr[1]).toMatch(/cannot be read: it is no text/)
    expect(server.calls).toEqual([])
  })

  it('lists every fault of its arguments at once', async () => {
    const terminal = createTerminal()
    const argv = [
      '--speed',
      'fast',
      '--briefing',
      'No Such',
      '--url',
      'ftp://x',
      '--loud',
      '--keep-live=yes',
      '--token',
      '--lang=de',
    ]
    expect(await runReplay(argv, terminal)).toBe(2)
    expect(terminal.stderr).toHaveLength(1)
    expect(terminal.stderr[0]?.split('\n')).toEqual([
      'The arguments are not usable:',
      '  --loud is not an option',
      '  --keep-live takes no value',
      '  --token has no value',
      '  --url ftp://x is not an address that begins with http:// or https://',
      '  --briefing No Such is not a briefing id (lower-case letters, digits and -, at most 48)',
      '  --lang de is neither en nor fr',
      '  the transcript file is missing',
      '  --speed fast is not a number from 0.1–1000',
      'npm run replay -- FILE [--briefing ID --token T] [--owner T] [--speed 4] [--url U] [--keep-live] [--lang en|fr]',
    ])
  })

  it('does not show a token that it refuses', async () => {
    const terminal = createTerminal()
    expect(await runReplay([file, '--briefing', 'b', '--token', 'short!secret'], terminal)).toBe(2)
    expect(terminal.stderr.join()).not.toContain('short!secret')
  })
})
