/** Pages, Markdown and streams of edits as the text that they show. */
import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../server/reading/editStream.ts'
import { readSource } from '../../server/reading/sources/registry.ts'

function shown(source: string) {
  const { lines, apart } = readSource(source, 'text/plain')
  return {
    lines: lines.map(({ number, text }) => [number, text]),
    apart: apart.map(({ as, text }) => `${as}: ${text}`),
  }
}

describe('the source of a page', () => {
  it('[H1] is its paragraphs, with a number left out between them, and the rows inside them', () => {
    const source =
      '<div><p>Nell <b>Orr</b>:<br>The tide\n is late.</p><p>Caf&eacute; &#8211; &lt;open&gt;</p><ul><li>One</li><li>Two</li></ul></div>'
    expect(shown(source).lines).toEqual([
      [1, 'Nell Orr:'],
      [2, 'The tide is late.'],
      [4, 'Café – <open>'],
      [6, 'One'],
      [8, 'Two'],
    ])
  })

  it('[H2] is its rows where tags only make words bold', () => {
    const source = '<b>Nell Orr:</b> Late.\n<b>Question:</b> How late?\n<b>Nell Orr:</b> An hour.\n\nOr two.'
    expect(shown(source).lines).toEqual([
      [1, 'Nell Orr: Late.'],
      [2, 'Question: How late?'],
      [3, 'Nell Orr: An hour.'],
      [5, 'Or two.'],
    ])
  })

  it('[H3] sets apart what is not shown', () => {
    const source =
      '<html><head><title>Tides</title></head><body><!-- Ask: me --><p>Late.</p><script>if (a < b) say("Ask: me")</script></body></html>'
    expect(shown(source)).toEqual({
      lines: [[5, 'Late.']],
      apart: ['notation: Tides', 'notation: Ask: me', 'notation: if (a < b) say("Ask: me")'],
    })
  })

  it('[H3] sets apart as one what one element hides, with its place', () => {
    const source =
      '<p>Late.</p>\n<nav><ul><li><a>Home</a><a>Tides</a></li>\n<li>Boats</li></ul></nav><aside>Maps</aside><p>An hour.</p>'
    expect(readSource(source, 'text/plain').apart).toEqual([
      { line: 3, text: 'Home Tides Boats', as: 'notation', place: { line: 2, column: 17 } },
      { line: 5, text: 'Maps', as: 'notation', place: { line: 3, column: 33 } },
    ])
  })

  it.each([
    ['a head without an end tag', '<html><head><title>Tides</title><body><p>Late.</p><p>How late?</p></body></html>'],
    ['an element within another of its kind', '<nav>Home<nav>Boats</nav>Maps</nav><p>Late.</p><p>How late?</p>'],
    ['a button below another', '<p>Late.</p><button>Share<button>Print</button><p>How late?</p><p></p>'],
  ])('[B1] hides no text with %s', (_what, source) => {
    const { lines, doubtful } = readSource(source, 'text/plain')
    expect(lines.map(({ text }) => text)).toEqual(['Late.', 'How late?'])
    expect(doubtful).toEqual([])
  })

  it('[B2] hands on as doubtful what stands below an element that nothing closes, to the end of what it stands in', () => {
    const source =
      '<div><p>Late.</p><aside><p>Maps</p><p>How late?</p></div><p>An hour.</p><aside>Boats</aside><p>Or two.</p>'
    const { lines, apart, doubtful } = readSource(source, 'text/plain')
    expect(lines.map(({ number, text }) => [number, text])).toEqual([
      [1, 'Late.'],
      [3, 'Maps'],
      [5, 'How late?'],
      [7, 'An hour.'],
      [11, 'Or two.'],
    ])
    expect(apart.map(({ text }) => text)).toEqual(['Boats'])
    expect(doubtful).toEqual([[3, 5]])
  })

  it('tells where the words stand in the source', () => {
    const [, second] = readSource('<p>One</p>\n<p>Two</p>\n<p>Three</p><p>Four</p>', 'text/plain').lines
    expect(second?.place).toEqual({ line: 2, column: 4 })
  })

  it('is not seen in a text that speaks of <p> and <br>', () => {
    expect(shown('Nell Orr: The tag <p> opens, <br> does not.').lines).toEqual([
      [1, 'Nell Orr: The tag <p> opens, <br> does not.'],
    ])
  })
})

describe('Markdown', () => {
  it('[M2] shows its words, and sets apart where links lead', () => {
    const source =
      '# Tides\n\n**Nell Orr:** The *late* [tide](https://example.org/t) is snake\\_case, 2 * 3 * 4.\n\n## Later\n\n> Quoted.\n\n---\n'
    expect(shown(source)).toEqual({
      lines: [
        [1, 'Tides'],
        [3, 'Nell Orr: The late tide is snake_case, 2 * 3 * 4.'],
        [7, 'Quoted.'],
      ],
      apart: ['notation: https://example.org/t', 'heading: ## Later', 'notation: ---'],
    })
  })

  it('[M1] is not seen in a text whose headings are marked by asterisks', () => {
    const source = '**Tides\nNell Orr said that they are late.\n**Boats\nNobody asked.'
    expect(shown(source).lines.map(([, text]) => text)).toEqual(source.split('\n'))
  })

  it('[M3] leaves a row that is bold as a whole to be a heading', () => {
    const source = '# Tides\n**Nell Orr:** Late.\n**Boats**\n**Nell Orr:** Afloat.'
    expect(shown(source).lines.map(([, text]) => text)).toEqual([
      'Tides',
      'Nell Orr: Late.',
      '**Boats**',
      'Nell Orr: Afloat.',
    ])
  })
})

describe('a stream of edits', () => {
  it.each([
    ['takes back characters', 'tied\b\b\bide', [[1, 1, 'tide']], 6],
    [
      'takes back the end of a row',
      'late\n\b tide\nnow',
      [
        [1, 1, 'late tide'],
        [3, 1, 'now'],
      ],
      1,
    ],
    ['cannot take back more than there is', '\b\b\btide', [[1, 4, 'tide']], 3],
    ['takes back whole characters', 'tide 🌊\b\b', [[1, 1, 'tide']], 5],
    ['knows the other key', 'tidd\u007Fe', [[1, 1, 'tide']], 2],
  ])('%s', (_title, source, rows, taken) => {
    const read = rowsOf(source)
    expect(read.rows.map(({ number, column, raw }) => [number, column, raw])).toEqual(rows)
    expect(read.taken).toBe(taken)
  })
})
