// What tests of rollbacks look at: every row of organizations, and a rollback from the first step to the last.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { type Actor, inPlatform, type PlatformScope, SYSTEM } from '../platform/database/scope.ts'
import { createFileStore } from '../platform/files/file-store.ts'
import type { FileStore } from '../platform/http/upload.ts'
import type { TestPerson } from './builders.ts'
import type { TestDatabase } from './database.ts'
import { onAdmin } from './test-cluster.ts'

/** Rows as text by `table`, of all organizations that `where` lets through, without what a rollback leaves alone. */
export async function dumpRows(
  test: TestDatabase,
  tables: readonly string[],
  where: string,
): Promise<Record<string, string[]>> {
  const dump: Record<string, string[]> = {}
  for (const table of tables) {
    const { rows } = await onAdmin(
      test.adminUrl,
      `select t::text as row from ${table} t where ${where} order by t::text`,
    )
    dump[table] = rows.map(({ row }) => row)
  }
  return dump
}

/** The database's own time: what the change log goes by. */
export async function databaseNow(test: TestDatabase): Promise<string> {
  const { rows } = await onAdmin(
    test.adminUrl,
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now`,
  )
  return rows[0]?.now
}

/** A folder for the bytes of files; call it at the top of a test file, with which it ends. */
export function temporaryFiles(): FileStore {
  const folder = mkdtempSync(join(tmpdir(), 'bmms-files-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return createFileStore(folder)
}

/** Platform work in the name of a person who may do everything with rollbacks, or of BMMS itself. */
export function onPlatform<T>(
  test: TestDatabase,
  person: TestPerson | null,
  work: (scope: PlatformScope) => Promise<T>,
): Promise<T> {
  const permissions = new Set(['rollout.rollback.view', 'rollout.rollback.prepare', 'rollout.rollback.approve'])
  const actor: Actor = person === null ? SYSTEM : { id: person.id, name: person.name, permissions }
  return inPlatform(test.database, { actor, requestId: 'test' }, work)
}
