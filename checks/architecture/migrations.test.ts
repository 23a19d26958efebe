import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { allConstraints } from '../../server/src/modules.ts'
import { migrate, readMigrations } from '../../server/src/platform/database/migrate.ts'
import { deriveLogins } from '../../server/src/platform/database/roles.ts'
import { sharedTables } from '../../server/src/shared-tables.ts'
import { onAdmin, TEST_SECRET } from '../../server/src/testing/test-cluster.ts'
import landed from './landed-migrations.json' with { type: 'json' }
import { schemaSnapshot } from './schema-snapshot.ts'

const names: string[] = []

async function freshDatabase(): Promise<string> {
  const name = `m_${randomUUID().replaceAll('-', '')}`
  await onAdmin(inject('adminUrl'), `create database ${name}`)
  names.push(name)
  const url = new URL(inject('adminUrl'))
  url.pathname = `/${name}`
  return url.href
}

const optionsFor = (adminUrl: string) => ({ adminUrl, logins: deriveLogins(adminUrl, TEST_SECRET), sharedTables })

afterAll(async () => {
  for (const name of names) await onAdmin(inject('adminUrl'), `drop database ${name} with (force)`)
})

describe('migrations', () => {
  it('that have landed are not edited', async () => {
    const now = new Map((await readMigrations()).map(({ name, checksum }) => [name, checksum]))
    for (const [name, checksum] of Object.entries(landed))
      expect(`${name} ${now.get(name)}`).toBe(`${name} ${checksum}`)
  })

  it('give the same schema at once and one after the other', async () => {
    const all = await readMigrations()
    const [atOnce, stepwise] = [await freshDatabase(), await freshDatabase()]
    await migrate(optionsFor(atOnce))
    for (let count = 1; count <= all.length; count++)
      await migrate({ ...optionsFor(stepwise), migrations: all.slice(0, count) })
    expect(await schemaSnapshot(stepwise)).toEqual(await schemaSnapshot(atOnce))
  })

  it('run once when several processes start at the same time', async () => {
    const url = await freshDatabase()
    const runs = await Promise.all(Array.from({ length: 4 }, () => migrate(optionsFor(url))))
    const all = await readMigrations()
    expect(runs.flatMap((run) => run.applied).sort()).toEqual(all.map(({ name }) => name))
  })

  it('refuse to go on when one was edited after it was applied', async () => {
    const url = await freshDatabase()
    await migrate(optionsFor(url))
    const edited = (await readMigrations()).map((m, at) => (at === 1 ? { ...m, checksum: 'other' } : m))
    await expect(migrate({ ...optionsFor(url), migrations: edited })).rejects.toThrow(/was edited after it was applied/)
  })
})

describe('constraints', () => {
  let named: { table: string; name: string }[] = []
  beforeAll(async () => {
    const url = await freshDatabase()
    await migrate(optionsFor(url))
    const { rows } = await onAdmin(
      url,
      `select conrelid::regclass::text as table, conname as name from pg_constraint c join pg_class t on t.oid = c.conrelid
        where c.connamespace = 'public'::regnamespace and c.contype not in ('n', 't') and not t.relispartition
       union
       select x.indrelid::regclass::text, x.indexrelid::regclass::text from pg_index x join pg_class t on t.oid = x.indrelid
        where x.indisunique and t.relnamespace = 'public'::regnamespace and not t.relispartition
       union
       -- Triggers that refuse are constraints, too: they raise under their own name.
       select tgrelid::regclass::text, tgname from pg_trigger
        where not tgisinternal and tgfoid::regproc::text like 'bmms.refuse_%'
       union
       -- And rules that functions of ours raise by name.
       select p.proname, (regexp_matches(p.prosrc, '(?:constraint = |refuse_[a-z]+[(]|(?:then|else)[[:space:]]+)''([a-z_]{6,})''', 'g'))[1]
         from pg_proc p
        where p.pronamespace = 'bmms'::regnamespace and p.prosrc ~ 'perform bmms.refuse_|constraint = '`,
    )
    named = rows
  })

  it('all have an answer for the person who meets them', () => {
    expect(named.length).toBeGreaterThan(50)
    expect(named.filter(({ name }) => !(name in allConstraints))).toEqual([])
  })

  it('that have an answer exist', () => {
    const existing = new Set(named.map(({ name }) => name))
    expect(Object.keys(allConstraints).filter((name) => !existing.has(name))).toEqual([])
  })
})
