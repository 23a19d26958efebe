import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyPassword } from '../platform/auth/password-hash.ts'
import { useTestDatabase } from '../testing/database.ts'
import { onAdmin, TEST_SECRET } from '../testing/test-cluster.ts'
import { check } from './check.ts'
import type { Command } from './command.ts'
import { generatePilotData } from './generate-pilot-data.ts'
import { importPilotUsers, importUsers } from './import-users.ts'
import { mailBounce } from './mail-bounce.ts'
import { migrateCommand } from './migrate.ts'
import { openapi } from './openapi.ts'
import { assignPilotRole, createPilotUser } from './pilot-users.ts'
import { runCommand } from './run-command.ts'
import { loadPilotMoas, seedOrganizationsCommand } from './seed-organizations.ts'
import { sendWelcomeEmails } from './send-welcome-emails.ts'
import { start } from './start.ts'

const test = useTestDatabase()
const folder = mkdtempSync(join(tmpdir(), 'bmms-cli-'))
const commands: Command[] = [
  start,
  migrateCommand,
  check,
  seedOrganizationsCommand,
  loadPilotMoas,
  createPilotUser,
  assignPilotRole,
  importPilotUsers,
  importUsers,
  sendWelcomeEmails,
  generatePilotData,
  mailBounce,
  openapi,
]
const before = { ...process.env }

beforeAll(() => {
  Object.assign(process.env, { DATABASE_URL: test.adminUrl, BMMS_SECRET: TEST_SECRET, BMMS_DATA: folder })
})
afterAll(() => {
  process.env = before
  rmSync(folder, { recursive: true, force: true })
})

/** Runs a command as the shell would cut it; words in quotation marks stay together. */
async function bmms(line: string) {
  const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '')
  const out: string[] = []
  const err: string[] = []
  const exitCode = await runCommand(commands, args, { out: (text) => out.push(text), err: (text) => err.push(text) })
  return { exitCode, out: out.join('\n'), err: err.join('\n') }
}

const rows = async (sql: string, values: unknown[] = []) => (await onAdmin(test.adminUrl, sql, values)).rows

describe('every command', () => {
  it.each(commands.map(({ name }) => name))('%s has a help that names its options', async (name) => {
    const { exitCode, out } = await bmms(`${name} --help`)
    expect(exitCode).toBe(0)
    expect(out).toContain(`bmms ${name}`)
    expect(out).toContain('--json')
  })

  it('is listed, once', async () => {
    const { exitCode, out } = await bmms('--help')
    expect(exitCode).toBe(0)
    for (const { name } of commands)
      expect(out.split('\n').filter((line) => line.trim().startsWith(name))).toHaveLength(1)
    expect((await bmms('')).exitCode).toBe(1)
  })

  it('refuses what it does not know, and says where to read more', async () => {
    expect(await bmms('sedd-organizations')).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('npx bmms --help'),
    })
    expect(await bmms('migrate --fast')).toMatchObject({ exitCode: 1, err: expect.stringContaining('--fast') })
    expect(await bmms('migrate now')).toMatchObject({ exitCode: 1 })
    expect(await bmms('create-pilot-user --username x')).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('--email, --organization, --role are needed'),
    })
  })
})

describe('check', () => {
  it('finds nothing in a database that is well', async () => {
    const { exitCode, out } = await bmms('validate-env --json')
    expect(JSON.parse(out)).toEqual({ ok: true, findings: [] })
    expect(exitCode).toBe(0)
  })

  it('ends with 2 when a table lost its protection, a migration is missing or a setting is wrong', async () => {
    await rows('alter table strategic_plan disable row level security')
    expect(await bmms('check')).toMatchObject({
      exitCode: 2,
      out: expect.stringContaining('table strategic_plan: row security is not forced'),
    })
    await rows('alter table strategic_plan enable row level security')
    await rows(`delete from bmms_meta.migration where name like '0004%'`)
    expect(await bmms('check')).toMatchObject({
      exitCode: 2,
      out: expect.stringContaining('migration 0004_planning.sql: is not applied yet'),
    })
    await rows(
      `insert into bmms_meta.migration (name, checksum) values ('0004_planning.sql', 'other'), ('9999_later.sql', 'x')`,
    )
    expect(await bmms('check')).toMatchObject({
      exitCode: 2,
      out: expect.stringMatching(/0004_planning.sql: was edited[\s\S]*9999_later.sql: is not known here/),
    })
    process.env.PORT = 'http'
    expect(await bmms('check')).toMatchObject({
      exitCode: 2,
      out: expect.stringContaining('port must be a whole number'),
    })
    delete process.env.PORT
    await rows(`delete from bmms_meta.migration where name = '9999_later.sql'`)
    await rows(`delete from bmms_meta.migration where name = '0004_planning.sql'`)
    const [migration] = (
      await import('../platform/database/migrate.ts').then(({ readMigrations }) => readMigrations())
    ).filter(({ name }) => name === '0004_planning.sql')
    await rows('insert into bmms_meta.migration (name, checksum) values ($1, $2)', [
      migration?.name,
      migration?.checksum,
    ])
  })

  it('leaves nothing behind where BMMS never ran', async () => {
    delete process.env.DATABASE_URL
    const place = join(folder, 'never')
    expect(await bmms(`check --data ${place}`)).toMatchObject({
      exitCode: 2,
      out: expect.stringContaining('not set up in this data folder'),
    })
    expect(existsSync(place)).toBe(false)
    process.env.DATABASE_URL = test.adminUrl
  })

  it('says when the database does not answer', async () => {
    process.env.DATABASE_URL = 'postgres://nobody:x@127.0.0.1:1/none'
    expect(await bmms('check')).toMatchObject({ exitCode: 2, out: expect.stringContaining('database:') })
    expect(await bmms('migrate')).toMatchObject({ exitCode: 1, err: expect.stringContaining('Refused.') })
    process.env.DATABASE_URL = test.adminUrl
  })
})

