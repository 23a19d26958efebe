import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { createPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { jobContext } from '../../testing/job-context.ts'
import { useMailServers } from '../../testing/mail-server.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { inPlatform, type PlatformScope } from '../database/scope.ts'
import { createJobs } from '../jobs/jobs.ts'
import { defineLetter, type LetterDefinition } from './define-letter.ts'
import { takeReport } from './delivery-report.ts'
import { readDeliveryStatus } from './delivery-status.ts'
import { setPace } from './mail-pace.ts'
import { getMail, sendAgain } from './mailbox.ts'
import { queueLetter } from './queue-mail.ts'
import { EXCHANGE, POSTFIX } from './sample-reports.ts'
import { sendMail } from './send-mail.ts'
import { findSuppressions, suppressByHand, unsuppress } from './suppressions.ts'
import { unsubscribe, unsubscribeUrl } from './unsubscribe.ts'

const here = useTestDatabase()
const startMailServer = useMailServers()
const address = 'amina@moh.bangsamoro.gov.ph'

const personal = defineLetter<{ words: string }>({
  name: 'test.personal',
  title: 'To one',
  summary: 'To one person.',
  subject: () => 'To one',
  letter: ({ words }) => ({ greeting: 'Dear Amina,', paragraphs: [words] }),
  sample: { words: '' },
})
const bulk: LetterDefinition<{ words: string }> = { ...personal, name: 'test.bulk', isBulk: true }
const confidential: LetterDefinition<{ words: string }> = { ...personal, name: 'test.secret', isConfidential: true }

afterEach(async () => {
  await onAdmin(here.adminUrl, 'delete from mail_message')
  await onAdmin(here.adminUrl, 'delete from mail_suppression')
  await onAdmin(here.adminUrl, `update mail_pace set next_at = now() - interval '1 hour', per_minute = 120`)
  here.enqueued.splice(0)
})

function asPlatform<T>(work: (scope: PlatformScope) => Promise<T>, actorId = ''): Promise<T> {
  const actor = { id: actorId, name: 'Operator', permissions: new Set(['operations.mail.open_confidential']) }
  return inPlatform(here.database, { actor, requestId: randomUUID() }, work)
}
const queue = (letter = personal, to = address) =>
  asPlatform((scope) => queueLetter(scope, letter, { to: { address: to }, data: { words: 'Word.' } }))
const read = (id: string) => asPlatform((scope) => getMail(scope, id))
const send = (messageId: string, smtpUrl: string) =>
  sendMail.handle(jobContext(here, { settings: { ...jobContext(here).settings, smtpUrl } }), { messageId })
const suppressed = () => asPlatform((scope) => findSuppressions(scope, {})).then(({ items }) => items)

test('bulk letters leave one after the other at the pace that is set; a letter to one person at once', async () => {
  await asPlatform((scope) => setPace(scope, 30))
  const before = Date.now()
  for (let n = 0; n < 3; n++) await queue(bulk)
  await queue()
  // Together in one transaction, and beside each other in several: no slot is given twice.
  await asPlatform(async (scope) => {
    for (let n = 0; n < 3; n++) await queueLetter(scope, bulk, { to: { address }, data: { words: '' } })
  })
  await Promise.all([queue(bulk), queue(bulk), queue(bulk), queue(bulk)])
  const slots = here.enqueued.flatMap(({ startAfter }) => startAfter ?? []).map((slot) => slot.getTime())
  expect(slots).toHaveLength(10)
  expect(here.enqueued).toHaveLength(11)
  expect(here.enqueued[3]).not.toHaveProperty('startAfter')
  expect(Math.abs((slots[0] ?? 0) - before)).toBeLessThan(10_000)
  const gaps = slots.toSorted((a, b) => a - b).flatMap((slot, at, all) => (at > 0 ? slot - (all[at - 1] ?? 0) : []))
  for (const gap of gaps) expect(gap).toBeCloseTo(2_000, -1)
})

test('a transaction that fails gives its slot back', async () => {
  const taken = () => here.enqueued.splice(0).flatMap(({ startAfter }) => startAfter?.getTime() ?? [])
  await queue(bulk)
  const [first = 0] = taken()
  const failing = asPlatform(async (scope) => {
    await queueLetter(scope, bulk, { to: { address }, data: { words: '' } })
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  taken()
  await queue(bulk)
  expect((taken()[0] ?? 0) - first).toBeCloseTo(500, -1)
})

test('only bulk letters carry the way out of them', async () => {
  const { smtpUrl, taken } = await startMailServer()
  for (const letter of [bulk, personal]) await send(await queue(letter), smtpUrl)
  const [many = '', one = ''] = taken
  expect(many).toMatch(/^List-Unsubscribe:\s+<http:\/\/localhost:3000\/unsubscribe\/[0-9a-f-]{36}\.[\w-]{43}>\r$/m)
  expect(many).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  expect(many).toContain('Get no more letters of this kind')
  expect(one).not.toMatch(/unsubscribe/i)
})

test('whoever unsubscribed gets no bulk letters, but still what is written to one', async () => {
  const { smtpUrl, taken } = await startMailServer()
  const id = await queue(bulk, 'Amina@MOH.bangsamoro.gov.ph')
  const token = asPlatform(async (scope) => unsubscribeUrl(scope, id).split('/').at(-1) ?? '')
  expect(await asPlatform(async (scope) => unsubscribe(scope, await token))).toBe('a•••@moh.bangsamoro.gov.ph')
  expect(await suppressed()).toMatchObject([{ address, reason: 'unsubscribed', bulkOnly: true }])
  await send(id, smtpUrl)
  expect(await read(id)).toMatchObject({ state: 'suppressed', lastError: expect.stringContaining('unsubscribed') })
  const own = await queue()
  await send(own, smtpUrl)
  expect((await read(own)).state).toBe('sent')
  expect(taken).toHaveLength(1)
})

test('a forged link changes nothing, nor does the signature of another message', async () => {
  const [own, other] = [await queue(bulk), await queue(bulk, 'omar@moh.bangsamoro.gov.ph')]
  await asPlatform(async (scope) => {
    const signature = unsubscribeUrl(scope, own).split('.').at(-1)
    for (const token of [
      `${other}.${signature}`,
      `${own}.${scope.sign('another purpose', own)}`,
      `${own}.${'A'.repeat(43)}`,
      `${own}.`,
      own,
      '',
      `${own.toUpperCase()}.${signature}`,
    ]) {
      expect(await unsubscribe(scope, token), token).toBeUndefined()
    }
  })
  expect(await suppressed()).toEqual([])
})

test('an address on the list gets nothing, not even a one-time link, until somebody takes it off', async () => {
  const { smtpUrl, taken } = await startMailServer()
  const person = await createPerson(here, { name: 'Operator One' })
  await asPlatform(
    (scope) => suppressByHand(scope, { address: 'AMINA@moh.bangsamoro.gov.ph', note: 'left' }),
    person.id,
  )
  expect(await suppressed()).toMatchObject([{ address, reason: 'by_hand', note: 'left', addedBy: 'Operator One' }])
  const id = await queue(confidential)
  await send(id, smtpUrl)
  expect(await read(id)).toMatchObject({
    state: 'suppressed',
    lastError: expect.stringMatching(/^Not sent: staff put this address on the list\. Take it off/),
    body: { text: expect.any(String) },
  })
  await asPlatform((scope) => unsuppress(scope, { address, reason: 'came back to work' }))
  await asPlatform((scope) => sendAgain(scope, id))
  await send(id, smtpUrl)
  expect(await read(id)).toMatchObject({ state: 'sent', withheld: 'removed' })
  expect(taken).toHaveLength(1)
  const { rows } = await onAdmin(
    here.adminUrl,
    `select before ->> 'note' as note from change where table_name = 'mail_suppression' and action = 'delete'`,
  )
  expect(rows).toContainEqual({ note: 'Taken off: came back to work' })
})

test.each([
  ['Postfix', POSTFIX],
  ['Exchange', EXCHANGE],
])('a message that came back by %s says why, and its address gets no more', async (_, report) => {
  const { smtpUrl } = await startMailServer()
  const id = await queue()
  await send(id, smtpUrl)
  const [found] = readDeliveryStatus(report(id))
  if (!found) throw new Error('no report')
  expect(await asPlatform((scope) => takeReport(scope, found))).toBe('suppressed')
  expect(await read(id)).toMatchObject({
    state: 'bounced',
    bouncedAt: expect.any(String),
    lastError: expect.stringMatching(/^It came back: 550 5\.1\.1/),
  })
  expect(await suppressed()).toMatchObject([{ address, reason: 'bounced', bulkOnly: false }])
  // Told twice, noted once.
  expect(await asPlatform((scope) => takeReport(scope, found))).toBe('suppressed')
  expect(await suppressed()).toHaveLength(1)
})

test('what is not the fault of the address cuts nobody off', async () => {
  const { smtpUrl } = await startMailServer()
  const id = await queue()
  await send(id, smtpUrl)
  const tell = (kind: 'bounced' | 'delayed' | 'delivered', status: string) =>
    asPlatform((scope) => takeReport(scope, { messageId: `<${id}@x>`, kind, status, detail: '' }))
  expect(await tell('delayed', '4.4.1')).toBe('noted')
  expect(await read(id)).toMatchObject({ state: 'sent', lastError: 'It waits on the way: (4.4.1)' })
  for (const status of ['4.4.7', '5.7.1', '5.2.2', '5.3.4', '5.1.8'])
    expect(await tell('bounced', status)).toBe('noted')
  expect((await read(id)).state).toBe('bounced')
  expect(await tell('delivered', '')).toBe('noted')
  expect((await read(id)).deliveredAt).toEqual(expect.any(String))
  expect(await suppressed()).toEqual([])
})

test('a report about nothing that was sent is left alone', async () => {
  const waiting = await queue()
  for (const about of [
    { messageId: `<${randomUUID()}@bmms.bangsamoro.gov.ph>` },
    { messageId: `<${waiting}@bmms.bangsamoro.gov.ph>` },
    { messageId: 'not ours' },
    { address: 'minister@moh.bangsamoro.gov.ph' },
    {},
  ]) {
    const report = { ...about, kind: 'bounced', status: '5.1.1', detail: '' } as const
    expect(await asPlatform((scope) => takeReport(scope, report))).toBe('unknown')
  }
  expect(await suppressed()).toEqual([])
})

test('a server that says at once that there is no such mailbox counts as a message that came back', async () => {
  const { smtpUrl } = await startMailServer({ refuse: '550 5.1.1 no such mailbox' })
  const id = await queue()
  await send(id, smtpUrl)
  expect(await read(id)).toMatchObject({ state: 'bounced', lastError: expect.stringContaining('no such mailbox') })
  expect(await suppressed()).toMatchObject([{ address, reason: 'bounced' }])
})

test('a complaint after unsubscribing withholds everything', async () => {
  const { smtpUrl } = await startMailServer()
  const id = await queue(bulk)
  await send(id, smtpUrl)
  await asPlatform(async (scope) => unsubscribe(scope, unsubscribeUrl(scope, id).split('/').at(-1) ?? ''))
  await asPlatform((scope) =>
    takeReport(scope, { address: address.toUpperCase(), kind: 'complained', status: '', detail: 'spam' }),
  )
  expect(await suppressed()).toMatchObject([{ address, reason: 'complained', bulkOnly: false }])
})

test('a mail server that is away delays messages and loses none', { timeout: 90_000 }, async () => {
  const gone = await startMailServer()
  await gone.stop()
  const settings = { ...jobContext(here).settings, smtpUrl: gone.smtpUrl }
  const { enqueueWith } = here.database
  const { files, log } = jobContext(here)
  const jobs = createJobs({
    database: here.database,
    appUrl: here.logins.bmms_app,
    jobs: [sendMail],
    settings,
    files,
    log,
    pollSeconds: 0.5,
  })
  here.database.enqueueWith = jobs.enqueueWith
  try {
    await jobs.start({ work: true })
    const ids = [await queue(), await queue(), await queue()]
    await expect
      .poll(async () => Promise.all(ids.map(async (id) => (await read(id)).attempts)), { timeout: 20_000 })
      .toEqual([1, 1, 1])
    for (const id of ids)
      expect(await read(id)).toMatchObject({ state: 'queued', lastError: expect.stringContaining('ECONNREFUSED') })
    // The pause before the next try is not waited for.
    const back = await startMailServer({ port: gone.port })
    await onAdmin(here.adminUrl, `update pgboss.job set start_after = now() where state = 'retry'`)
    await expect.poll(() => back.taken.length, { timeout: 30_000 }).toBe(3)
    await expect
      .poll(async () => Promise.all(ids.map(async (id) => (await read(id)).state)), { timeout: 10_000 })
      .toEqual(['sent', 'sent', 'sent'])
  } finally {
    await jobs.stop()
    here.database.enqueueWith = enqueueWith
  }
})
