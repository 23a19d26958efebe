// The archive: an organization's rows as they are, as JSON Lines, in the file store before anything is undone.
import { createGzip } from 'node:zlib'
import { sql } from 'drizzle-orm'
import {
  type Caller,
  type Database,
  inOrganization,
  inPlatform,
  type OrganizationRef,
  type OrganizationScope,
} from '../../../platform/database/scope.ts'
import type { FileStore, UploadRule } from '../../../platform/http/upload.ts'
import { readMark } from './change-mark.ts'
import { DERIVED, ROLLED_BACK } from './rolled-back-tables.ts'

const PAGE = 2_000
const TRIES = 3
const MEBIBYTE = 1024 * 1024
const ARCHIVE: UploadRule = { kinds: ['gzip'], maxBytes: 1024 * MEBIBYTE }

export interface Archive {
  key: string
  sha256: string
  size: number
  rows: number
  mark: string
}

interface Context {
  database: Database
  files: Pick<FileStore, 'put' | 'remove'>
  caller: Caller
}

/** Writes the archive; it is of one moment: when somebody wrote meanwhile it is made again. */
export async function archiveOrganization(context: Context, organization: OrganizationRef): Promise<Archive> {
  const markNow = () => inPlatform(context.database, context.caller, (scope) => readMark(scope, organization.id))
  for (let tried = 1; ; tried++) {
    const mark = await markNow()
    const { bytes, rows } = await packRows(context, organization)
    if ((await markNow()) !== mark) {
      if (tried === TRIES)
        throw new Error(`${organization.code} is still being written to; the archive is not of one moment.`)
      continue
    }
    const name = archiveName(organization.code, context.database.clock.now())
    const { key, sha256, size } = await context.files.put({ bytes, name }, ARCHIVE, `rollback/${organization.id}`)
    return { key, sha256, size, rows, mark }
  }
}

/** `MOH-2026-11-20T040000Z.jsonl.gz` */
export function archiveName(code: string, at: Temporal.Instant | string): string {
  const text = Temporal.Instant.from(at).toString({ smallestUnit: 'second' }).replaceAll(':', '')
  return `${code}-${text}.jsonl.gz`
}

/** One line a row: `{"table": "ppa", "row": {...}}`, tables in the order in which they can be loaded again. */
export async function packRows(
  { database, caller }: Pick<Context, 'database' | 'caller'>,
  organization: OrganizationRef,
): Promise<{ bytes: Buffer; rows: number }> {
  const gzip = createGzip()
  const chunks: Buffer[] = []
  const packed = new Promise<void>((resolve, reject) => {
    gzip.on('data', (chunk: Buffer) => chunks.push(chunk))
    gzip.on('end', resolve)
    gzip.on('error', reject)
  })
  let rows = 0
  for (const table of [...ROLLED_BACK, ...DERIVED, 'membership']) {
    for await (const lines of pagesOf(database, { organization, ...caller }, table)) {
      rows += lines.length
      gzip.write(lines.map((line) => `{"table":"${table}","row":${line}}\n`).join(''))
    }
  }
  gzip.end()
  await packed
  return { bytes: Buffer.concat(chunks), rows }
}

async function* pagesOf(database: Database, caller: Caller & { organization: OrganizationRef }, table: string) {
  const hasId = !DERIVED.includes(table)
  for (let after: string | null = null; ; ) {
    const page: Line[] = await inOrganization(database, caller, (scope) => readPage(scope, { table, after, hasId }))
    yield page.map(({ line }) => line)
    after = page.at(-1)?.id ?? null
    if (!hasId || page.length < PAGE) return
  }
}

interface Line extends Record<string, unknown> {
  id: string
  line: string
}

async function readPage(
  { db, organization }: OrganizationScope,
  { table, after, hasId }: { table: string; after: string | null; hasId: boolean },
): Promise<Line[]> {
  const name = sql.identifier(table)
  const own = sql`t.organization_id = ${organization.id}`
  const { rows } = hasId
    ? await db.execute<Line>(sql`select t.id::text as id, to_jsonb(t)::text as line from ${name} t
        where ${own} ${after === null ? sql`` : sql`and t.id > ${after}::uuid`} order by t.id limit ${sql.raw(String(PAGE))}`)
    : await db.execute<Line>(
        sql`select '' as id, to_jsonb(t)::text as line from ${name} t where ${own} order by t::text`,
      )
  return rows
}
