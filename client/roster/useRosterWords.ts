/** The words of the roster page, how it names people, and what its faults mean, with who stands in the way. */
import type { Speaker } from '#shared/domain/vocabulary.ts'
import { useI18n } from '../format/i18n.ts'
import { named } from '../format/speakers.ts'
import type { Fault } from '../http/request.ts'
import { rosterFaultWords } from '../locales/rosterFaults.ts'
import { rosterWords } from '../locales/rosterWords.ts'

export function useRosterWords() {
  const { locale, t } = useI18n(rosterWords)

  /** Such as `Kit Marsh, Tideway Radio`. */
  function whole(speaker: Speaker): string {
    const { name, about } = named(speaker, t)
    return about === '' ? name : `${name}, ${about}`
  }

  function faultText({ code, detail }: Fault, speakers: readonly Speaker[] = []): string {
    const holder = speakers.find(({ id }) => id === detail['speaker'])
    if (code === 'speaker-label-taken' && holder !== undefined) {
      return t('roster.labelTakenBy', { label: String(detail['label'] ?? ''), name: whole(holder) })
    }
    if (code === 'speaker-key-taken' && holder !== undefined) {
      return t('roster.keyTakenBy', { key: String(detail['key'] ?? ''), name: whole(holder) })
    }
    if (code === 'speaker-changed-meanwhile' && holder !== undefined) {
      return t('roster.changedMeanwhile', { name: whole(holder) })
    }
    if (code === 'term-taken' && typeof detail['words'] === 'string') {
      return t('glossary.takenBy', { words: detail['words'] })
    }
    return code === 'not-reached' || code === 'outcome-unknown' ? t('roster.lost') : rosterFaultWords(code, t)
  }

  return { locale, t, whole, faultText }
}
