import { expect, test } from 'vitest'
import { readDeliveryStatus } from './delivery-status.ts'
import { EXCHANGE, POSTFIX } from './sample-reports.ts'

const ID = '019a9f3c-5b1e-7c2a-9d41-0a1b2c3d4e5f'

test('what Postfix sends back', () => {
  expect(readDeliveryStatus(POSTFIX(ID))).toEqual([
    {
      kind: 'bounced',
      status: '5.1.1',
      address: 'nobody@moh.bangsamoro.gov.ph',
      messageId: `<${ID}@bmms.bangsamoro.gov.ph>`,
      detail:
        '550 5.1.1 <nobody@moh.bangsamoro.gov.ph>: Recipient address rejected: User unknown in virtual mailbox table',
    },
  ])
})

test('what Exchange sends back, with its parts encoded and its original only referred to', () => {
  expect(readDeliveryStatus(EXCHANGE(ID))).toEqual([
    {
      kind: 'bounced',
      status: '5.1.10',
      address: 'nobody@mole.bangsamoro.gov.ph',
      messageId: `<${ID}@bmms.bangsamoro.gov.ph>`,
      detail: '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient nobody not found by SMTP address lookup',
    },
  ])
})

test('windows line ends make no difference', () => {
  expect(readDeliveryStatus(POSTFIX(ID).replaceAll('\n', '\r\n'))).toEqual(readDeliveryStatus(POSTFIX(ID)))
})

test('a message that waits is no message that came back', () => {
  const waiting = POSTFIX(ID).replace('Action: failed', 'Action: delayed').replace('Status: 5.1.1', 'Status: 4.4.1')
  expect(readDeliveryStatus(waiting)).toMatchObject([{ kind: 'delayed', status: '4.4.1' }])
})

test('several recipients are several reports', () => {
  const second = '\nFinal-Recipient: rfc822; other@moh.bangsamoro.gov.ph\nAction: delivered\nStatus: 2.0.0\n'
  const both = POSTFIX(ID).replace(
    '\n--B1/mx\nContent-Description: Undelivered',
    `${second}\n--B1/mx\nContent-Description: Undelivered`,
  )
  expect(readDeliveryStatus(both).map(({ kind }) => kind)).toEqual(['bounced', 'delivered'])
})

test('ordinary mail and noise say nothing', () => {
  for (const raw of [
    '',
    'Subject: Out of office\n\nI am away.',
    'Content-Type: multipart/report; boundary=""\n\n--\n',
    `Content-Type: multipart/report; boundary=x\n\n${'--x\n'.repeat(10_000)}`,
    `Content-Type: multipart/mixed; boundary=x\n\n${'--x\nContent-Type: multipart/mixed; boundary=x\n\n'.repeat(500)}`,
    '\n'.repeat(100_000),
    `Content-Type: message/delivery-status\n\n${' '.repeat(100_000)}`,
    'x'.repeat(1_000_000),
    '\u0000\ud800',
  ]) {
    expect(readDeliveryStatus(raw)).toEqual([])
  }
})
