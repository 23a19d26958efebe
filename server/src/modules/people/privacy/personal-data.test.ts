import { beforeAll, describe, expect, it } from 'vitest'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { NOT_OF_PEOPLE, PERSON_TABLES } from './person-tables.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const all = '/platform/people'
const reason = 'Asked for in writing, 12 November 2026.'

let asAdmin: Ask
let officer: TestPerson
let asOfficer: Ask

beforeAll(async () => {
  asAdmin = await app.signIn(await createPerson(test, { name: 'Faisal Jalal', platformRoles: ['platform_admin'] }))
  officer = await createPerson(test, { name: 'Sittie Aisah Macaraya', roles: { MOH: ['planner'], MOLE: ['viewer'] } })
  asOfficer = await app.signIn(officer)
  const plan = { title: 'Health for all', vision: 'V', mission: 'M', startYear: 2031, endYear: 2035 }
  expect((await asOfficer('POST', '/moa/MOH/planning/strategic-plans', plan)).status).toBe(201)
  await asAdmin('POST', `${all}/${officer.id}/invitation`, {})
  await onAdmin(
    test.adminUrl,
    `insert into sign_in_event (person_id, kind, ip_address, user_agent) values ($1, 'signed_in', '10.0.0.7', 'Firefox')`,
    [officer.id],
  )
})

interface Part {
  table: string
  count: number
  rows: Record<string, unknown>[]
}
const partOf = (body: { parts: Part[] }, table: string) =>
  body.parts.find((part) => part.table === table) ?? { table, count: -1, rows: [] }

describe('what is recorded about a person', () => {
  it('comes from every column of the database that points to a person', async () => {
    const { rows } = await onAdmin(
      test.adminUrl,
      `select c.relname || '.' || a.attname as name
         from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
        where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
          and a.attnum > 0 and not a.attisdropped and a.attname <> 'id'
          and a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype)
          and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'
            and a.attnum = any (k.conkey) and k.confrelid <> 'public.person'::regclass)`,
    )
    const listed = new Set(PERSON_TABLES.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)))
    const forgotten = rows.map(({ name }) => name).filter((name) => !listed.has(name) && !NOT_OF_PEOPLE.has(name))
    expect(forgotten, 'columns that person-tables.ts does not know').toEqual([])
  })

  it('is handed to the person, without secrets and without what is about others', async () => {
    const { status, body, text } = await asOfficer('GET', '/me/data')
    expect(status).toBe(200)
    expect(body.person).toEqual({ id: officer.id, name: officer.name, username: officer.username })
    expect(partOf(body, 'person').rows).toMatchObject([{ username: officer.username, isActive: true }])
    expect(partOf(body, 'membership').count).toBe(2)
    expect(partOf(body, 'session').rows).toHaveLength(1)
    expect(partOf(body, 'sign_in_event').rows).toMatchObject([{ kind: 'signed_in', ipAddress: '10.0.0.7' }])
    expect(partOf(body, 'strategic_plan').rows).toMatchObject([{ title: 'Health for all' }])
    expect(partOf(body, 'password_link').rows).toMatchObject([{ kind: 'invitation' }])
    expect(partOf(body, 'mail_message').count).toBe(1)
    expect(partOf(body, 'change').count).toBeGreaterThan(0)
    expect(text).not.toMatch(/secretHash|secret_hash|argon2|"token"|backupCodes/)
    const planned = partOf(body, 'change').rows.filter(({ tableName }) => tableName === 'strategic_plan')
    expect(planned).toMatchObject([{ action: 'insert', before: null, after: null }])
  })

  it('is taken out for others by those who look after privacy only', async () => {
    const { body } = await asAdmin('GET', `${all}/${officer.id}/data`)
    expect(partOf(body, 'platform_role').count).toBe(0)
    const support = await app.signIn(await createPerson(test, { platformRoles: ['support_lead'] }))
    expect((await support('GET', `${all}/${officer.id}/data`)).status).toBe(403)
    expect((await asAdmin('GET', `${all}/01a1fd18-4020-76c1-9828-2e2426d4a9d7/data`)).status).toBe(404)
  })
})

describe('erasing a person', () => {
  const erase = (body: object) => asAdmin('POST', `${all}/${officer.id}/erase`, body)

  it('is refused for active people, and without the username typed again', async () => {
    expect((await erase({ reason, username: officer.username })).body.code).toBe('people.person.active')
    await asAdmin('POST', `${all}/${officer.id}/deactivate`, { reason })
    expect((await erase({ reason, username: 'somebody.else' })).body).toMatchObject({
      code: 'people.person.username_differs',
      errors: [{ path: 'username' }],
    })
  })

  it('leaves nothing that tells who it was, and everything that was decided', async () => {
    const { status, body } = await erase({ reason, username: officer.username })
    expect(status).toBe(200)
    expect(body).toMatchObject({ isActive: false, phone: '', actions: [] })
    expect(body.name).toMatch(/^Former user [0-9A-F]{4}$/)
    expect(body.username).toMatch(/^former-[0-9a-f]{12}$/)
    expect(body.erasedAt).not.toBeNull()
    const traces = ['session', 'credential', 'sign_in_event', 'password_link', 'notification', 'onboarding', 'consent']
    for (const table of traces) {
      const { rows } = await onAdmin(test.adminUrl, `select from ${table} where person_id = $1`, [officer.id])
      expect(rows, table).toEqual([])
    }
    const { rows: mails } = await onAdmin(
      test.adminUrl,
      `select m.to_address, m.subject, b.text from mail_message m left join mail_body b on b.message_id = m.id
       where m.person_id = $1`,
      [officer.id],
    )
    expect(mails).toEqual([{ to_address: 'former@erased.invalid', subject: 'Erased', text: null }])
    const planner = await app.signIn(await createPerson(test, { roles: { MOH: ['planner'] } }))
    const { items } = (await planner('GET', '/moa/MOH/planning/strategic-plans')).body
    expect(items).toMatchObject([{ title: 'Health for all', preparedBy: 'Sittie Aisah Macaraya' }])
    const history = await planner('GET', `/moa/MOH/planning/strategic-plans/${items[0].id}/history`)
    expect(history.body.items[0]).toMatchObject({ action: 'insert', actorName: 'Sittie Aisah Macaraya' })
    expect((await planner('GET', '/moa/MOH/members?q=former')).body.items).toMatchObject([
      { name: body.name, isActive: false },
    ])
  })

  it('cannot be taken back, and finding out is left to nobody', async () => {
    const { body } = await asAdmin('POST', `${all}/${officer.id}/reactivate`, {})
    expect(body.code).toBe('people.person.erased')
    expect((await asAdmin('GET', `${all}?q=${officer.username}`)).body.items).toEqual([])
    expect((await asAdmin('GET', `${all}/${officer.id}/data`)).status).toBe(200)
  })
})

describe('nothing', () => {
  it('went wrong unexpectedly', () => expect(app.reported).toEqual([]))
})
