// For every organization table of the catalogue: what another organization, or nobody, can do with its rows. Nothing.
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findWeaknesses } from '../../server/src/platform/database/check.ts'
import { type OrganizationTable, organizationTables } from '../../server/src/platform/database/protect.ts'
import { sharedTables } from '../../server/src/shared-tables.ts'
import { getOrganization } from '../../server/src/testing/builders.ts'
import { useTestDatabase } from '../../server/src/testing/database.ts'
import { onAdmin } from '../../server/src/testing/test-cluster.ts'
import { fillOrganization } from './filled-organization.ts'

const test = useTestDatabase()
let tables: OrganizationTable[] = []
let own: number
let other: number
let client: pg.PoolClient

beforeAll(async () => {
  await fillOrganization(test, 'MOH')
  own = (await getOrganization(test, 'MOLE')).id
  other = (await getOrganization(test, 'MOH')).id
  client = await test.database.app.connect()
  tables = await organizationTables(client, sharedTables)
})
afterAll(() => client?.release())

/** Runs statements as MOLE (or without any context) and rolls back. */
async function asMole<T>(work: () => Promise<T>, organization: number | null = own): Promise<T> {
  await client.query('begin')
  try {
    if (organization !== null) {
      await client.query(
        `select set_config('bmms.scope', 'organization', true), set_config('bmms.organization_id', $1, true)`,
        [String(organization)],
      )
    }
    return await work()
  } finally {
    await client.query('rollback')
  }
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'accepted',
    (error: { code?: string }) => error.code ?? 'unknown',
  )
}

const count = async (sql: string, values: unknown[]) => (await client.query(sql, values)).rowCount ?? 0

/** Rows that a rewriting statement reaches; none may be rewritten where the catalogue says so. */
async function rewritten({ name, writing }: OrganizationTable, sql: string, values: unknown[]): Promise<number> {
  if (writing === 'full') return asMole(() => count(sql, values))
  expect(await asMole(() => codeOf(client.query(sql, values))), `${name} is ${writing}: ${sql}`).toBe('42501')
  return 0
}

async function eachTable(check: (table: OrganizationTable) => Promise<void>): Promise<void> {
  expect(tables.length).toBeGreaterThan(5)
  for (const table of tables) await check(table)
}

describe('rows of another organization', () => {
  it('exist in every table, so that the checks below mean something', () =>
    eachTable(async ({ name }) => {
      const { rows } = await onAdmin(
        test.adminUrl,
        `select count(*)::int as rows from ${name} where organization_id = $1`,
        [other],
      )
      expect({ name, rows: rows[0]?.rows }).not.toEqual({ name, rows: 0 })
    }))

  it('cannot be read', () =>
    eachTable(async ({ name }) => {
      expect(await asMole(() => count(`select from ${name} where organization_id = $1`, [other])), name).toBe(0)
    }))

  it('cannot be changed', () =>
    eachTable(async (table) => {
      const { name } = table
      expect(
        await rewritten(table, `update ${name} set organization_id = organization_id where organization_id = $1`, [
          other,
        ]),
        name,
      ).toBe(0)
    }))

  it('cannot be taken over', () =>
    eachTable(async (table) => {
      const { name } = table
      expect(
        await rewritten(table, `update ${name} set organization_id = $1 where organization_id = $2`, [own, other]),
        name,
      ).toBe(0)
    }))

  it('cannot be deleted', () =>
    eachTable(async (table) => {
      const { name } = table
      expect(await rewritten(table, `delete from ${name} where organization_id = $1`, [other]), name).toBe(0)
    }))

  it('cannot be added', () =>
    eachTable(async ({ name }) => {
      expect(await asMole(() => codeOf(insertCopy(name, other))), name).toBe('42501')
    }))

  it('cannot be referred to, and do not clash: copies in another organization fail at its own references or not at all', () =>
    eachTable(async ({ name, writing }) => {
      if (writing === 'derived') return
      const code = await asMole(() =>
        codeOf(insertCopy(name, own).then(() => client.query('set constraints all immediate'))),
      )
      const keyWithoutOrganization = allowedKeys.some((key) => key.table === name) ? ['23505'] : []
      expect(['accepted', '23503', ...keyWithoutOrganization], `${name}: ${code}`).toContain(code)
      const references = await organizationReferences(name)
      if (references > 0 && code !== '23505')
        expect(code, `${name} refers to rows of another organization`).toBe('23503')
    }))
})

describe('without an organization', () => {
  it('every statement fails instead of finding nothing', () =>
    eachTable(async ({ name, writing }) => {
      expect(await asMole(() => codeOf(client.query(`select from ${name}`)), null), name).toBe('BM001')
      for (const sql of [`update ${name} set organization_id = organization_id`, `delete from ${name}`]) {
        const code = await asMole(() => codeOf(client.query(sql)), null)
        expect(code, `${name}: ${sql}`).toBe(writing === 'full' ? 'BM001' : '42501')
      }
    }))
})

describe('keys', () => {
  it('of organization tables all carry the organization', async () => {
    const names = tables.map((table) => table.name)
    const { rows } = await onAdmin(
      test.adminUrl,
      `select x.indrelid::regclass::text as table, x.indexrelid::regclass::text as key from pg_index x
        where x.indisunique and x.indrelid::regclass::text = any($1)
          and not exists (select from pg_attribute a where a.attrelid = x.indrelid and a.attname = 'organization_id' and a.attnum = any(x.indkey))
       union all
       select c.conrelid::regclass::text, c.conname from pg_constraint c
        where c.contype = 'f' and c.conrelid::regclass::text = any($1) and c.confrelid::regclass::text = any($1)
          and not exists (select from pg_attribute a where a.attrelid = c.conrelid and a.attname = 'organization_id' and a.attnum = any(c.conkey))`,
      [names],
    )
    const unknown = rows.filter(({ key }) => !allowedKeys.some((allowed) => allowed.key === key))
    expect(unknown).toEqual([])
  })
})

