// Whatever is sent, the answer names the field, nothing partial remains, and nothing is a defect of ours.
import fc from 'fast-check'
import type { TObject } from 'typebox'
import { beforeAll, expect, test } from 'vitest'
import { type Answer, type Ask, type Method, useTestApp } from '../../../testing/app.ts'
import {
  addFile,
  draftProposal,
  line,
  PROPOSALS,
  type Preparation,
  prepare,
  publishCall,
} from '../../../testing/budget-proposals.ts'
import { createPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { callRoutes } from '../calls/call.routes.ts'
import { proposalRoutes } from './proposal.routes.ts'

const db = useTestDatabase()
const app = useTestApp(db)
let people: Preparation
let ask: Ask
const ids = { call: '', proposal: '', ppa: '', line: '', attachment: '' }
const own = '/moa/MOH/budgeting'

beforeAll(async () => {
  people = await prepare(db, app)
  ask = people.officer.ask
  ids.call = await publishCall(people, 2027, { MOOE: '7000' })
  const draft = await draftProposal(db, people, ids.call)
  const [row] = (await ask('GET', `${PROPOSALS}/${draft.id}/lines`)).body.items
  Object.assign(ids, {
    proposal: draft.id,
    ppa: draft.ppaList[0].id,
    line: row.id,
    attachment: draft.attachments[0].id,
  })
})
const paths = ({ body }: Answer) => (body.errors ?? []).map(({ path }: { path: string }) => path)
const read = () => ask('GET', `${PROPOSALS}/${ids.proposal}`)

test.each([
  ['objectCode', { objectCode: '5020101' }],
  ['objectCode', { objectCode: '9999999999' }],
  ['objectCode', { objectCode: 5020101000 }],
  ['description', { description: ' ' }],
  ['description', { description: 'a\u0000b' }],
  ['description', { description: 'x'.repeat(501) }],
  ['quantity', { quantity: '0' }],
  ['quantity', { quantity: '-1' }],
  ['quantity', { quantity: '1.00005' }],
  ['quantity', { quantity: 'three' }],
  ['quantity', { quantity: 3 }],
  ['quantity', { quantity: '1e3' }],
  ['unit', { unit: '' }],
  ['unitCost', { unitCost: '0.00' }],
  ['unitCost', { unitCost: '-5' }],
  ['unitCost', { unitCost: '1.005' }],
  ['unitCost', { unitCost: '1,000.00' }],
  ['unitCost', { unitCost: 'NaN' }],
  ['unitCost', { quantity: '0.0001', unitCost: '0.01' }],
  ['phasing', { phasing: { q1: '3000.30', q2: '0', q3: '0', q4: '0.01' } }],
  ['phasing.q1', { phasing: { q1: '-1', q2: '0', q3: '0', q4: '0' } }],
  ['phasing.q4', { phasing: { q1: '1', q2: '1', q3: '1' } }],
  ['location', { location: 'Cotabato' }],
  ['amount', { amount: '1.00' }],
  ['class', { class: 'PS' }],
  ['approvedAmount', { approvedAmount: '1.00' }],
])('a line is refused for its %s: %j', async (path, parts) => {
  const before = (await read()).body
  const answer = await ask('POST', `${own}/proposal-ppas/${ids.ppa}/lines`, { ...line, ...parts })
  expect([answer.status, paths(answer)[0]]).toEqual([400, path])
  expect(answer.body.detail).toMatch(/^[A-Z0-9].*[.]$/)
  const after = (await read()).body
  expect([after.version, after.requested]).toEqual([before.version, before.requested])
})

test('programs, indicators, comparatives and papers name the field that is wrong', async () => {
  const { body } = await read()
  const [first] = body.ppaList
  const indicator = {
    level: 'output',
    name: 'I',
    unit: '',
    baseline: null,
    target: '1',
    targetNext: null,
    targetAfter: null,
  }
  const year = { class: 'PS', previousActual: '1', currentAppropriation: '1' }
  const ppa = `${own}/proposal-ppas/${ids.ppa}`
  const missing = '01a1fd18-4020-76c1-9828-2e2426d4a9d7'
  const cases: [method: Method, path: string, address: string, body: object, status?: number][] = [
    ['POST', 'callId', PROPOSALS, { callId: missing, title: 'P' }],
    ['POST', 'title', PROPOSALS, { callId: ids.call, title: '' }],
    ['POST', 'ppaId', `${PROPOSALS}/${ids.proposal}/ppas`, { ppaId: missing }],
    ['PATCH', 'goalId', ppa, { version: first.version, goalId: missing }],
    ['PATCH', 'objectiveIds', ppa, { version: first.version, objectiveIds: [missing] }],
    ['PATCH', 'category', ppa, { version: first.version, category: 'old' }],
    ['PATCH', 'genderAmount', ppa, { version: first.version, genderAmount: '-1' }],
    ['PATCH', 'priority', ppa, { version: first.version, priority: 1 }],
    [
      'PUT',
      'indicators.0.target',
      `${ppa}/indicators`,
      { version: first.version, indicators: [{ ...indicator, target: 'x' }] },
    ],
    [
      'PUT',
      'indicators.0.level',
      `${ppa}/indicators`,
      { version: first.version, indicators: [{ ...indicator, level: 'impact' }] },
    ],
    ['PUT', 'comparatives', `${ppa}/comparatives`, { version: first.version, comparatives: [year, year] }],
    [
      'PUT',
      'comparatives.0.previousActual',
      `${ppa}/comparatives`,
      { version: first.version, comparatives: [{ ...year, previousActual: '1.001' }] },
    ],
    ['PUT', 'ppas', `${PROPOSALS}/${ids.proposal}/priorities`, { version: body.version, ppas: [first.id] }, 409],
    ['PUT', 'ppas', `${PROPOSALS}/${ids.proposal}/priorities`, { version: body.version, ppas: [first.id, first.id] }],
    ['POST', 'fileId', `${PROPOSALS}/${ids.proposal}/attachments`, { kind: 'other', fileId: missing }],
    [
      'POST',
      'kind',
      `${PROPOSALS}/${ids.proposal}/attachments`,
      { kind: 'picture', fileId: await addFile(db, 'a.pdf') },
    ],
    ['POST', 'comment', `${own}/proposal-lines/${ids.line}/comments`, { comment: '' }],
    ['POST', 'version', `${PROPOSALS}/${ids.proposal}/steps`, { action: 'submit', version: 0 }],
  ]
  for (const [method, path, address, sent, status = 400] of cases) {
    const answer = await ask(method, address, sent)
    expect({ sent, status: answer.status, paths: paths(answer) }).toEqual({ sent, status, paths: [path] })
    expect(answer.body.detail).toMatch(/^[A-Z].*[.]$/)
  }
  expect((await read()).body.version).toBe(body.version)
})

test('a stale version is refused with what stands, and two who change the same line do not both win', async () => {
  const address = `${own}/proposal-lines/${ids.line}`
  const [row] = (await ask('GET', `${PROPOSALS}/${ids.proposal}/lines`)).body.items.filter(
    ({ id }: never) => id === ids.line,
  )
  const change = (quantity: string) => ask('PATCH', address, { version: row.version, quantity })
  const answers = await Promise.all([change('4'), change('5')])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const stale = answers.find(({ status }) => status === 409)
  expect(stale?.body).toMatchObject({ code: 'concurrency.stale', current: { id: ids.line, version: row.version + 1 } })
  for (const [method, path] of [
    ['PATCH', ''],
    ['PUT', '/indicators'],
  ] as const) {
    const body = method === 'PATCH' ? { version: 99, justification: 'x' } : { version: 99, indicators: [] }
    expect((await ask(method, `${own}/proposal-ppas/${ids.ppa}${path}`, body)).body.code).toBe('concurrency.stale')
  }
  expect((await ask('PATCH', PROPOSALS.concat(`/${ids.proposal}`), { version: 1, title: 'x' })).body.code).toBe(
    'concurrency.stale',
  )
})

test('programs change places in one go, and close ranks when one goes', async () => {
  const { body } = await read()
  const order = body.ppaList.map(({ id }: never) => id).reverse()
  const ranked = await ask('PUT', `${PROPOSALS}/${ids.proposal}/priorities`, { version: body.version, ppas: order })
  expect(ranked.body.items.map(({ id, priority }: never) => [id, priority])).toEqual(
    order.map((id: string, at: number) => [id, at + 1]),
  )
  expect((await read()).body.version).toBe(ranked.body.version)
  const removed = await ask('DELETE', `${own}/proposal-ppas/${order[0]}`)
  expect(removed.status).toBe(204)
  expect((await read()).body.ppaList).toMatchObject([{ id: order[1], priority: 1 }])
})

test('another organization reaches nothing of it', async () => {
  const mole = await app.signIn(await createPerson(db, { roles: { MOLE: ['budget_officer', 'manager'] } }))
  for (const address of [`proposals/${ids.proposal}`, `proposals/${ids.proposal}/lines`, `proposal-ppas/${ids.ppa}`]) {
    expect((await mole('GET', `/moa/MOLE/budgeting/${address}`)).status).toBe(404)
    expect((await mole('GET', `/moa/MOH/budgeting/${address}`)).status).toBe(403)
  }
  const listed = await mole('GET', '/moa/MOLE/budgeting/calls')
  expect(listed.body.items[0]).toMatchObject({ ceilings: { MOOE: null, total: '0.00' }, proposal: null })
  expect(listed.text).not.toContain('7000')
})

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('9'.repeat(30), '-1', '2026-13-01', 'null'),
)
const junk = fc.oneof(
  text,
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(text, { maxLength: 2 }),
  fc.object(),
)

