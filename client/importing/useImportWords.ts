/** The words of the page for importing, and what a fault there means to a person. */
import type { Side } from '#shared/domain/vocabulary.ts'
import { useI18n } from '../format/i18n.ts'
import type { Fault } from '../http/request.ts'
import { rosterFaultWords } from '../locales/rosterFaults.ts'
import { importingWords } from '../locales/importingWords.ts'
import type { DocumentFault } from './documentFile.ts'

/** In the order in which they are offered. */
export const SIDES: readonly Side[] = ['podium', 'press', 'moderator', 'interpreter']

const DOCUMENT_FAULTS: readonly DocumentFault[] = ['empty', 'too-big', 'binary', 'unreadable', 'several']
const OWN = ['document-read-otherwise', 'reading-given-up', 'rehearsals-too-many', 'transcript-unreadable'] as const

export function useImportWords() {
  const { locale, t } = useI18n(importingWords)

  function faultWords({ code, detail }: Pick<Fault, 'code'> & Partial<Pick<Fault, 'detail'>>): string {
    const own = OWN.find((known) => known === code)
    if (own !== undefined) return t(`importing.fault.${own}`, { row: String(detail?.['row'] ?? '') })
    const given = DOCUMENT_FAULTS.find((known) => known === code)
    return given === undefined ? rosterFaultWords(code, t) : t(`importing.fault.${given}`)
  }

  /** The name of a language in this one. */
  function languageWords(tag: string): string {
    if (tag === 'und') return t('importing.languageUnknown')
    return new Intl.DisplayNames(locale.value, { type: 'language' }).of(tag) ?? tag
  }

  return { locale, t, faultWords, languageWords }
}
