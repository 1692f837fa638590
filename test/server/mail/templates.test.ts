import { describe, expect, it } from 'vitest'
import { NO_VALUES } from '#shared/domain/figures/state.ts'
import type { FigureValues } from '#shared/domain/figures/vocabulary.ts'
import { MAIL_LANGUAGES, type MailLanguage, type TemplateName } from '../../../server/mail/mail.ts'
import { contentOf, type Content, type Site } from '../../../server/mail/templates/content.ts'
import { figurePhrase } from '../../../server/mail/templates/figurePhrases.ts'
import { renderHtml } from '../../../server/mail/templates/html.ts'
import { renderText } from '../../../server/mail/templates/text.ts'
import { NEWSROOM, orderOf, TEMPLATE_NAMES } from './orders.ts'

const SITE: Site = { ...NEWSROOM, timeZone: 'Europe/Brussels' }

const content = (template: TemplateName, language: MailLanguage) => contentOf(orderOf(template, language), SITE)

/** Whatever we say ourselves in a mail, sentence by sentence. */
function sentencesOf({ subject, preview, heading, blocks, why, footLinks }: Content): string[] {
  const inBlocks = blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : block.kind === 'link' ? [block.words] : [],
  )
  return [subject, preview, heading, ...inBlocks, why, ...footLinks.map(({ words }) => words)]
    .flatMap((text) => text.split(/(?<=[.?!])\s+/))
    .map((sentence) => sentence.trim())
}

describe.each(TEMPLATE_NAMES)('%s', (template) => {
  it('says the same in both languages, and no sentence alike', () => {
    const [english, french] = [content(template, 'en'), content(template, 'fr')]
    expect(french.blocks.map(({ kind }) => kind)).toEqual(english.blocks.map(({ kind }) => kind))
    expect(french.footLinks.map(({ url }) => url)).toEqual(english.footLinks.map(({ url }) => url))
    // The title of a briefing is in the language that was spoken.
    const alike = sentencesOf(french).filter((sentence) => sentencesOf(english).includes(sentence))
    expect(alike).toEqual(template === 'digest' ? ['On the quay'] : [])
  })

  it('has French punctuation: spaces that do not break, and curved apostrophes', () => {
    for (const sentence of sentencesOf(content(template, 'fr'))) {
      expect(sentence).not.toMatch(/[^\u202F][;!?](?!\S)/)
      expect(sentence).not.toMatch(/[^\u00A0]:(?!\S)/)
      expect(sentence).not.toContain("'")
    }
  })

  it('names the language of the page, and fetches nothing', () => {
    for (const language of MAIL_LANGUAGES) {
      const html = renderHtml(content(template, language), language, SITE)
      expect(html).toMatch(new RegExp(`^<!doctype html>\\n<html lang="${language}" dir="ltr">`))
      expect(html).not.toMatch(/<(img|link|script|table|iframe)|url\(|@import|src=/)
      expect(html).toContain('prefers-color-scheme: dark')
      expect(html.match(/<h1/g)).toHaveLength(1)
      const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '')
      expect(links.length).toBeGreaterThan(0)
      for (const href of links) expect(href.startsWith(NEWSROOM.url)).toBe(true)
    }
  })

  it('is text of lines that no mail program folds, but for links', () => {
    for (const language of MAIL_LANGUAGES) {
      for (const line of renderText(content(template, language), language, SITE).split('\n')) {
        expect(line.length <= 78 || /^https:\/\/\S+$/.test(line)).toBe(true)
      }
    }
  })
})

