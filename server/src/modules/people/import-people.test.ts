import { describe, expect, it } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { importRows, rowsOf } from '../../testing/people-import.ts'
import { onAdmin } from '../../testing/test-cluster.ts'

const test = useTestDatabase()
const rows = async (sql: string, values: unknown[] = []) => (await onAdmin(test.adminUrl, sql, values)).rows
const run = (table: string, options: Record<string, string> = {}) => importRows(test, rowsOf(table), { options })

describe('bringing people in', () => {
  it('makes the person, the membership and the onboarding, and no way to sign in', async () => {
    const [result] = await run(`
      email                 | first_name | last_name | organization | role                     | phone         | position             | department
      Amina.K@MOH.gov.ph    | AMINA      | Karim     | moh          | planning_officer, M&E Officer | 0917 123 4567 | Planning Officer III | Planning Division`)
    expect(result).toMatchObject({ number: 2, verdict: 'create', errors: [], warnings: [] })
    const [made] = await rows(
      `select p.username, p.email, p.name, p.phone, p.must_change_password, o.code as first, m.roles, m.position, m.department,
              b.wave, b.first_signed_in_at, (select count(*)::int from credential c where c.person_id = p.id) as credentials
         from person p join membership m on m.person_id = p.id join onboarding b on b.person_id = p.id
         join organization o on o.id = p.primary_organization where p.id = $1`,
      [result?.recordId],
    )
    expect(made).toEqual({
      username: 'amina.k',
      email: 'amina.k@moh.gov.ph',
      name: 'Amina Karim',
      phone: '+639171234567',
      must_change_password: false,
      first: 'MOH',
      roles: ['planner', 'me_officer'],
      position: 'Planning Officer III',
      department: 'Planning Division',
      wave: 2,
      first_signed_in_at: null,
      credentials: 0,
    })
    const logged = await rows(
      `select table_name from change where row_id = $1 or after ->> 'person_id' = $1 order by 1`,
      [result?.recordId],
    )
    expect(logged.map((one) => one.table_name)).toEqual(expect.arrayContaining(['membership', 'person']))
  })
})
