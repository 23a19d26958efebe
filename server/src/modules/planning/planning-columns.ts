// Columns of Planning's lists as files.
import type { Column } from '../../platform/documents/columns.ts'
import type { AnnualWorkPlanSummary } from './annual-work-plans.contract.ts'
import type { ObjectiveRow } from './objectives.contract.ts'
import type { OrganizationPlanning } from './oversight.contract.ts'
import type { ProgressEntryView } from './progress.contract.ts'
import type { GoalRow } from './strategic-goals.contract.ts'
import type { StrategicPlanSummary } from './strategic-plans.contract.ts'

/** `not_started` as people read it: `Not started`. */
export function words(value: string): string {
  return value.charAt(0).toUpperCase() + value.slice(1).replaceAll('_', ' ')
}

interface Decided {
  status: string
  preparedBy: string
  submittedBy: string | null
  submittedAt: string | null
  decidedBy: string | null
  decidedAt: string | null
}
const status = {
  key: 'status',
  title: 'Status',
  type: 'text',
  value: (row: { status: string }) => words(row.status),
} as const
const approval: Column<Decided>[] = [
  { key: 'prepared_by', title: 'Prepared by', type: 'text', value: (row) => row.preparedBy },
  { key: 'submitted_by', title: 'Submitted by', type: 'text', value: (row) => row.submittedBy },
  { key: 'submitted_at', title: 'Submitted', type: 'instant', value: (row) => row.submittedAt },
  { key: 'decided_by', title: 'Decided by', type: 'text', value: (row) => row.decidedBy },
  { key: 'decided_at', title: 'Decided', type: 'instant', value: (row) => row.decidedAt },
]

interface Measured {
  unit: string
  baselineValue: string
  targetValue: string
  currentValue: string
  completion: number
}
const measure: Column<Measured>[] = [
  { key: 'unit', title: 'Unit', type: 'text', value: (row) => row.unit },
  { key: 'baseline_value', title: 'Baseline', type: 'decimal', value: (row) => row.baselineValue },
  { key: 'target_value', title: 'Target', type: 'decimal', value: (row) => row.targetValue },
  { key: 'current_value', title: 'Current', type: 'decimal', value: (row) => row.currentValue },
  { key: 'completion', title: 'Completion', type: 'percent', value: (row) => row.completion },
]

export const strategicPlanColumns: readonly Column<StrategicPlanSummary>[] = [
  { key: 'title', title: 'Title', type: 'text', value: (row) => row.title },
  { key: 'start_year', title: 'From', type: 'integer', value: (row) => row.startYear },
  { key: 'end_year', title: 'To', type: 'integer', value: (row) => row.endYear },
  { key: 'revision', title: 'Revision', type: 'integer', value: (row) => row.revision },
  status,
  { key: 'goals', title: 'Goals', type: 'integer', value: (row) => row.goals },
  { key: 'progress', title: 'Progress', type: 'percent', value: (row) => row.progress },
  ...approval,
]

export const goalColumns: readonly Column<GoalRow>[] = [
  { key: 'plan', title: 'Strategic plan', type: 'text', value: (row) => row.planTitle },
  { key: 'goal', title: 'Goal', type: 'text', value: (row) => row.title },
  { key: 'metric', title: 'Metric', type: 'text', value: (row) => row.metric },
  ...measure,
  { key: 'priority', title: 'Priority', type: 'text', value: (row) => words(row.priority) },
  status,
  { key: 'on_track', title: 'On track', type: 'boolean', value: (row) => row.onTrack },
]

export const annualWorkPlanColumns: readonly Column<AnnualWorkPlanSummary>[] = [
  { key: 'year', title: 'Year', type: 'integer', value: (row) => row.year },
  { key: 'title', title: 'Title', type: 'text', value: (row) => row.title },
  { key: 'strategic_plan', title: 'Strategic plan', type: 'text', value: (row) => row.planTitle },
  { key: 'budget_total', title: 'Budget', type: 'money', value: (row) => row.budgetTotal },
  status,
  { key: 'objectives', title: 'Objectives', type: 'integer', value: (row) => row.objectives },
  { key: 'objectives_completed', title: 'Completed', type: 'integer', value: (row) => row.objectivesCompleted },
  { key: 'progress', title: 'Progress', type: 'percent', value: (row) => row.progress },
  ...approval,
]

export const objectiveColumns: readonly Column<ObjectiveRow>[] = [
  { key: 'year', title: 'Year', type: 'integer', value: (row) => row.year },
  { key: 'annual_work_plan', title: 'Annual work plan', type: 'text', value: (row) => row.annualWorkPlanTitle },
  { key: 'goal', title: 'Goal', type: 'text', value: (row) => row.goalTitle },
  { key: 'objective', title: 'Objective', type: 'text', value: (row) => row.title },
  { key: 'indicator', title: 'Indicator', type: 'text', value: (row) => row.indicator },
  ...measure,
  { key: 'target_date', title: 'Target date', type: 'date', value: (row) => row.targetDate },
  status,
  { key: 'overdue', title: 'Overdue', type: 'boolean', value: (row) => row.overdue },
]

export const progressColumns: readonly Column<ProgressEntryView>[] = [
  { key: 'as_of', title: 'As of', type: 'date', value: (row) => row.asOf },
  { key: 'value', title: 'Value', type: 'decimal', value: (row) => row.value },
  { key: 'completion', title: 'Completion', type: 'percent', value: (row) => row.completion },
  { key: 'note', title: 'Note', type: 'text', value: (row) => row.note },
  { key: 'evidence_file', title: 'Evidence', type: 'text', value: (row) => row.evidenceFileName },
  { key: 'author', title: 'Recorded by', type: 'text', value: (row) => row.authorName },
  { key: 'recorded_at', title: 'Recorded', type: 'instant', value: (row) => row.createdAt },
]

export const oversightColumns: readonly Column<OrganizationPlanning>[] = [
  { key: 'code', title: 'Code', type: 'text', value: (row) => row.code },
  { key: 'organization', title: 'Organization', type: 'text', value: (row) => row.name },
  { key: 'kind', title: 'Kind', type: 'text', value: (row) => words(row.kind) },
  { key: 'active_plan', title: 'Active strategic plan', type: 'text', value: (row) => row.activePlan?.title ?? null },
  { key: 'start_year', title: 'From', type: 'integer', value: (row) => row.activePlan?.startYear ?? null },
  { key: 'end_year', title: 'To', type: 'integer', value: (row) => row.activePlan?.endYear ?? null },
  { key: 'progress', title: 'Progress', type: 'percent', value: (row) => row.activePlan?.progress ?? null },
  { key: 'drafts', title: 'Drafts', type: 'integer', value: (row) => row.drafts },
  { key: 'submitted', title: 'Submitted', type: 'integer', value: (row) => row.submitted },
  { key: 'approved', title: 'Approved', type: 'integer', value: (row) => row.approved },
  { key: 'active', title: 'Active', type: 'integer', value: (row) => row.active },
  {
    key: 'annual_plan_status',
    title: 'Annual plan',
    type: 'text',
    value: ({ annualPlan }) => (annualPlan ? words(annualPlan.status) : null),
  },
  {
    key: 'annual_progress',
    title: 'Annual progress',
    type: 'percent',
    value: (row) => row.annualPlan?.progress ?? null,
  },
  { key: 'objectives_overdue', title: 'Overdue', type: 'integer', value: (row) => row.objectivesOverdue },
  { key: 'last_activity_at', title: 'Last activity', type: 'instant', value: (row) => row.lastActivityAt },
]
