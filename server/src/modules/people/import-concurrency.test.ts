import { beforeAll, describe, expect, it } from 'vitest'
import { as, createPerson, type TestPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { importRows, rowOf } from '../../testing/people-import.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { peoplePolicy } from './access.ts'
import { getMember } from './members.ts'
import { requestRoles } from './role-changes.ts'

const test = useTestDatabase()
const rows = async (sql: string, values: unknown[] = []) => (await onAdmin(test.adminUrl, sql, values)).rows
const permissions = Object.keys(peoplePolicy.policy)
const ROLES = ['planner', 'budget_officer', 'me_officer', 'coordinator', 'staff'] as const

let admins: TestPerson[]
let members: TestPerson[]
beforeAll(async () => {
  const many = (count: number, role: 'admin' | 'viewer') =>
    Promise.all(
      Array.from({ length: count }, (_, at) =>
        createPerson(test, { name: `Old ${role} ${at}`, roles: { MOH: [role] } }),
      ),
    )
  admins = await many(2, 'admin')
  members = await many(6, 'viewer')
})

/** The people of the organization and six new ones; each import gives all of them one more role. */
const file = (role: string) => [
  ...[...admins, ...members].map((person, at) =>
    rowOf(at + 2, {
      email: `${person.username}@example.gov.ph`,
      full_name: person.name,
      organization: 'MOH',
      role,
      position: role,
    }),
  ),
  ...['aa', 'bb', 'cc', 'dd', 'ee', 'ff'].map((name, at) =>
    rowOf(at + 20, { email: `${name}@moh.gov.ph`, full_name: `New ${name}`, organization: 'MOH', role }),
  ),
]

const membershipOf = async (person: TestPerson): Promise<string> =>
  (await rows(`select id from membership where person_id = $1`, [person.id]))[0]?.id

/** Changes roles as a person does: looks, decides, and looks again when somebody was faster. Answers whether it took effect. */
async function setRoles(by: TestPerson, whose: TestPerson, role: (typeof ROLES)[number] | 'viewer'): Promise<boolean> {
  const id = await membershipOf(whose)
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const code = await as(test, { person: by, code: 'MOH', permissions }, async (scope) => {
      const { version, roles } = await getMember(scope, id)
      if (roles.length === 1 && roles[0] === role) return 'there'
      await requestRoles(scope, { params: { moa: 'MOH', id }, body: { version, roles: [role], reason: 'A test.' } })
      return 'changed'
    }).catch((error: { code?: string }) => error.code ?? 'unknown')
    if (code !== 'concurrency.stale') return code === 'changed'
  }
  throw new Error('always somebody was faster')
}

describe('twenty imports and role changes of the same people at once', () => {
  it('make nobody twice, lose no change, and leave an administrator', async () => {
    const imports = Array.from({ length: 20 }, (_, at) =>
      importRows(test, file(ROLES[at % ROLES.length] ?? 'staff'), { options: { updateExisting: 'yes' } }),
    )
    const [one, other] = admins
    if (!one || !other) throw new Error('no administrators')
    const changes = members.map((member, at) => setRoles(at % 2 ? one : other, member, ROLES[at % 3] ?? 'staff'))
    const coups = [setRoles(one, other, 'viewer'), setRoles(other, one, 'viewer')]
    const results = await Promise.all(imports)
    const done = await Promise.all([...changes, ...coups])
    expect(results.flat().filter(({ verdict }) => verdict === 'error')).toEqual([])
    expect(results.flat().filter(({ verdict }) => verdict === 'create')).toHaveLength(6)
    expect(await rows(`select email from person group by lower(email) , email having count(*) > 1`)).toEqual([])
    expect(await rows(`select count(*)::int as n from membership`)).toEqual([{ n: 14 }])
    expect(await rows(`select count(*)::int as n from membership where 'admin' = any (roles)`)).toEqual([{ n: 1 }])
    expect(done.slice(0, 6)).toEqual(Array(6).fill(true))
    expect(done.slice(6).filter(Boolean)).toHaveLength(1)
  })

  it('each change began where the one before had ended', async () => {
    const broken = await rows(`select row_id from (
        select row_id, before, lag(after) over (partition by row_id order by (after ->> 'version')::int) as previous
          from change where table_name = 'membership' and action = 'update') c
      where previous is not null and previous <> before`)
    expect(broken).toEqual([])
    const counted = await rows(`select m.version, (select count(*)::int from change c
        where c.row_id = m.id::text and c.table_name = 'membership' and c.action = 'update') as changes from membership m`)
    expect(counted.every(({ version, changes }) => version === changes + 1)).toBe(true)
  })
})
