import { describe, expect, it } from 'vitest'
import { isUsername } from '../../../platform/auth/username.ts'
import { isInDomains, readEmail, usernameFrom } from './import-email.ts'
import { readPhone } from './import-phone.ts'

const codeOf = (text: string) => {
  const read = readEmail(text)
  return 'error' in read ? read.error.code : read.email
}

describe('an e-mail address', () => {
  it.each([
    ['Juan.DelaCruz@MOH.gov.ph', 'juan.delacruz@moh.gov.ph'],
    [' mailto:a@b.ph ', 'a@b.ph'],
    ["o'neil+bmms@moh.gov.ph", "o'neil+bmms@moh.gov.ph"],
    ['', 'people.import.email_missing'],
    ['juan', 'people.import.email_form'],
    ['juan@moh', 'people.import.email_form'],
    ['juan..d@moh.gov.ph', 'people.import.email_form'],
    ['.juan@moh.gov.ph', 'people.import.email_form'],
    ['juan@moh,gov.ph', 'people.import.email_form'],
    ['juan@moh.gov.ph; ana@moh.gov.ph', 'people.import.email_several'],
    ['begoña@moh.gov.ph', 'people.import.email_letters'],
    ['=1+1@moh.gov.ph', 'people.import.email_form'],
  ])('%s', (text, expected) => expect(codeOf(text)).toBe(expected))

  it('names the letter that is not delivered', () => {
    expect(readEmail('begoña@moh.gov.ph')).toMatchObject({ error: { message: expect.stringContaining('"ñ"') } })
  })

  it('is inside of a domain and everything below it, and not of one that only ends alike', () => {
    expect(isInDomains('a@moh.bangsamoro.gov.ph', ['.gov.ph'])).toBe(true)
    expect(isInDomains('a@gov.ph', ['.gov.ph'])).toBe(true)
    expect(isInDomains('a@notgov.ph', ['.gov.ph'])).toBe(false)
    expect(isInDomains('a@gov.ph.example.com', ['gov.ph'])).toBe(false)
  })

  it('gives a username in the form of usernames', () => {
    expect(usernameFrom('juan.delacruz+moh@moh.gov.ph')).toBe('juan.delacruz')
    for (const email of ['j@moh.gov.ph', '_x@a.ph', "o'n@moh.gov.ph", `${'x'.repeat(64)}@moh.gov.ph`, '%%@a.ph'])
      expect(isUsername(usernameFrom(email))).toBe(true)
  })
})

describe('a telephone number', () => {
  it.each([
    ['0917 123 4567', '+639171234567'],
    ['9171234567', '+639171234567'],
    ['639171234567', '+639171234567'],
    ['+63 (917) 123-4567', '+639171234567'],
    ['Tel. (064) 421-1234 loc. 12', '+63644211234 ext. 12'],
    ['0917 123 4567 / 0918 765 4321', '+639171234567'],
    ['+971 50 123 4567', '+971501234567'],
    ['421-1234', undefined],
    ['9.17E+09', undefined],
    ['0917', undefined],
    ['none', undefined],
  ])('%s', (text, number) => expect(readPhone(text)?.number).toBe(number))
})
