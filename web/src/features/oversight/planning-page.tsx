// Planning status of every organization, for the Office of the Chief Minister.
import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  listOrganizationPlanning,
  type OrganizationPlanning,
  readPlanningTotals,
} from '../../../../server/src/modules/planning/oversight.contract.ts'
import { useList } from '../../api/list.ts'
import { queryFor } from '../../api/queries.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { MomentText } from '../../ui/dates.tsx'
import { Figures } from '../../ui/figures.tsx'
import { type ListColumn, ListPanel } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Progress } from '../../ui/progress.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { kindOptions, kindWord } from './organization-kinds.ts'
import { oversightFigures } from './oversight-figures.ts'

/** Header figures and the table of all organizations; nothing here can change anything. */
export function OversightPlanningPage() {
  const list = useList(listOrganizationPlanning, { params: {}, sort: 'name', pageSize: 100 })
  return (
    <>
      <PageHeader
        title="Planning of all organizations"
        description="Where every active organization that uses Planning stands. Read-only: each organization keeps its own plans."
      />
      <Stack gap="lg">
        <Totals />
        <ListPanel
          list={list}
          columns={columns}
          filters={filters}
          noun="organization"
          rowId={(row) => row.code}
          rowName={(row) => row.name}
          rowHref={(row) => hrefOf(places.organization, { code: row.code })}
          empty={{
            title: 'No organization uses Planning yet',
            text: 'Organizations show here once a platform administrator switches Planning on for them.',
          }}
        />
      </Stack>
    </>
  )
}

function Totals() {
  const totals = useQuery(queryFor(readPlanningTotals))
  return (
    <Loaded query={totals} shape="block">
      {(data) => <Figures figures={oversightFigures(data)} />}
    </Loaded>
  )
}

const columns: readonly ListColumn<OrganizationPlanning>[] = [
  { name: 'name', label: 'Organization', render: (row) => row.name },
  { name: 'code', label: 'Code', width: 100, render: (row) => row.code },
  { name: 'kind', label: 'Kind', width: 130, optional: true, render: (row) => kindWord(row.kind) },
  { name: 'activePlan', label: 'Active strategic plan', render: (row) => <ActivePlan row={row} /> },
  {
    name: 'progress',
    label: 'Plan progress',
    fact: true,
    width: 170,
    render: (row) =>
      row.activePlan ? (
        <Progress compact value={row.activePlan.progress} label={`Progress of the strategic plan of ${row.code}`} />
      ) : (
        'No data'
      ),
  },
  { name: 'annualPlan', label: 'Work plan this year', fact: true, width: 180, render: (row) => <Annual row={row} /> },
  {
    name: 'annualProgress',
    label: 'Year progress',
    width: 170,
    render: (row) =>
      row.annualPlan ? (
        <Progress compact value={row.annualPlan.progress} label={`Progress of the annual plan of ${row.code}`} />
      ) : (
        'No data'
      ),
  },
  {
    name: 'overdue',
    label: 'Overdue objectives',
    kind: 'number',
    fact: true,
    width: 160,
    render: (row) => row.objectivesOverdue ?? 'No data',
  },
  { name: 'submitted', label: 'Awaiting decision', kind: 'number', optional: true, render: (row) => row.submitted },
  { name: 'drafts', label: 'Drafts', kind: 'number', optional: true, render: (row) => row.drafts },
  {
    name: 'lastActivityAt',
    label: 'Last activity',
    width: 160,
    render: (row) => (row.lastActivityAt ? <MomentText value={row.lastActivityAt} /> : 'None yet'),
  },
]

function ActivePlan({ row }: { row: OrganizationPlanning }) {
  const { activePlan, submitted, drafts, approved } = row
  if (activePlan) return `${activePlan.title}, ${activePlan.startYear}–${activePlan.endYear}`
  if (approved > 0) return 'Approved, not yet active'
  if (submitted > 0) return 'None; one awaits a decision'
  return drafts > 0 ? `None; ${countOf(drafts, 'draft')}` : 'None'
}

function Annual({ row }: { row: OrganizationPlanning }) {
  return row.annualPlan ? <StatusBadge state={row.annualPlan.status} /> : 'None'
}

const filters = [
  { name: 'kind', label: 'Kind', options: kindOptions },
  {
    name: 'hasActivePlan',
    label: 'Strategic plan',
    options: [
      { value: 'true', label: 'With an active plan' },
      { value: 'false', label: 'Without an active plan' },
    ],
  },
]
