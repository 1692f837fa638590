/** The digest of a briefing: who asked what, and how the answer began. */
import type { DigestTurn, MailLanguage, TemplateData } from '../mail.ts'
import type { Block, Template } from './content.ts'
import { figurePhrase } from './figurePhrases.ts'
import { counted, fr, spanIn } from './phrases.ts'

const words = (text: string): Block => ({ kind: 'paragraph', text })

export const digest: Template<'digest'> = {
  en: (data, site) => {
    const further = data.furtherFigures ?? 0
    const size = `${counted('en', questionsIn(data), 'question', 'questions')}, ${counted('en', data.lines, 'line', 'lines')} on the record.`
    return {
      subject: `${data.title}: questions and answers`,
      preview: size,
      heading: data.title,
      blocks: [
        words(`${spanIn('en', data.startedAt, data.endedAt, data.timeZone)}. ${size}`),
        { kind: 'link', words: 'Read all of it', url: data.url },
        ...figuresIn('en', data, 'See where it stands'),
        ...(further === 0 ? [] : [words(`${counted('en', further, 'more figure', 'more figures')} on the page.`)]),
        ...data.turns.map((turn) => asBlock(turn, 'Statement', `Question ${turn.number}`, 'Reporter')),
        ...(data.furtherTurns === 0
          ? []
          : [words(`${counted('en', data.furtherTurns, 'more question', 'more questions')} on the page.`)]),
      ],
      why: `You are subscribed to the digest of ${site.name}.`,
      footLinks: [
        { words: 'Unsubscribe', url: data.unsubscribeUrl },
        { words: 'Change what you get', url: data.preferencesUrl },
      ],
    }
  },
  fr: (data, site) => {
    const further = data.furtherFigures ?? 0
    const size = fr`${counted('fr', questionsIn(data), 'question', 'questions')}, ${counted('fr', data.lines, 'ligne', 'lignes')} au compte rendu.`
    return {
      subject: fr`${data.title} : les questions et les réponses`,
      preview: size,
      heading: data.title,
      blocks: [
        words(fr`${capital(spanIn('fr', data.startedAt, data.endedAt, data.timeZone))}. ${size}`),
        { kind: 'link', words: fr`Lire le tout`, url: data.url },
        ...figuresIn('fr', data, 'Voir où cela figure'),
        ...(further === 0
          ? []
          : [words(fr`${counted('fr', further, 'autre chiffre', 'autres chiffres')} sur la page.`)]),
        ...data.turns.map((turn) => asBlock(turn, 'Déclaration', fr`Question nº\u00A0${turn.number}`, 'Journaliste')),
        ...(data.furtherTurns === 0
          ? []
          : [words(fr`${counted('fr', data.furtherTurns, 'autre question', 'autres questions')} sur la page.`)]),
      ],
      why: fr`Cette adresse est abonnée au résumé de ${site.name}.`,
      footLinks: [
        { words: fr`Se désabonner`, url: data.unsubscribeUrl },
        { words: fr`Modifier vos choix`, url: data.preferencesUrl },
      ],
    }
  },
}

function questionsIn({ turns, furtherTurns }: TemplateData['digest']): number {
  return turns.filter(({ number }) => number > 0).length + furtherTurns
}

function figuresIn(
  language: MailLanguage,
  { figures = [], url }: TemplateData['digest'],
  link: string,
): readonly Block[] {
  return figures.map((figure) => ({
    kind: 'figure',
    heading: figurePhrase(language, figure),
    sentence: figure.sentence ?? '',
    words: link,
    url: `${url}#figure-${encodeURIComponent(figure.id)}`,
  }))
}

function asBlock(turn: DigestTurn, statement: string, question: string, reporter: string): Block {
  const who = [turn.asker ?? reporter, turn.outlet].filter((part) => part !== null).join(', ')
  const heading = turn.number === 0 ? statement : `${question} · ${who}`
  return { kind: 'turn', heading, question: turn.question, answer: turn.answer }
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1)
}
