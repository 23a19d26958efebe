// Records of files in an organization; the bytes are in the store before the record is made.
import { eq } from 'drizzle-orm'
import type { OrganizationScope } from '../database/scope.ts'
import type { FileReply } from '../http/route.ts'
import type { FileStore, Upload } from '../http/upload.ts'
import { failFile } from './file-errors.ts'
import { keyOf } from './file-store.ts'
import { files } from './file-tables.ts'
import type { FileView } from './files.contract.ts'

/** A file whose bytes the store can hand out. */
export interface StoredFile extends FileView {
  organizationId: number
}

/** Makes the record of an upload; answers what the sender may know of it. */
export async function saveFile({ db, actor }: OrganizationScope, upload: Upload): Promise<FileView> {
  const { id, name, mediaType, size, sha256 } = upload
  await db.insert(files).values({ id, name, mediaType, size, sha256, createdBy: actor.id || null })
  return { id, name, mediaType, size }
}

/** A file of this organization; fails with `files.file.not_found`. */
export async function getFile({ db }: OrganizationScope, id: string): Promise<StoredFile> {
  const { organizationId, name, mediaType, size } = files
  const [file] = await db
    .select({ organizationId, id: files.id, name, mediaType, size })
    .from(files)
    .where(eq(files.id, id))
  return file ?? failFile('files.file.not_found')
}

/** A file as an answer, for saving; reads its bytes, so it belongs after the transaction. */
export async function fileReply(store: FileStore, file: StoredFile): Promise<FileReply> {
  return {
    bytes: await store.read(keyOf(file.organizationId, file.id)),
    mediaType: file.mediaType,
    fileName: file.name,
  }
}

/** A picture as an answer, for showing at an address that changes with it. */
export async function pictureReply(store: FileStore, file: StoredFile): Promise<FileReply> {
  const reply = await fileReply(store, file)
  return file.mediaType.startsWith('image/') ? { ...reply, inline: true, immutable: true } : reply
}
