// Generated reports.
import { BOX_WORDS, FORM_WORDS } from '../../../../server/src/modules/budgeting/reports/report.contract.ts'
import { listReports, type ReportItem } from '../../../../server/src/modules/budgeting/reports/reports.contract.ts'
import { useList } from '../../api/list.ts'
import { usePlace } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { DayText, MomentText } from '../../ui/dates.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { optionsOf, potWords, reportBadge } from './words.ts'

const codes = Object.fromEntries(Object.entries(FORM_WORDS).map(([form, { code }]) => [form, code]))

/** `/budgeting/reports` */
export function ReportsPage({ params }: { params: { moa: string } }) {
  const { can } = usePlace()
  const list = useList(listReports, { params, sort: '-generatedAt' })
  return (
    <ListPage
      title="Reports"
      description="Each is a snapshot of the ledger that never changes. Generating it again makes a new revision."
      noun="report"
      list={list}
      columns={columns}
      filters={[
        { name: 'form', label: 'Form', options: optionsOf(codes) },
        { name: 'box', label: 'Box', options: optionsOf(BOX_WORDS) },
        {
          name: 'revisions',
          label: 'Revisions',
          options: [
            { value: 'newest', label: 'Newest only' },
            { value: 'all', label: 'All' },
          ],
        },
      ]}
      rowName={(report) => `${report.title}, revision ${report.revision}`}
      rowHref={(report) => hrefOf(places.report, { ...params, id: report.id })}
      {...(can('budget.report.prepare')
        ? { primary: { label: 'Generate a report', to: hrefOf(places.newReport, params) } }
        : {})}
      empty={{
        title: 'No report yet',
        text: 'Reports are made from the ledger. Generate the first one, or begin with what is due.',
      }}
    />
  )
}

const columns: readonly ListColumn<ReportItem>[] = [
  { name: 'form', label: 'Report', render: (report) => report.title },
  { name: 'pot', label: 'Money', fact: true, render: (report) => potWords(report) || 'The whole organization' },
  { name: 'revision', label: 'Revision', kind: 'number', width: 100, render: (report) => report.revision },
  {
    name: 'state',
    label: 'State',
    fact: true,
    width: 150,
    render: (report) => <StatusBadge {...reportBadge(report.state, report.form)} />,
  },
  {
    name: 'generatedAt',
    label: 'Generated',
    fact: true,
    width: 170,
    render: (report) => <MomentText value={report.generatedAt} />,
  },
  { name: 'generatedBy', label: 'By', optional: true, render: (report) => report.generatedBy },
  {
    name: 'filedOn',
    label: 'Filed',
    width: 160,
    render: (report) => (report.filedOn ? <DayText value={report.filedOn} /> : 'Not yet'),
  },
]
