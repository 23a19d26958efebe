import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPool } from '../../../platform/database/client.ts'
import { as, createPerson, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { importRows, rowOf } from '../../../testing/people-import.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { peoplePolicy } from '../access.ts'
import { getMember } from '../members.ts'
import { requestRoles } from '../roles/role-changes.ts'

const test = useTestDatabase()
const rows = async (sql: string, values: unknown[] = []) => (await onAdmin(test.adminUrl, sql, values)).rows
const permissions = Object.keys(peoplePolicy.policy)
/** Changes of each member while the imports run. */
const ROUNDS = 12
const ROLES = ['planner', 'budget_officer', 'me_officer', 'coordinator', 'staff'] as const

/** Connections enough that imports wait for each other in the database, and hold nobody else off. */
let wide: pg.Pool
let admins: TestPerson[]
let members: TestPerson[]
beforeAll(async () => {
  wide = openPool({ url: test.logins.bmms_app, size: 25, prepared: true, name: 'bmms imports' })
  const many = (count: number, role: 'admin' | 'viewer') =>
    Promise.all(
      Array.from({ length: count }, (_, at) =>
        createPerson(test, { name: `Old ${role} ${at}`, roles: { MOH: [role] } }),
      ),
    )
  admins = await many(2, 'admin')
  members = await many(6, 'viewer')
})

afterAll(() => wide.end())

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
    const imported = { ...test, database: { ...test.database, app: wide } }
    const imports = Array.from({ length: 20 }, (_, at) =>
      importRows(imported, file(ROLES[at % ROLES.length] ?? 'staff'), { options: { updateExisting: 'yes' } }),
    )
    const [one, other] = admins
    if (!one || !other) throw new Error('no administrators')
    const changes = members.map(async (member, at) => {
      let took = 0
      for (let round = 0; round < ROUNDS; round += 1)
        if (await setRoles(at % 2 ? one : other, member, ROLES[(at + round) % ROLES.length] ?? 'staff')) took += 1
      return took
    })
    const coups = [setRoles(one, other, 'viewer'), setRoles(other, one, 'viewer')]
    const results = await Promise.all(imports)
    const took = await Promise.all(changes)
    const coup = await Promise.all(coups)
    expect(results.flat().filter(({ verdict }) => verdict === 'error')).toEqual([])
    expect(results.flat().filter(({ verdict }) => verdict === 'create')).toHaveLength(6)
    expect(await rows(`select email from person group by lower(email) , email having count(*) > 1`)).toEqual([])
    expect(await rows(`select count(*)::int as n from membership`)).toEqual([{ n: 14 }])
    expect(await rows(`select count(*)::int as n from membership where 'admin' = any (roles)`)).toEqual([{ n: 1 }])
    expect(took.every((times) => times > 1)).toBe(true)
    expect(coup.filter(Boolean)).toHaveLength(1)
  })

  it('each import added to what it found in that very moment', async () => {
    const written = await rows(`select before -> 'roles' as before, after -> 'roles' as after from change
      where table_name = 'membership' and action = 'update' and request_id = 'import'`)
    expect(written.length).toBeGreaterThan(20)
    expect(written.filter(({ before, after }) => !before.every((role: string) => after.includes(role)))).toEqual([])
    const counted = await rows(`select m.version, (select count(*)::int from change c
        where c.row_id = m.id::text and c.table_name = 'membership' and c.action = 'update') as changes from membership m`)
    expect(counted.filter(({ version, changes }) => version !== changes + 1)).toEqual([])
  })
})
