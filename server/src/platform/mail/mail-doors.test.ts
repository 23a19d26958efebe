import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { useTestApp } from '../../testing/app.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { inPlatform, SYSTEM } from '../database/scope.ts'
import { defineLetter } from './define-letter.ts'
import { queueLetter } from './queue-mail.ts'
import { unsubscribeUrl } from './unsubscribe.ts'

const here = useTestDatabase()
const TOKEN = 'a-token-of-the-mail-service'
const app = useTestApp(here, { mailHookToken: TOKEN })
const closed = useTestApp(here)

const digest = defineLetter<null>({
  name: 'test.digest',
  title: 'Digest',
  summary: 'To many.',
  isBulk: true,
  subject: () => 'Digest',
  letter: () => ({ greeting: 'Dear all,', paragraphs: ['News.'] }),
  sample: null,
})
let id: string
let path: string

beforeEach(async () => {
  await onAdmin(here.adminUrl, 'delete from mail_suppression')
  await inPlatform(here.database, { actor: SYSTEM, requestId: randomUUID() }, async (scope) => {
    id = await queueLetter(scope, digest, { to: { address: 'omar@mole.gov.ph' }, data: null })
    path = new URL(unsubscribeUrl(scope, id)).pathname
  })
  await onAdmin(here.adminUrl, `update mail_message set state = 'sent' where id = $1`, [id])
})

const suppressed = async () =>
  (await onAdmin(here.adminUrl, 'select address, reason, bulk_only from mail_suppression')).rows

function report(body: unknown, { authorization = `Bearer ${TOKEN}`, server = app.server } = {}) {
  return server.inject({
    method: 'POST',
    url: '/api/v1/hooks/mail',
    headers: { authorization, 'content-type': 'application/json' },
    payload: JSON.stringify(body),
  })
}

test('the mail service tells what became of messages', async () => {
  const soft = await report([{ messageId: `<${id}@x>`, kind: 'bounced', detail: '452 4.2.2 mailbox full' }])
  expect([soft.statusCode, soft.json()]).toEqual([200, { suppressed: 0, noted: 1, unknown: 0 }])
  expect(await suppressed()).toEqual([])
  const hard = await report([
    { messageId: `<${id}@x>`, kind: 'bounced', detail: '550 5.1.1 unknown' },
    { messageId: `<${randomUUID()}@x>`, kind: 'bounced' },
    { address: 'stranger@mole.gov.ph', kind: 'complained' },
    { messageId: `<${id}@x>`, kind: 'delivered' },
  ])
  expect(hard.json()).toEqual({ suppressed: 1, noted: 1, unknown: 2 })
  expect(await suppressed()).toEqual([{ address: 'omar@mole.gov.ph', reason: 'bounced', bulk_only: false }])
})

test('nobody else tells anything, and without a token there is no such address', async () => {
  const body = [{ address: 'omar@mole.gov.ph', kind: 'bounced' }]
  for (const authorization of [
    '',
    'Bearer',
    `Bearer ${TOKEN}x`,
    `Basic ${TOKEN}`,
    `Bearer ${'x'.repeat(TOKEN.length)}`,
  ]) {
    const answer = await report(body, { authorization })
    expect([answer.statusCode, answer.json().code], authorization).toEqual([401, 'mail.hook.refused'])
  }
  for (const authorization of ['', `Bearer ${TOKEN}`, 'Bearer ']) {
    expect((await report(body, { authorization, server: closed.server })).statusCode).toBe(404)
  }
  expect(await suppressed()).toEqual([])
})

test('reports that are none are refused', async () => {
  for (const body of [
    null,
    {},
    'x',
    [1],
    [{}],
    [{ kind: 'lost' }],
    [{ kind: 'bounced', extra: 1 }],
    [{ kind: 'bounced', address: 'x' }],
    Array(1001).fill({ kind: 'bounced' }),
  ]) {
    const answer = await report(body)
    expect(answer.statusCode, JSON.stringify(body).slice(0, 40)).toBe(400)
  }
  expect((await report(['x'.repeat(2_000_000)])).statusCode).toBe(413)
  expect(app.reported).toEqual([])
})

test('the link of a letter asks first, and unsubscribes when it is clicked', async () => {
  const page = await app.server.inject({ method: 'GET', url: path })
  expect(page.statusCode).toBe(200)
  expect(page.headers['content-type']).toContain('text/html')
  expect(page.body).toContain('o•••@mole.gov.ph')
  expect(page.body).not.toContain('omar@')
  expect(page.body).toMatch(/<form method="post">/)
  expect(await suppressed()).toEqual([])
  const done = await app.server.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: '',
  })
  expect(done.body).toContain('You are unsubscribed')
  expect(await suppressed()).toEqual([{ address: 'omar@mole.gov.ph', reason: 'unsubscribed', bulk_only: true }])
})

test('mail programs press it with one request (RFC 8058), and pressing it twice is the same', async () => {
  for (let n = 0; n < 2; n++) {
    const answer = await app.server.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    })
    expect(answer.statusCode).toBe(200)
  }
  expect(await suppressed()).toHaveLength(1)
})

test('wrong links say so and change nothing; other sites press nothing', async () => {
  for (const token of [
    'x',
    '%00',
    '%ff',
    `${id}.x`,
    `${randomUUID()}.${path.split('.').at(-1)}`,
    "'",
    'x'.repeat(190),
  ]) {
    for (const method of ['GET', 'POST'] as const) {
      const answer = await app.server.inject({ method, url: `/unsubscribe/${token}` })
      expect([400, 404], `${method} ${token}`).toContain(answer.statusCode)
    }
  }
  const elsewhere = await app.server.inject({ method: 'POST', url: path, headers: { 'sec-fetch-site': 'cross-site' } })
  expect(elsewhere.statusCode).toBe(403)
  const large = await app.server.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'text/plain' },
    payload: 'x'.repeat(5_000),
  })
  expect(large.statusCode).toBe(413)
  expect(await suppressed()).toEqual([])
  expect(app.reported).toEqual([])
})
