import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { createPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { importRows, rowsOf } from '../../../testing/people-import.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'

const test = useTestDatabase()
const rows = async (sql: string, values: unknown[] = []) => (await onAdmin(test.adminUrl, sql, values)).rows
const run = (table: string, options: Record<string, string> = {}) => importRows(test, rowsOf(table), { options })
const UPDATE = { updateExisting: 'yes' }

/** `2 error role_unknown`, in short. */
async function verdicts(table: string, options: Record<string, string> = {}): Promise<string[]> {
  const results = await run(table, options)
  return results.map(({ number, verdict, errors, warnings }) =>
    [number, verdict, ...[...errors, ...warnings].map(({ code }) => code.replace('people.import.', ''))].join(' '),
  )
}

describe('bringing people in', () => {
  it('makes the person, the membership and the onboarding, and no way to sign in', async () => {
    const [result] = await run(`
      email              | first_name | last_name | organization | role                          | phone         | position             | department
      Amina.K@MOH.gov.ph | AMINA      | Karim     | moh          | planning_officer, M&E Officer | 0917 123 4567 | Planning Officer III | Planning Division`)
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
    const logged = await rows(`select table_name from change where row_id = $1 or after ->> 'person_id' = $1`, [
      result?.recordId,
    ])
    expect(logged.map((one) => one.table_name)).toEqual(expect.arrayContaining(['membership', 'person']))
  })

  it('one number and one first organization a person: what the first row says holds, and again changes nothing', async () => {
    const table = `
      email               | full_name   | organization | role   | primary_organization | phone
      twice@mole.gov.ph   | Nur Saliha  | MOLE         | viewer | yes                  | 0917 123 4567
      twice@mole.gov.ph   | Nur Saliha  | MAFAR        | staff  | yes                  | 0918 765 4321`
    expect(await verdicts(table, UPDATE)).toEqual(['2 create', '3 update phone_differs primary_twice'])
    const [made] = await rows(
      `select p.phone, o.code from person p join organization o on o.id = p.primary_organization where p.email = 'twice@mole.gov.ph'`,
    )
    expect(made).toEqual({ phone: '+639171234567', code: 'MOLE' })
    expect(await verdicts(table, UPDATE)).toEqual(['2 unchanged', '3 unchanged phone_differs primary_twice'])
  })

  it('takes the format of phase 8: full names, organizations by other names, who works in two places', async () => {
    const table = `
      organization       | full_name          | email                | username | role           | primary_organization | phone
      Ministry of Labor  | DELA CRUZ, Juan Jr.| juan.dc@mole.gov.ph  |          | budget_officer | No                   | +63 918 765 4321
      mafar              | Juan Dela Cruz Jr. | JUAN.DC@mole.gov.ph  |          | viewer         | Yes                  |
      MPWH               | محمد عبد الرحمن    | m.rahman@mpw.gov.ph  | m.rahman | staff          |                      |`
    expect(await verdicts(table)).toEqual(['2 create', '3 update', '4 create'])
    const people = await rows(
      `select p.username, p.name, o.code as first, array(select c.code from membership m join organization c on c.id = m.organization_id
         where m.person_id = p.id order by 1) as places from person p left join organization o on o.id = p.primary_organization
        where p.email in ('juan.dc@mole.gov.ph', 'm.rahman@mpw.gov.ph') order by 1`,
    )
    expect(people).toEqual([
      { username: 'juan.dc', name: 'Juan Dela Cruz Jr.', first: 'MAFAR', places: ['MAFAR', 'MOLE'] },
      { username: 'm.rahman', name: 'محمد عبد الرحمن', first: 'MPW', places: ['MPW'] },
    ])
  })

  it('says all that is wrong with a row at once, and leaves nothing of it behind', async () => {
    const [result] = await run(`
      email | first_name | last_name | organization | role             | phone | username | primary_organization
      nope  |            |           | ATLANTIS     | minister, viewer | 12    | a        | perhaps`)
    expect(result?.verdict).toBe('error')
    expect(result?.errors.map(({ column, code }) => `${column} ${code}`)).toEqual([
      'email people.import.email_form',
      'first_name people.import.name_missing',
      'organization people.import.organization_unknown',
      'role people.import.role_unknown',
      'phone people.import.phone_form',
      'username people.import.username_form',
      'primary_organization people.import.primary_form',
    ])
    expect(result?.effects).toEqual([])
    expect(await rows(`select from person where email = 'nope'`)).toEqual([])
  })

  it('knows from the position what a role is, and never makes somebody a manager or administrator so', async () => {
    expect(
      await verdicts(`
        email           | full_name | organization | role           | position
        r1@moh.gov.ph   | Ana Uno   | MOH          |                | Budget Officer II
        r2@moh.gov.ph   | Ana Dos   | MOH          |                | Division Chief
        r3@moh.gov.ph   | Ana Tres  | MOH          |                | Driver I
        r4@moh.gov.ph   | Ana Kuat  | MOH          |                |
        r5@moh.gov.ph   | Ana Lima  | MOH          | admin          |
        r6@moh.gov.ph   | Ana Anim  | MOH          | platform_admin |`),
    ).toEqual([
      '2 create role_assumed',
      '3 error role_stated',
      '4 error role_missing',
      '5 error role_none',
      '6 create role_high',
      '7 error role_platform',
    ])
  })

  it('points out addresses outside of the government, or refuses them', async () => {
    const table = `
      email              | full_name  | organization | role
      d1@gmail.example   | Dina Uno   | MOH          | viewer`
    expect(await verdicts(table, { domainRule: 'refuse' })).toEqual(['2 error email_domain'])
    expect(await verdicts(table)).toEqual(['2 create email_domain'])
  })

  it('keeps what begins like a formula as text', async () => {
    await run(`
      email          | first_name | last_name | organization | role   | position         | department
      f1@moh.gov.ph  | =Faisal    | Karim     | MOH          | viewer | =HYPERLINK("x")  | @SUM(A1)`)
    expect(
      await rows(`select first_name, position, department from person p join membership m on m.person_id = p.id
                   where email = 'f1@moh.gov.ph'`),
    ).toEqual([{ first_name: '=Faisal', position: '=HYPERLINK("x")', department: '@SUM(A1)' }])
  })
})

describe('the same person twice in a file', () => {
  it('is refused in the same organization, and under another name', async () => {
    expect(
      await verdicts(`
        email             | full_name   | organization | role
        twice@moh.gov.ph  | Tala Reyes  | MOH          | viewer
        TWICE@moh.gov.ph  | TALA REYES  | Ministry of Health | staff
        twice@MOH.gov.ph  | Tomas Reyes | MOLE         | viewer
        twice@moh.gov.ph  | Tala Reyes  | MOLE         | viewer`),
    ).toEqual(['2 create', '3 error duplicate_in_file', '4 error shared_address', '5 update'])
  })

  it('is found in a later chunk, too, and named by row', async () => {
    const table = rowsOf(`
      email            | full_name   | organization | role
      late@moh.gov.ph  | Lala Reyes  | MOH          | viewer
      o1@moh.gov.ph    | Olan Reyes  | MOH          | viewer
      Late@moh.gov.ph  | Lala Reyes  | MOH          | viewer`)
    const results = await importRows(test, table, { chunk: 1 })
    expect(results.map(({ verdict }) => verdict)).toEqual(['create', 'create', 'error'])
    expect(results[2]?.errors[0]?.message).toContain('Row 2')
  })
})

describe('usernames', () => {
  it('come from the address, with a number where somebody has the name', async () => {
    await run(`
      email               | full_name  | organization | role   | username
      same@moh.gov.ph     | Sam Uno    | MOH          | viewer |
      same@mole.gov.ph    | Sam Dos    | MOLE         | viewer |
      same@mafar.gov.ph   | Sam Tres   | MAFAR        | viewer | same2
      same@ocm.gov.ph     | Sam Kuat   | OCM          | viewer | same@ocm.gov.ph`)
    const made = await rows(`select email, username from person where email like 'same@%' order by username`)
    expect(made).toEqual([
      { email: 'same@moh.gov.ph', username: 'same' },
      { email: 'same@mafar.gov.ph', username: 'same2' },
      { email: 'same@mole.gov.ph', username: 'same3' },
      { email: 'same@ocm.gov.ph', username: 'same4' },
    ])
  })

  it('are found however many have the name already', async () => {
    const many = Array.from({ length: 30 }, (_, at) => `info@a${at}.gov.ph | Ina Uno${'x'.repeat(at)} | MOH | viewer`)
    const header = 'email | full_name | organization | role\n'
    await run(header + many.slice(0, 20).join('\n'))
    await importRows(test, rowsOf(header + many.slice(20).join('\n')), { chunk: 1 })
    const made = await rows(`select username from person where email like 'info@a%'`)
    expect(new Set(made.map((one) => one.username)).size).toBe(30)
    expect(made.map((one) => one.username)).toContain('info30')
  })

  it('of somebody else are refused', async () => {
    const other = await createPerson(test)
    expect(
      await verdicts(`
        email          | full_name | organization | role   | username
        u1@moh.gov.ph  | Ula Uno   | MOH          | viewer | ${other.username.toUpperCase()}
        u2@moh.gov.ph  | Ula Dos   | MOH          | viewer | ula
        u3@moh.gov.ph  | Ula Tres  | MOH          | viewer | ula`),
    ).toEqual(['2 error username_taken', '3 create', '4 error username_taken'])
  })
})

describe('people who have an account', () => {
  it('are left alone, unless they are to be updated', async () => {
    const person = await createPerson(test, { name: 'Ena Santos', roles: { MOH: ['viewer'] } })
    const table = `
      email                              | full_name       | organization | role    | phone         | position         | username
      ${person.username}@example.gov.ph  | Santos, Ena B.  | MOH          | planner | 0917 123 4567 | Planning Officer | other.name`
    expect(await verdicts(table)).toEqual(['2 skip username_kept has_account'])
    const [result] = await run(table, UPDATE)
    expect(result?.verdict).toBe('update')
    expect(result?.effects).toEqual([
      {
        table: 'person',
        id: person.id,
        before: { name: 'Ena Santos', first_name: '', last_name: '', phone: '' },
        after: { name: 'Ena B. Santos', first_name: 'Ena B.', last_name: 'Santos', phone: '+639171234567' },
      },
      expect.objectContaining({ before: { roles: ['viewer'], position: '' } }),
    ])
    const [now] = await rows(
      `select p.name, p.username, m.roles, m.version from person p join membership m on m.person_id = p.id where p.id = $1`,
      [person.id],
    )
    expect(now).toEqual({
      name: 'Ena B. Santos',
      username: person.username,
      roles: ['planner', 'viewer'],
      version: 2,
    })
    expect(await verdicts(table, UPDATE)).toEqual(['2 unchanged username_kept'])
    expect(await verdicts(table)).toEqual(['2 unchanged username_kept'])
  })

  it('get a membership more only when they are to be updated, and lose nothing', async () => {
    const person = await createPerson(test, { name: 'Eli Santos', roles: { MOH: ['admin'] } })
    const table = `
      email                             | full_name  | organization | role
      ${person.username}@example.gov.ph | Eli Santos | MOLE         | viewer
      ${person.username}@example.gov.ph | Eli Santos | MOH          | viewer`
    expect(await verdicts(table)).toEqual(['2 skip has_account', '3 skip has_account'])
    expect(await verdicts(table, UPDATE)).toEqual(['2 update', '3 update'])
    expect(
      await rows(`select roles from membership where person_id = $1 order by organization_id`, [person.id]),
    ).toEqual(expect.arrayContaining([{ roles: ['admin', 'viewer'] }, { roles: ['viewer'] }]))
  })

  it('are not let in again by a spreadsheet', async () => {
    const shut = await createPerson(test, { name: 'Shut Out', roles: { MOH: ['viewer'] }, isActive: false })
    const left = await createPerson(test, { name: 'Left Alone', roles: { MOH: ['viewer'] }, memberActive: false })
    expect(
      await verdicts(
        `email                           | full_name  | organization | role
         ${shut.username}@example.gov.ph | Shut Out   | MOH          | viewer
         ${left.username}@example.gov.ph | Left Alone | MOH          | viewer`,
        UPDATE,
      ),
    ).toEqual(['2 error account_inactive', '3 error member_inactive'])
  })
})

describe('when it is done', () => {
  const table = (name: string) => `
    email               | full_name | organization | role
    ${name}@moh.gov.ph  | Ina Uno   | MOH          | viewer`

  it('invitations follow, if they were asked for', async () => {
    await run(table('ina1'))
    expect(test.enqueued).toEqual([])
    await run(table('ina2'), { sendInvitations: 'yes' })
    expect(test.enqueued).toEqual([{ job: 'people.invite-batch', data: { batchId: expect.any(String) } }])
  })

  it('a row that the engine refused is judged, and not applied', async () => {
    const [row] = rowsOf(table('ina3'))
    if (!row) throw new Error('no row')
    const problems = [{ column: 'position', code: 'imports.cell.too_long', message: 'Too long.' }]
    const [result] = await importRows(test, [{ ...row, problems }])
    expect(result).toMatchObject({ verdict: 'error', errors: [], effects: [] })
    expect(await rows(`select from person where email = 'ina3@moh.gov.ph'`)).toEqual([])
  })

  it('a person whom somebody makes at that moment is left to them, and the others come in', async () => {
    const other = new pg.Client({ connectionString: test.adminUrl })
    await other.connect()
    await other.query('begin')
    await other.query(
      `insert into person (id, username, email, name) values (gen_random_uuid(), 'ida', 'ida@moh.gov.ph', 'Ida')`,
    )
    const done = verdicts(`
      email          | full_name | organization | role
      ida@moh.gov.ph | Ida Uno   | MOH          | viewer
      iva@moh.gov.ph | Iva Uno   | MOH          | viewer`)
    await setTimeout(300)
    await other.query('commit')
    await other.end()
    expect(await done).toEqual(['2 error made_meanwhile', '3 create'])
    expect(
      await rows(`select name from person where email in ('ida@moh.gov.ph', 'iva@moh.gov.ph') order by 1`),
    ).toEqual([{ name: 'Ida' }, { name: 'Iva Uno' }])
  })
})
