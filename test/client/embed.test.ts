/** What an address may ask of an embedded briefing and of captions for a mixer, the snippet, and what both show at the end. */
import { describe, expect, it } from 'vitest'
import { firstParts, raised, shownParts, toggled } from '../../client/embed/chosenParts.ts'
import { EMBED_PARTS, embedAddress, embedOptions, type EmbedOptions } from '../../client/embed/embedOptions.ts'
import { lastLines, LINES_SHOWN } from '../../client/embed/lastLines.ts'
import { isLeft, lastWordAt, LEFT_FOR } from '../../client/embed/lastWord.ts'
import { overlayOptions } from '../../client/embed/overlayOptions.ts'
import type { Query } from '../../client/embed/query.ts'
import { FIRST_HEIGHT, snippetHtml } from '../../client/embed/snippet.ts'
import { briefingWith, lineEvent, recorded } from './support/facts.ts'

const FIRST = { theme: 'auto', language: null, show: ['question', 'transcript'], height: 'auto' }
/** So many lines, of two speakers in turn by threes. */
const transcript = (count: number) =>
  briefingWith(
    ...Array.from({ length: count }, (_, at) =>
      recorded(5 + at, lineEvent(`l${at}`, undefined, { speakerId: at % 3 === 0 ? 'kit' : 'oona' })),
    ),
  )
const ORIGIN = 'https://desk.example.org'

/** In a template, where nothing is loaded. */
function parse(html: string): DocumentFragment {
  const template = document.createElement('template')
  template.innerHTML = html
  return template.content
}

describe('the address of an embedded briefing', () => {
  it('chooses theme, language, height, and the parts in their order, each once', () => {
    const query = { theme: 'dark', language: 'fr', show: 'queue, figures,queue,weather,transcript', height: 'fixed' }
    const show = ['queue', 'figures', 'transcript']
    expect(embedOptions(query)).toEqual({ theme: 'dark', language: 'fr', show, height: 'fixed' })
  })

  it.each<Query>([
    {},
    { theme: 'purple', language: 'de', show: 'nothing,,', height: '100' },
    { theme: null, language: undefined, show: '', height: [] },
    JSON.parse('{ "__proto__": { "theme": "dark" } }') as Query,
    { theme: 'constructor', show: 'toString' },
  ])('takes whatever is no choice for nothing: %o', (query) => {
    expect(embedOptions(query)).toEqual(FIRST)
  })

  it('counts the first of several values', () => {
    expect(embedOptions({ theme: ['light', 'dark'], show: [null, 'queue'] })).toEqual({ ...FIRST, theme: 'light' })
  })

  it('asks for what was chosen, and is read as that again', () => {
    const themes = ['auto', 'light', 'dark'] as const
    for (const theme of themes) {
      for (const language of [null, 'en', 'fr'] as const) {
        const options: EmbedOptions = { theme, language, show: ['figures', 'question'], height: 'fixed' }
        const url = new URL(embedAddress(ORIGIN, 'quay & co', options))
        expect(url.pathname).toBe('/embed/quay%20%26%20co')
        expect(embedOptions(Object.fromEntries(url.searchParams))).toEqual(options)
      }
    }
  })
})

describe('the address of captions', () => {
  it('chooses language, size, rows, place, name and plate', () => {
    const query = { language: 'fr', size: 'largest', rows: '3', position: 'top', speaker: 'off', plate: 'off' }
    const asked = { language: 'fr', size: 'largest', rows: 3, position: 'top', hasSpeaker: false, hasPlate: false }
    expect(overlayOptions(query)).toEqual(asked)
  })

  it.each([{}, { language: 'it', size: 'huge', rows: '99', position: 'left', speaker: 'no', plate: '0' }])(
    'takes whatever is no choice for nothing: %o',
    (query) => {
      const first = { language: null, size: 'medium', rows: 2, position: 'bottom', hasSpeaker: true, hasPlate: true }
      expect(overlayOptions(query)).toEqual(first)
    },
  )
})

describe('the snippet', () => {
  const options = embedOptions({ show: 'transcript', theme: 'dark' })
  const briefing = { id: 'quay', title: `"><script>alert('1')</script> & more` }

  it('is a frame with the height that it has until it says another, and the script that listens', () => {
    const parsed = parse(snippetHtml({ origin: ORIGIN, briefing, options }))
    const frame = parsed.querySelector('iframe')
    expect(frame?.getAttribute('src')).toBe(`${ORIGIN}/embed/quay?theme=dark&show=transcript`)
    expect(frame?.getAttribute('title')).toBe(briefing.title)
    expect(frame?.getAttribute('style')).toContain(`height: ${FIRST_HEIGHT}px`)
    expect([...parsed.querySelectorAll('script')].map((script) => script.getAttribute('src'))).toEqual([
      `${ORIGIN}/embed.js`,
    ])
  })

  it('has no script where the height is fixed', () => {
    const html = snippetHtml({ origin: ORIGIN, briefing, options: { ...options, height: 'fixed' } })
    expect(parse(html).querySelector('script')).toBeNull()
    expect(html).toContain('height=fixed')
  })

  it('has its parts in the order that they were put in, and never none', () => {
    const parts = raised(raised(toggled(firstParts(['question', 'transcript']), 'figures'), 'figures'), 'figures')
    expect(shownParts(parts)).toEqual(['figures', 'question', 'transcript'])
    expect(raised(parts, 'figures')).toEqual(parts)
    const none = EMBED_PARTS.reduce((left, part) => toggled(left, part), firstParts([...EMBED_PARTS]))
    expect(shownParts(none)).toEqual([EMBED_PARTS.at(-1)])
  })
})

describe('the end of a briefing', () => {
  it('is its last lines, with the name where somebody else speaks, and as they read now', () => {
    const briefing = transcript(LINES_SHOWN + 5)
    const shown = lastLines(briefing)
    expect(shown).toHaveLength(LINES_SHOWN)
    expect(shown.at(-1)?.key).toBe(briefing.lines.at(-1)?.id)
    expect(shown.slice(0, 7).map(({ showsSpeaker }) => showsSpeaker)).toEqual([
      true,
      true,
      true,
      false,
      true,
      true,
      false,
    ])
    const id = briefing.lines.at(-1)?.id ?? ''
    const amendments = [
      { kind: 'correction' as const, lineId: 'l0', text: 'long ago', marks: [], at: 1 },
      { kind: 'retraction' as const, lineId: id, reason: 'a slip', at: 2 },
    ]
    expect(lastLines({ ...briefing, amendments }).at(-1)?.current.retracted).toEqual({ at: 2, reason: 'a slip' })
  })

  it('is left over a video for twenty seconds after the last word, by the clock of the server', () => {
    const none = { lines: [] }
    expect(lastWordAt(none, [], 500)).toBeNull()
    const interims = [{ lineId: 'x', speakerId: null, text: 'and', at: 1_000 }]
    expect(lastWordAt(none, interims, 500)).toBe(1_500)
    const { lines } = transcript(2)
    const at = lines.at(-1)?.at ?? 0
    expect(lastWordAt({ lines }, [], 0)).toBe(at)
    expect(lastWordAt({ lines }, [{ lineId: 'x', speakerId: null, text: 'and', at: at + 7 }], 0)).toBe(at + 7)
    expect(isLeft(at, at + LEFT_FOR - 1)).toBe(true)
    expect(isLeft(at, at + LEFT_FOR)).toBe(false)
    expect(isLeft(null, 0)).toBe(false)
  })
})