describe('seeding', () => {
  it('repeats without doing anything twice', async () => {
    expect(await bmms('migrate')).toMatchObject({ exitCode: 0, out: expect.stringContaining('up to date') })
    expect(JSON.parse((await bmms('seed-organizations --json')).out)).toEqual({ added: [], kept: 44 })
    expect(JSON.parse((await bmms('load-pilot-moas --json')).out)).toMatchObject({
      pilots: ['MAFAR', 'MOH', 'MOLE'],
      changed: [],
    })
  })
})

describe('create-pilot-user', () => {
  const call =
    'create-pilot-user --username amina.k --email Amina.K@moh.example --organization moh --role planning_officer --first-name Amina --last-name Karim --phone "+63 64 421 0000"'

  it('creates the account and prints its password once, when asked to', async () => {
    const { exitCode, out, err } = await bmms(`${call} --print-password`)
    expect(exitCode).toBe(0)
    const password = /Start password: (\S+)/.exec(out)?.[1] ?? ''
    const [person] =
      await rows(`select p.name, p.email, p.phone, p.must_change_password, m.roles, c.password from person p
      join membership m on m.person_id = p.id join credential c on c.person_id = p.id where p.username = 'amina.k'`)
    expect(person).toMatchObject({
      name: 'Amina Karim',
      email: 'amina.k@moh.example',
      phone: '+63 64 421 0000',
      must_change_password: true,
      roles: ['planner'],
    })
    expect(await verifyPassword({ hash: person.password, password })).toBe(true)
    expect(err).not.toContain(password)
    const [logged] = await rows(
      `select actor_name from change where table_name = 'membership' order by at desc limit 1`,
    )
    expect(logged.actor_name).toBe('Command line')
  })

  it('refuses taken names, unknown organizations and roles, and what the form would refuse', async () => {
    expect((await bmms(call)).err).toContain('Another person has this username')
    expect((await bmms(call.replace('amina.k ', 'other.k '))).err).toContain('Another person has this e-mail address')
    expect((await bmms(call.replace(' moh ', ' ATLANTIS '))).err).toContain(
      'No organization has the code or name "ATLANTIS"',
    )
    expect((await bmms(call.replace('planning_officer', 'minister'))).err).toContain('There is no role "minister"')
    expect((await bmms(call.replace('Amina.K@moh.example', 'nowhere'))).err).toContain(
      '--email: Enter an e-mail address',
    )
    const json = await bmms(`${call} --json`)
    expect(json.exitCode).toBe(1)
    expect(JSON.parse(json.out).error).toMatchObject({ code: 'auth.username_taken', errors: [{ path: 'username' }] })
  })

  it('keeps the password to itself otherwise', async () => {
    const { exitCode, out } = await bmms(
      'create-pilot-user --username omar --email omar@mole.example --organization "Ministry of Labor" --role viewer,staff --json',
    )
    expect(exitCode).toBe(0)
    expect(JSON.parse(out)).toEqual({
      username: 'omar',
      email: 'omar@mole.example',
      organization: 'MOLE',
      roles: ['viewer', 'staff'],
      invitation: null,
    })
  })

  it('sends an invitation instead, through the queue of the server', async () => {
    const made = await bmms(
      'create-pilot-user --username sittie --email sittie@moh.example --organization MOH --role staff --send-email --json',
    )
    expect(JSON.parse(made.out).invitation).toBe('queued')
    const queued = await rows(`select j.data from pgboss.job j join person p on p.id::text = j.data ->> 'personId'
      where j.name = 'people.invite-batch' and p.username = 'sittie'`)
    expect(queued).toHaveLength(1)
    const kept = await rows(
      `select 1 from credential c join person p on p.id = c.person_id where p.username in ('sittie', 'omar')`,
    )
    expect(kept).toEqual([])
    expect((await bmms(`${call} --send-email --print-password`)).err).toContain('not both')
  })
})

