import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { getOrganization } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { jobContext } from '../../testing/job-context.ts'
import { useMailServers } from '../../testing/mail-server.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { inOrganization, inPlatform, type OrganizationScope, type PlatformScope } from '../database/scope.ts'
import { defineLetter } from './define-letter.ts'
import { findMail, getMail, sendAgain } from './mailbox.ts'
import { type Addressee, queueLetter } from './queue-mail.ts'
import { sendMail } from './send-mail.ts'

const here = useTestDatabase()
const mailFrom = 'BMMS <no-reply@bmms.bangsamoro.gov.ph>'

interface Invitation {
  subject: string
  words: string
}
const invitation = defineLetter<Invitation>({
  name: 'people.invitation',
  title: 'Invitation',
  summary: 'To a newcomer.',
  subject: ({ subject }) => subject,
  letter: ({ words }) => ({ greeting: 'Assalamu alaikum Amina,', paragraphs: [words] }),
  sample: { subject: 'Welcome', words: 'Your account is ready.' },
})
const mail = { subject: 'Welcome to BMMS', words: 'Your account is ready.' }
const to = { address: 'amina@moh.bangsamoro.gov.ph', name: 'Amina Sarip' }

function write(
  scope: OrganizationScope | PlatformScope,
  {
    letter = {},
    to: other = to,
    ...data
  }: Partial<Invitation> & { to?: Addressee; letter?: Partial<typeof invitation> } = {},
): Promise<string> {
  return queueLetter(scope, { ...invitation, ...letter }, { to: other, data: { ...mail, ...data } })
}

const startMailServer = useMailServers()

function send(smtpUrl: string, messageId: string, isLastAttempt = false): Promise<void> {
  return sendMail.handle(jobContext(here, { settings: { smtpUrl, mailFrom }, isLastAttempt }), { messageId })
}

afterEach(async () => {
  await onAdmin(here.adminUrl, 'delete from mail_message')
  here.enqueued.splice(0)
})

function asPlatform<T>(work: (scope: PlatformScope) => Promise<T>, permissions: string[] = []): Promise<T> {
  const actor = { id: '', name: 'Operator', permissions: new Set(permissions) }
  return inPlatform(here.database, { actor, requestId: randomUUID() }, work)
}

async function asOrganization<T>(code: string, work: (scope: OrganizationScope) => Promise<T>): Promise<T> {
  const actor = { id: '', name: 'Officer', permissions: new Set<string>() }
  const organization = await getOrganization(here, code)
  return inOrganization(here.database, { actor, organization, requestId: randomUUID() }, work)
}

const read = (id: string, permissions: string[] = []) => asPlatform((scope) => getMail(scope, id), permissions)

