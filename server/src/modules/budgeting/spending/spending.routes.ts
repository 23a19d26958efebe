import { changeColumns } from '../../../platform/changes/change-columns.ts'
import { fileRoute, type Route, route } from '../../../platform/http/route.ts'
import { changeAuthority, enterAuthority, findAuthorities, getAuthority } from './authorities.ts'
import { takeCorrectionStep } from './correction-steps.ts'
import {
  listCorrectionSteps,
  listCorrections,
  prepareAdjustment,
  prepareReversal,
  readCorrection,
  stepCorrection,
} from './corrections.contract.ts'
import { findCorrectionSteps, findCorrections, getCorrection } from './corrections.ts'
import { liquidateAdvance } from './liquidate.ts'
import {
  createObligationRequest,
  editObligationRequest,
  listObligationRequestSteps,
  listObligationRequests,
  printObligationRequest,
  readObligationRequest,
  readObligationRequestHistory,
  readObligationStatus,
  stepObligationRequest,
} from './obligation-requests.contract.ts'
import {
  changeObligationRequest,
  draftObligationRequest,
  findObligationRequests,
  getObligationRequest,
} from './obligation-requests.ts'
import { findObligationStatus } from './obligation-status.ts'
import { payDue } from './pay.ts'
import {
  liquidatePayable,
  listPayables,
  listPayments,
  payPayable,
  readPayable,
  recordPayable,
  withdrawPayable,
} from './payables.contract.ts'
import { findPayables, getPayable } from './payables.ts'
import { findPaymentRegister } from './payment-register.ts'
import { findEntries, findPostings, getPosting } from './postings.ts'
import { proposeAdjustment, proposeReversal } from './prepare-corrections.ts'
import { loadObligationPaper, renderObligationPaper } from './print-obligation-request.ts'
import { recordDue, withdrawAdvance } from './record-payable.ts'
import {
  addAuthority,
  editAuthority,
  listAuthorities,
  listEntries,
  listPostings,
  readAuthority,
  readPosting,
} from './registers.contract.ts'
import { findRequestHistory, findRequestSteps, takeRequestStep } from './request-steps.ts'
import {
  authorityColumns,
  correctionColumns,
  entryColumns,
  payableColumns,
  paymentColumns,
  postingColumns,
  requestColumns,
  statusColumns,
} from './spending-columns.ts'
import { readSpendingTasks } from './spending-tasks.contract.ts'
import { findSpendingTasks } from './spending-tasks.ts'

export const spendingRoutes: readonly Route[] = [
  route(listObligationRequests, findObligationRequests, {
    export: { title: 'Obligation requests', columns: requestColumns },
  }),
  route(createObligationRequest, draftObligationRequest),
  route(readObligationRequest, getObligationRequest),
  route(editObligationRequest, changeObligationRequest),
  route(stepObligationRequest, takeRequestStep),
  route(listObligationRequestSteps, findRequestSteps),
  route(readObligationRequestHistory, findRequestHistory, {
    export: { title: 'History of an obligation request', columns: changeColumns },
  }),
  route(readObligationStatus, findObligationStatus, {
    export: { title: 'Status of an obligation', columns: statusColumns },
  }),
  fileRoute(printObligationRequest, loadObligationPaper, renderObligationPaper),
  route(readSpendingTasks, findSpendingTasks),
  route(listPayables, findPayables, { export: { title: 'Due and demandable', columns: payableColumns } }),
  route(readPayable, getPayable),
  route(recordPayable, recordDue),
  route(withdrawPayable, withdrawAdvance),
  route(payPayable, payDue),
  route(liquidatePayable, liquidateAdvance),
  route(listPayments, findPaymentRegister, { export: { title: 'Register of disbursements', columns: paymentColumns } }),
  route(listCorrections, findCorrections, { export: { title: 'Corrections', columns: correctionColumns } }),
  route(readCorrection, getCorrection),
  route(prepareAdjustment, proposeAdjustment),
  route(prepareReversal, proposeReversal),
  route(stepCorrection, takeCorrectionStep),
  route(listCorrectionSteps, findCorrectionSteps),
  route(listPostings, findPostings, { export: { title: 'Postings', columns: postingColumns } }),
  route(readPosting, getPosting),
  route(listEntries, findEntries, { export: { title: 'Ledger entries', columns: entryColumns } }),
  route(listAuthorities, findAuthorities, {
    export: { title: 'Authorities to disburse', columns: authorityColumns },
  }),
  route(addAuthority, enterAuthority),
  route(readAuthority, getAuthority),
  route(editAuthority, changeAuthority),
]
