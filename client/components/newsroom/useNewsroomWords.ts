/** The words of this page, its times, and what its faults mean: those of people's routes, and the field that was wrong. */
import { computed, type ComputedRef } from 'vue'
import { useI18n, type Locale, type Translate, type TranslateOf } from '../../format/i18n.ts'
import { shortMoment } from '../../format/times.ts'
import type { Fault } from '../../http/request.ts'
import type { newsroomEn } from '../../locales/newsroomEn.ts'
import { peopleFaultWords } from '../../locales/peopleFaults.ts'
import { newsroomWords, peopleWords } from '../../locales/wordSets.ts'

export type NewsroomTranslate = Translate & TranslateOf<typeof newsroomEn>

/** What a person typed into, by the name that the server gives it. */
const FIELDS = {
  name: 'newsroom.outlets.name',
  outletName: 'newsroom.people.outlet',
  reason: 'newsroom.people.reason',
  label: 'newsroom.invitations.label',
  uses: 'newsroom.invitations.uses',
  endsAt: 'newsroom.invitations.endsAt',
  email: 'newsroom.invitations.email',
} as const

/** In which the times of the page are told: where its reader is. */
export const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Refused as to somebody who is not signed in: whoever sees this page was. */
export const isSessionOver = ({ code, detail }: Fault): boolean =>
  code === 'session-over' || (code === 'not-permitted' && detail['role'] === 'reader')

export interface NewsroomWords {
  readonly locale: ComputedRef<Locale>
  readonly t: NewsroomTranslate
  readonly faultWords: (fault: Fault) => string
  /** Day and time of an instant in ms, with the zone. */
  readonly moment: (at: number) => string
  /** Such as `24 Nov 2026`. */
  readonly day: (at: number) => string
}

export function useNewsroomWords(): NewsroomWords {
  const { locale, t } = useI18n(newsroomWords)
  const { t: peopleT } = useI18n(peopleWords)
  const days = computed(
    () => new Intl.DateTimeFormat(locale.value === 'en' ? 'en-GB' : 'fr-FR', { dateStyle: 'medium', timeZone: HERE }),
  )

  function faultWords(fault: Fault): string {
    const { code, detail } = fault
    if (isSessionOver(fault)) return t('newsroom.overHere')
    const name = String(detail['name'] ?? '')
    if (code === 'outlet-in-use' && name !== '') return t('newsroom.outlets.inUse', { name })
    if (code === 'outlet-already-exists' && name !== '') return t('newsroom.outlets.taken', { name })
    const field = String(detail['field'] ?? '')
    if (code === 'command-malformed' && field in FIELDS)
      return t('newsroom.malformed', { field: t(FIELDS[field as keyof typeof FIELDS]) })
    return peopleFaultWords(code, detail, peopleT)
  }

  return {
    locale,
    t,
    faultWords,
    moment: (at) => shortMoment(at, locale.value, HERE),
    day: (at) => days.value.format(at),
  }
}
