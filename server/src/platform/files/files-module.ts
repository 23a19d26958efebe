import { fileRoute, uploadRoute } from '../http/route.ts'
import type { Module } from '../module.ts'
import { filesPolicy } from './access.ts'
import { fileConstraints, fileErrors } from './file-errors.ts'
import { EVIDENCE } from './file-rules.ts'
import { addFile, readFile } from './files.contract.ts'
import { fileReply, getFile, saveFile } from './organization-files.ts'

/** Files that people add to their organization's records. */
export const filesModule: Module = {
  name: 'files',
  policy: filesPolicy,
  errors: fileErrors,
  constraints: fileConstraints,
  routes: [
    uploadRoute(addFile, EVIDENCE, (scope, { upload }) => saveFile(scope, upload)),
    fileRoute(
      readFile,
      (scope, { params }) => getFile(scope, params.id),
      (file, _scope, store) => fileReply(store, file),
    ),
  ],
}
