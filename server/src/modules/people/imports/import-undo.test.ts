import { describe, expect, it } from 'vitest'
import type { RowResult } from '../../../platform/imports/define-import.ts'
import { createPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { importRows, rowsOf, undoRows } from '../../../testing/people-import.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'

const test = useTestDatabase()
const rows = async (sql: string, values: unknown[] = []) => (await onAdmin(test.adminUrl, sql, values)).rows
const run = (table: string) => importRows(test, rowsOf(table), { options: { updateExisting: 'yes' } })
const done = (results: RowResult[]) => results.map(({ number, effects }) => ({ number, effects }))
const undo = async (results: RowResult[]) =>
  (await undoRows(test, done(results))).map(({ number, outcome, reason }) =>
    `${number} ${outcome} ${reason.split('.')[0]}`.trim(),
  )
const idOf = (result: RowResult | undefined) => result?.recordId ?? ''

const signIn = (id: string) =>
  rows(
    `update onboarding set first_signed_in_at = coalesce(first_signed_in_at, now()), last_signed_in_at = now() where person_id = $1`,
    [id],
  )

describe('taking an import back', () => {
  it('removes newcomers with everything that hangs on them, and keeps who has signed in', async () => {
    const results = await run(`
      email          | full_name | organization | role
      a1@moh.gov.ph  | Ada Uno   | MOH          | viewer
      a2@moh.gov.ph  | Ada Dos   | MOH          | viewer
      a2@moh.gov.ph  | Ada Dos   | MOLE         | viewer`)
    const [first, second] = results.map(idOf)
    await rows(
      `insert into password_link (id, person_id, kind, secret_hash, expires_at)
       values (gen_random_uuid(), $1, 'invitation', repeat('a', 64), now() + interval '7 days')`,
      [first],
    )
    await signIn(second ?? '')
    expect(await undo(results)).toEqual([
      '2 undone',
      '3 kept The person has signed in since',
      '4 kept The person has signed in since',
    ])
    expect(await rows(`select email from person where email like 'a_@moh.gov.ph'`)).toEqual([
      { email: 'a2@moh.gov.ph' },
    ])
    expect(await rows(`select from password_link`)).toEqual([])
    expect(await rows(`select from onboarding where person_id = $1`, [first])).toEqual([])
    expect(await rows(`select from membership where person_id = $1`, [second])).toHaveLength(2)
  })

  it('keeps newcomers whom other records name, or who came into another organization, and removes the others', async () => {
    const results = await run(`
      email          | full_name | organization | role
      b1@moh.gov.ph  | Bea Uno   | MOH          | viewer
      b2@moh.gov.ph  | Bea Dos   | MOH          | viewer
      b3@moh.gov.ph  | Bea Tres  | MOH          | viewer
      b4@moh.gov.ph  | Bea Kuat  | MOH          | viewer`)
    await rows(
      `insert into file (organization_id, id, name, media_type, size, sha256, created_by)
       select id, gen_random_uuid(), 'x.pdf', 'application/pdf', 1, repeat('a', 64), $1 from organization where code = 'MOH'`,
      [idOf(results[1])],
    )
    await rows(
      `insert into membership (organization_id, id, person_id, roles)
       select id, gen_random_uuid(), $1, '{viewer}' from organization where code = 'MOLE'`,
      [idOf(results[2])],
    )
    expect(await undo(results)).toEqual([
      '2 undone',
      '3 kept Other records name this person',
      '4 kept The person is a member of another organization since',
      '5 undone',
    ])
    expect(
      await rows(
        `select count(*)::int as n from membership m join person p on p.id = m.person_id where p.name like 'Bea%'`,
      ),
    ).toEqual([{ n: 3 }])
  })

  it('puts back what was changed, unless somebody changed it since', async () => {
    const people = await Promise.all(
      ['Cora Uno', 'Cora Dos'].map((name) => createPerson(test, { name, roles: { MOH: ['viewer'] } })),
    )
    const results = await run(
      `email                    | full_name | organization | role    | phone
       ${people[0]?.username}@example.gov.ph | Cora Uno  | MOH | planner | 0917 123 4567
       ${people[1]?.username}@example.gov.ph | Cora Dos  | MOH | planner | 0917 123 4567`,
    )
    await rows(`update membership set roles = '{viewer,planner,staff}' where person_id = $1`, [people[1]?.id])
    expect(await undo(results)).toEqual(['2 undone', '3 kept Somebody has changed this since'])
    expect(
      await rows(`select p.name, p.phone, m.roles from person p join membership m on m.person_id = p.id
                   where p.name like 'Cora%' order by p.name desc`),
    ).toEqual([
      { name: 'Cora Uno', phone: '', roles: ['viewer'] },
      { name: 'Cora Dos', phone: '+639171234567', roles: ['viewer', 'planner', 'staff'] },
    ])
  })

  it('leaves an administrator where people work', async () => {
    const results = await run(`
      email           | full_name | organization | role
      e1@mpos.gov.ph  | Eva Uno   | MPOS         | admin
      e2@mpos.gov.ph  | Eva Dos   | MPOS         | viewer
      e3@menre.gov.ph | Eva Tres  | MENRE        | admin
      e4@menre.gov.ph | Eva Kuat  | MENRE        | viewer`)
    await signIn(idOf(results[1]))
    expect(await undo(results)).toEqual([
      '2 kept This is the last administrator of an organization in which people work',
      '3 kept The person has signed in since',
      '4 undone',
      '5 undone',
    ])
  })

  it('is said to be done when there is nothing left to take back', async () => {
    const results = await run(`
      email          | full_name | organization | role
      g1@moh.gov.ph  | Gia Uno   | MOH          | viewer`)
    expect(await undo(results)).toEqual(['2 undone'])
    expect(await undo(results)).toEqual(['2 undone'])
  })
})
