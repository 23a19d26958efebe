import { type Static, Type } from 'typebox'
import { Id } from '../http/atoms.contract.ts'
import { endpoint } from '../http/endpoint.ts'

export const FileView = Type.Object({
  id: Id,
  name: Type.String({ maxLength: 200 }),
  mediaType: Type.String({ maxLength: 100 }),
  /** In bytes. */
  size: Type.Integer(),
})
export type FileView = Static<typeof FileView>

export const addFile = endpoint('POST', '/moa/:moa/files', {
  access: 'files.file.add',
  summary: 'Add a file of at most 10 MB: PDF, Word, Excel, CSV, plain text or a picture',
  transfer: 'file',
  response: FileView,
})

export const readFile = endpoint('GET', '/moa/:moa/files/:id', {
  access: 'files.file.view',
  summary: 'A file, for saving',
  transfer: 'bytes',
  response: Type.Unknown(),
})
