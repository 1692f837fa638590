/** The words of the report in both languages. */
import type { Side } from '#shared/domain/vocabulary.ts'
import type { ApartKind, DropReason, Uncertainty } from '#shared/protocol/documents.ts'
import { counted, countedInFrench } from './counted.ts'

export type ReportLanguage = 'en' | 'fr'

interface ReportWords {
  readonly unreadable: Readonly<Record<'empty' | 'unknown-shape', string>>
  readonly shape: (name: string, shape: string, percent: number) => string
  readonly found: (lines: number, words: number, turns: number, language: string) => string
  readonly speakers: string
  readonly inferred: (label: string) => string
  readonly finalQuestion: (line: number) => string
  readonly withOther: (names: string) => string
  readonly removed: (count: number) => string
  readonly apart: (count: number) => string
  readonly apartKinds: Readonly<Record<ApartKind, string>>
  readonly dropped: (count: number) => string
  readonly uncertain: (count: number) => string
  readonly sides: Readonly<Record<Side, string>>
  readonly dropReasons: Readonly<Record<DropReason, string>>
  readonly doubts: Readonly<Record<Uncertainty, string>>
}

export const REPORT_WORDS: Readonly<Record<ReportLanguage, ReportWords>> = {
  en: {
    unreadable: {
      empty: 'The document holds no text.',
      'unknown-shape': 'The document has no shape of transcript that is known here. Tried:',
    },
    shape: (name, shape, percent) => `Shape ${name} (${shape}), ${percent}% sure`,
    found: (lines, words, turns, language) =>
      `${counted(lines, 'line', 'lines')}, ${counted(words, 'word', 'words')}, ${counted(turns, 'turn', 'turns')} and the statement; language: ${language}`,
    speakers: 'Speakers:',
    inferred: (label) => `The opening has no label; it was given to ${label}`,
    finalQuestion: (line) => `The final question is announced on line ${line}`,
    removed: (count) => `${counted(count, 'character', 'characters')} removed that no record may keep`,
    withOther: (names) => `With lines of ${names}`,
    apart: (count) => `${counted(count, 'line', 'lines')} set apart:`,
    apartKinds: {
      title: 'title',
      date: 'date',
      clock: 'time of day',
      place: 'place',
      embargo: 'embargo',
      cast: 'who takes part',
      key: 'key of initials',
      note: 'note',
      heading: 'heading',
      mood: 'mood',
      time: 'time',
      pause: 'a pause, or a new part',
      notation: 'notation of the file',
    },
    dropped: (count) => `${counted(count, 'line', 'lines')} dropped:`,
    uncertain: (count) => `Please check ${counted(count, 'line', 'lines')}:`,
    sides: { podium: 'podium', press: 'press', moderator: 'moderator', interpreter: 'interpreter' },
    dropReasons: {
      'other-language': 'page text in another language',
      repeated: 'the same line twice in a row',
      'page-text': 'text of the page around the transcript',
      'between-page-text': 'a scrap among text of the page',
      'print-furniture': 'what a printer adds: page numbers, signs of continuation',
      'label-without-words': 'a label without words of its own',
      told: 'because you said so',
    },
    doubts: {
      'other-language': 'in another language, kept',
      'like-page-text': 'perhaps text of the page, kept',
      'opening-without-speaker': 'nobody is named for this opening',
      'label-guessed': 'taken for a label by its place alone',
      'goes-on-after-question': 'no label, taken as more of the question',
      'side-guessed': 'no role is named, the side is a guess',
      'split-at-limit': 'longer than a line may be, cut into several',
    },
  },
  fr: {
    unreadable: {
      empty: 'Le document ne contient aucun texte.',
      'unknown-shape': 'Le document n’a aucune des formes de transcription connues ici. Essais :',
    },
    shape: (name, shape, percent) => `Forme ${name} (${shape}), sûr à ${percent} %`,
    found: (lines, words, turns, language) =>
      `${countedInFrench(lines, 'passage', 'passages')}, ${countedInFrench(words, 'mot', 'mots')}, ${countedInFrench(turns, 'échange', 'échanges')} et la déclaration ; langue : ${language}`,
    speakers: 'Intervenants :',
    inferred: (label) => `L’ouverture n’a pas d’étiquette ; elle est attribuée à ${label}`,
    finalQuestion: (line) => `La dernière question est annoncée à la ligne ${line}`,
    removed: (count) =>
      `${countedInFrench(count, 'caractère retiré', 'caractères retirés')}, qu’aucun compte rendu ne peut garder`,
    withOther: (names) => `Avec des lignes de ${names}`,
    apart: (count) => `${countedInFrench(count, 'ligne mise à part', 'lignes mises à part')} :`,
    apartKinds: {
      title: 'titre',
      date: 'date',
      clock: 'heure',
      place: 'lieu',
      embargo: 'embargo',
      cast: 'participants',
      key: 'liste d’initiales',
      note: 'note',
      heading: 'intertitre',
      mood: 'ton',
      time: 'horodatage',
      pause: 'une pause, ou une nouvelle partie',
      notation: 'notation du fichier',
    },
    dropped: (count) => `${countedInFrench(count, 'ligne écartée', 'lignes écartées')} :`,
    uncertain: (count) => `À vérifier, ${countedInFrench(count, 'ligne', 'lignes')} :`,
    sides: { podium: 'tribune', press: 'presse', moderator: 'modération', interpreter: 'interprétation' },
    dropReasons: {
      'other-language': 'texte de la page, dans une autre langue',
      repeated: 'la même ligne deux fois de suite',
      'page-text': 'texte de la page autour de la transcription',
      'between-page-text': 'un fragment au milieu du texte de la page',
      'print-furniture': 'ajout de l’impression : numéro de page, signe de suite',
      'label-without-words': 'étiquette sans paroles',
      told: 'à votre demande',
    },
    doubts: {
      'other-language': 'dans une autre langue, gardée',
      'like-page-text': 'peut-être du texte de la page, gardée',
      'opening-without-speaker': 'personne n’est nommé pour cette ouverture',
      'label-guessed': 'prise pour une étiquette d’après sa seule place',
      'goes-on-after-question': 'sans étiquette, prise pour la suite de la question',
      'side-guessed': 'aucune fonction n’est nommée, le côté est une supposition',
      'split-at-limit': 'plus longue qu’un passage ne peut l’être, coupée en plusieurs',
    },
  },
}
