// The bytes of files, in a folder of the data folder: `<organization id>/<file id>`.
import { randomUUIDv7 } from 'node:crypto'
import { resolve } from 'node:path'
import type { FastifyRequest } from 'fastify'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { BmmsError } from '../errors/errors.ts'
import { fail } from '../errors/platform-errors.ts'
import type { FileStore, Upload, UploadRule } from '../http/upload.ts'
import { failFile } from './file-errors.ts'
import { checkFile, tooLarge } from './file-rules.ts'

/** Keeps files in `folder`, which is made when the first one comes. */
export function createFileStore(folder: string): FileStore {
  const disk = new Disk(new FSDriver({ location: resolve(folder), visibility: 'private' }))
  return {
    async receive(request, rule, owner) {
      const { bytes, name } = await readUpload(request, rule)
      return storeFile(disk, { bytes, name, rule, owner })
    },
    discard: ({ key }) => disk.delete(key),
    async read(key) {
      if (!(await disk.exists(key))) failFile('files.file.lost')
      return disk.getBytes(key)
    },
    put: ({ bytes, name }, rule, owner) => storeFile(disk, { bytes, name, rule, owner }),
    remove: (key) => disk.delete(key),
  }
}

interface Incoming {
  bytes: Buffer
  name: string
  rule: UploadRule
  owner: string
}

async function storeFile(disk: Disk, { bytes, name, rule, owner }: Incoming): Promise<Upload> {
  const checked = checkFile(bytes, name, rule)
  const id = randomUUIDv7()
  const key = keyOf(owner, id)
  await disk.put(key, bytes)
  return { ...checked, id, key }
}

/** Where the store has a file of an organization. */
export function keyOf(owner: string | number, id: string): string {
  return `${owner}/${id}`
}

async function readUpload(request: FastifyRequest, rule: UploadRule): Promise<{ bytes: Buffer; name: string }> {
  if (!request.isMultipart()) return fail('request.media_type')
  try {
    return (await readOnlyFile(request, rule)) ?? failFile('files.file.missing')
  } catch (error) {
    if (error instanceof BmmsError) throw error
    const { code } = error as { code?: unknown }
    if (code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge(rule)
    if (code === 'FST_FILES_LIMIT') return failFile('files.file.several')
    // The parser throws many things for broken and interrupted forms; to the sender they are one.
    return failFile('files.file.unreadable')
  }
}

/** Reads to the end of the form, where a second file or a missing end would show. */
async function readOnlyFile(
  request: FastifyRequest,
  { maxBytes }: UploadRule,
): Promise<{ bytes: Buffer; name: string } | undefined> {
  let file: { bytes: Buffer; name: string } | undefined
  for await (const part of request.files({
    limits: { fileSize: maxBytes, files: 1, fields: 5, parts: 6, headerPairs: 50 },
  })) {
    file = { bytes: await part.toBuffer(), name: part.filename }
  }
  return file
}
