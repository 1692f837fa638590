/** The words of a display's own page, in English: how to pair it, and how old its picture is. */
export const screenPageEn = {
  'screenPage.pairing': 'Pairing',
  'screenPage.enter': 'Enter this code at {address}',
  'screenPage.orScan': 'or scan it, signed in as a moderator.',
  'screenPage.code': 'Code',
  'screenPage.preparing': 'A code follows in a moment.',
  'screenPage.waiting': 'The server does not answer. This screen waits, and goes on by itself.',
  'screenPage.age.seconds': '{n} s old',
  'screenPage.age.minutes': '{n} min old',
  'screenPage.age.hours': '{n} h old',
  'screenPage.age.unknown': 'Not live',
} as const
