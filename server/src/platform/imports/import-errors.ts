import { type ErrorTexts, errorsOf } from '../errors/errors.ts'

export const importErrors = {
  'imports.batch.not_found': { status: 404, title: 'Import not found', detail: 'There is no such import.' },
  'imports.kind.unknown': {
    status: 400,
    title: 'Unknown kind of import',
    detail: 'BMMS does not import "{kind}". Choose one of: {kinds}.',
    path: 'kind',
  },
  'imports.option.unknown': {
    status: 400,
    title: 'Unknown option',
    detail: '"{name}" with the value "{value}" is not an option of this import.',
    path: 'options',
  },
  'imports.column.unknown': {
    status: 400,
    title: 'Unknown column',
    detail: 'This import has no column "{column}". Choose one from the list.',
  },
  'imports.column.twice': {
    status: 400,
    title: 'Column chosen twice',
    detail: '{column} can be taken from one column of the file only. Leave one of them out.',
    path: 'columns',
  },
  'imports.column.no_default': {
    status: 400,
    title: 'No common value possible',
    detail: '{column} is different for each row, so one value for all empty cells is not possible.',
    path: 'defaults',
  },
  'imports.row.unknown': {
    status: 400,
    title: 'Unknown row',
    detail: 'The file has no row {number}, or it is empty.',
  },
  'imports.batch.not_editable': {
    status: 409,
    title: 'Cannot be changed now',
    detail: 'This import is {state}. It can be changed only before it is sent for approval, or after it was returned.',
  },
  'imports.plan.changed': {
    status: 409,
    title: 'The plan has changed',
    detail: 'The plan was checked again after you opened it. Look at it once more, then approve it.',
  },
  'imports.plan.blocked': {
    status: 409,
    title: 'Not ready to send',
    detail: '{problem}',
  },
  'imports.plan.nothing': {
    status: 409,
    title: 'Nothing to import',
    detail: 'No row would add or change anything. Put the errors right, or cancel this import.',
  },
  'imports.plan.errors': {
    status: 409,
    title: 'There are still errors',
    detail:
      '{count} rows have errors, and this import takes all rows or none. Put them right, or choose to leave rows with errors out.',
  },
  'imports.file.encrypted': {
    status: 415,
    title: 'The file is protected',
    detail:
      'The file is encrypted with a password. Open it in Excel, remove the password, save it and upload it again.',
    path: 'file',
  },
  'imports.file.old_excel': {
    status: 415,
    title: 'Old Excel format',
    detail:
      'This is an Excel file of the old kind (XLS). Open it in Excel, save it as Excel workbook (XLSX) and upload that.',
    path: 'file',
  },
  'imports.file.bomb': {
    status: 413,
    title: 'The file unpacks to too much',
    detail:
      'The file is small but its content is larger than {limit} MB. Copy the rows that you need into a new spreadsheet and upload that.',
    path: 'file',
  },
  'imports.file.unreadable': {
    status: 400,
    title: 'The file could not be read',
    detail: 'The file could not be read{where}. Open it in Excel, save it again as XLSX or as CSV, and upload that.',
    path: 'file',
  },
  'imports.file.no_rows': {
    status: 400,
    title: 'No rows',
    detail: 'The file has no row below its headers. Fill in the template and upload it again.',
    path: 'file',
  },
  'imports.file.too_many_rows': {
    status: 413,
    title: 'Too many rows',
    detail: 'The file has more than {limit} rows. Divide it into several files and upload them one after the other.',
    path: 'file',
  },
  'imports.file.removed': {
    status: 404,
    title: 'File no longer kept',
    detail: 'The file was removed {days} days after its upload, as the rules on personal data ask for.',
  },
  'imports.template.unknown': {
    status: 404,
    title: 'Template not found',
    detail: 'There is no template of this name.',
  },
} as const satisfies ErrorTexts

export const failImport = errorsOf(importErrors)

export const importConstraints: Record<string, string> = {
  import_batch_pkey: 'concurrency.duplicate_submission',
  import_batch_kind_form: 'record.invalid',
  import_batch_file_name_length: 'record.invalid',
  import_batch_media_type_length: 'record.invalid',
  import_batch_size_range: 'record.invalid',
  import_batch_sha256_form: 'record.invalid',
  import_batch_file_key_length: 'record.invalid',
  import_batch_state_known: 'record.invalid',
  import_batch_mode_known: 'record.invalid',
  import_batch_plan_hash_form: 'record.invalid',
  import_batch_message_length: 'record.invalid',
  import_batch_wave_range: 'record.invalid',
  import_batch_created_by_fkey: 'record.reference_missing',
  import_batch_submitted_by_fkey: 'record.reference_missing',
  import_batch_decided_by_fkey: 'record.reference_missing',
  import_batch_undone_by_fkey: 'record.reference_missing',
  import_batch_four_eyes: 'workflow.four_eyes',
  import_row_pkey: 'concurrency.duplicate_submission',
  import_row_batch_fkey: 'record.reference_missing',
  import_row_number_range: 'record.invalid',
  import_row_verdict_known: 'record.invalid',
  import_row_outcome_known: 'record.invalid',
  import_row_reason_length: 'record.invalid',
  import_progress_pkey: 'concurrency.duplicate_submission',
  import_progress_batch_fkey: 'record.reference_missing',
  import_progress_step_length: 'record.invalid',
}
