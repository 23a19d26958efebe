// What the work on an import needs, in a job or at the command line.
import { eq, sql } from 'drizzle-orm'
import { type Caller, type Database, inPlatform, type PlatformScope, SYSTEM } from '../database/scope.ts'
import type { FileStore } from '../http/upload.ts'
import type { ImportDefinition } from './define-import.ts'
import { failImport } from './import-errors.ts'
import { type Batch, importBatches, importProgress, persons } from './import-tables.ts'

export interface ImportContext {
  database: Database
  files: Pick<FileStore, 'read' | 'put' | 'remove'>
  definitions: readonly ImportDefinition[]
  caller: Caller
}

export function definitionOf(definitions: readonly ImportDefinition[], kind: string): ImportDefinition {
  const known = definitions.map((definition) => definition.kind).join(', ')
  return (
    definitions.find((definition) => definition.kind === kind) ??
    failImport('imports.kind.unknown', { kind, kinds: known })
  )
}

export async function getBatch({ db }: PlatformScope, id: string): Promise<Batch> {
  const [batch] = await db.select().from(importBatches).where(eq(importBatches.id, id))
  return batch ?? failImport('imports.batch.not_found')
}

/** A batch, locked against other work on it but not against notes of its progress. */
export async function lockBatch({ db }: PlatformScope, id: string): Promise<Batch> {
  const [batch] = await db.select().from(importBatches).where(eq(importBatches.id, id)).for('no key update')
  return batch ?? failImport('imports.batch.not_found')
}

/** Whoever decided is named in the change log as the one who changed the records. */
export async function callerFor({ database, caller }: ImportContext, personId: string | null): Promise<Caller> {
  if (personId === null) return caller
  const [person] = await inPlatform(database, { ...caller, actor: SYSTEM }, ({ db }) =>
    db.select({ name: persons.name }).from(persons).where(eq(persons.id, personId)),
  )
  return person ? { ...caller, actor: { id: personId, name: person.name, permissions: new Set() } } : caller
}

/** Work on tens of thousands of rows is longer than what a request may take, and waits for its turn. */
const MINUTES = 15

/**
 * Two imports of one kind never work at the same time, check or run: the second one finds what the first one made. Held
 * until the transaction ends.
 */
export async function takeTurn({ db }: PlatformScope, kind: string): Promise<void> {
  await db.execute(sql.raw(`set local statement_timeout = '${MINUTES}min'`))
  await db.execute(sql.raw(`set local idle_in_transaction_session_timeout = '${MINUTES}min'`))
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`import ${kind}`}, 0))`)
}

/** Says how far the work is, over a connection of its own. */
export type NoteProgress = (done: number) => Promise<void>

export async function startProgress(
  { database, caller }: ImportContext,
  { batchId, step, total }: { batchId: string; step: string; total: number },
): Promise<NoteProgress> {
  const write = (done: number) =>
    inPlatform(database, caller, async ({ db }) => {
      const at = { step, done, total, updatedAt: sql`now()` }
      await db
        .insert(importProgress)
        .values({ batchId, ...at })
        .onConflictDoUpdate({ target: importProgress.batchId, set: at })
    })
  await write(0)
  return write
}

let last: Promise<unknown> = Promise.resolve()

/**
 * One import at a time in this process: an import holds a connection and needs a second one for its progress, so several
 * that wait for each other could hold all there are; and the memory of one is bounded, that of many is not.
 */
export function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work)
  last = mine.catch(() => undefined)
  return mine
}