describe('templates', () => {
  it('tell times in the zone of the briefing or of the newsroom, as the language writes them', () => {
    const first = (template: TemplateName, language: MailLanguage) => JSON.stringify(content(template, language).blocks)
    expect(first('digest', 'en')).toMatch(/Tuesday,? 24 November 2026.*09:12.*09:40.*UTC\+1.*1,042\u00A0lines/)
    expect(first('digest', 'fr')).toMatch(/Mardi 24 novembre 2026.*09:12.*09:40.*UTC\+1.*1\u202F042\u00A0lignes/)
    expect(first('password-changed', 'en')).toMatch(/Tuesday,? 24 November 2026.*13:05.*UTC\+1/)
    expect(first('invitation', 'fr')).toMatch(/mardi 1er décembre 2026.*18:00.*UTC\+1/)
  })

  it('escape whatever others have written', () => {
    const hostile = '<img src=x onerror=alert(1)> & "q" \'a\''
    for (const order of [
      orderOf('accreditation-refused', 'en', { data: { reason: hostile } }),
      orderOf('accreditation-accepted', 'fr', { data: { outlet: hostile } }),
      orderOf('invitation', 'en', { data: { outlet: hostile } }),
      orderOf('digest', 'en', {
        data: {
          title: hostile,
          turns: [{ number: 1, asker: hostile, outlet: hostile, question: hostile, answer: hostile }],
        },
      }),
    ]) {
      const html = renderHtml(contentOf(order, { ...SITE, name: hostile }), order.language, { ...SITE, name: hostile })
      expect(html).not.toContain('<img')
      expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;q&quot; &#39;a&#39;')
    }
  })

  it('greet by name, but carry no message of whoever registers with somebody else’s address', () => {
    const greeted = (name: string) => {
      const { blocks } = contentOf(orderOf('register-code', 'en', { data: { name } }), SITE)
      return blocks[0]?.kind === 'paragraph' ? blocks[0].text : ''
    }
    expect(greeted('J. R. Tolm')).toBe('Hello J. R. Tolm,')
    expect(greeted('Élodie d’Arc-Martin')).toBe('Hello Élodie d’Arc-Martin,')
    for (const name of ['win at evil.example', 'https://evil', 'call 0800 1234', 'me@evil', 'x'.repeat(61), '']) {
      expect(greeted(name)).toBe('Hello,')
    }
  })

  it('tell figures with every digit, as the language writes them, and lead to their place', () => {
    const told = (language: MailLanguage) =>
      content('digest', language).blocks.flatMap((block) =>
        block.kind === 'figure' ? [[block.heading, block.url]] : [],
      )
    const urls = ['l-9.1', 'f-entered'].map((id) => `${NEWSROOM.url}/b/on-the-quay#figure-${id}`)
    expect(told('en')).toEqual([
      ['So far: at least EUR\u00A0240,000,000', urls[0]],
      ['Commitment: 2.5% to 3%', urls[1]],
    ])
    expect(told('fr')).toEqual([
      ['À ce jour\u00A0: au moins 240\u202F000\u202F000\u00A0EUR', urls[0]],
      ['Engagement\u00A0: 2,5\u00A0% à 3\u00A0%', urls[1]],
    ])
    expect(renderText(content('digest', 'en'), 'en', SITE)).toContain(
      `> We are now at 240 million, as I told the council.\nSee where it stands\n${urls[0]}`,
    )
    expect(renderHtml(content('digest', 'fr'), 'fr', SITE)).toContain(`href="${urls[0]}"`)
  })

  it.each<[Partial<FigureValues>, string, string]>([
    [{ measure: 'vague' }, 'Roughly: tens of billions', 'Ordre de grandeur\u00A0: tens of billions'],
    [
      { measure: 'share', value: '23', of: '32', from: '3', unit: 'harbours' },
      'Share: 23 of 32 harbours, before that 3',
      'Part\u00A0: 23 sur 32 harbours, auparavant 3',
    ],
    [
      { measure: 'pledge', value: '0.5', currency: '$', party: { code: null, name: 'Osterhaven' } },
      'Pledge (Osterhaven): $0.5',
      'Promesse (Osterhaven)\u00A0: 0,5\u00A0$',
    ],
    [{ value: '7', currency: 'kr', per: 'year' }, 'Figure: 7\u00A0kr a year', 'Chiffre\u00A0: 7\u00A0kr par an'],
    [
      { value: '7', measure: 'pledge', hedged: true, party: { code: 'DE', name: 'Germany' } },
      'Pledge (Germany): 7, said as a hope or a guess',
      'Promesse (Allemagne)\u00A0: 7, dit comme un espoir ou une estimation',
    ],
    [
      { value: '7', measure: 'pledge', party: { code: null, name: 'Osterhaven' } },
      'Pledge (Osterhaven): 7',
      'Promesse (Osterhaven)\u00A0: 7',
    ],
  ])('tell %o', (values, english, french) => {
    const figure = { id: 'f', values: { ...NO_VALUES, ...values }, said: 'tens of billions', sentence: null }
    expect(figurePhrase('en', figure)).toBe(english)
    expect(figurePhrase('fr', figure)).toBe(french)
  })

  it('send a digest that waited since before there were figures', () => {
    const order = orderOf('digest', 'en')
    if (order.template !== 'digest') throw new Error('It is a digest')
    const { figures: _figures, furtherFigures: _further, ...data } = order.data
    const { blocks } = contentOf<'digest'>({ ...order, data }, SITE)
    expect(blocks.some(({ kind }) => kind === 'figure')).toBe(false)
  })

  it('leave out the reason where none was given, and the end of an invitation that has none', () => {
    const kinds = contentOf(orderOf('accreditation-revoked', 'en', { data: { reason: '' } }), SITE).blocks
    expect(kinds.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph'])
    const endless = contentOf(orderOf('invitation', 'fr', { data: { endsAt: null, outlet: null } }), SITE)
    expect(JSON.stringify(endless)).not.toMatch(/null|undefined|jusqu/)
  })
})
