// The pages of accountability reports.
import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

const view = 'budget.ledger.view'
const prepare = 'budget.report.prepare'

export const reportPages = {
  due: page(places.due.path, {
    access: view,
    title: 'Reports due',
    load: () => import('./reports-due-page.tsx').then((module) => module.ReportsDuePage),
  }),
  reports: page(places.reports.path, {
    access: view,
    title: 'Reports',
    load: () => import('./reports-page.tsx').then((module) => module.ReportsPage),
  }),
  newReport: page(places.newReport.path, {
    access: prepare,
    title: 'Generate a report',
    load: () => import('./generate-page.tsx').then((module) => module.GeneratePage),
  }),
  report: page(places.report.path, {
    access: view,
    title: 'Report',
    load: () => import('./report-page.tsx').then((module) => module.ReportPage),
  }),
  file: page(places.file.path, {
    access: 'budget.report.approve',
    title: 'Record the filing',
    load: () => import('./file-page.tsx').then((module) => module.FilePage),
  }),
  programs: page(places.programs.path, {
    access: view,
    title: 'Monthly program',
    load: () => import('./programs-page.tsx').then((module) => module.ProgramsPage),
  }),
  newProgram: page(places.newProgram.path, {
    access: prepare,
    title: 'Plan the months of an activity',
    load: () => import('./program-form-page.tsx').then((module) => module.NewProgramPage),
  }),
  program: page(places.program.path, {
    access: prepare,
    title: 'Monthly program of an activity',
    load: () => import('./program-form-page.tsx').then((module) => module.EditProgramPage),
  }),
}
export const filingPages = {
  filings: page(places.filings.path, {
    access: 'budget.status.oversee',
    title: 'Who filed what',
    load: () => import('./filings-page.tsx').then((module) => module.FilingsPage),
  }),
}
