/** What a reporter is told of one of their own questions, in a word and a sentence. */
import type { OwnQuestion } from '#shared/domain/questions/own.ts'
import type { Status } from '#shared/domain/state.ts'
import type { Locale } from '../format/i18n.ts'
import type { TranslateQueue } from '../locales/queueFaults.ts'
import { ordinal } from './ordinal.ts'

export interface OwnStanding {
  readonly word: string
  readonly help: string | null
  /** How it is drawn; the word says the same. */
  readonly tone: 'quiet' | 'strong' | 'sure' | 'heard'
}

export interface OwnSurroundings {
  readonly status: Status
  readonly locale: Locale
}

export function ownStanding(question: OwnQuestion, about: OwnSurroundings, t: TranslateQueue): OwnStanding {
  const { state, into, reason } = question
  const quiet = (word: string, help: string | null = null): OwnStanding => ({ word, help, tone: 'quiet' })
  switch (state) {
    case 'pending':
      return { word: t('own.pending'), help: t('own.pendingHelp'), tone: 'heard' }
    case 'waiting':
    case 'skipped':
      return waiting(question, about, t)
    case 'merged': {
      // Whoever was joined is named with it; the one who asked the other question is called.
      const help = into ? `${t('own.mergedInto')} ${into}` : null
      const place =
        question.place === null || about.status === 'ended' ? null : waiting({ ...question, isNext: false }, about, t)
      return place === null ? quiet(t('own.merged'), help) : { ...place, help: help ?? place.help }
    }
    case 'called':
      return { word: t('own.called'), help: null, tone: 'strong' }
    case 'declined':
      return quiet(t('own.declined'), reason === null ? null : t('own.reason', { reason }))
    case 'answered':
    case 'partly-answered':
      return { word: t(`own.${state}`), help: null, tone: 'sure' }
    case 'not-answered':
    case 'withdrawn':
      return quiet(t(`own.${state}`))
    default:
      return state satisfies never
  }
}

function waiting(
  { state, place, isNext }: OwnQuestion,
  { status, locale }: OwnSurroundings,
  t: TranslateQueue,
): OwnStanding {
  if (status === 'ended') return { word: t('own.waiting'), help: t('own.left'), tone: 'quiet' }
  if (isNext) return { word: t('own.next'), help: t('own.nextHelp'), tone: 'strong' }
  const word = place === null ? t('own.waiting') : t('own.place', { place: ordinal(place, locale) })
  return { word, help: state === 'skipped' ? t('own.skipped') : null, tone: 'heard' }
}

/** One sentence for a screen reader, where something about it is otherwise than before; else null. */
export function ownNews(
  before: readonly OwnQuestion[],
  now: readonly OwnQuestion[],
  about: OwnSurroundings,
  t: TranslateQueue,
): string | null {
  const sentence = (question: OwnQuestion) => {
    const { word, help } = ownStanding(question, about, t)
    return [word, help, question.wrote === null ? null : t('own.editedByDesk')]
      .filter((part) => part !== null)
      .join('. ')
  }
  const news = now.flatMap((question) => {
    const known = before.find(({ id }) => id === question.id)
    const said = sentence(question)
    return known !== undefined && sentence(known) === said ? [] : [said]
  })
  return news.length === 0 ? null : news.join('. ')
}
