/** The conditions of a password, as the page ticks them off and the server insists on them. */
import { describe, expect, it } from 'vitest'
import {
  isPasswordStrong,
  PASSWORD_CONDITIONS,
  PASSWORD_LIMIT,
  passwordConditions,
  type PasswordCondition,
} from '#shared/domain/password.ts'

const unmet = (password: string): PasswordCondition[] => {
  const met = passwordConditions(password)
  return PASSWORD_CONDITIONS.filter((condition) => !met[condition])
}

describe('the conditions of a password', () => {
  it.each<[string, PasswordCondition[]]>([
    ['', ['length', 'lower', 'upper', 'digit', 'symbol']],
    ['Tulip-Quay-42', []],
    ['Tulip-Quay-4', []],
    ['Tulip-Qua-4', ['length']],
    ['TULIP-QUAY-42', ['lower']],
    ['tulip-quay-42', ['upper']],
    ['Tulip-Quay-forty', ['digit']],
    ['TulipQuayFour42', ['symbol']],
    ['Tulip Quay-42!', ['spaces']],
    ['Tulip\tQuay-42', ['spaces']],
    ['Tulip\u00a0Quay-42', ['spaces']],
    ['Tulip\u3000Quay-42', ['spaces']],
    ['Tulip\nQuay-42', ['spaces']],
  ])('of %j miss %j', (password, missing) => {
    expect(unmet(password)).toEqual(missing)
  })

  it('count letters and digits of every script', () => {
    expect(unmet('Пароль-Ветер-49')).toEqual([])
    expect(unmet('Ωμέγα-άλφα-٤٩')).toEqual([])
    expect(unmet('Éléphant«de»mer7')).toEqual([])
    expect(unmet('密码密码密码密码密码密码1!')).toEqual(['lower', 'upper'])
  })

  it('count code points, and an accent typed apart as part of its letter', () => {
    expect(passwordConditions('Aa1!😀😀😀😀').length).toBe(false)
    expect(passwordConditions('Aa1!😀😀😀😀😀😀😀😀').length).toBe(true)
    expect(passwordConditions('Éééééééééé1'.normalize('NFD')).length).toBe(false)
  })

  it('are all needed for a strong one, which is well-formed and no longer than the limit', () => {
    expect(isPasswordStrong('Tulip-Quay-42')).toBe(true)
    expect(isPasswordStrong('Tulip-Quay-forty')).toBe(false)
    expect(isPasswordStrong('Tulip-Quay-42\ud800')).toBe(false)
    expect(isPasswordStrong('Aa1!' + '😀'.repeat(PASSWORD_LIMIT - 4))).toBe(true)
    expect(isPasswordStrong('Aa1!' + '😀'.repeat(PASSWORD_LIMIT - 3))).toBe(false)
  })
})
