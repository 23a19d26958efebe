import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inPlatform, SYSTEM } from '../platform/database/scope.ts'
import { defineLetter } from '../platform/mail/define-letter.ts'
import { queueLetter } from '../platform/mail/queue-mail.ts'
import { POSTFIX } from '../platform/mail/sample-reports.ts'
import { useTestDatabase } from '../testing/database.ts'
import { onAdmin, TEST_SECRET } from '../testing/test-cluster.ts'

const here = useTestDatabase()
const folder = mkdtempSync(join(tmpdir(), 'bmms-bounce-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const letter = defineLetter<null>({
  name: 'test.letter',
  title: 'Letter',
  summary: 'To one.',
  subject: () => 'Letter',
  letter: () => ({ greeting: 'Dear,', paragraphs: [] }),
  sample: null,
})

/** As the alias of a mail server calls it. */
function bounce(input: string): Promise<{ exitCode: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../cli.ts'), 'mail-bounce', '--json'], {
    env: { ...process.env, DATABASE_URL: here.adminUrl, BMMS_SECRET: TEST_SECRET, BMMS_DATA: folder },
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => (said.out += chunk))
  child.stderr.on('data', (chunk) => (said.err += chunk))
  // It may close its end before all is written.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  return new Promise((resolve) => child.on('close', (exitCode) => resolve({ exitCode, ...said })))
}

test('what comes back by the alias is noted at the message, and anything else left alone', {
  timeout: 60_000,
}, async () => {
  const id = await inPlatform(here.database, { actor: SYSTEM, requestId: randomUUID() }, (scope) =>
    queueLetter(scope, letter, { to: { address: 'nobody@moh.bangsamoro.gov.ph' }, data: null }),
  )
  await onAdmin(here.adminUrl, `update mail_message set state = 'sent'`)
  const taken = await bounce(POSTFIX(id))
  expect(JSON.parse(taken.out)).toMatchObject({
    reports: [{ outcome: 'suppressed', status: '5.1.1', address: 'nobody@moh.bangsamoro.gov.ph' }],
  })
  expect(taken.exitCode).toBe(0)
  const { rows } = await onAdmin(here.adminUrl, 'select m.state, s.reason from mail_message m, mail_suppression s')
  expect(rows).toEqual([{ state: 'bounced', reason: 'bounced' }])
  expect(JSON.parse((await bounce(POSTFIX(randomUUID()))).out)).toMatchObject({ reports: [{ outcome: 'unknown' }] })
  expect(JSON.parse((await bounce('Subject: Out of office\n\nBack on Monday.')).out)).toEqual({ reports: [] })
  const large = await bounce('x'.repeat(3_000_000))
  expect([large.exitCode, JSON.parse(large.out).error.message]).toEqual([
    1,
    expect.stringContaining('larger than 2 MB'),
  ])
})
