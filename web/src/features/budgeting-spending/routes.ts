// The pages of spending.
import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

const view = 'budget.ledger.view'
const prepare = 'budget.adjustment.prepare'
const record = 'budget.payable.record'
const pay = 'budget.disbursement.pay'

export const spendingPages = {
  requests: page(places.requests.path, {
    access: view,
    title: 'Obligations',
    load: () => import('./requests-page.tsx').then((module) => module.RequestsPage),
  }),
  newRequest: page(places.newRequest.path, {
    access: 'budget.obligation.request',
    title: 'New obligation request',
    load: () => import('./request-form-page.tsx').then((module) => module.NewRequestPage),
  }),
  request: page(places.request.path, {
    access: view,
    title: 'Obligation request',
    load: () => import('./request-page.tsx').then((module) => module.RequestPage),
  }),
  editRequest: page(places.editRequest.path, {
    access: 'budget.obligation.request',
    title: 'Edit obligation request',
    load: () => import('./request-form-page.tsx').then((module) => module.EditRequestPage),
  }),
  newPayable: page(places.newPayable.path, {
    access: record,
    title: 'Record what is due',
    load: () => import('./payable-form-page.tsx').then((module) => module.NewPayablePage),
  }),
  newAdjustment: page(places.newAdjustment.path, {
    access: prepare,
    title: 'Notice of adjustment',
    load: () => import('./correction-form-page.tsx').then((module) => module.NewAdjustmentPage),
  }),
  payables: page(places.payables.path, {
    access: view,
    title: 'Payments',
    load: () => import('./payables-page.tsx').then((module) => module.PayablesPage),
  }),
  payable: page(places.payable.path, {
    access: view,
    title: 'Payable',
    load: () => import('./payable-page.tsx').then((module) => module.PayablePage),
  }),
  pay: page(places.pay.path, {
    access: pay,
    title: 'Pay',
    load: () => import('./pay-page.tsx').then((module) => module.PayPage),
  }),
  liquidate: page(places.liquidate.path, {
    access: pay,
    title: 'Record liquidation',
    load: () => import('./liquidate-page.tsx').then((module) => module.LiquidatePage),
  }),
  corrections: page(places.corrections.path, {
    access: view,
    title: 'Corrections',
    load: () => import('./corrections-page.tsx').then((module) => module.CorrectionsPage),
  }),
  correction: page(places.correction.path, {
    access: view,
    title: 'Correction',
    load: () => import('./correction-page.tsx').then((module) => module.CorrectionPage),
  }),
  postings: page(places.postings.path, {
    access: view,
    title: 'Registers',
    load: () => import('./postings-page.tsx').then((module) => module.PostingsPage),
  }),
  posting: page(places.posting.path, {
    access: view,
    title: 'Posting',
    load: () => import('./posting-page.tsx').then((module) => module.PostingPage),
  }),
  reverse: page(places.reverse.path, {
    access: prepare,
    title: 'Reverse a posting',
    load: () => import('./correction-form-page.tsx').then((module) => module.ReversePage),
  }),
  entries: page(places.entries.path, {
    access: view,
    title: 'Ledger entries',
    load: () => import('./entries-page.tsx').then((module) => module.EntriesPage),
  }),
  payments: page(places.payments.path, {
    access: view,
    title: 'Register of disbursements',
    load: () => import('./payments-page.tsx').then((module) => module.PaymentsPage),
  }),
  authorities: page(places.authorities.path, {
    access: view,
    title: 'Authorities to disburse',
    load: () => import('./authorities-page.tsx').then((module) => module.AuthoritiesPage),
  }),
  newAuthority: page(places.newAuthority.path, {
    access: record,
    title: 'New authority to disburse',
    load: () => import('./authority-form-page.tsx').then((module) => module.NewAuthorityPage),
  }),
  editAuthority: page(places.editAuthority.path, {
    access: record,
    title: 'Authority to disburse',
    load: () => import('./authority-form-page.tsx').then((module) => module.EditAuthorityPage),
  }),
}
