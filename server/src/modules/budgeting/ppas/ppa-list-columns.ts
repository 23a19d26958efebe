// Columns of the lists of programs as files.
import type { Column } from '../../../platform/documents/columns.ts'
import type { AccomplishmentView } from './indicators.contract.ts'
import type { PpaImportSummary } from './ppa-imports.contract.ts'
import { COST_STRUCTURE_WORDS, type PpaSummary } from './ppas.contract.ts'
import type { WorkItem } from './work-items.contract.ts'

function words(value: string): string {
  return value.charAt(0).toUpperCase() + value.slice(1).replaceAll('_', ' ')
}

export const ppaColumns: readonly Column<PpaSummary>[] = [
  { key: 'code', title: 'Code', type: 'text', value: (row) => row.code },
  { key: 'level', title: 'Level', type: 'integer', value: (row) => row.level },
  { key: 'title', title: 'Title', type: 'text', value: (row) => row.title },
  { key: 'kind', title: 'Kind', type: 'text', value: (row) => words(row.kind) },
  {
    key: 'cost_structure',
    title: 'Cost structure',
    type: 'text',
    value: (row) => COST_STRUCTURE_WORDS[row.costStructure],
  },
  { key: 'outcome', title: 'Organizational outcome', type: 'text', value: (row) => row.outcome },
  { key: 'implementing_unit', title: 'Implementing unit', type: 'text', value: (row) => row.implementingUnit },
  { key: 'location', title: 'Location', type: 'text', value: (row) => row.location },
  { key: 'tags', title: 'Tags', type: 'text', value: (row) => row.tags.map(words).join(', ') },
  { key: 'active', title: 'In use', type: 'boolean', value: (row) => row.isActive },
  { key: 'indicators', title: 'Indicators', type: 'integer', value: (row) => row.indicators },
  { key: 'appropriated', title: 'Appropriated', type: 'money', value: (row) => row.money.appropriated },
  { key: 'allotted', title: 'Allotted', type: 'money', value: (row) => row.money.allotted },
  { key: 'obligated', title: 'Obligated', type: 'money', value: (row) => row.money.obligated },
  { key: 'disbursed', title: 'Disbursed', type: 'money', value: (row) => row.money.disbursed },
]

export const accomplishmentColumns: readonly Column<AccomplishmentView>[] = [
  { key: 'year', title: 'Year', type: 'integer', value: (row) => row.year },
  { key: 'quarter', title: 'Quarter', type: 'integer', value: (row) => row.quarter },
  { key: 'value', title: 'Accomplished', type: 'decimal', value: (row) => row.value },
  { key: 'counts', title: 'Counts', type: 'boolean', value: (row) => row.isCurrent },
  { key: 'remark', title: 'Remark', type: 'text', value: (row) => row.remark },
  { key: 'evidence_file', title: 'Evidence', type: 'text', value: (row) => row.evidenceFileName },
  { key: 'author', title: 'Recorded by', type: 'text', value: (row) => row.authorName },
  { key: 'recorded_at', title: 'Recorded', type: 'instant', value: (row) => row.recordedAt },
]

export const workItemColumns: readonly Column<WorkItem>[] = [
  { key: 'title', title: 'Title', type: 'text', value: (row) => row.title },
  { key: 'status', title: 'Status', type: 'text', value: (row) => words(row.status) },
  { key: 'progress', title: 'Progress', type: 'percent', value: (row) => row.progress },
  { key: 'estimated_cost', title: 'Estimated cost', type: 'money', value: (row) => row.estimatedCost },
  { key: 'starts_on', title: 'Starts', type: 'date', value: (row) => row.startsOn },
  { key: 'ends_on', title: 'Ends', type: 'date', value: (row) => row.endsOn },
  { key: 'description', title: 'Description', type: 'text', value: (row) => row.description },
]

export const ppaImportColumns: readonly Column<PpaImportSummary>[] = [
  { key: 'created_at', title: 'Checked', type: 'instant', value: (row) => row.createdAt },
  { key: 'checked_by', title: 'Checked by', type: 'text', value: (row) => row.checkedBy },
  { key: 'file_name', title: 'File', type: 'text', value: (row) => row.fileName },
  { key: 'fiscal_year', title: 'Fiscal year', type: 'integer', value: (row) => row.fiscalYear },
  { key: 'state', title: 'State', type: 'text', value: (row) => words(row.state) },
  { key: 'appropriated', title: 'Appropriated', type: 'money', value: (row) => row.appropriated },
  { key: 'decided_by', title: 'Decided by', type: 'text', value: (row) => row.decidedBy },
  { key: 'decided_at', title: 'Decided', type: 'instant', value: (row) => row.decidedAt },
]
