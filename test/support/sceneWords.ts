/** What is said, asked and promised in the briefings that the scenes of screens are shown with: the longest that is likely. */
import { QUESTION_TEXT_LIMIT } from '#shared/domain/questions/vocabulary.ts'
import type { Locale } from '../../client/format/locales.ts'

export interface StagedWords {
  readonly title: string
  readonly longTitle: string
  readonly newsroom: string
  readonly role: string
  readonly longRole: string
  readonly question: string
  readonly longQuestion: string
  /** In the same breath as the question. */
  readonly alsoAsked: string
  readonly statement: readonly string[]
  readonly answer: readonly string[]
  readonly interim: string
  readonly total: { readonly sentence: string; readonly said: string }
  readonly pace: { readonly sentence: string; readonly said: string }
  readonly forecast: { readonly sentence: string; readonly said: string; readonly period: string }
  readonly pledge: { readonly sentence: string; readonly said: string }
  readonly message: string
  readonly longMessage: string
  readonly asked: readonly string[]
}

const en: StagedWords = {
  title: 'Arrival at the Harbour Council',
  longTitle:
    'Joint press conference by the Chair of the Council and the Presidents of the nineteen member harbours following the extraordinary meeting on tidal defence, coastal resilience and the Breakwater Fund',
  newsroom: 'Alliance of Harbours, press service',
  role: 'Chair of the Council',
  longRole: 'Deputy Secretary-General for Tidal Defence, Coastal Resilience and Emergency Preparedness',
  question: 'What do you make of the new promises to the Breakwater Fund, from Norrland and the Low Provinces?',
  longQuestion: '',
  alsoAsked:
    'And who pays if they are not kept by 10 p.m. on the night of the spring tide: the families or the council?',
  statement: [
    'Good morning. You are all wetter than I am, so I will be brief.',
    'The nineteen harbours of the Alliance meet upstairs in half an hour, and there is one subject on the table.',
  ],
  answer: [
    'When you add it up, as I told you yesterday, we now stand at 4 billion.',
    'So the 1 billion a month that we planned from August is what we have seen, month after month, and I see no reason why it should stop before the winter tides.',
    'The counter-cyclical telecommunications-infrastructure programme is another matter.',
  ],
  interim: 'and what the members will tell me upstairs is whether they are',
  total: { sentence: '', said: '4 billion' },
  pace: { sentence: '', said: '1 billion a month' },
  forecast: { sentence: 'Next year it may well be around 15 billion.', said: 'around 15 billion', period: 'Next year' },
  pledge: { sentence: 'Norrland has put down 500 million this morning.', said: '500 million' },
  message: 'The briefing goes on at 14:30 in the main hall.',
  longMessage:
    'Please leave the room calmly by the doors on your left: the fire alarm on the second floor is being looked into. Cameras and laptops stay here. We go on at half past two in the main hall, in the same order of questions.',
  asked: [
    'Will the gate at Grevik Sound be closed again before the spring tides, and who decides that on the night?',
    'Four harbours have not paid in anything yet. Which ones are they, and what happens to them if they still have not by the end of the year?',
    'Who pays for the pilots?',
    'Can you confirm that the control room was understaffed on Thursday night, as two of the people who were in it told our paper, and that you had been warned of this in writing in September by the harbour masters of all three northern ports?',
    'Is 3% enough?',
  ],
}
const fr: StagedWords = {
  title: 'Arrivée au Conseil des ports',
  longTitle:
    'Conférence de presse conjointe de la présidente du Conseil et des présidents des dix-neuf ports membres à l’issue de la réunion extraordinaire sur la défense contre les marées et le Fonds des digues',
  newsroom: 'Alliance des ports, service de presse',
  role: 'Présidente du Conseil',
  longRole:
    'Secrétaire générale adjointe chargée de la défense côtière, de la résilience et de la préparation aux crises',
  question: 'Que pensez-vous des nouvelles promesses au Fonds des digues, celles de Norrland et des Basses-Provinces ?',
  longQuestion: '',
  alsoAsked:
    'Et qui paie si elles ne sont pas tenues à 22 h 30 le soir de la grande marée : les familles ou le conseil ?',
  statement: [
    'Bonjour à tous. Vous êtes tous plus mouillés que moi, je serai donc brève.',
    'Les dix-neuf ports de l’Alliance se réunissent là-haut dans une demi-heure, et il n’y a qu’un seul sujet à l’ordre du jour.',
  ],
  answer: [
    'Si l’on additionne, comme je vous l’ai dit hier, nous en sommes à 4 milliards.',
    'Le milliard par mois que nous avions prévu à partir d’août, nous l’avons donc vu, mois après mois, et je ne vois pas pourquoi cela s’arrêterait avant les marées d’hiver.',
    'Le programme intergouvernemental d’approvisionnement anticonstitutionnellement retardé est une autre affaire.',
  ],
  interim: 'et ce que les membres me diront là-haut, c’est s’ils sont',
  total: { sentence: '', said: '4 milliards' },
  pace: { sentence: '', said: 'Le milliard par mois' },
  forecast: {
    sentence: 'L’année prochaine, ce sera peut-être autour de 15 milliards.',
    said: 'autour de 15 milliards',
    period: 'L’année prochaine',
  },
  pledge: { sentence: 'Norrland a mis 500 millions sur la table ce matin.', said: '500 millions' },
  message: 'Le point de presse reprend à 14 h 30 dans la grande salle.',
  longMessage:
    'Merci de quitter la salle calmement par les portes à votre gauche : l’alarme incendie du deuxième étage est en cours de vérification. Laissez caméras et ordinateurs sur place. Reprise à 14 h 30 dans la grande salle, dans le même ordre.',
  asked: [
    'La porte du détroit de Grevik sera-t-elle refermée avant les grandes marées, et qui en décide la nuit même ?',
    'Quatre ports n’ont encore rien versé. Lesquels, et que leur arrivera-t-il s’ils ne l’ont toujours pas fait à la fin de l’année ?',
    'Qui paie les pilotes ?',
    'Confirmez-vous que la salle de contrôle manquait de personnel jeudi soir, comme deux des personnes présentes l’ont dit à notre journal, et que les capitaines des trois ports du Nord vous en avaient avertis par écrit dès septembre ?',
    'Est-ce que 3 % suffisent ?',
  ],
}

