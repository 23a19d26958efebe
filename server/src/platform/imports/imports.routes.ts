import type { Column } from '../documents/columns.ts'
import { fileRoute, type Route, route, uploadRoute } from '../http/route.ts'
import { addBatch, findFile, readOptions } from './add-import.ts'
import { loadAnnotated, renderAnnotated } from './annotated-import.ts'
import { changeBatch, fixRows } from './change-import.ts'
import type { ImportDefinition } from './define-import.ts'
import { findImportRows, findImports } from './find-imports.ts'
import { definitionOf } from './import-context.ts'
import { failImport } from './import-errors.ts'
import { IMPORT_FILE } from './import-file-rule.ts'
import { CHECK_IMPORT } from './import-job-names.ts'
import { getTemplate, renderTemplate, viewKinds } from './import-kinds.ts'
import { takeImportStep } from './import-steps.ts'
import { viewBatch } from './import-view.ts'
import * as contract from './imports.contract.ts'

const batchColumns: readonly Column<contract.ImportSummary>[] = [
  { key: 'created_at', title: 'Uploaded', type: 'instant', value: (batch) => batch.createdAt },
  { key: 'created_by', title: 'By', type: 'text', value: (batch) => batch.createdBy?.name ?? '' },
  { key: 'kind', title: 'What', type: 'text', value: (batch) => batch.title },
  { key: 'file_name', title: 'File', type: 'text', value: (batch) => batch.fileName },
  { key: 'state', title: 'State', type: 'text', value: (batch) => batch.state },
  { key: 'wave', title: 'Wave', type: 'integer', value: (batch) => batch.wave },
  { key: 'rows', title: 'Rows', type: 'integer', value: (batch) => batch.rowCount },
  { key: 'errors', title: 'Errors', type: 'integer', value: (batch) => batch.counts?.error ?? null },
  { key: 'created', title: 'Created', type: 'integer', value: (batch) => batch.outcomes?.created ?? null },
  { key: 'updated', title: 'Updated', type: 'integer', value: (batch) => batch.outcomes?.updated ?? null },
  { key: 'finished_at', title: 'Finished', type: 'instant', value: (batch) => batch.finishedAt },
]

const rowColumns: readonly Column<contract.ImportRowView>[] = [
  { key: 'row', title: 'Row', type: 'integer', value: (row) => row.number },
  { key: 'verdict', title: 'Verdict', type: 'text', value: (row) => row.verdict },
  { key: 'outcome', title: 'Outcome', type: 'text', value: (row) => row.outcome ?? '' },
  {
    key: 'values',
    title: 'Values',
    type: 'text',
    value: (row) => Object.values(row.values).filter(Boolean).join(', '),
  },
  { key: 'errors', title: 'Errors', type: 'text', value: (row) => row.errors.map(({ message }) => message).join(' ') },
  {
    key: 'remarks',
    title: 'Remarks',
    type: 'text',
    value: (row) => row.warnings.map(({ message }) => message).join(' '),
  },
]

export function importRoutes(definitions: readonly ImportDefinition[]): Route[] {
  return [...readingRoutes(definitions), ...changingRoutes(definitions)]
}

function readingRoutes(definitions: readonly ImportDefinition[]): Route[] {
  return [
    route(contract.readImportKinds, async () => viewKinds(definitions)),
    fileRoute(
      contract.readImportTemplate,
      async (_, { params, query }) => ({ template: getTemplate(definitions, params.templateName), ...query }),
      ({ template, format = 'xlsx' }) => renderTemplate(template, format),
    ),
    route(contract.listImports, (scope, { query }) => findImports(scope, definitions, query), {
      export: { title: 'Imports', columns: batchColumns },
    }),
    route(contract.readImport, (scope, { params }) => viewBatch(scope, definitions, params.id)),
    route(
      contract.listImportRows,
      (scope, { params, query }) => findImportRows(scope, definitions, { batchId: params.id, query }),
      { export: { title: 'Rows of an import', columns: rowColumns } },
    ),
    fileRoute(contract.readAnnotatedImport, (scope, { params }) => loadAnnotated(scope, params.id), renderAnnotated),
    fileRoute(
      contract.readImportFile,
      async (scope, { params }) => (await findFile(scope, params.id)) ?? failImport('imports.batch.not_found'),
      async ({ fileKey, fileName, mediaType }, _, files) => {
        if (fileKey === null) return failImport('imports.file.removed', { days: contract.KEPT_DAYS })
        return { bytes: await files.read(fileKey), mediaType, fileName }
      },
    ),
  ]
}

function changingRoutes(definitions: readonly ImportDefinition[]): Route[] {
  return [
    uploadRoute(contract.addImport, IMPORT_FILE, async (scope, { query, upload }) => {
      const { kind, mode, wave, options } = query
      const definition = definitionOf(definitions, kind)
      const id = await addBatch(scope, definition, { upload, mode, wave, options: readOptions(options) })
      await scope.enqueue(CHECK_IMPORT, { batchId: id })
      return viewBatch(scope, definitions, id)
    }),
    route(contract.changeImport, async (scope, { params, body }) => {
      await changeBatch(scope, definitions, { id: params.id, changes: body })
      return viewBatch(scope, definitions, params.id)
    }),
    route(contract.fixImportRows, async (scope, { params, body }) => {
      await fixRows(scope, definitions, { id: params.id, fixes: body })
      return viewBatch(scope, definitions, params.id)
    }),
    stepRoute(contract.submitImport, 'submit', definitions),
    stepRoute(contract.returnImport, 'return', definitions),
    stepRoute(contract.approveImport, 'approve', definitions),
    stepRoute(contract.cancelImport, 'cancel', definitions),
    stepRoute(contract.undoImport, 'undo', definitions),
  ]
}

type StepEndpoint =
  | typeof contract.submitImport
  | typeof contract.returnImport
  | typeof contract.approveImport
  | typeof contract.cancelImport
  | typeof contract.undoImport

function stepRoute(
  endpoint: StepEndpoint,
  action: 'submit' | 'return' | 'approve' | 'cancel' | 'undo',
  definitions: readonly ImportDefinition[],
): Route {
  return route(endpoint as typeof contract.submitImport, async (scope, { params, body }) => {
    await takeImportStep(scope, definitions, { action, id: params.id, ...body })
    return viewBatch(scope, definitions, params.id)
  })
}
