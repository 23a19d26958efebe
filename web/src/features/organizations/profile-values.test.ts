import { describe, expect, test } from 'vitest'
import { noProfile, profileBody, profileChecks } from './profile-values.ts'

test('a web address without its beginning gets one', () => {
  expect(profileBody({ ...noProfile, website: ' moh.bangsamoro.gov.ph ' }).website).toBe(
    'https://moh.bangsamoro.gov.ph',
  )
  expect(profileBody({ ...noProfile, website: 'http://moh.gov.ph' }).website).toBe('http://moh.gov.ph')
  expect(profileBody({ ...noProfile, website: '' }).website).toBe('')
})

describe('checks', () => {
  test.each(['', 'https://moh.gov.ph/about', 'moh.bangsamoro.gov.ph'])('take the web site "%s"', (address) => {
    expect(profileChecks.website(address)).toBeNull()
  })
  test.each(['javascript:alert(1)', 'ministry', 'http://a b.ph'])('refuse the web site "%s"', (address) => {
    expect(profileChecks.website(address)).toContain('Enter a web address')
  })
  test('refuse half an e-mail address', () => {
    expect(profileChecks.email('info@moh')).toContain('Enter an e-mail address')
    expect(profileChecks.email('info@moh.gov.ph')).toBeNull()
  })
  test('refuse colours that cannot be read on white', () => {
    expect(profileChecks.accentColor('#1864ab')).toBeNull()
    expect(profileChecks.accentColor('#ffee00')).toContain('contrast 1.2')
    expect(profileChecks.accentColor('blue')).toContain('Write the colour as #')
  })
})
