// Columns of the lists of documents about money as files.
import type { Column } from '../../../platform/documents/columns.ts'

/** `finance_ministry` as people read it: `Finance ministry`. */
function words(value: string): string {
  return value.charAt(0).toUpperCase() + value.slice(1).replaceAll('_', ' ')
}

export interface ListedDocument {
  kind: string
  number: string | null
  datedOn: string
  actCode: string
  fundingSource: string
  particulars: string
  total: string
  lines: number
  status: string
  preparedBy: string
  submittedBy: string | null
  submittedAt: string | null
  decidedBy: string | null
  decidedAt: string | null
}

export const documentColumns: readonly Column<ListedDocument>[] = [
  { key: 'number', title: 'Number', type: 'text', value: (row) => row.number },
  { key: 'kind', title: 'Kind', type: 'text', value: (row) => words(row.kind) },
  { key: 'dated_on', title: 'Date', type: 'date', value: (row) => row.datedOn },
  { key: 'act', title: 'Act', type: 'text', value: (row) => row.actCode },
  { key: 'funding_source', title: 'Funding source', type: 'text', value: (row) => row.fundingSource },
  { key: 'particulars', title: 'Particulars', type: 'text', value: (row) => row.particulars },
  { key: 'lines', title: 'Lines', type: 'integer', value: (row) => row.lines },
  { key: 'total', title: 'Total', type: 'money', value: (row) => row.total },
  { key: 'status', title: 'Status', type: 'text', value: (row) => words(row.status) },
  { key: 'prepared_by', title: 'Prepared by', type: 'text', value: (row) => row.preparedBy },
  { key: 'submitted_by', title: 'Submitted by', type: 'text', value: (row) => row.submittedBy },
  { key: 'submitted_at', title: 'Submitted', type: 'instant', value: (row) => row.submittedAt },
  { key: 'decided_by', title: 'Decided by', type: 'text', value: (row) => row.decidedBy },
  { key: 'decided_at', title: 'Decided', type: 'instant', value: (row) => row.decidedAt },
]

export const approverColumn: Column<{ approver: string | null }> = {
  key: 'lawful_approver',
  title: 'Lawful approver',
  type: 'text',
  value: ({ approver }) => (approver === null ? null : words(approver)),
}
