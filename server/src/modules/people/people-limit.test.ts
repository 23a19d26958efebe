import { beforeAll, describe, expect, it } from 'vitest'
import { inPlatform, SYSTEM } from '../../platform/database/scope.ts'
import { type Ask, useTestApp } from '../../testing/app.ts'
import { createPerson, getOrganization } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { importRows, rowOf } from '../../testing/people-import.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { makeRoom } from '../organizations/module.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const sql = async (text: string, values: unknown[] = []) => (await onAdmin(test.adminUrl, text, values)).rows

let asPlatform: Ask
beforeAll(async () => {
  asPlatform = await app.signIn(await createPerson(test, { platformRoles: ['platform_admin'] }))
})

const people = (code: string, names: string[]) =>
  names.map((name, at) =>
    rowOf(at + 2, { email: `${name}@${code}.gov.ph`, full_name: `${name} Reyes`, organization: code, role: 'viewer' }),
  )
const countIn = async (code: string) =>
  (
    await sql(
      `select count(*)::int as n from membership m join organization o on o.id = m.organization_id where o.code = $1`,
      [code],
    )
  )[0]?.n

async function setLimit(code: string, peopleLimit: number | null) {
  const { version } = (await asPlatform('GET', `/platform/organizations/${code}`)).body
  return asPlatform('PATCH', `/platform/organizations/${code}`, { version, peopleLimit })
}

describe('how many people an organization may have', () => {
  it('is 50 for a pilot: the 51st row of an import says so, in the order of the file', async () => {
    const names = Array.from({ length: 53 }, (_, at) => `pilot${'abcdefghij'[at % 10]}${at}`)
    const results = await importRows(test, people('MOLE', names), { chunk: 20 })
    expect(results.filter(({ verdict }) => verdict === 'create')).toHaveLength(50)
    expect(results.slice(50).map(({ number, errors }) => [number, errors[0]?.code])).toEqual([
      [52, 'people.member.limit'],
      [53, 'people.member.limit'],
      [54, 'people.member.limit'],
    ])
    expect(await countIn('MOLE')).toBe(50)
  })

  it('is kept by the database wherever somebody comes in or back', async () => {
    const member = await createPerson(test, { roles: { MENRE: ['viewer'] } })
    await createPerson(test, { roles: { MENRE: ['admin'] } })
    expect((await setLimit('MENRE', 2)).body.peopleLimit).toBe(2)
    const third = await createPerson(test)
    expect(
      (await asPlatform('POST', '/moa/MENRE/members', { person: third.username, roles: ['viewer'] })).body,
    ).toMatchObject({
      status: 409,
      code: 'people.member.limit',
    })
    await sql(`update membership set is_active = false where person_id = $1`, [member.id])
    expect((await asPlatform('POST', '/moa/MENRE/members', { person: third.username, roles: ['viewer'] })).status).toBe(
      201,
    )
    await expect(sql(`update membership set is_active = true where person_id = $1`, [member.id])).rejects.toMatchObject(
      {
        constraint: 'membership_people_limit',
      },
    )
    // Whoever is there stays, and may be changed.
    expect((await setLimit('MENRE', 1)).status).toBe(200)
    await sql(`update membership set position = 'Reader' where person_id = $1`, [third.id])
  })

  it('does not count twice those who are there already', async () => {
    await importRows(test, people('MPOS', ['pia', 'pol']))
    await setLimit('MPOS', 2)
    const again = await importRows(test, people('MPOS', ['pia', 'pol', 'paz']))
    expect(again.map(({ verdict }) => verdict)).toEqual(['unchanged', 'unchanged', 'error'])
  })

  it('holds when many come for the last place at once', async () => {
    await setLimit('MSSD', 3)
    const strangers = await Promise.all(Array.from({ length: 8 }, () => createPerson(test)))
    const answers = await Promise.all(
      strangers.map(({ username }) => asPlatform('POST', '/moa/MSSD/members', { person: username, roles: ['viewer'] })),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(5)
    expect(await countIn('MSSD')).toBe(3)
  })

  it('is no limit elsewhere, and taken away by saying so', async () => {
    await setLimit('MSSD', null)
    const [result] = await importRows(test, people('MSSD', ['ria']))
    expect(result?.verdict).toBe('create')
    expect((await setLimit('MSSD', 0)).status).toBe(400)
  })
})

it('gives way to invented data, as far as that needs it', async () => {
  const { id } = await getOrganization(test, 'MAFAR')
  const room = (more: number) =>
    inPlatform(test.database, { actor: SYSTEM, requestId: 'x' }, (scope) => makeRoom(scope, { id }, more))
  const limit = async () => (await sql(`select people_limit from organization where id = $1`, [id]))[0]?.people_limit
  await room(40)
  expect(await limit()).toBeNull()
  await room(60)
  expect(await limit()).toBe(60)
})
