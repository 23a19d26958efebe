// A file of programs in the browser, from upload to the ledger.

import { beforeEach, expect, test } from 'vitest'
import { readCsv } from '../../../platform/imports/read-csv.ts'
import { useTestApp } from '../../../testing/app.ts'
import { createPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { readPpaSheet } from './read-ppa-sheet.ts'

const db = useTestDatabase()
const app = useTestApp(db)
const base = '/moa/MOH/budgeting/ppa-imports'
type Person = Awaited<ReturnType<typeof app.signIn>>
let officer: Person
let manager: Person
let both: Person
let files = 0

beforeEach(async () => {
  db.clock.set('2026-11-20T04:00:00Z')
  officer ??= await app.signIn(await createPerson(db, { roles: { MOH: ['budget_officer'] }, name: 'Omar Officer' }))
  manager ??= await app.signIn(await createPerson(db, { roles: { MOH: ['manager'] }, name: 'Mina Manager' }))
  both ??= await app.signIn(await createPerson(db, { roles: { MOH: ['budget_officer', 'manager'] } }))
})

async function upload(person: Person, text: string, { name = 'programs.csv', query = 'year=2026' } = {}) {
  const form = new FormData()
  form.append('file', new Blob([text]), name)
  const encoded = new Response(form)
  const answer = await app.server.inject({
    method: 'POST',
    url: `/api/v1${base}?${query}`,
    headers: { cookie: person.cookie, 'content-type': encoded.headers.get('content-type') ?? '' },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
  return { status: answer.statusCode, body: answer.json() }
}

function sheet(mooe = '2500.50'): { code: string; text: string } {
  files += 1
  const code = `3107${String(files).padStart(11, '0')}`
  return { code, text: `Code,Title,MOOE,Output indicator,Output targets\n${code},Care ${files},${mooe},Kits,1;2;3;4` }
}
const ledgerOf = async (code: string) =>
  (
    await onAdmin(
      db.adminUrl,
      `select e.amount, l.actor_name from ledger_entry e join ledger_account k on k.id = e.account_id
         join ppa p on p.id = k.ppa_id join ledger_posting l on l.id = e.posting_id where p.code = $1`,
      [code],
    )
  ).rows

test('an officer has it checked, a manager takes it over, and only then it is there', async () => {
  const { code, text } = sheet()
  const checked = await upload(officer, text)
  expect(checked).toMatchObject({
    status: 201,
    body: {
      ...{ state: 'checked', appropriated: '2500.50', counts: { create: 1, update: 0, unchanged: 0, error: 0 } },
      ...{ checkedBy: 'Omar Officer', canDiscard: true, fileName: 'programs.csv' },
      rows: [{ row: 2, code, verdict: 'create', posted: '2500.50' }],
      confirmRefusal: { code: 'access.missing_permission' },
    },
  })
  expect((await officer('GET', `/moa/MOH/budgeting/ppas?q=${code}`)).body.total).toBe(0)
  const { id, version } = checked.body
  const told = (await manager('GET', '/me/notifications')).body.items
  expect(told[0]).toMatchObject({ topic: 'budget.import_waiting', path: `/moa/MOH/budgeting/ppas/imports/${id}` })
  expect((await officer('POST', `${base}/${id}/confirmation`, { version })).status).toBe(403)
  const done = await manager('POST', `${base}/${id}/confirmation`, { version })
  expect(done.body).toMatchObject({ state: 'confirmed', decidedBy: 'Mina Manager', confirmRefusal: null })
  expect(await ledgerOf(code)).toEqual([{ amount: '2500.50', actor_name: 'Mina Manager' }])
  const twice = await manager('POST', `${base}/${id}/confirmation`, { version: version + 1 })
  expect(twice.body.code).toBe('budget.import.decided')
  const list = await officer('GET', `${base}?state=confirmed`)
  expect(list.body.items[0]).toMatchObject({ id, counts: { create: 1 }, state: 'confirmed' })
  expect((await manager('GET', `${base}/${id}`)).body).toMatchObject({ state: 'confirmed', rows: [{ code }] })
  expect((await upload(officer, text)).body).toMatchObject({ counts: { unchanged: 1 } })
})

test('who had money checked does not post it; programs without money they may', async () => {
  const money = await upload(both, sheet().text)
  expect(money.body.confirmRefusal.code).toBe('workflow.four_eyes')
  const { id, version } = money.body
  expect((await both('POST', `${base}/${id}/confirmation`, { version })).body.code).toBe('workflow.four_eyes')
  const plain = await upload(both, sheet('').text)
  expect(plain.body.confirmRefusal).toBeNull()
  const done = await both('POST', `${base}/${plain.body.id}/confirmation`, { version: plain.body.version })
  expect(done.body.state).toBe('confirmed')
})

test('what changed since the check is not taken over', async () => {
  const { code, text } = sheet()
  const { body } = await upload(officer, text)
  const ppa = { code, title: 'Added meanwhile', kind: 'program', costStructure: 'operations' }
  expect((await officer('POST', '/moa/MOH/budgeting/ppas', ppa)).status).toBe(201)
  const refused = await manager('POST', `${base}/${body.id}/confirmation`, { version: body.version })
  expect(refused.body.code).toBe('budget.import.changed')
  expect(await ledgerOf(code)).toEqual([])
})

test('errors are shown and nothing of it can be taken over; it can be discarded', async () => {
  const { body } = await upload(officer, sheet('-5').text)
  expect(body).toMatchObject({
    counts: { error: 1 },
    rows: [{ verdict: 'error', errors: [{ column: 'mooe', code: 'budget.import.amount_negative' }] }],
  })
  const at = `${base}/${body.id}`
  const refused = await manager('POST', `${at}/confirmation`, { version: body.version })
  expect(refused.body.code).toBe('budget.import.has_errors')
  expect((await officer('POST', `${at}/discard`, { version: body.version })).body.state).toBe('discarded')
})

test('files of another organization, and files that are none, are refused', async () => {
  const other = await upload(officer, 'Organization,Title\nMOLE,Jobs')
  expect(other.body.rows[0].errors[0].code).toBe('budget.import.other_organization')
  const yaml = await upload(officer, 'ppas:\n  - title: From YAML', { name: 'moh.yaml' })
  expect(yaml.body).toMatchObject({ fileName: 'moh.yaml', rows: [{ title: 'From YAML', verdict: 'create' }] })
  expect((await upload(officer, 'a,b\n1,2')).body.code).toBe('budget.import.columns_missing')
  expect((await upload(officer, '%PDF-1.7', { name: 'x.pdf' })).status).toBe(415)
  expect((await upload(officer, sheet().text, { query: 'year=2031' })).body.code).toBe('budget.import.act_of_year')
})

test('the template is understood as it is', async () => {
  const csv = await officer('GET', '/moa/MOH/budgeting/ppa-imports-template?format=csv')
  const { ppas, notes } = await readPpaSheet(readCsv(Buffer.from(csv.text)))
  expect(notes).toEqual([])
  expect(ppas).toHaveLength(1)
  expect(ppas[0]?.indicators).toHaveLength(3)
  const checked = await upload(officer, csv.text)
  expect(checked.body).toMatchObject({ appropriated: '4000000.00', rows: [{ verdict: 'create', warnings: [] }] })
  expect((await officer('GET', '/moa/MOH/budgeting/ppa-imports-template')).status).toBe(200)
})