test('a message is written and queued in the transaction that asks for it', async () => {
  await expect(
    asOrganization('MOH', async (scope) => {
      await write(scope)
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect((await asPlatform((scope) => findMail(scope, {}))).total).toBe(0)
  here.enqueued.splice(0)
  const id = await asOrganization('MOH', (scope) => write(scope))
  expect(here.enqueued).toEqual([{ job: 'mail.send', data: { messageId: id } }])
  expect(await read(id)).toMatchObject({
    organization: { code: 'MOH', name: 'Ministry of Health' },
    toAddress: 'amina@moh.bangsamoro.gov.ph',
    state: 'queued',
    body: {
      text: expect.stringContaining('Your account is ready.'),
      html: expect.stringContaining('Ministry of Health'),
    },
    withheld: null,
  })
})

test('an organization sees neither the messages of another nor those of the platform', async () => {
  await asOrganization('MOH', (scope) => write(scope))
  await asPlatform((scope) => write(scope))
  const seen = (code: string) =>
    asOrganization(code, async ({ db }) => {
      const { rows } = await db.execute(
        'select (select count(*) from mail_message)::int as messages, (select count(*) from mail_body)::int as bodies',
      )
      return rows[0]
    })
  expect(await seen('MOH')).toEqual({ messages: 1, bodies: 1 })
  expect(await seen('MOLE')).toEqual({ messages: 0, bodies: 0 })
  await expect(here.database.app.query('select * from mail_body')).rejects.toThrow('no organization is set')
})

test('the change log knows of the message but not its words', async () => {
  const id = await asPlatform((scope) => write(scope, { words: 'one-time word: heron' }))
  const { rows } = await onAdmin(here.adminUrl, 'select table_name, after from change where row_id = $1', [id])
  expect(rows).toMatchObject([{ table_name: 'mail_message' }])
  expect(JSON.stringify(rows)).not.toContain('heron')
})

test('the mail server gets both parts, addressed and marked as automatic', async () => {
  const { smtpUrl, taken } = await startMailServer()
  const id = await asOrganization('MOH', (scope) => write(scope, { subject: 'Welcome\r\nBcc: all@example.gov.ph' }))
  await send(smtpUrl, id)
  const [message = ''] = taken
  expect(message).toMatch(/^From: BMMS <no-reply@bmms\.bangsamoro\.gov\.ph>\r$/m)
  expect(message).toMatch(/^To: Amina Sarip <amina@moh\.bangsamoro\.gov\.ph>\r$/m)
  expect(message).toMatch(/^Subject: Welcome Bcc: all@example\.gov\.ph\r$/m)
  expect(message).not.toMatch(/^Bcc:/m)
  expect(message).toContain(`Message-ID: <${id}@bmms.bangsamoro.gov.ph>`)
  expect(message).toContain('Auto-Submitted: auto-generated')
  expect(message).toContain('Content-Type: text/plain')
  expect(message).toContain('Content-Type: text/html')
  expect(await read(id)).toMatchObject({ state: 'sent', attempts: 1, sentAt: expect.any(String), lastError: '' })
  await send(smtpUrl, id)
  expect(taken).toHaveLength(1)
})

test('a confidential message is closed to support staff and loses its text when it is delivered', async () => {
  const { smtpUrl } = await startMailServer()
  const id = await asPlatform((scope) => write(scope, { letter: { isConfidential: true } }))
  expect(await read(id)).toMatchObject({ body: null, withheld: 'confidential' })
  expect(await read(id, ['operations.mail.open_confidential'])).toMatchObject({
    body: { text: expect.stringContaining('ready') },
    withheld: null,
  })
  await send(smtpUrl, id)
  expect(await read(id, ['operations.mail.open_confidential'])).toMatchObject({
    state: 'sent',
    body: null,
    withheld: 'removed',
  })
})

test('a server that does not answer is tried again, and the message ends as failed', async () => {
  const id = await asPlatform((scope) => write(scope))
  await expect(send('smtp://127.0.0.1:1', id)).rejects.toThrow('ECONNREFUSED')
  expect(await read(id)).toMatchObject({
    state: 'queued',
    attempts: 1,
    lastError: expect.stringContaining('ECONNREFUSED'),
  })
  await expect(send('smtp://127.0.0.1:1', id, true)).rejects.toThrow('ECONNREFUSED')
  expect(await read(id)).toMatchObject({ state: 'failed', attempts: 2 })
  const { smtpUrl } = await startMailServer()
  await send(smtpUrl, id)
  expect(await read(id)).toMatchObject({ state: 'sent', attempts: 3, lastError: '' })
})

test('an address that the server refuses is not tried again; one that it puts off is', async () => {
  const refusing = await startMailServer({ refuse: '550 no such mailbox' })
  const id = await asPlatform((scope) => write(scope))
  await send(refusing.smtpUrl, id)
  expect(await read(id)).toMatchObject({ state: 'failed', lastError: expect.stringContaining('no such mailbox') })
  const busy = await startMailServer({ refuse: '451 try later' })
  const later = await asPlatform((scope) => write(scope))
  await expect(send(busy.smtpUrl, later)).rejects.toThrow('try later')
  expect(await read(later)).toMatchObject({ state: 'queued' })
})

test('without a mail server messages stay in the mailbox, and can be sent from there later', async () => {
  const id = await asPlatform((scope) => write(scope))
  await send('', id)
  expect(await read(id)).toMatchObject({
    state: 'mailbox',
    attempts: 0,
    sentAt: null,
    body: { text: expect.any(String) },
  })
  here.enqueued.splice(0)
  await asPlatform((scope) => sendAgain(scope, id))
  expect(here.enqueued).toEqual([{ job: 'mail.send', data: { messageId: id } }])
  const { smtpUrl, taken } = await startMailServer()
  await send(smtpUrl, id)
  expect(taken).toHaveLength(1)
  const again = asPlatform((scope) => sendAgain(scope, id))
  await expect(again).rejects.toMatchObject({
    code: 'operations.mail.not_sendable',
    message: expect.stringContaining('sent'),
  })
})

test('addresses of demonstration accounts are never handed to a mail server', async () => {
  const { smtpUrl, taken } = await startMailServer()
  for (const address of ['planner@moh.bmms.localhost', 'a@example.com', 'a@sub.example.org', 'a@moh.test']) {
    const id = await asPlatform((scope) => write(scope, { to: { address } }))
    await send(smtpUrl, id)
    expect(await read(id)).toMatchObject({ state: 'suppressed', lastError: expect.stringContaining('reserved') })
  }
  expect(taken).toEqual([])
})

test('the list finds messages by text, state and organization', async () => {
  await asOrganization('MOH', (scope) => write(scope))
  await asOrganization('MOLE', (scope) =>
    write(scope, { subject: 'Plan returned', to: { address: 'omar@mole.bangsamoro.gov.ph' } }),
  )
  const kept = await asPlatform((scope) => write(scope, { subject: 'Password reset' }))
  await send('', kept)
  const subjects = async (query: Parameters<typeof findMail>[1]) =>
    (await asPlatform((scope) => findMail(scope, query))).items.map((item) => item.subject)
  expect(await subjects({ sort: 'subject' })).toEqual(['Password reset', 'Plan returned', 'Welcome to BMMS'])
  expect(await subjects({})).toEqual(['Password reset', 'Plan returned', 'Welcome to BMMS'])
  expect(await subjects({ q: 'OMAR@' })).toEqual(['Plan returned'])
  expect(await subjects({ state: 'mailbox' })).toEqual(['Password reset'])
  expect(await subjects({ organization: 'MOH' })).toEqual(['Welcome to BMMS'])
})

test('an unusable address is refused when the message is written', async () => {
  for (const address of ['no address', 'a@b@c', 'a@b\r\nBcc: x@y.ph', '']) {
    const writing = asPlatform((scope) => write(scope, { to: { address } }))
    await expect(writing, address).rejects.toMatchObject({ cause: { constraint: 'mail_message_address_form' } })
  }
})
