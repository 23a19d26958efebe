// Columns of lists of proposals as files.
import type { Column } from '../../../platform/documents/columns.ts'
import type { ProposalLine } from './proposal-lines.contract.ts'
import { proposalWorkflow } from './proposal-workflow.ts'
import type { OrganizationProposal, ProposalSummary } from './proposals.contract.ts'

export const proposalColumns: readonly Column<ProposalSummary>[] = [
  { key: 'fiscal_year', title: 'Fiscal year', type: 'integer', value: (row) => row.fiscalYear },
  { key: 'title', title: 'Title', type: 'text', value: (row) => row.title },
  { key: 'status', title: 'Status', type: 'text', value: (row) => proposalWorkflow.states[row.status] },
  { key: 'programs', title: 'Programs', type: 'integer', value: (row) => row.ppas },
  { key: 'lines', title: 'Lines', type: 'integer', value: (row) => row.lines },
  { key: 'requested', title: 'Requested', type: 'money', value: (row) => row.requested },
  { key: 'approved', title: 'Approved', type: 'money', value: (row) => row.approved },
  { key: 'prepared_by', title: 'Prepared by', type: 'text', value: (row) => row.preparedBy },
  { key: 'submitted_by', title: 'Submitted by', type: 'text', value: (row) => row.submittedBy },
  { key: 'submitted_at', title: 'Submitted', type: 'instant', value: (row) => row.submittedAt },
  { key: 'endorsed_by', title: 'Endorsed by', type: 'text', value: (row) => row.endorsedBy },
  { key: 'endorsed_at', title: 'Endorsed', type: 'instant', value: (row) => row.endorsedAt },
  { key: 'decided_by', title: 'Decided by', type: 'text', value: (row) => row.decidedBy },
  { key: 'decided_at', title: 'Decided', type: 'instant', value: (row) => row.decidedAt },
]

/** The columns that an import takes stand first and under the same names: what leaves can come in again. */
export const proposalLineColumns: readonly Column<ProposalLine>[] = [
  { key: 'ppa_code', title: 'PPA code', type: 'text', value: (row) => row.ppaCode },
  { key: 'object_code', title: 'Object', type: 'text', value: (row) => row.objectCode },
  { key: 'description', title: 'Description', type: 'text', value: (row) => row.description },
  { key: 'quantity', title: 'Quantity', type: 'decimal', value: (row) => row.quantity },
  { key: 'unit', title: 'Unit', type: 'text', value: (row) => row.unit },
  { key: 'unit_cost', title: 'Unit cost', type: 'money', value: (row) => row.unitCost },
  { key: 'q1', title: 'Q1', type: 'money', value: (row) => row.phasing.q1 },
  { key: 'q2', title: 'Q2', type: 'money', value: (row) => row.phasing.q2 },
  { key: 'q3', title: 'Q3', type: 'money', value: (row) => row.phasing.q3 },
  { key: 'q4', title: 'Q4', type: 'money', value: (row) => row.phasing.q4 },
  { key: 'location', title: 'Location', type: 'text', value: (row) => row.location },
  { key: 'program_title', title: 'Program', type: 'text', value: (row) => row.ppaTitle },
  { key: 'class', title: 'Class', type: 'text', value: (row) => row.class },
  { key: 'object_name', title: 'Object of expenditure', type: 'text', value: (row) => row.objectName },
  { key: 'amount', title: 'Requested', type: 'money', value: (row) => row.amount },
  { key: 'approved_amount', title: 'Approved', type: 'money', value: (row) => row.approvedAmount },
  { key: 'note', title: 'Note of the review', type: 'text', value: (row) => row.reviewNote },
]

export const organizationProposalColumns: readonly Column<OrganizationProposal>[] = [
  { key: 'code', title: 'Code', type: 'text', value: (row) => row.code },
  { key: 'organization', title: 'Organization', type: 'text', value: (row) => row.name },
  { key: 'ceiling', title: 'Ceiling', type: 'money', value: (row) => row.ceiling },
  {
    key: 'status',
    title: 'Status',
    type: 'text',
    value: ({ proposal }) => (proposal ? proposalWorkflow.states[proposal.status] : null),
  },
  { key: 'requested', title: 'Requested', type: 'money', value: (row) => row.proposal?.requested ?? null },
  { key: 'approved', title: 'Approved', type: 'money', value: (row) => row.proposal?.approved ?? null },
  { key: 'over_ceiling', title: 'Over ceiling', type: 'boolean', value: (row) => row.proposal?.isOverCeiling ?? null },
  { key: 'submitted_at', title: 'Submitted', type: 'instant', value: (row) => row.proposal?.submittedAt ?? null },
  { key: 'endorsed_at', title: 'Endorsed', type: 'instant', value: (row) => row.proposal?.endorsedAt ?? null },
  { key: 'decided_at', title: 'Decided', type: 'instant', value: (row) => row.proposal?.decidedAt ?? null },
]
