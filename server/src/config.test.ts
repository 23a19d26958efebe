import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

describe('the domains of new people', () => {
  const rule = (env: Record<string, string>) => readConfig([], env).emailRule

  it('are those of the government, pointed out where an address is in another', () => {
    expect(rule({})).toEqual({ domains: ['.gov.ph'], refuseOthers: false })
  })

  it('are set by the installation, or none', () => {
    expect(rule({ PEOPLE_EMAIL_DOMAINS: ' .GOV.ph, bangsamoro.ph ', PEOPLE_EMAIL_RULE: 'refuse' })).toEqual({
      domains: ['.gov.ph', 'bangsamoro.ph'],
      refuseOthers: true,
    })
    expect(rule({ PEOPLE_EMAIL_DOMAINS: 'any' }).domains).toEqual([])
  })

  it('are domains', () => {
    expect(() => rule({ PEOPLE_EMAIL_DOMAINS: '*.gov.ph' })).toThrow(/PEOPLE_EMAIL_DOMAINS/)
    expect(() => rule({ PEOPLE_EMAIL_RULE: 'no' })).toThrow(/PEOPLE_EMAIL_RULE/)
  })
})

it('takes the address of a chat only where it is not overheard', () => {
  expect(readConfig([], { BMMS_CHAT_WEBHOOK: 'https://chat.example.gov.ph/hooks/1' }).chatWebhook).toContain('hooks')
  expect(() => readConfig([], { BMMS_CHAT_WEBHOOK: 'http://chat.example.gov.ph/hooks/1' })).toThrow(/BMMS_CHAT_WEBHOOK/)
  expect(() => readConfig([], { BMMS_CHAT_WEBHOOK: 'chat' })).toThrow(/BMMS_CHAT_WEBHOOK/)
})
