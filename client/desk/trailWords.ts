/** A sentence for each act of the desk: who did what to whose question, to which figure or on which screens. */
import { askedQuestion, listedQuestion } from '#shared/domain/questions/order.ts'
import type { DeskAct } from '#shared/domain/questions/state.ts'
import type { Did } from '#shared/domain/questions/vocabulary.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { ComputedRef } from 'vue'
import { useI18n, type Locale, type TranslateOf } from '../format/i18n.ts'
import type { TranslateFigures } from '../figures/words.ts'
import type { figuresEn } from '../locales/figuresEn.ts'
import type { TranslateQueue } from '../locales/queueFaults.ts'
import type { deskEn } from '../locales/deskEn.ts'
import type { queueEn } from '../locales/queueEn.ts'
import { useBriefingStore } from '../stores/briefing.ts'
import { subjectWords, type NamedScreen, type WithFigures } from './trailSubject.ts'

export type DeskTranslate = TranslateQueue & TranslateFigures & TranslateOf<typeof deskEn>

/** With those of questions and figures, which the reporters' side says as well: the pages of the desk load all three sets. */
export function useDeskWords(): { readonly locale: ComputedRef<Locale>; readonly t: DeskTranslate } {
  return useI18n<typeof deskEn & typeof queueEn & typeof figuresEn>()
}

type WithQuestions = Pick<Briefing, 'queue' | 'backstage'>
type WithAll = WithQuestions & WithFigures

/** The name of a moderator; whoever came by the owner's link has none but that. */
export function whoWords(name: string, t: DeskTranslate): string {
  return name === 'owner' ? t('shell.owner') : name
}

/** Whose question the act is about; the first is the one that was meant. */
export function whoseWords(briefing: WithQuestions, questions: readonly string[], t: DeskTranslate): string {
  const [id] = questions
  if (id === undefined) return t('trail.somebody')
  return (listedQuestion(briefing, id) ?? askedQuestion(briefing, id))?.asker.name ?? t('trail.somebody')
}

/** `asked`: by the asker; the desk asks for somebody as well. */
type Said = Did | 'asked'

/** Each has its sentence: a kind that is not here, or without words, does not compile. */
const SAID: Readonly<Record<Said, `trail.did.${Said}` & keyof typeof deskEn>> = {
  approve: 'trail.did.approve',
  reword: 'trail.did.reword',
  decline: 'trail.did.decline',
  merge: 'trail.did.merge',
  move: 'trail.did.move',
  pin: 'trail.did.pin',
  unpin: 'trail.did.unpin',
  call: 'trail.did.call',
  skip: 'trail.did.skip',
  requeue: 'trail.did.requeue',
  close: 'trail.did.close',
  link: 'trail.did.link',
  ask: 'trail.did.ask',
  'close-queue': 'trail.did.close-queue',
  'reopen-queue': 'trail.did.reopen-queue',
  'announce-more': 'trail.did.announce-more',
  settings: 'trail.did.settings',
  'name-asker': 'trail.did.name-asker',
  note: 'trail.did.note',
  restore: 'trail.did.restore',
  'confirm-figure': 'trail.did.confirm-figure',
  'correct-figure': 'trail.did.correct-figure',
  'dismiss-figure': 'trail.did.dismiss-figure',
  'assign-figure': 'trail.did.assign-figure',
  'merge-figure': 'trail.did.merge-figure',
  'enter-figure': 'trail.did.enter-figure',
  'withdraw-figure': 'trail.did.withdraw-figure',
  'create-programme': 'trail.did.create-programme',
  'change-programme': 'trail.did.change-programme',
  'remove-programme': 'trail.did.remove-programme',
  'enter-rate': 'trail.did.enter-rate',
  'remove-rate': 'trail.did.remove-rate',
  'import-figures': 'trail.did.import-figures',
  'take-scene': 'trail.did.take-scene',
  'show-message': 'trail.did.show-message',
  'clear-message': 'trail.did.clear-message',
  'blank-screens': 'trail.did.blank-screens',
  'unblank-screens': 'trail.did.unblank-screens',
  'freeze-screens': 'trail.did.freeze-screens',
  'release-screens': 'trail.did.release-screens',
  'automate-screens': 'trail.did.automate-screens',
  'hold-screens': 'trail.did.hold-screens',
  'set-screens': 'trail.did.set-screens',
  'correct-line': 'trail.did.correct-line',
  undo: 'trail.did.undo',
  asked: 'trail.did.asked',
  edit: 'trail.did.edit',
  withdraw: 'trail.did.withdraw',
  acknowledge: 'trail.did.acknowledge',
}

/** Of an act in the trail, or of what a refusal says was done meanwhile, which may have been the asker. */
export function didWords(
  did: { readonly kind: string; readonly who: string; readonly whose: string; readonly n?: number },
  t: DeskTranslate,
): string {
  const { kind, who, whose, n = 1 } = did
  const key = kind === 'ask' && who === whose ? 'asked' : kind
  // Every sentence is given all; each takes what it names.
  const sentence = t as (key: string, given: Readonly<Record<string, string | number>>) => string
  const known = Object.hasOwn(SAID, key) ? SAID[key as Said] : 'trail.did.something'
  return sentence(known, { who: whoWords(who, t), whose, n })
}

/** `screens`: those whose names are known. */
export function actWords(briefing: WithAll, act: DeskAct, t: DeskTranslate, screens: readonly NamedScreen[]): string {
  const { kind, name, questions } = act
  const whose = subjectWords(briefing, act, t, screens) ?? whoseWords(briefing, questions, t)
  return didWords({ kind, who: name, whose, n: questions.length }, t)
}

/** With the names of the screens as this page knows them. */
export function useActWords(): (briefing: WithAll, act: DeskAct) => string {
  const page = useBriefingStore()
  const { t } = useDeskWords()
  return (briefing, act) => actWords(briefing, act, t, page.desk?.screens ?? [])
}
