import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { generatePassword } from './accounts.ts'
import { requireGoodPassword } from './password-rules.ts'

const words = ['juan.delacruz', 'juan.delacruz@moh.gov.ph', 'Juan', 'Dela Cruz', 'MOH', 'Ministry of Health']

function refusalOf(password: string): string {
  try {
    requireGoodPassword(password, { words, path: 'password' })
    return ''
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('refused', () => {
  test.each([
    ['elevenchars', 'auth.password_short'],
    ['\u{1F600}'.repeat(11), 'auth.password_short'],
    [`${'correct horse '.repeat(10)}`, 'auth.password_long'],
    ['passwordpassword', 'auth.password_common'],
    ['P@ssw0rd2026!!', 'auth.password_common'],
    ['Password12345!', 'auth.password_common'],
    ['qwertyuiop[]', 'auth.password_common'],
    ['123456789012', 'auth.password_common'],
    ['zyxwvutsrqpo', 'auth.password_common'],
    ['aaaaaaaaaaaa', 'auth.password_common'],
    ['xkqxkqxkqxkqxk', 'auth.password_common'],
    ['abababcababab', 'auth.password_common'],
    ['alhamdulillah123', 'auth.password_common'],
    ['Bangsamoro2026!', 'auth.password_common'],
    ['juandelacruz1998', 'auth.password_personal'],
    ['Health-Ministry-26', 'auth.password_personal'],
    ['delacruz.juan!!', 'auth.password_personal'],
  ])('%s', (password, code) => expect(refusalOf(password)).toBe(code))
})

test.each([
  'nine green lamps',
  'my cat eats 9 mangoes',
  'Sunshine dragon castle 42',
  'ñandú ágil corre lejos',
  'tulog na ang aso ko',
  '8f3k29xq77mzp',
  'الطريق طويل جدا',
])('%s is good', (password) => expect(refusalOf(password)).toBe(''))

test('generated passwords are good', () => {
  for (let i = 0; i < 200; i++) expect(refusalOf(generatePassword())).toBe('')
})

test('any text is answered, never thrown at', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(refusalOf(text)).toMatch(/^(auth\.password_\w+)?$/)
    }),
  )
})
