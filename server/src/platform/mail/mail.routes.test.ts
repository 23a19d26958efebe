import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { type Ask, useTestApp } from '../../testing/app.ts'
import { createPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { inPlatform } from '../database/scope.ts'
import { defineLetter } from './define-letter.ts'
import { queueLetter } from './queue-mail.ts'

const here = useTestDatabase()
const app = useTestApp(here)
let admin: Ask
let agent: Ask
let id: string

const reset = defineLetter<{ link: string }>({
  name: 'auth.password_reset',
  title: 'Password reset',
  summary: 'To whoever forgot it.',
  isConfidential: true,
  subject: () => 'Choose a new password',
  letter: ({ link }) => ({
    greeting: 'Assalamu alaikum Amina,',
    paragraphs: ['Open the link.'],
    button: { label: 'Choose', url: link },
  }),
  sample: { link: 'https://bmms.example/r/0' },
})

beforeAll(async () => {
  admin = await app.signIn(await createPerson(here, { platformRoles: ['platform_admin'] }))
  agent = await app.signIn(await createPerson(here, { platformRoles: ['support_agent'] }))
  const caller = { actor: { id: '', name: 'BMMS', permissions: new Set<string>() }, requestId: randomUUID() }
  id = await inPlatform(here.database, caller, (scope) =>
    queueLetter(scope, reset, {
      to: { address: 'amina@moh.bangsamoro.gov.ph', name: 'Amina Sarip' },
      data: { link: 'https://bmms.example/r/1' },
    }),
  )
})

test('a support agent sees that a one-time link was sent, an administrator also the link', async () => {
  const { body } = await agent('GET', '/platform/mail?q=amina')
  expect(body).toMatchObject({
    total: 1,
    items: [{ id, subject: 'Choose a new password', state: 'queued', organization: null, sentAt: null }],
  })
  expect((await agent('GET', `/platform/mail/${id}`)).body).toMatchObject({ body: null, withheld: 'confidential' })
  expect((await admin('GET', `/platform/mail/${id}`)).body).toMatchObject({
    body: { text: expect.stringContaining('https://bmms.example/r/1') },
    withheld: null,
  })
})

test('sending again needs its own permission and a message that was not sent', async () => {
  expect((await agent('POST', `/platform/mail/${id}/send-again`)).body).toMatchObject({
    code: 'access.missing_permission',
  })
  expect((await admin('POST', `/platform/mail/${id}/send-again`)).body).toMatchObject({
    status: 409,
    code: 'operations.mail.not_sendable',
  })
  expect((await admin('GET', `/platform/mail/${randomUUID()}`)).body).toMatchObject({
    status: 404,
    code: 'operations.mail.not_found',
  })
})

test('the list leaves as a file', async () => {
  const { text } = await agent('GET', '/platform/mail?format=csv')
  expect(text).toContain(
    'created_at,organization,to_name,to_address,subject,template,state,attempts,sent_at,last_error',
  )
  expect(text).toContain('amina@moh.bangsamoro.gov.ph')
  expect(app.reported).toEqual([])
})

test('figures say by letter what became of messages', async () => {
  const { body } = await agent('GET', '/platform/mail/figures')
  expect(body.from).toBe('2026-10-22')
  expect(body.letters).toContainEqual(
    expect.objectContaining({ template: 'auth.password_reset', total: 1, waiting: 1, sent: 0, bounced: 0 }),
  )
})

test('several are sent again at once; those that cannot be are left and counted', async () => {
  await onAdmin(here.adminUrl, `update mail_message set state = 'failed' where id = $1`, [id])
  const ask = { ids: [id, randomUUID(), id] }
  expect((await agent('POST', '/platform/mail/send-again', ask)).status).toBe(403)
  here.enqueued.splice(0)
  expect((await admin('POST', '/platform/mail/send-again', ask)).body).toEqual({ queued: 1, left: 1 })
  expect(here.enqueued).toEqual([{ job: 'mail.send', data: { messageId: id } }])
  expect((await admin('POST', '/platform/mail/send-again', ask)).body).toEqual({ queued: 0, left: 2 })
})

test('the list is narrowed by letter and by how many it goes to', async () => {
  expect((await agent('GET', '/platform/mail?template=auth.password_reset&bulk=false')).body.total).toBe(1)
  expect((await agent('GET', '/platform/mail?bulk=true')).body.total).toBe(0)
  expect((await agent('GET', '/platform/mail?template=other')).body.total).toBe(0)
})

test('the list of addresses without mail is kept by those who may, and leaves as a file', async () => {
  const address = 'Gone@moh.gov.ph'
  expect((await agent('POST', '/platform/mail-suppressions', { address, note: '' })).status).toBe(403)
  expect((await admin('POST', '/platform/mail-suppressions', { address, note: 'left' })).status).toBe(204)
  expect((await admin('POST', '/platform/mail-suppressions', { address, note: 'left' })).body).toMatchObject({
    status: 409,
    code: 'operations.suppression.known',
    errors: [{ path: 'address' }],
  })
  expect((await agent('GET', '/platform/mail-suppressions?q=gone&reason=by_hand')).body).toMatchObject({
    total: 1,
    items: [{ address: 'gone@moh.gov.ph', bulkOnly: false, addedBy: expect.stringContaining('Amina') }],
  })
  expect((await agent('GET', '/platform/mail-suppressions?format=csv')).text).toContain(
    'gone@moh.gov.ph,by_hand,no,left',
  )
  const reason = 'came back'
  expect((await admin('POST', '/platform/mail-suppressions/remove', { address, reason })).status).toBe(204)
  expect((await admin('POST', '/platform/mail-suppressions/remove', { address, reason })).body.code).toBe(
    'operations.suppression.not_found',
  )
  expect(app.reported).toEqual([])
})
