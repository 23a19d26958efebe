import { writeXlsx } from 'hucre/xlsx'
import { beforeAll, expect, test } from 'vitest'
import { type Answer, useTestApp } from '../../../testing/app.ts'
import {
  draftProposal,
  line,
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
let people: Preparation
let id: string
beforeAll(async () => {
  people = await prepare(db, app)
  await onAdmin(
    db.adminUrl,
    `insert into uacs_object (code, name, class, level) values ('1010101000', 'Cash', 'asset', 'object')`,
  )
  const callId = await publishCall(people, 2027, { MOOE: '7000' })
  ;({ id } = await draftProposal(db, people, callId))
})

async function send(content: string | Uint8Array, { query = '', name = 'lines.csv', of = id } = {}): Promise<Answer> {
  const { cookie } = people.officer.ask as typeof people.officer.ask & { cookie: string }
  const mark = 'x-x-x'
  const head = `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${mark}--\r\n`)])
  const answer = await app.server.inject({
    method: 'POST',
    url: `/api/v1${PROPOSALS}/${of}/lines/import${query}`,
    headers: { cookie, 'content-type': `multipart/form-data; boundary=${mark}` },
    payload,
  })
  return { status: answer.statusCode, body: answer.json(), text: answer.body, headers: answer.headers }
}
const lines = async () => (await people.officer.ask('GET', `${PROPOSALS}/${id}/lines`)).body

const head = 'ppa_code,object_code,description,quantity,unit,unit_cost,q1,q2,q3,q4,location'
const good = `${head}
310100100001000,5020201002,Training,"1,000.5",persons,₱333.33,,,,,
310100100002000,5020301002,"Paper, A4",2,reams,250,100,100,100,200,1999900000
`

test('every row of a file gets its verdict, and nothing is taken while one of them is wrong', async () => {
  const bad = `${head}
999999999999999,5020201002,Training,1,x,1,,,,,
310100100001000,5020299999,Training,1,x,1,,,,,
310100100001000,1010101000,Training,1,x,1,,,,,
310100100001000,5020201002,,0,x,1.005,,,,,
310100100001000,5020201002,Training,-1,x,abc,,,,,abc
310100100001000,5020201002,Training,3,x,1,1,1,1,0.99,
310100100001000,5020201002,Training,3,x,1,1,1,,,
310100100001000,5020201002,Training,1,x,1,,,,,
`
  const before = await lines()
  const { status, body } = await send(bad)
  expect([status, body.applied, body.created, body.failed]).toEqual([200, false, 0, 7])
  const columns = body.rows.map(({ row, verdict, errors }: never) => [
    row,
    verdict,
    ...(errors as { column: string }[]).map(({ column }) => column),
  ])
  expect(columns).toEqual([
    [2, 'error', 'ppa_code'],
    [3, 'error', 'object_code'],
    [4, 'error', 'object_code'],
    [5, 'error', 'description', 'quantity', 'unit_cost'],
    [6, 'error', 'quantity', 'unit_cost', 'location'],
    [7, 'error', 'q1'],
    [8, 'error', 'q3', 'q4'],
    [9, 'create'],
  ])
  expect(body.rows[2].errors[0].message).toBe('Nothing is allotted for 1010101000 Cash (BAA 84, s. 4(c)).')
  expect(body.rows[5].errors[0].message).toBe('The quarters add up to ₱3.99; the line costs ₱3.00 (BAA 84, s. 37(b)).')
  expect(await lines()).toEqual(before)
})

test('a dry run says what the run then does, to the centavo', async () => {
  const before = await lines()
  const dry = await send(good, { query: '?dryRun=true' })
  expect(dry.body).toMatchObject({ applied: false, created: 2, failed: 0, removed: 0, total: '333996.67' })
  expect(await lines()).toEqual(before)
  const run = await send(good)
  expect(run.body).toEqual({ ...dry.body, applied: true })
  const { items, total } = await lines()
  expect(total).toBe(before.total + 2)
  expect(items.map(({ amount }: never) => amount)).toContain('333496.67')
  const paper = items.find(({ description }: never) => description === 'Paper, A4')
  expect(paper).toMatchObject({
    class: 'MOOE',
    isPhased: true,
    phasing: { q1: '100.00', q4: '200.00' },
    location: '1999900000',
  })
})

test('replacing takes out what the programs of the file had', async () => {
  const one = `${head}\n310100100001000,5020201002,Only,1,x,1,,,,,\n`
  const dry = await send(one, { query: '?mode=replace&dryRun=true' })
  expect(dry.body).toMatchObject({ removed: 2, created: 1 })
  await send(one, { query: '?mode=replace' })
  const { items } = await lines()
  expect(items.filter(({ ppaCode }: never) => ppaCode === '310100100001000')).toMatchObject([{ description: 'Only' }])
  expect(items).toHaveLength(3)
})

test('an Excel file and what leaves as a list come in too', async () => {
  const rows = [
    ['Object', 'PPA code', 'Description', 'Qty', 'Unit', 'Unit cost'],
    ['5020201002', '310100100001000', 'From Excel', 2, 'x', 10.5],
  ]
  const xlsx = await writeXlsx({ sheets: [{ name: 'Lines', rows }] })
  expect((await send(xlsx, { name: 'lines.xlsx', query: '?dryRun=true' })).body).toMatchObject({
    created: 1,
    total: '21.00',
  })
  const listed = await people.officer.ask('GET', `${PROPOSALS}/${id}/lines?format=csv`)
  const back = await send(listed.text, { query: '?dryRun=true&mode=replace' })
  expect(back.body).toMatchObject({ failed: 0, created: 3, removed: 3 })
  const template = await people.officer.ask('GET', `${PROPOSALS}/${id}/lines/template`)
  expect([template.status, template.headers['content-type']]).toEqual([200, expect.stringContaining('spreadsheetml')])
})

test('what is no table says why; the file is not kept', async () => {
  expect((await send('a,b\n1,2\n')).body.notes[0]).toContain('PPA code')
  expect((await send(`${head}\n`)).body.notes).toEqual(['There is no row below the names of the columns.'])
  expect((await send('%PDF-1.4', { name: 'x.pdf' })).status).toBe(415)
  expect((await send(good, { of: '01a1fd18-4020-76c1-9828-2e2426d4a9d7' })).status).toBe(404)
  const { rows } = await onAdmin(db.adminUrl, `select count(*)::integer as kept from file where name like 'lines%'`)
  expect(rows).toEqual([{ kept: 0 }])
})

test('no code that is no longer used, and nothing into what is frozen', async () => {
  await onAdmin(
    db.adminUrl,
    `update uacs_object set is_active = false, deactivated_on = '2026-01-01' where code = '5020201002'`,
  )
  expect((await send(good)).body.rows[0].errors[0].message).toContain('is no longer used (BAA 84, s. 27(a))')
  const added = await people.officer.ask('GET', `${PROPOSALS}/${id}`)
  const [ppa] = added.body.ppaList
  const one = await people.officer.ask('POST', `/moa/MOH/budgeting/proposal-ppas/${ppa.id}/lines`, {
    ...line,
    objectCode: '5020201002',
  })
  expect([one.status, one.body.code]).toEqual([400, 'budget.proposal.object_inactive'])
  const replaced = await send(`${head}\n310100100001000,5020301002,Only,1,x,1,,,,,\n`, { query: '?mode=replace' })
  expect(replaced.body.applied).toBe(true)
  const submitted = await stepProposal(people, id, 'submit')
  expect(submitted.body.status ?? submitted.body).toBe('submitted')
  expect((await send(good)).body.code).toBe('budget.proposal.frozen')
})
