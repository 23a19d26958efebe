// Where the accountability reports are.
const base = '/moa/:moa/budgeting'

export const places = {
  due: { path: `${base}/reports-due` },
  reports: { path: `${base}/reports` },
  newReport: { path: `${base}/reports/new` },
  report: { path: `${base}/reports/:id` },
  file: { path: `${base}/reports/:id/file` },
  programs: { path: `${base}/disbursement-programs` },
  newProgram: { path: `${base}/disbursement-programs/new` },
  program: { path: `${base}/disbursement-programs/:id` },
  filings: { path: '/oversight/report-filings' },
} as const

export interface RecordParams {
  moa: string
  id: string
}
