import { beforeEach, expect, it } from 'vitest'
import { type TestApp, useTestApp } from '../../testing/app.ts'
import { createPerson, type TestPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'

// Nothing is remembered between requests: these changes fall between two reads of one session.
const test = useTestDatabase()
const app = useTestApp(test)
const plans = '/moa/MOH/planning/strategic-plans'

let person: TestPerson
let ask: Awaited<ReturnType<TestApp['signIn']>>

beforeEach(async () => {
  person = await createPerson(test, { roles: { MOH: ['planner'] } })
  ask = await app.signIn(person)
  for (const path of [plans, plans, '/me', '/me']) expect((await ask('GET', path)).status).toBe(200)
})

async function change(sql: string): Promise<void> {
  await onAdmin(test.adminUrl, sql, [person.id])
}

async function refusalOf(path: string): Promise<unknown[]> {
  const { status, body } = await ask('GET', path)
  return [status, body.code]
}

it('ends with the session, and with the account', async () => {
  await change('update person set is_active = false where id = $1')
  expect(await refusalOf(plans)).toEqual([401, 'access.not_signed_in'])
  expect(await refusalOf('/me')).toEqual([401, 'access.not_signed_in'])
  await change('update person set is_active = true where id = $1')
  expect((await ask('GET', plans)).status).toBe(200)
  await change('delete from session where person_id = $1')
  expect(await refusalOf(plans)).toEqual([401, 'access.not_signed_in'])
})

it('ends with the membership, and begins again with it', async () => {
  await change('update membership set is_active = false where person_id = $1')
  expect(await refusalOf(plans)).toEqual([403, 'access.membership_inactive'])
  expect(await refusalOf(plans)).toEqual([403, 'access.membership_inactive'])
  await change('update membership set is_active = true where person_id = $1')
  expect((await ask('GET', plans)).status).toBe(200)
  await change('delete from membership where person_id = $1')
  expect(await refusalOf(plans)).toEqual([403, 'access.not_a_member'])
})

it('follows the roles and the modules of the moment', async () => {
  const years = { startYear: 2026, endYear: 2030 }
  const { body } = await ask('POST', plans, { title: 'Plan', vision: 'v', mission: 'm', ...years })
  const canEdit = async () => (await ask('GET', `${plans}/${body.id}`)).body.canEdit
  expect([await canEdit(), await canEdit()]).toEqual([true, true])
  await change(`update membership set roles = '{viewer}' where person_id = $1`)
  expect([await canEdit(), await canEdit()]).toEqual([false, false])
  await onAdmin(test.adminUrl, `update organization set modules = '{}' where code = 'MOH'`)
  expect(await refusalOf(plans)).toEqual([403, 'access.module_off'])
  await onAdmin(test.adminUrl, `update organization set modules = '{planning}' where code = 'MOH'`)
  expect((await ask('GET', plans)).body.total).toBe(1)
})

it('asks for a new password from the moment that it has to be changed', async () => {
  await change('update person set must_change_password = true where id = $1')
  expect(await refusalOf(plans)).toEqual([403, 'access.password_change_required'])
})

it('refuses bad input only to who may ask', async () => {
  expect(await refusalOf(`${plans}?sort=nothing`)).toEqual([400, 'request.invalid'])
  await change('update membership set is_active = false where person_id = $1')
  expect(await refusalOf(`${plans}?sort=nothing`)).toEqual([403, 'access.membership_inactive'])
  expect(app.reported).toEqual([])
})