test('no junk in any field of any endpoint is answered with 500', async () => {
  const director = people.director.ask
  for (const { endpoint } of [...callRoutes, ...proposalRoutes].filter(
    ({ upload, door, render }) => !upload && !door && !render,
  )) {
    const { method, path, body, query } = endpoint
    const address = path.replace(':moa', 'MOH').replace(':id', idFor(path))
    const fields = Object.keys((method === 'GET' ? (query as TObject) : (body as TObject)).properties ?? {})
    const who = path.startsWith('/moa/') ? ask : director
    if (fields.length === 0) continue
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...fields), junk, { maxKeys: 4 }), async (parts) => {
        const search = new URLSearchParams(Object.entries(parts).map(([name, value]) => [name, wellFormed(value)]))
        const answer =
          method === 'GET'
            ? await who(method, `${address}?${search}`)
            : await who(method as Method, address, { version: 1, ...parts })
        expect([address, parts, answer.status < 500]).toEqual([address, parts, true])
      }),
      { numRuns: 10, seed: 7 },
    )
  }
  expect(app.reported).toEqual([])
})

function idFor(path: string): string {
  if (path.includes('calls/')) return ids.call
  if (path.includes('proposal-ppas/')) return ids.ppa
  if (path.includes('proposal-attachments/')) return ids.attachment
  return path.includes('proposal-lines/') ? ids.line : ids.proposal
}

function wellFormed(value: unknown): string {
  return String(typeof value === 'object' ? JSON.stringify(value) : value).toWellFormed()
}
