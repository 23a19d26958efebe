import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contentHash } from '../../../platform/documents/content-hash.ts'
import { closePdf } from '../../../platform/documents/pdf.ts'
import { useTestApp } from '../../../testing/app.ts'
import {
  draftProposal,
  PROPOSALS,
  type Preparation,
  prepare,
  publishCall,
  stepProposal,
} from '../../../testing/budget-proposals.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'

const db = useTestDatabase()
const app = useTestApp(db)
afterAll(closePdf)
const canRead = spawnSync('pdftotext', ['-v']).error === undefined
let people: Preparation
let id: string
beforeAll(async () => {
  people = await prepare(db, app)
  const callId = await publishCall(people, 2027, { MOOE: '7000' })
  ;({ id } = await draftProposal(db, people, callId))
})

async function paper(): Promise<string> {
  const { cookie } = people.officer.ask as typeof people.officer.ask & { cookie: string }
  const answer = await app.server.inject({
    method: 'GET',
    url: `/api/v1${PROPOSALS}/${id}/document`,
    headers: { cookie },
  })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
  return execFileSync('pdftotext', ['-layout', '-', '-'], {
    input: answer.rawPayload,
    stdio: ['pipe', 'pipe', 'ignore'],
  }).toString()
}
const verify = (of = id) => app.anonymous('GET', `/verify/budget-proposals/${of}`)
const hashOn = (text: string) => /SHA-256 ([0-9a-f]{64})/.exec(text)?.[1]

test('the page that verifies says hash, state, organization and date, and nothing else', async () => {
  const { status, body } = await verify()
  expect(status).toBe(200)
  expect(body).toEqual({
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    status: 'draft',
    statusWords: 'Draft',
    organization: 'Ministry of Health',
    fiscalYear: 2027,
    changedAt: expect.any(String),
    dualDate: expect.stringContaining(' / '),
  })
  expect((await verify('01a1fd18-4020-76c1-9828-2e2426d4a9d7')).status).toBe(404)
  expect((await verify('x')).status).toBeOneOf([400, 404])
})

test.skipIf(!canRead)('paper and system carry the same hash until the proposal changes', async () => {
  const text = await paper()
  const { sha256 } = (await verify()).body
  expect(hashOn(text)).toBe(sha256)
  for (const word of [
    '10 Jumada al-Akhirah 1448 / 20 November 2026',
    'DRAFT – not approved',
    'Immunization',
    'Care for mothers',
  ])
    expect(text).toContain(word)
  expect(text).toMatch(/Total\s+7,000.00\s+6.00\s+15.00\s+6,000.60/)
  expect(text).toMatch(/1,000.10\s+3,000.30\s+750.07\s+750.07\s+750.07\s+750.09/)
  const [line] = (await people.officer.ask('GET', `${PROPOSALS}/${id}/lines`)).body.items
  const change = { version: line.version, description: 'Travel to islands' }
  await people.officer.ask('PATCH', `/moa/MOH/budgeting/proposal-lines/${line.id}`, change)
  expect((await verify()).body.sha256).not.toBe(sha256)
  expect(hashOn(await paper())).toBe((await verify()).body.sha256)
})

test('the state may move on, what is said may not; approved amounts count once they are fixed', async () => {
  const { sha256 } = (await verify()).body
  await stepProposal(people, id, 'submit', 'endorse', 'take_up')
  const [line] = (await people.officer.ask('GET', `${PROPOSALS}/${id}/lines`)).body.items
  await people.reviewer.ask('PUT', `${PROPOSALS}/${id}/review`, {
    lines: [{ id: line.id, version: line.version, approvedAmount: '5.00' }],
  })
  expect((await verify()).body).toMatchObject({ sha256, status: 'under_review' })
  await stepProposal(people, id, 'approve')
  const approved = (await verify()).body
  expect([approved.status, approved.sha256 === sha256]).toEqual(['approved', false])
  if (!canRead) return
  const text = await paper()
  expect(hashOn(text)).toBe(approved.sha256)
  expect(text).not.toContain('not approved')
  expect(text).toContain(people.manager.person.name)
  expect(text).toMatch(/Total\s+7,000.00\s+6.00\s+15.00\s+6,000.60\s+3,005.30/)
})

test('a change behind the back of BMMS shows too', async () => {
  const { sha256 } = (await verify()).body
  await onAdmin(
    db.adminUrl,
    `update proposal_line set approved_amount = approved_amount + 0.01 where proposal_id = $1 and set_config('bmms.organization_id', organization_id::text, true) <> ''`,
    [id],
  )
  expect((await verify()).body.sha256).not.toBe(sha256)
})

test('the hash is SHA-256 over canonical JSON', () => {
  const expected = createHash('sha256').update('{"a":[1,"x"],"b":null}').digest('hex')
  expect(contentHash({ b: null, a: [1, 'x'] })).toBe(expected)
})
