/** What is said of the queue itself, and of one's own place in it, in a few words. */
import type { OwnQuestion } from '#shared/domain/questions/own.ts'
import type { Briefing, Status } from '#shared/domain/state.ts'
import type { Locale } from '../format/i18n.ts'
import type { TranslateQueue } from '../locales/queueFaults.ts'
import { ordinal } from './ordinal.ts'

/** Such as `The queue is open · Two more questions`. */
export function queueStanding({ status, queue }: Pick<Briefing, 'status' | 'queue'>, t: TranslateQueue): string {
  if (status === 'ended') return t('queue.ended')
  const isOpen = t(queue.isOpen ? 'queue.open' : 'queue.closed')
  return queue.more === null ? isOpen : `${isOpen} · ${moreWords(queue.more, t)}`
}

/** Small numbers in words. */
export function moreWords(n: number, t: TranslateQueue): string {
  const count = t('queue.numbers').split(' ')[n] ?? String(n)
  const words = t('queue.more', { n, count })
  return words.charAt(0).toLocaleUpperCase() + words.slice(1)
}

/** `You: 3rd`, or that one is next; null where nothing of theirs waits. */
export function youWords(
  question: OwnQuestion | null,
  status: Status,
  locale: Locale,
  t: TranslateQueue,
): string | null {
  if (question === null || status === 'ended') return null
  if (question.state === 'called') return t('own.called')
  if (question.isNext && question.state !== 'merged') return t('queue.youNext')
  return question.place === null ? null : t('queue.you', { place: ordinal(question.place, locale) })
}
