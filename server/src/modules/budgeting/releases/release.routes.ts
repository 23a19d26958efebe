import { changeColumns } from '../../../platform/changes/change-columns.ts'
import { fileRoute, type Route, route } from '../../../platform/http/route.ts'
import { listAccounts, readFunding } from './accounts.contract.ts'
import { accountColumns, findAccounts, getFunding } from './accounts.ts'
import {
  commentAllotmentRelease,
  createAllotmentRelease,
  editAllotmentRelease,
  listAllotmentReleaseSteps,
  listAllotmentReleases,
  printAllotmentRelease,
  readAllotmentRelease,
  readAllotmentReleaseHistory,
  stepAllotmentRelease,
  suggestReleaseLines,
} from './allotment-releases.contract.ts'
import {
  changeAllotmentRelease,
  findAllotmentReleases,
  getAllotmentRelease,
  startAllotmentRelease,
  suggestLines,
  takeAllotmentReleaseStep,
} from './allotment-releases.ts'
import {
  commentAppropriation,
  createAppropriation,
  editAppropriation,
  listAppropriationSteps,
  listAppropriations,
  readAppropriation,
  readAppropriationHistory,
  stepAppropriation,
} from './appropriations.contract.ts'
import {
  changeAppropriation,
  findAppropriations,
  getAppropriation,
  startAppropriation,
  takeAppropriationStep,
} from './appropriations.ts'
import { documentColumns } from './document-columns.ts'
import { addComment, findDocumentHistory, readSteps } from './document-steps.ts'
import { appropriationWorkflow, releaseWorkflow } from './document-workflows.ts'
import { renderRelease } from './print-release.ts'
import { readWaitingDocuments } from './waiting-documents.contract.ts'
import { findWaitingDocuments } from './waiting-documents.ts'

const balances: readonly Route[] = [
  route(listAccounts, findAccounts, { export: { title: 'Appropriations and balances', columns: accountColumns } }),
  route(readFunding, getFunding),
  route(readWaitingDocuments, findWaitingDocuments),
]

const appropriation = { family: 'appropriation', workflow: appropriationWorkflow } as const
const appropriations: readonly Route[] = [
  route(listAppropriations, findAppropriations, { export: { title: 'Appropriations', columns: documentColumns } }),
  route(createAppropriation, startAppropriation),
  route(readAppropriation, getAppropriation),
  route(editAppropriation, changeAppropriation),
  route(stepAppropriation, takeAppropriationStep),
  route(listAppropriationSteps, (scope, { params }) => readSteps(scope, { ...appropriation, id: params.id })),
  route(commentAppropriation, (scope, { params, body }) =>
    addComment(scope, { ...appropriation, id: params.id }, body.comment),
  ),
  route(
    readAppropriationHistory,
    (scope, { params, query }) => findDocumentHistory(scope, { ...appropriation, id: params.id }, query),
    { export: { title: 'History of an appropriation', columns: changeColumns } },
  ),
]

const release = { family: 'release', workflow: releaseWorkflow } as const
const releases: readonly Route[] = [
  route(listAllotmentReleases, findAllotmentReleases, {
    export: { title: 'Allotment releases', columns: documentColumns },
  }),
  route(createAllotmentRelease, startAllotmentRelease),
  route(suggestReleaseLines, suggestLines),
  route(readAllotmentRelease, getAllotmentRelease),
  route(editAllotmentRelease, changeAllotmentRelease),
  route(stepAllotmentRelease, takeAllotmentReleaseStep),
  route(listAllotmentReleaseSteps, (scope, { params }) => readSteps(scope, { ...release, id: params.id })),
  route(commentAllotmentRelease, (scope, { params, body }) =>
    addComment(scope, { ...release, id: params.id }, body.comment),
  ),
  route(
    readAllotmentReleaseHistory,
    (scope, { params, query }) => findDocumentHistory(scope, { ...release, id: params.id }, query),
    { export: { title: 'History of an allotment release', columns: changeColumns } },
  ),
  fileRoute(printAllotmentRelease, getAllotmentRelease, renderRelease),
]

export const releaseRoutes: readonly Route[] = [...balances, ...appropriations, ...releases]
