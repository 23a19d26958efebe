// A new batch: the file is in the store, nothing of it is read yet.
import { eq } from 'drizzle-orm'
import type { PlatformScope } from '../database/scope.ts'
import type { Upload } from '../http/upload.ts'
import { defaultOptions, knownOptions } from './change-import.ts'
import type { ImportDefinition, ImportOptions } from './define-import.ts'
import { stepOf } from './import-steps.ts'
import { importBatches } from './import-tables.ts'
import type { ImportMode } from './imports.contract.ts'

export interface NewImport {
  upload: Upload
  mode?: ImportMode | undefined
  wave?: number | null | undefined
  options: ImportOptions
}

/** Answers the id of the batch, which waits to be read and checked. */
export async function addBatch(
  scope: PlatformScope,
  definition: ImportDefinition,
  { upload, mode = 'row_by_row', wave = null, options }: NewImport,
): Promise<string> {
  const { id, key, name, mediaType, size, sha256 } = upload
  await scope.db.insert(importBatches).values({
    id,
    kind: definition.kind,
    fileName: name,
    mediaType,
    size,
    sha256,
    fileKey: key,
    mode,
    wave,
    options: { ...defaultOptions(definition), ...knownOptions(definition, options) },
    steps: [stepOf(scope, 'uploaded')],
    createdBy: scope.actor.id || null,
  })
  return id
}

/** `updateExisting:yes,sendInvitations:no` as they come in an address. */
export function readOptions(text: string | undefined): ImportOptions {
  const pairs = (text ?? '').split(',').filter(Boolean)
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)]))
}

/** The key of the file, for who answers it; nothing once it is removed. */
export async function findFile({ db }: PlatformScope, id: string) {
  const { fileKey, fileName, mediaType } = importBatches
  const [file] = await db.select({ fileKey, fileName, mediaType }).from(importBatches).where(eq(importBatches.id, id))
  return file
}
