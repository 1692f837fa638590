/** Copies a line as a quote, or its permanent address. */
import type { Ref } from 'vue'
import type { Briefing } from '#shared/domain/state.ts'
import { currentLine, findLine } from '#shared/domain/transcript.ts'
import { useI18n } from '../format/i18n.ts'
import type { useClipboard } from './useClipboard.ts'

export function useLineCopy(briefing: Ref<Briefing | null>, copy: ReturnType<typeof useClipboard>['copy']) {
  const { locale, t } = useI18n()
  // Reading begins without it; who copies later finds it there, while the browser still takes the press for one.
  const quote = import('../format/quote.ts')

  async function copyQuote(lineId: string) {
    const held = briefing.value
    const line = held === null ? undefined : findLine(held, lineId)
    if (held === null || line === undefined) return
    const current = currentLine(line, held.amendments)
    // The words of a line that was taken back are no quote any more.
    if (current.retracted !== null) return
    const { lineUrl, quoteText } = await quote
    const url = lineUrl(location, held.id, lineId)
    await copy(quoteText(current, { briefing: held, locale: locale.value, t, url }), 'line.copied')
  }

  async function copyLink(lineId: string) {
    const { lineUrl } = await quote
    if (briefing.value !== null) await copy(lineUrl(location, briefing.value.id, lineId), 'line.linkCopied')
  }

  return { copyQuote, copyLink }
}
