import { changeColumns } from '../../../platform/changes/change-columns.ts'
import { fileRoute, type Route, route } from '../../../platform/http/route.ts'
import { approverColumn, documentColumns } from '../releases/document-columns.ts'
import { addComment, findDocumentHistory, readSteps } from '../releases/document-steps.ts'
import { previewEffect } from './modification-effect.ts'
import { workflowFor } from './modification-workflow.ts'
import {
  commentModification,
  createModification,
  editModification,
  listModificationSteps,
  listModifications,
  previewModification,
  printModification,
  readModification,
  readModificationHistory,
  stepModification,
} from './modifications.contract.ts'
import {
  changeModification,
  findModifications,
  getModification,
  startModification,
  takeModificationStep,
} from './modifications.ts'
import { renderModification } from './print-modification.ts'

const modification = { family: 'modification', workflow: workflowFor(null) } as const

export const modificationRoutes: readonly Route[] = [
  route(listModifications, findModifications, {
    export: { title: 'Modifications of the budget', columns: [...documentColumns, approverColumn] },
  }),
  route(createModification, startModification),
  route(previewModification, previewEffect),
  route(readModification, getModification),
  route(editModification, changeModification),
  route(stepModification, takeModificationStep),
  route(listModificationSteps, (scope, { params }) => readSteps(scope, { ...modification, id: params.id })),
  route(commentModification, (scope, { params, body }) =>
    addComment(scope, { ...modification, id: params.id }, body.comment),
  ),
  route(
    readModificationHistory,
    (scope, { params, query }) => findDocumentHistory(scope, { ...modification, id: params.id }, query),
    { export: { title: 'History of a modification', columns: changeColumns } },
  ),
  fileRoute(printModification, getModification, renderModification),
]
