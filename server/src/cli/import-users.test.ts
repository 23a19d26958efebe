import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { JOB_SCHEMA } from '../platform/jobs/prepare-jobs.ts'
import { useTestDatabase } from '../testing/database.ts'
import { onAdmin, TEST_SECRET } from '../testing/test-cluster.ts'
import { importPilotUsers, importUsers } from './import-users.ts'
import { runCommand } from './run-command.ts'

const test = useTestDatabase()
const folder = mkdtempSync(join(tmpdir(), 'bmms-cli-import-'))
const before = { ...process.env }
beforeAll(() => {
  Object.assign(process.env, { DATABASE_URL: test.adminUrl, BMMS_SECRET: TEST_SECRET, BMMS_DATA: folder })
})
afterAll(() => {
  process.env = before
  rmSync(folder, { recursive: true, force: true })
})

async function bmms(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const terminal = { out: (text: string) => out.push(text), err: (text: string) => err.push(text) }
  const exitCode = await runCommand([importPilotUsers, importUsers], args, terminal)
  return { exitCode, out: out.join('\n'), err: err.join('\n') }
}

const rows = async (sql: string, values: unknown[] = []) => (await onAdmin(test.adminUrl, sql, values)).rows
const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const header = 'email,first_name,last_name,organization,role,phone,department'
const good = [
  'jdoe@moh.gov.ph,John,Doe,MOH,planner,+639171234567,Planning Division',
  'asmith@moh.gov.ph,Alice,Smith,MOH,budget_officer,+639187654321,Budget Office',
]

describe('import-pilot-users', () => {
  it('says in a dry run what it would do, and does nothing', async () => {
    const path = file('pilot.csv', [header, ...good].join('\n'))
    const { exitCode, out } = await bmms('import-pilot-users', path, '--dry-run')
    expect(out).toContain('Dry run: 2 would be created')
    expect(exitCode).toBe(0)
    expect(await rows(`select from person where email like '%@moh.gov.ph'`)).toEqual([])
  })

  it('brings people in, once', async () => {
    const path = join(folder, 'pilot.csv')
    const first = await bmms('import-pilot-users', path, '--json')
    expect(first.exitCode).toBe(0)
    expect(JSON.parse(first.out)).toMatchObject({
      created: 2,
      updated: 0,
      unchanged: 0,
      skipped: 0,
      failed: 0,
      rows: [
        { row: 2, verdict: 'create', errors: [] },
        { row: 3, verdict: 'create', errors: [] },
      ],
    })
    expect(JSON.parse((await bmms('import-pilot-users', path, '--json')).out)).toMatchObject({
      created: 0,
      unchanged: 2,
    })
    const people = await rows(`select username, email, phone from person where email like '%@moh.gov.ph' order by 1`)
    expect(people).toEqual([
      { username: 'asmith', email: 'asmith@moh.gov.ph', phone: '+639187654321' },
      { username: 'jdoe', email: 'jdoe@moh.gov.ph', phone: '+639171234567' },
    ])
    expect(await rows(`select from credential`)).toEqual([])
    const [logged] = await rows(`select actor_name from change where table_name = 'person' order by at desc limit 1`)
    expect(logged.actor_name).toBe('Command line')
  })

  it('ends with 2 when a row has an error, and names it by its number in the file', async () => {
    const path = file('bad.csv', [header, 'nope,Ana,Cruz,ATLANTIS,minister,12,', ...good].join('\n'))
    const { exitCode, out } = await bmms('import-pilot-users', path, '--json')
    expect(exitCode).toBe(2)
    const report = JSON.parse(out)
    expect(report).toMatchObject({ failed: 1, unchanged: 2 })
    expect(report.rows[0]).toMatchObject({ row: 2, verdict: 'error' })
    expect(report.rows[0].errors.map((one: { column: string }) => one.column)).toEqual([
      'email',
      'organization',
      'role',
      'phone',
    ])
    expect((await bmms('import-pilot-users', path)).out).toMatch(/row +2 +email +This is not one e-mail address/)
  })

  it('updates people who have an account only when asked to', async () => {
    const path = file('more.csv', `${header}\njdoe@moh.gov.ph,John,Doe,MOH,"planner, staff",,`)
    expect(JSON.parse((await bmms('import-pilot-users', path, '--json')).out)).toMatchObject({ skipped: 1, updated: 0 })
    expect(JSON.parse((await bmms('import-pilot-users', path, '--update-existing', '--json')).out)).toMatchObject({
      updated: 1,
    })
  })

  it('refuses files that are none, and calls without or with several', async () => {
    expect(await bmms('import-pilot-users', join(folder, 'nowhere.csv'))).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('There is no file'),
    })
    expect(await bmms('import-pilot-users')).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('One FILE is needed'),
    })
    expect((await bmms('import-pilot-users', 'a.csv', 'b.csv')).exitCode).toBe(1)
    expect((await bmms('import-pilot-users', file('x.xlsx', '%PDF-1.7\nno spreadsheet'))).exitCode).toBe(1)
    const strange = await bmms('import-pilot-users', file('strange.csv', 'colour,shape\nred,round\n'))
    expect(strange).toMatchObject({ exitCode: 1, err: expect.stringMatching(/E-mail address/) })
    expect((await bmms('import-pilot-users', file('empty.csv', `${header}\n`))).exitCode).toBe(1)
  })
})

describe('import-users', () => {
  it('notes the wave, invites, and writes what became of each row, without passwords', async () => {
    const path = file(
      'wave2.csv',
      'Organization Code;Full Name;Email Address;Username;Role;Is Primary Organization;Phone Number\r\n' +
        'MOTC;"DELA CRUZ, Juan Jr.";Juan@motc.gov.ph;;planning_officer;Yes;0917 123 4567\r\n' +
        'MOTC;Amina Karim;nope;;viewer;No;\r\n',
    )
    const results = join(folder, 'results.csv')
    const { exitCode, out } = await bmms('import-users', path, '--wave', '2', '--send-emails', '--results', results)
    expect(out).toContain('1 created')
    expect(exitCode).toBe(2)
    expect(readFileSync(results, 'utf8')).toBe(
      '\uFEFFusername,email,state\r\njuan,juan@motc.gov.ph,created\r\n,nope,failed\r\n',
    )
    const [person] = await rows(
      `select p.name, o.wave from person p join onboarding o on o.person_id = p.id where p.username = 'juan'`,
    )
    expect(person).toEqual({ name: 'Juan Dela Cruz Jr.', wave: 2 })
    const queued = await rows(`select data from ${JOB_SCHEMA}.job where name = 'people.invite-batch'`)
    expect(queued).toEqual([{ data: { batchId: expect.any(String) } }])
  })
})
