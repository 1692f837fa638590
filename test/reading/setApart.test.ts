/** What is neither said nor a page's, and is named as what it is. Rules A1 to A3 stand in `setApart.ts`. */
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../server/reading/readDocument.ts'
import { toldSchema, type DocumentType } from '#shared/protocol/documents.ts'
import { brief } from './readingOf.ts'

function readOf(source: string, lines: Record<string, 'speech' | 'dropped'> = {}, type: DocumentType = 'text/plain') {
  const result = readDocument(source, { type, told: toldSchema.parse({ lines }) })
  if (!result.ok) throw new Error(result.tried.map(({ en }) => en).join(' / '))
  return result.reading
}
const namedIn = ({ apart }: ReturnType<typeof readOf>) => apart.map(({ line, as, text }) => `${line} ${as}: ${text}`)

describe('a row of stars or dashes', () => {
  const PAUSED = [
    'Oona Vey: The lock is shut.',
    '',
    '* * *',
    '',
    'It stays shut.',
    'Kit Marsh: Until when?',
    '----',
    'Oona Vey: Until May.',
    '~ ~ ~',
    'Or June.',
    '***',
  ]

  it('[A2] between words is a pause, and nobody loses a word by it', () => {
    const reading = readOf(PAUSED.join('\n'))
    expect(namedIn(reading)).toEqual(['3 pause: * * *', '7 pause: ----', '9 pause: ~ ~ ~'])
    expect(reading.dropped.map(({ line, reason }) => [line, reason])).toEqual([[11, 'print-furniture']])
    const rows = PAUSED.map((row) => (/\p{L}/u.test(row) ? row : ''))
    expect(brief(reading)).toEqual(brief(readOf(rows.join('\n'))))
  })

  it('[A2] is a pause also where a header could still go on, and in Markdown', () => {
    const dashed = [
      'Mayor, Jo Lind – Welcome.',
      '* * *',
      'Reporter – When?',
      'Mayor, Jo Lind – In May.',
      'Reporter – So?',
    ]
    expect(namedIn(readOf(dashed.join('\n')))).toEqual(['2 pause: * * *'])
    const marked = '# Tides\n\n**Oona Vey:** Late.\n\n---\n\n**Kit Marsh:** How *late*?\n\n**Oona Vey:** An hour.'
    expect(namedIn(readOf(marked))).toContain('5 pause: ---')
  })

  it('[A1] is said where the owner says so', () => {
    expect(brief(readOf(PAUSED.join('\n'), { 3: 'speech' })).join('\n')).toContain('* * *')
    expect(readOf(PAUSED.join('\n'), { 3: 'dropped' }).dropped[0]).toMatchObject({ line: 3, reason: 'told' })
  })
})

describe('an element of a page that nothing closes', () => {
  const page = (aside: string, ...below: readonly string[]) =>
    [
      '<html><body><div><h1>Press briefing at the lock</h1>',
      '<p><b>Oona Vey:</b> Good morning. The gate is mended.</p>',
      '<p><b>Kit Marsh:</b> When does it open?</p>',
      aside,
      '<p><b>Oona Vey:</b> On Monday, and not an hour before.</p>',
      '<p>The keeper has the key.</p>',
      '<p><b>Kit Marsh:</b> Who is that?</p>',
      '<p><b>Oona Vey:</b> Her name is on the door.</p>',
      ...below,
      '</div></body></html>',
    ].join('\n')
  const closed = page('<aside><p>The history of the lock</p><p>In ten pictures</p></aside>')

  it.each(['aside', 'nav', 'footer', 'header', 'button'])('[A3] hides up to the first label: <%s>', (name) => {
    const open = readOf(page(`<${name}><p>The history of the lock</p><p>In ten pictures</p>`))
    expect(open.lines.map(({ text }) => text)).toEqual(readOf(closed).lines.map(({ text }) => text))
    expect(open.apart.filter(({ as }) => as === 'notation').map(({ text, place }) => [text, place?.line])).toEqual([
      ['The history of the lock', 4],
      ['In ten pictures', 4],
    ])
  })

  it('[A3] hides all below where nobody is named', () => {
    const open = readOf(page('', '<footer><p>Lock Street 4</p><p>Open from nine to five</p>'))
    expect(open.lines.at(-1)?.text).toBe('Her name is on the door.')
    expect(
      namedIn(open)
        .slice(-2)
        .map((row) => row.replace(/^\d+ /u, '')),
    ).toEqual(['notation: Lock Street 4', 'notation: Open from nine to five'])
  })

  it('[A1] shows what the owner says is said, closed or not', () => {
    for (const source of [closed, page('<aside><p>The history of the lock</p><p>In ten pictures</p>')]) {
      const hidden = readOf(source).apart.find(({ text }) => text.includes('In ten pictures'))
      const told = readOf(source, { [String(hidden?.line)]: 'speech' })
      expect(told.lines.map(({ text }) => text).join(' ')).toContain('In ten pictures')
    }
  })
})

it('[A1] a text beside the entries of JSON is said where the owner says so, where it stands', () => {
  const value = {
    lines: [
      { speaker: 'Oona Vey', text: 'Late.', note: 'By an hour' },
      { speaker: 'Kit Marsh', text: 'Why?' },
    ],
  }
  const source = JSON.stringify(value, null, 1)
  const [note] = readOf(source, {}, 'application/json').apart
  expect(note).toMatchObject({ line: 1.001, text: 'By an hour', place: { line: 6 } })
  const told = readOf(source, { '1.001': 'speech' }, 'application/json')
  expect(told.lines.map(({ text }) => text).join(' / ')).toBe('Late. / By an hour / Why?')
})
