import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { as, createPerson, getOrganization } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { inPlatform, SYSTEM } from '../database/scope.ts'
import { recordHistory, scopeHistory } from './history.ts'

const test = useTestDatabase()

it('tells a change field by field, with the person, and sums to the centavo', async () => {
  const person = await createPerson(test, { roles: { MOH: ['planner'] }, name: 'Norhaya Salim' })
  const { id: organization } = await getOrganization(test, 'MOH')
  const plan = '01a1fd18-4020-76c1-9828-2e2426d4a9d7'
  const year = '01a1fd18-4020-76c1-9828-2e2426d4a9d8'
  await onAdmin(
    test.adminUrl,
    `insert into strategic_plan (organization_id, id, title, vision, mission, start_year, end_year, preparers, prepared_by)
     values (${organization}, '${plan}', 'Plan', 'v', 'm', 2026, 2030, '{}', 'x')`,
  )
  await onAdmin(
    test.adminUrl,
    `insert into annual_work_plan (organization_id, id, plan_id, title, year, preparers, prepared_by, budget_total)
     values (${organization}, '${year}', '${plan}', 'Year', 2026, '{}', 'x', 1.00)`,
  )
  await as(test, { person, code: 'MOH', permissions: [] }, (scope) =>
    scope.db.execute(sql`update annual_work_plan set budget_total = 9999999999999999.99 where id = ${year}`),
  )
  const history = await as(test, { person, code: 'MOH', permissions: [] }, (scope) =>
    recordHistory(scope, { table: 'annual_work_plan', id: year }, {}),
  )
  expect(history.items[0]).toMatchObject({
    actorName: 'Norhaya Salim',
    action: 'update',
    organization: 'MOH',
    subject: 'Year',
    fields: [{ field: 'budget_total', before: '1', after: '9999999999999999.99' }],
  })
  const log = await as(test, { person, code: 'MOH', permissions: [] }, (scope) =>
    scopeHistory(scope, { actor: 'norhaya' }),
  )
  expect(log.total).toBe(1)
})

it('from above organizations, says where each change was, and shows those of one organization', async () => {
  await onAdmin(
    test.adminUrl,
    `update organization set mandate = 'Health' where code = 'MOH'; update organization set mandate = 'Work' where code = 'MOLE'`,
  )
  const caller = { actor: SYSTEM, requestId: 'test' }
  const log = (query: { organization?: string }) =>
    inPlatform(test.database, caller, (scope) => scopeHistory(scope, { ...query, table: 'organization' }))
  const everywhere = await log({})
  expect(everywhere.items.slice(0, 2).map(({ organization }) => organization)).toEqual(['MOLE', 'MOH'])
  const inHealth = await log({ organization: 'MOH' })
  expect(inHealth.total).toBeGreaterThan(0)
  expect(new Set(inHealth.items.map(({ subject, organization }) => `${organization}: ${subject}`))).toEqual(
    new Set(['MOH: Ministry of Health']),
  )
})
