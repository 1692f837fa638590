/** Who is here, in one line for the desk. */
import type { DeskPresence } from '#shared/protocol/messages.ts'
import type { Locale } from '../format/i18n.ts'
import { whoWords, type DeskTranslate } from './trailWords.ts'

/** `me`: this moderator, who is not told of themselves; null for the owner's link, of which one is left out. */
export function presenceWords(
  {
    readers,
    desk,
    me,
  }: { readonly readers: number | null; readonly desk: DeskPresence | null; readonly me: string | null },
  locale: Locale,
  t: DeskTranslate,
): string {
  const parts = [readers === null ? null : t('header.readers', { n: readers })]
  if (desk !== null) {
    if (desk.reporters > 0) parts.push(t('header.reporters', { n: desk.reporters }))
    const screens = desk.screens.filter(({ isConnected }) => isConnected).length
    if (screens > 0) parts.push(t('header.screens', { n: screens }))
    const names = othersAt(desk, me).map(({ name }) => whoWords(name, t))
    if (names.length > 0) parts.push(t('header.with', { names: new Intl.ListFormat(locale).format(names) }))
  }
  return parts.filter((part) => part !== null).join(' · ')
}

function othersAt({ moderators }: DeskPresence, me: string | null): DeskPresence['moderators'] {
  const mine =
    me === null ? moderators.findIndex(({ name }) => name === 'owner') : moderators.findIndex(({ id }) => id === me)
  return mine < 0 ? moderators : moderators.toSpliced(mine, 1)
}
