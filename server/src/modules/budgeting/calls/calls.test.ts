import { beforeAll, describe, expect, it } from 'vitest'
import { inOrganization } from '../../../platform/database/scope.ts'
import { type Answer, type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson, getOrganization, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const base = '/platform/budgeting/calls'
let director: Ask
let officer: Ask
let other: Ask
let people: Record<'officer' | 'manager' | 'other' | 'planner', TestPerson>

beforeAll(async () => {
  director = await app.signIn(await createPerson(test, { platformRoles: ['budget_director'] }))
  people = {
    officer: await createPerson(test, { roles: { MOH: ['budget_officer'] } }),
    manager: await createPerson(test, { roles: { MOH: ['manager'] } }),
    planner: await createPerson(test, { roles: { MOH: ['planner'] } }),
    other: await createPerson(test, { roles: { MOLE: ['budget_officer'] } }),
  }
  officer = await app.signIn(people.officer)
  other = await app.signIn(people.other)
})

const submission = {
  kind: 'submission',
  name: 'Submission by organizations',
  date: '2026-12-08',
  section: 'BAA 84, s. 19',
}
const paths = ({ body }: Answer) => (body.errors ?? []).map(({ path }: { path: string }) => path)

async function callOf(fiscalYear: number): Promise<{ id: string; version: number }> {
  const { body } = await director('POST', base, { fiscalYear, title: `Call ${fiscalYear}`, dates: [submission] })
  return body
}
const setFor = (call: { id: string; version: number }, ceilings: object[], reason?: string) =>
  director('PUT', `${base}/${call.id}/ceilings`, { version: call.version, ceilings, ...(reason ? { reason } : {}) })

describe('a budget call', () => {
  it('starts with the one day that the law names, shown in both calendars', async () => {
    const { status, body } = await director('POST', base, { fiscalYear: 2027, title: 'Budget call 2027' })
    expect(status).toBe(201)
    expect(body).toMatchObject({ status: 'draft', submissionDue: null, ceilingTotal: '0.00', canEdit: true })
    expect(body.dates).toMatchObject([
      { kind: 'parliament', date: '2026-09-30', section: 'BAA 84, s. 23', movedTo: null },
    ])
    expect(body.dates[0].dualDate).toMatch(/ 1448 \/ 30 September 2026$/)
    const again = await director('POST', base, { fiscalYear: 2027, title: 'Again' })
    expect([again.status, again.body.code, paths(again)]).toEqual([409, 'budget.call.year_taken', ['fiscalYear']])
  })

  it('is published when it says until when and how much, and not before', async () => {
    const call = await callOf(2028)
    const publish = (version: number) => director('POST', `${base}/${call.id}/steps`, { action: 'publish', version })
    const without = await publish(1)
    expect([without.status, without.body.code, paths(without)]).toEqual([409, 'budget.call.incomplete', ['ceilings']])
    const set = await setFor(call, [{ organization: 'MOH', class: 'MOOE', amount: '30000000000.01' }])
    expect(set.body).toMatchObject({ organizations: 1, ceilingTotal: '30000000000.01', version: 2 })
    expect((await publish(1)).body.code).toBe('concurrency.stale')
    const published = await publish(2)
    expect(published.body).toMatchObject({ status: 'published', version: 3 })
    expect(published.body.steps).toMatchObject([{ action: 'publish', label: 'Published' }])
    expect((await publish(3)).body.code).toBe('workflow.not_now')
  })

  it('tells budget officers and managers of every organization, and sets their deadline', async () => {
    const { rows } = await onAdmin(
      test.adminUrl,
      `select person_id, path from notification where topic = 'budgeting.call_published'`,
    )
    const told = new Map(rows.map(({ person_id, path }) => [person_id, path]))
    expect(told.get(people.officer.id)).toMatch(/^\/moa\/MOH\/budgeting\/calls\//)
    expect(told.get(people.other.id)).toMatch(/^\/moa\/MOLE\/budgeting\/calls\//)
    expect([told.has(people.manager.id), told.has(people.planner.id)]).toEqual([true, false])
    const due = await onAdmin(
      test.adminUrl,
      `select d.statutory_date::text, d.due_date::text from deadline d join organization o on o.id = d.organization_id
        where o.code = 'MOLE' and d.subject_id = 'FY 2028'`,
    )
    // 8 December 2026 is a holiday.
    expect(due.rows).toEqual([{ statutory_date: '2026-12-08', due_date: '2026-12-09' }])
  })

  it('shows an organization its own ceilings and nobody else’s; drafts are not seen at all', async () => {
    const { body } = await officer('GET', '/moa/MOH/budgeting/calls')
    expect(body.items).toMatchObject([
      { fiscalYear: 2028, ceilings: { MOOE: '30000000000.01', PS: null, total: '30000000000.01' }, canPropose: true },
    ])
    const theirs = await other('GET', `/moa/MOLE/budgeting/calls/${body.items[0].id}`)
    expect(theirs.body.ceilings).toEqual({ PS: null, MOOE: null, FE: null, CO: null, total: '0.00' })
    const draft = await callOf(2029)
    await setFor(draft, [{ organization: 'MOLE', class: 'CO', amount: '5' }])
    expect((await other('GET', `/moa/MOLE/budgeting/calls/${draft.id}`)).status).toBe(404)
    const seen = await inOrganization(
      test.database,
      {
        actor: { ...people.other, permissions: new Set() },
        organization: await getOrganization(test, 'MOLE'),
        requestId: 't',
      },
      async ({ db }) => (await db.execute('select organization_id from budget_ceiling')).rows,
    )
    expect(seen).toEqual([])
  })

  it('is not written by an organization, whatever a statement says', async () => {
    const write = (statement: string) =>
      inOrganization(
        test.database,
        { actor: { ...people.officer, permissions: new Set() }, organization: ownOrganization, requestId: 't' },
        async ({ db }) => (await db.execute(statement)).rowCount,
      )
    const ownOrganization = await getOrganization(test, 'MOH')
    expect(await write(`update budget_ceiling set amount = 1`)).toBe(0)
    expect(await write(`delete from budget_call`)).toBe(0)
    await expect(
      write(`insert into budget_ceiling (organization_id, id, call_id, class, amount)
        select organization_id, gen_random_uuid(), call_id, 'PS', 1 from budget_ceiling limit 1`),
    ).rejects.toMatchObject({ cause: { code: '42501' } })
  })

  it('changes after it was published with a reason, which the history keeps', async () => {
    const { body: list } = await director('GET', `${base}?status=published`)
    const [call] = list.items
    const change = [{ organization: 'MOH', class: 'MOOE', amount: '25000000000.00' }]
    const without = await setFor(call, change)
    expect([without.status, paths(without)]).toEqual([400, ['reason']])
    const set = await setFor(call, change, 'Revenue is lower')
    expect(set.body.steps.at(-1)).toMatchObject({ action: 'change', comment: 'Revenue is lower' })
    const history = await director('GET', `${base}/${call.id}/history?table=budget_ceiling`)
    expect(history.body.items[0]).toMatchObject({ table: 'budget_ceiling', action: 'update', organization: 'MOH' })
    expect(history.body.items[0].fields).toContainEqual({
      field: 'amount',
      before: '30000000000.01',
      after: '25000000000',
    })
    const { items } = (await director('GET', `${base}/${call.id}/ceilings?hasCeiling=true`)).body
    expect(items).toMatchObject([{ code: 'MOH', reason: 'Revenue is lower', ceilings: { MOOE: '25000000000.00' } }])
  })

  it('is closed and reopened; closed, it does not change', async () => {
    const call = await callOf(2030)
    const set = await setFor(call, [{ organization: 'MOH', class: 'PS', amount: '1' }])
    const step = (action: string, version: number, comment?: string) =>
      director('POST', `${base}/${call.id}/steps`, { action, version, ...(comment ? { comment } : {}) })
    await step('publish', set.body.version)
    expect((await step('close', 3)).body.status).toBe('closed')
    expect((await director('PATCH', `${base}/${call.id}`, { version: 4, title: 'New', reason: 'x' })).body.code).toBe(
      'budget.call.closed',
    )
    expect((await step('reopen', 4)).body.code).toBe('workflow.comment_required')
    expect((await step('reopen', 4, 'More time')).body).toMatchObject({ status: 'published', closedAt: null })
    const { rows } = await onAdmin(
      test.adminUrl,
      `select count(*)::integer as open from deadline where subject_id = 'FY 2030' and settled_at is null`,
    )
    expect(rows[0]?.open).toBeGreaterThan(1)
  })
})

describe('a pasted table of ceilings', () => {
  it('gets a verdict for each row, and is taken whole or not at all', async () => {
    const call = await callOf(2031)
    const paste = (table: string, dryRun: boolean, version = 1) =>
      director('POST', `${base}/${call.id}/ceilings/paste`, { version, table, dryRun })
    const bad = await paste('Code\tPS\tMOOE\nMOH\t₱1,000.50\t-5\nNONE\t1\t2\nMOLE\t1.005\t\nMOLE\t1\t\n', false)
    expect(bad.status).toBe(200)
    expect(bad.body).toMatchObject({ applied: false, version: 1 })
    expect(
      bad.body.rows.map(({ row, verdict, errors }: never) => [
        row,
        verdict,
        (errors as { column: string }[])[0]?.column,
      ]),
    ).toEqual([
      [2, 'error', 'mooe'],
      [3, 'error', 'organization'],
      [4, 'error', 'ps'],
      [5, 'error', 'organization'],
    ])
    const good = 'organization,PS,MOOE,FE,CO\nmoh,"1,000.50",,0,\nMOLE,2,3.1,4,5\n'
    const dry = await paste(good, true)
    expect(dry.body).toMatchObject({ applied: false, rows: [{ verdict: 'set' }, { verdict: 'set' }] })
    expect((await director('GET', `${base}/${call.id}`)).body.ceilingTotal).toBe('0.00')
    const real = await paste(good, false)
    expect(real.body).toMatchObject({ applied: true, rows: dry.body.rows, version: 2 })
    expect((await director('GET', `${base}/${call.id}`)).body).toMatchObject({
      ceilingTotal: '1014.60',
      organizations: 2,
    })
    expect((await paste(good, true, 2)).body.rows.map(({ verdict }: never) => verdict)).toEqual([
      'unchanged',
      'unchanged',
    ])
    expect((await paste('a,b\n1,2', false, 2)).body.notes[0]).toContain('Organization is missing')
  })
})

describe('bad input', () => {
  it.each([
    ['fiscalYear', { fiscalYear: 1999 }],
    ['fiscalYear', { fiscalYear: '2040' }],
    ['title', { title: '' }],
    ['dates', { dates: [submission, submission] }],
    ['dates.0.date', { dates: [{ ...submission, date: '2026-02-30' }] }],
    ['dates.0.kind', { dates: [{ ...submission, kind: 'party' }] }],
    [
      'forms',
      {
        forms: [
          { code: 'BBP 201', title: 'A' },
          { code: 'BBP 201', title: 'B' },
        ],
      },
    ],
    ['status', { status: 'published' }],
  ])('is refused at %s', async (path, parts) => {
    const answer = await director('POST', base, { fiscalYear: 2040, title: 'Call', ...parts })
    expect([answer.status, paths(answer)]).toEqual([400, [path]])
    expect(
      (await director('GET', `${base}?q=Call`)).body.items.every(({ fiscalYear }: never) => fiscalYear !== 2040),
    ).toBe(true)
  })

  it.each([
    ['ceilings.0.amount', { organization: 'MOH', class: 'PS', amount: '-1' }],
    ['ceilings.0.amount', { organization: 'MOH', class: 'PS', amount: '1.005' }],
    ['ceilings.0.amount', { organization: 'MOH', class: 'PS', amount: 5 }],
    ['ceilings.0.class', { organization: 'MOH', class: 'FinEx', amount: '1' }],
    ['ceilings.0.organization', { organization: 'NONE', class: 'PS', amount: '1' }],
  ])('of a ceiling is refused at %s', async (path, ceiling) => {
    const call = (await director('GET', `${base}?status=draft`)).body.items[0]
    const answer = await setFor(call, [ceiling])
    expect([answer.status, paths(answer)]).toEqual([400, [path]])
  })
})
