import { type ErrorTexts, errorsOf } from '../errors/errors.ts'

export const fileErrors = {
  'files.file.not_found': {
    status: 404,
    title: 'File not found',
    detail: 'There is no such file in this organization.',
  },
  'files.file.lost': {
    status: 503,
    title: 'File not available',
    detail:
      'The record of this file is here, but its content is not. Tell the operators of BMMS, who may have it in a backup.',
  },
  'files.file.missing': { status: 400, title: 'No file', detail: 'Choose one file and send it again.', path: 'file' },
  'files.file.several': {
    status: 400,
    title: 'One file at a time',
    detail: 'Send the files one after the other.',
    path: 'file',
  },
  'files.file.empty': {
    status: 400,
    title: 'Empty file',
    detail: '{name} is empty. Choose the right file.',
    path: 'file',
  },
  'files.file.unreadable': {
    status: 400,
    title: 'The file did not arrive whole',
    detail: 'The connection was interrupted, or the form was not well-formed. Send the file again.',
    path: 'file',
  },
  'files.file.too_large': {
    status: 413,
    title: 'File too large',
    detail: 'A file may have {limit} here. Reduce it (for example: scan with 150 dpi) or split it.',
    path: 'file',
  },
  'files.file.kind': {
    status: 415,
    title: 'This kind of file is not taken',
    detail:
      '{name} is not one of the kinds taken here: {kinds}. Save it as one of these; documents with macros are not taken.',
    path: 'file',
  },
  'files.file.picture_size': {
    status: 400,
    title: 'Picture too large',
    detail: 'A picture may have {limit} pixels on each side here. Make it smaller.',
    path: 'file',
  },
} as const satisfies ErrorTexts

export const failFile = errorsOf(fileErrors)

export const fileConstraints: Record<string, string> = {
  file_pkey: 'concurrency.duplicate_submission',
  file_organization_fkey: 'record.reference_missing',
  file_created_by_fkey: 'record.reference_missing',
  file_name_length: 'record.invalid',
  file_media_type_known: 'record.invalid',
  file_size_range: 'record.invalid',
  file_sha256_form: 'record.invalid',
}
