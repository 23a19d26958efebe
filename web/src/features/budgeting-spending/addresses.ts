// Where the screens of spending are.
const base = '/moa/:moa/budgeting'
const requests = `${base}/obligation-requests`
const payables = `${base}/payables`
const registers = `${base}/registers`

export const places = {
  requests: { path: requests },
  newRequest: { path: `${requests}/new` },
  request: { path: `${requests}/:id` },
  editRequest: { path: `${requests}/:id/edit` },
  newPayable: { path: `${requests}/:id/payables/new` },
  newAdjustment: { path: `${requests}/:id/adjustments/new` },
  payables: { path: payables },
  payable: { path: `${payables}/:id` },
  pay: { path: `${payables}/:id/pay` },
  liquidate: { path: `${payables}/:id/liquidate` },
  corrections: { path: `${base}/corrections` },
  correction: { path: `${base}/corrections/:id` },
  postings: { path: registers },
  posting: { path: `${registers}/postings/:id` },
  reverse: { path: `${registers}/postings/:id/reverse` },
  entries: { path: `${registers}/entries` },
  payments: { path: `${registers}/disbursements` },
  authorities: { path: `${registers}/authorities` },
  newAuthority: { path: `${registers}/authorities/new` },
  editAuthority: { path: `${registers}/authorities/:id` },
} as const

export interface RecordParams {
  moa: string
  id: string
}
