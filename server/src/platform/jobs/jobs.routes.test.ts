import { beforeAll, expect, test } from 'vitest'
import { type Ask, useTestApp } from '../../testing/app.ts'
import { createPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'

const here = useTestDatabase()
const app = useTestApp(here)
const FAILED = '019a0000-0000-7000-8000-000000000001'
let lead: Ask
let agent: Ask

beforeAll(async () => {
  lead = await app.signIn(await createPerson(here, { platformRoles: ['support_lead'] }))
  agent = await app.signIn(await createPerson(here, { platformRoles: ['support_agent'] }))
  await onAdmin(here.adminUrl, `select pgboss.create_queue('mail.send', '{"policy":"standard"}')`)
  await onAdmin(
    here.adminUrl,
    `insert into pgboss.job (id, name, state, data, output, started_on, completed_on)
     values ($1, 'mail.send', 'failed', '{"messageId": "m"}', '{"message": "connect ECONNREFUSED"}', now(), now())`,
    [FAILED],
  )
})

test('a support lead sees the failed job and puts it back; a support agent may not look', async () => {
  expect((await agent('GET', '/platform/jobs')).body).toMatchObject({ status: 403, code: 'access.missing_permission' })
  const { status, body } = await lead('GET', '/platform/jobs?state=failed&sort=-completedAt')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    total: 1,
    items: [
      { id: FAILED, queue: 'mail.send', state: 'failed', error: 'connect ECONNREFUSED', data: { messageId: 'm' } },
    ],
  })
  const summary = (await lead('GET', '/platform/jobs/summary')).body
  expect(summary.queues).toContainEqual(expect.objectContaining({ queue: 'mail.send', failed: 1 }))
  expect(summary.queues).toContainEqual(
    expect.objectContaining({ queue: 'changes.make-partitions', cron: '30 2 * * *' }),
  )
  expect((await lead('POST', `/platform/jobs/mail.send/${FAILED}/retry`)).status).toBe(204)
  expect((await lead('POST', `/platform/jobs/mail.send/${FAILED}/retry`)).body).toMatchObject({
    status: 409,
    code: 'operations.job.not_failed',
  })
  expect((await lead('GET', '/platform/jobs')).body.items[0]).toMatchObject({ state: 'retrying', completedAt: null })
})

test('the list leaves as a file', async () => {
  const { text, headers } = await lead('GET', '/platform/jobs?format=csv')
  expect(headers['content-type']).toContain('text/csv')
  expect(text).toContain('queue,id,state,created_at,started_at,completed_at,attempts,error')
  expect(text).toContain('connect ECONNREFUSED')
})

test('bad input is refused', async () => {
  expect((await lead('GET', '/platform/jobs?state=broken')).body).toMatchObject({
    status: 400,
    errors: [{ path: 'state' }],
  })
  expect((await lead('POST', `/platform/jobs/x';drop/${FAILED}/retry`)).status).toBe(400)
  expect((await lead('POST', '/platform/jobs/mail.send/1/retry')).status).toBe(400)
  expect(app.reported).toEqual([])
})
