import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { as, createPerson, getOrganization } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { inOversight, inPlatform } from './scope.ts'

const test = useTestDatabase()
const nobody = {
  actor: { id: '01a1fd18-4020-76c1-9828-2e2426d4a9d7', name: 'BMMS', permissions: new Set<string>() },
  requestId: 'r',
}

describe('scopes', () => {
  it('see their organization and nothing else', async () => {
    const person = await createPerson(test, { roles: { MOH: ['planner'], MOLE: ['viewer'] } })
    const { id } = await getOrganization(test, 'MOH')
    const rows = await as(test, { person, code: 'MOH', permissions: [] }, (scope) =>
      scope.db.execute(sql`select organization_id as id from membership`),
    )
    expect(rows.rows).toEqual([{ id }])
  })

  it('leave no context behind on the connection', async () => {
    const person = await createPerson(test, { roles: { MOH: ['planner'] } })
    await as(test, { person, code: 'MOH', permissions: [] }, async () => undefined)
    await expect(test.database.app.query('select from membership')).rejects.toThrow(/no organization is set/)
  })

  it('undo everything when the work fails', async () => {
    const person = await createPerson(test, { roles: { MOH: ['planner'] } })
    const failing = as(test, { person, code: 'MOH', permissions: [] }, async (scope) => {
      await scope.db.execute(sql`update membership set position = 'Changed'`)
      throw new Error('stop')
    })
    await expect(failing).rejects.toThrow('stop')
    const rows = await as(test, { person, code: 'MOH', permissions: [] }, (scope) =>
      scope.db.execute(sql`select position from membership where position = 'Changed'`),
    )
    expect(rows.rows).toEqual([])
  })

  it('read across organizations only over oversight, and write nothing there', async () => {
    await createPerson(test, { roles: { MOH: ['planner'] } })
    await createPerson(test, { roles: { MOLE: ['planner'] } })
    const rows = await inOversight(test.database, nobody, (scope) =>
      scope.db.execute(sql`select distinct organization_id from membership`),
    )
    expect(rows.rows.length).toBeGreaterThan(1)
    await expect(
      inOversight(test.database, nobody, (scope) => scope.db.execute(sql`delete from membership`)),
    ).rejects.toThrow()
  })

  it('write the change log with the person, in the same transaction', async () => {
    const person = await createPerson(test, { roles: { MOH: ['planner'] }, name: 'Amina Salendab' })
    await as(test, { person, code: 'MOH', permissions: [] }, (scope) =>
      scope.db.execute(sql`update membership set position = 'Head' where person_id = ${person.id}`),
    )
    const log = await as(test, { person, code: 'MOH', permissions: [] }, (scope) =>
      scope.db.execute(
        sql`select actor_name, action, before ->> 'position' as before, after ->> 'position' as after from change where action = 'update'`,
      ),
    )
    expect(log.rows).toContainEqual({ actor_name: 'Amina Salendab', action: 'update', before: '', after: 'Head' })
  })

  it('let platform work reach the people of all organizations', async () => {
    const rows = await inPlatform(test.database, nobody, (scope) =>
      scope.db.execute(sql`select distinct organization_id from membership`),
    )
    expect(rows.rows.length).toBeGreaterThan(1)
  })
})
