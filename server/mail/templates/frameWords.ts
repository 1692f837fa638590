/** The words that stand around every mail. */
import type { MailLanguage } from '../mail.ts'
import type { Site } from './content.ts'
import { fr } from './phrases.ts'

export interface FrameWords {
  readonly sentBy: (site: Site) => string
  readonly question: string
  readonly answer: string
}

export const FRAME_WORDS: Readonly<Record<MailLanguage, FrameWords>> = {
  en: {
    sentBy: ({ name }) => `Sent by ${name}, by a machine: answers to this address are not read.`,
    question: 'Asked:',
    answer: 'Answered:',
  },
  fr: {
    sentBy: ({ name }) => fr`Envoyé par ${name}, automatiquement : les réponses à cette adresse ne sont pas lues.`,
    question: fr`Question :`,
    answer: fr`Réponse :`,
  },
}