describe('send-welcome-emails', () => {
  it('leaves to the server who waits: no password, and no link that works', async () => {
    const first = await bmms('send-welcome-emails --json')
    expect(JSON.parse(first.out).rows).toEqual([
      { username: 'omar', email: 'omar@mole.example', state: 'queued' },
      { username: 'sittie', email: 'sittie@moh.example', state: 'queued' },
    ])
    await rows(`insert into password_link (id, person_id, kind, secret_hash, expires_at)
      select p.id, p.id, 'invitation', encode(sha256(p.username::bytea), 'hex'), now() + interval '1 day'
      from person p where username in ('omar', 'sittie')`)
    expect(JSON.parse((await bmms('send-welcome-emails --json')).out)).toEqual({ queued: 0, rows: [] })
    await rows(`update password_link set expires_at = now() - interval '1 hour'
      where person_id = (select id from person where username = 'omar')`)
    expect((await bmms('send-welcome-emails')).out).toContain('1 person is going to be invited')
    expect((await bmms('send-welcome-emails --wave 2')).out).toBe('Nobody waits for an invitation.')
    const queued = await rows(`select data from pgboss.job where name = 'people.invite-batch' and data = '{}'`)
    expect(queued).toHaveLength(2)
    expect(await bmms('send-welcome-emails --wave 2 --batch 01a1fd18-4020-76c1-9828-2e2426d4a9d7')).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('not both'),
    })
    expect((await bmms('send-welcome-emails --batch x')).exitCode).toBe(1)
  })
})

describe('assign-pilot-role', () => {
  it('adds to the roles held, or makes the person a member, once', async () => {
    const assign = (user: string, organization: string, role: string) =>
      bmms(`assign-pilot-role --user ${user} --organization ${organization} --role "${role}" --json`)
    expect(JSON.parse((await assign('amina.k', 'MOH', 'M&E officer')).out)).toMatchObject({
      roles: ['planner', 'me_officer'],
      changed: true,
    })
    expect(JSON.parse((await assign('amina.k@moh.example', 'MOH', 'planner')).out)).toMatchObject({ changed: false })
    expect(JSON.parse((await assign('amina.k', 'MTC', 'viewer')).out)).toMatchObject({
      organization: 'MOTC',
      roles: ['viewer'],
      changed: true,
    })
    expect(await assign('nobody', 'MOH', 'viewer')).toMatchObject({
      exitCode: 1,
      out: expect.stringContaining('Nobody has the username'),
    })
    await rows(
      `update membership set is_active = false where person_id = (select id from person where username = 'omar')`,
    )
    expect((await assign('omar', 'MOLE', 'planner')).out).toContain('people.member.inactive')
  })
})

describe('generate-pilot-data', () => {
  const call = 'generate-pilot-data --moa MAFAR --users 12 --programs 8 --activities 20 --seed 7 --json'

  it('fills an organization, and the same once more adds nothing', async () => {
    const first = await bmms(call)
    expect(first).toMatchObject({ exitCode: 0, err: expect.stringContaining('Inventing 12 people') })
    expect(JSON.parse(first.out)).toMatchObject({
      people: { added: 12, kept: 0 },
      planning: { goals: 8, objectives: 20 },
    })
    expect(JSON.parse((await bmms(call)).out)).toMatchObject({
      people: { added: 0, kept: 12 },
      planning: { plans: 0, goals: 0, objectives: 0, progressEntries: 0 },
    })
    const [members] = await rows(
      `select count(*)::int as n, count(*) filter (where 'admin' = any (m.roles))::int as admins from membership m join organization o on o.id = m.organization_id where o.code = 'MAFAR'`,
    )
    expect(members).toEqual({ n: 12, admins: 1 })
  })

  it('is refused in production, and for numbers that are none', async () => {
    process.env.NODE_ENV = 'production'
    expect(await bmms(call)).toMatchObject({
      exitCode: 1,
      out: expect.stringContaining('never made where NODE_ENV is production'),
    })
    process.env.NODE_ENV = 'test'
    expect((await bmms('generate-pilot-data --moa MOH --users many')).err).toContain(
      '--users must be a whole number from 0 to 2000',
    )
    expect((await bmms('generate-pilot-data --moa MOH --users -3')).exitCode).toBe(1)
  })
})

describe('openapi', () => {
  it('describes the API, on the terminal or in a file', async () => {
    expect(JSON.parse((await bmms('openapi')).out).openapi).toBe('3.1.0')
    const file = join(folder, 'openapi.json')
    expect((await bmms(`openapi --output ${file}`)).exitCode).toBe(0)
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')).paths)).toContain('/api/v1/me')
  })
})
