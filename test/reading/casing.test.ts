/** Capitals as people write them. */
import { expect, it } from 'vitest'
import { namedAsWritten } from '../../server/reading/casing.ts'

it.each([
  ['PRESIDENTE DEL GOBIERNO', 'Presidente del Gobierno'],
  ['MINISTRO DELLA DIFESA', 'Ministro della Difesa'],
  ['SECRETÁRIA DOS PORTOS', 'Secretária dos Portos'],
  ['MINISTRA Y PORTAVOZ', 'Ministra y Portavoz'],
  ['ASSISTANT DA', 'Assistant DA'],
  ['Lord Mayor OF York', 'Lord Mayor OF York'],
])('a role in capitals: %s is %s', (printed, written) => {
  expect(namedAsWritten(printed, 'role')).toBe(written)
})

it.each([
  ['AYŞE YILMAZ', 'Ayşe Yılmaz'],
  ['İNCİ IŞIK', 'İnci Işık'],
  ['IOAN ŞTEFĂNESCU', 'Ioan Ştefănescu'],
  ['IRIS VEY', 'Iris Vey'],
  ['MCKAY-LUND', 'McKay-Lund'],
])('a name in capitals: %s is %s', (printed, written) => {
  expect(namedAsWritten(printed, 'name')).toBe(written)
})
