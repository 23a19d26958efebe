import { changeColumns } from '../../../platform/changes/change-columns.ts'
import type { Column } from '../../../platform/documents/columns.ts'
import { fileRoute, type Route, route } from '../../../platform/http/route.ts'
import { archiveName } from './archive.ts'
import { findRollbackChanges, findRollbacks, viewRollback } from './find-rollbacks.ts'
import { approve, checkAgain, findArchive, giveUp, startRollback, startUndo } from './prepare-rollback.ts'
import * as contract from './rollback.contract.ts'

const columns: readonly Column<contract.RollbackSummary>[] = [
  { key: 'prepared_at', title: 'Prepared', type: 'instant', value: (one) => one.preparedAt },
  { key: 'prepared_by', title: 'By', type: 'text', value: (one) => one.preparedBy },
  { key: 'kind', title: 'What', type: 'text', value: (one) => contract.ROLLBACK_KIND_WORDS[one.kind] },
  { key: 'organization', title: 'Organization', type: 'text', value: (one) => one.organization },
  { key: 'wave', title: 'Wave', type: 'integer', value: (one) => one.wave },
  { key: 'moment', title: 'Back to', type: 'instant', value: (one) => one.moment },
  { key: 'state', title: 'State', type: 'text', value: (one) => contract.ROLLBACK_STATE_WORDS[one.state] },
  { key: 'rows', title: 'Rows', type: 'integer', value: (one) => one.rows },
  { key: 'decided_by', title: 'Approved by', type: 'text', value: (one) => one.decidedBy ?? '' },
  { key: 'finished_at', title: 'Finished', type: 'instant', value: (one) => one.finishedAt },
  { key: 'reason', title: 'Reason', type: 'text', width: 30, value: (one) => one.reason },
]

export const rollbackRoutes: readonly Route[] = [
  route(contract.listRollbacks, findRollbacks, { export: { title: 'Rollbacks', columns } }),
  route(contract.readRollback, (scope, { params }) => viewRollback(scope, params.id)),
  route(contract.prepareRollback, async (scope, { body }) => viewRollback(scope, await startRollback(scope, body))),
  route(contract.undoRollback, startUndo),
  route(contract.recheckRollback, checkAgain),
  route(contract.approveRollback, approve),
  route(contract.cancelRollback, giveUp),
  route(contract.listRollbackChanges, findRollbackChanges, {
    export: { title: 'Changes of a rollback', columns: changeColumns },
  }),
  fileRoute(
    contract.readRollbackArchive,
    (scope, { params }) => findArchive(scope, params.id),
    async ({ key, at, code }, _scope, files) => ({
      bytes: await files.read(key),
      mediaType: 'application/gzip',
      fileName: archiveName(code, at),
    }),
  ),
]
