import { expect, test } from 'vitest'
import { passwordChecks } from './password-checks.ts'

const met = (password: string) => passwordChecks(password, ['Johaira Ali', 'johaira.ali']).map(({ isMet }) => isMet)

test('rules are met or not as one types', () => {
  expect(met('')).toEqual([false, false, false])
  expect(met('kulintang')).toEqual([false, true, true])
  expect(met('Johaira.Ali.2026')).toEqual([true, true, true])
  expect(met('johairaali12')).toEqual([true, false, true])
  expect(met('aaaaaaaaaaaa')).toEqual([true, true, false])
  expect(met('kulintang at sunrise 7')).toEqual([true, true, true])
})

test('the length is counted in characters and said', () => {
  expect(passwordChecks('ñandú', [])[0]?.words).toBe('At least 12 characters; you have 5')
})
