/** A reporter with a pointer or a thumb: what they do on the page of the briefing, in their language. */
import type { Locator } from 'playwright-core'
import type { QueuePage } from './queuePages.ts'
import type { Saying } from './queueWords.ts'

export interface Guest extends QueuePage {
  readonly say: Saying
  /** Everything about questions on the page. */
  readonly questions: Locator
  /** Their own questions, the latest first. */
  readonly own: Locator
  readonly ask: (text: string, what?: 'question' | 'point') => Promise<void>
  /** Waits until the latest of their questions says this. */
  readonly isTold: (words: string | RegExp) => Promise<void>
  /** Who waits, first to last. */
  readonly order: () => Promise<string[]>
}

export function guestOn(at: QueuePage, say: Saying): Guest {
  const { page } = at
  const questions = page.getByRole('region', { name: say('queue.label'), exact: true })
  const own = questions.getByRole('list', { name: say('own.label') }).getByRole('listitem')
  return {
    ...at,
    say,
    questions,
    own,
    async ask(text, what = 'question') {
      const opener = new RegExp(
        what === 'point' ? `^${say('ask.openPoint')}$` : `^(${say('ask.open')}|${say('ask.another')})$`,
      )
      await questions.getByRole('button', { name: opener }).click()
      const label = say(what === 'point' ? 'ask.point' : 'ask.question')
      if (text !== '') await questions.getByRole('textbox', { name: label }).fill(text)
      await questions.getByRole('button', { name: say('ask.send'), exact: true }).click()
    },
    isTold: (words) => own.first().getByText(words).first().waitFor(),
    order: () => questions.locator('ol .entry:not(.closed) .who > bdi').allInnerTexts(),
  }
}