/** Keys without the organization, each with its reason. */
const allowedKeys: { table: string; key: string }[] = [
  // Messages of the platform have no organization; their ids are random and never chosen by a caller.
  { table: 'mail_message', key: 'mail_message_pkey' },
  // The same goes for words of the platform.
  { table: 'mail_text', key: 'mail_text_pkey' },
  // And for changes of roles above organizations, and reviews of all of them.
  { table: 'role_change', key: 'role_change_pkey' },
  { table: 'access_review', key: 'access_review_pkey' },
  // And for what concerns a whole wave of the rollout; one late milestone of a wave has one blocker.
  { table: 'rollout_placement', key: 'rollout_placement_id_key' },
  { table: 'rollout_blocker', key: 'rollout_blocker_pkey' },
  { table: 'rollout_blocker', key: 'rollout_blocker_late_key' },
  { table: 'rollout_check', key: 'rollout_check_pkey' },
]

describe('logins', () => {
  it('that read across organizations cannot write', () =>
    eachTable(async ({ name }) => {
      const oversight = await test.database.oversight.connect()
      try {
        for (const sql of [
          `update ${name} set organization_id = organization_id`,
          `delete from ${name}`,
          `insert into ${name} (organization_id) values (1)`,
        ]) {
          expect(await codeOf(oversight.query(sql)), `${name}: ${sql}`).toBe('42501')
        }
        expect(await codeOf(oversight.query('set role bmms_app'))).toBe('42501')
      } finally {
        oversight.release()
      }
    }))

  it('that serve cannot read passwords, sessions and second factors', async () => {
    for (const name of ['credential', 'session', 'two_factor', 'verification', 'sign_in_lock']) {
      expect(await codeOf(test.database.app.query(`select from ${name}`)), name).toBe('42501')
      expect(await codeOf(test.database.oversight.query(`select from ${name}`)), name).toBe('42501')
    }
  })

  it('that serve cannot touch the change log', async () => {
    for (const sql of [
      'update change set actor_name = actor_name',
      'delete from change',
      `insert into change (table_name, row_id, action) values ('x', 'x', 'insert')`,
    ]) {
      expect(await asMole(() => codeOf(client.query(sql))), sql).toBe('42501')
    }
    expect(await asMole(() => count('select from change where organization_id = $1', [other]))).toBe(0)
  })

  it('cannot become somebody else', async () => {
    for (const role of ['bmms_owner', 'bmms_oversight', 'bmms_identity']) {
      expect(await codeOf(test.database.app.query(`set role ${role}`)), role).toBe('42501')
    }
  })
})

describe('the self-check', () => {
  it('finds nothing here', async () => {
    expect(await findWeaknesses(test.database.app, sharedTables)).toEqual([])
  })

  it('finds each weakness that is made on purpose', async () => {
    const weaken: [string, string, RegExp][] = [
      [
        'alter table objective no force row level security',
        'alter table objective force row level security',
        /not forced/,
      ],
      ['drop trigger objective_change on objective', '', /does not log/],
      [
        'create policy oops on objective for select to bmms_app using (true)',
        'drop policy oops on objective',
        /open to all/,
      ],
      ['create table stray (id int); grant select on stray to bmms_app', 'drop table stray', /reviewed list/],
      ['create view peek as select * from objective', 'drop view peek', /rights of its reader/],
      ['alter role bmms_oversight bypassrls', 'alter role bmms_oversight nobypassrls', /BYPASSRLS/],
    ]
    for (const [make, undo, words] of weaken) {
      await onAdmin(test.adminUrl, make)
      const found = (await findWeaknesses(test.database.app, sharedTables)).map(({ problem }) => problem).join('; ')
      if (undo) await onAdmin(test.adminUrl, undo)
      expect(found, make).toMatch(words)
    }
  })
})

/** Copies one row of the other organization into `organization`, without generated columns. */
async function insertCopy(name: string, organization: number): Promise<void> {
  const { rows: columns } = await onAdmin(
    test.adminUrl,
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname <> 'organization_id'`,
    [name],
  )
  const names = columns.map((column) => `"${column.name}"`).join(', ')
  const { rows } = await onAdmin(
    test.adminUrl,
    `select to_jsonb(t) as row from ${name} t where organization_id = $1 order by ${await fullest(name)} desc limit 1`,
    [other],
  )
  await client.query(
    `insert into ${name} (organization_id, ${names}) select $1, ${names} from jsonb_populate_record(null::${name}, $2)`,
    [organization, rows[0]?.row],
  )
}

/** Prefers the row with the most references, so that each reference is tried. */
async function fullest(name: string): Promise<string> {
  const { rows } = await onAdmin(
    test.adminUrl,
    `select distinct a.attname as name from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
      where c.contype = 'f' and c.conrelid = $1::regclass and not a.attnotnull`,
    [name],
  )
  return rows.length > 0 ? `num_nonnulls(${rows.map((row) => `"${row.name}"`).join(', ')})` : '1'
}

async function organizationReferences(name: string): Promise<number> {
  const { rows } = await onAdmin(
    test.adminUrl,
    `select count(*)::int as count from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey) and a.attname <> 'organization_id'
      where c.contype = 'f' and c.conrelid = $1::regclass and c.confrelid::regclass::text = any($2) and a.attnotnull`,
    [name, tables.map((table) => table.name)],
  )
  return rows[0]?.count ?? 0
}

afterAll(() =>
  console.log(
    `isolation: ${tables.length} organization tables of the catalogue covered: ${tables.map((table) => table.name).join(', ')}`,
  ),
)