const LONG: Readonly<Record<Locale, string>> = {
  en: 'You have told us this morning that the Breakwater Fund stands at four billion, that the pace of one billion a month will hold, and that the harbours of the north will follow; but the figures that your own treasurer published on Friday speak of three and a half billion, of which a third are letters of intent, and the harbour masters of Norrland and of the Low Provinces said last night that they have been asked for nothing in writing yet. Which of these numbers is the right one, who has signed what so far, and when will you publish the whole list of pledges, with their dates?',
  fr: 'Vous nous avez dit ce matin que le Fonds des digues s’élève à quatre milliards, que le rythme d’un milliard par mois tiendra et que les ports du Nord suivront ; mais les chiffres publiés vendredi par votre propre trésorier parlent de trois milliards et demi, dont un tiers de lettres d’intention, et les capitaines des ports de Norrland et des Basses-Provinces ont dit hier soir qu’on ne leur avait encore rien demandé par écrit. Lequel de ces nombres est le bon, qui a signé quoi jusqu’ici, et à quelle date publierez-vous la liste complète des promesses, avec leurs échéances ?',
}

export function stagedWords(locale: Locale): StagedWords {
  const words = locale === 'en' ? en : fr
  const [total = '', pace = ''] = words.answer
  return {
    ...words,
    longQuestion: LONG[locale].slice(0, QUESTION_TEXT_LIMIT),
    total: { ...words.total, sentence: total },
    pace: { sentence: pace, said: locale === 'en' ? '1 billion a month' : 'milliard par mois' },
  }
}
