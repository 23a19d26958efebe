// The schedule as a table: every milestone with its days, to filter, sort and export.
import { MILESTONE_STATUS_WORDS, MILESTONE_STATUSES } from '../../../../server/src/modules/rollout/rollout.contract.ts'
import { listSchedule, type ScheduleRow } from '../../../../server/src/modules/rollout/schedule/schedule.contract.ts'
import { useList } from '../../api/list.ts'
import { hrefOf } from '../../lib/page.ts'
import { DayText } from '../../ui/dates.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'

const columns: readonly ListColumn<ScheduleRow>[] = [
  { name: 'title', label: 'Milestone', width: 200, render: (row) => row.title },
  { name: 'wave', label: 'Wave', fact: true, width: 160, render: (row) => waveText(row) },
  { name: 'dueOn', label: 'Due', fact: true, width: 150, render: (row) => <DayText value={row.dueOn} /> },
  { name: 'dueHijri', label: 'Hijri date', kind: 'short', width: 205, render: (row) => row.dueHijri },
  { name: 'baselineOn', label: 'As planned', width: 150, render: (row) => <DayText value={row.baselineOn} /> },
  { name: 'status', label: 'Status', fact: true, width: 110, render: (row) => <StatusBadge state={row.status} /> },
  { name: 'owner', label: 'Owner', optional: true, render: (row) => row.owner ?? 'Nobody yet' },
  { name: 'note', label: 'Note', optional: true, render: (row) => row.note },
]

/** `/platform/rollout/timeline/table`. */
export function ScheduleTablePage() {
  const list = useList(listSchedule, { params: {}, sort: 'dueOn', pageSize: 100 })
  return (
    <ListPage
      title="Schedule as a table"
      back={{ label: 'Timeline', to: hrefOf(places.timeline, {}) }}
      list={list}
      columns={columns}
      noun="milestone"
      filters={[
        {
          name: 'status',
          label: 'Status',
          options: MILESTONE_STATUSES.map((value) => ({ value, label: MILESTONE_STATUS_WORDS[value] })),
        },
      ]}
      searchLabel="Search milestone or wave"
      rowName={(row) => `${row.title}, wave ${row.wave}`}
      empty={{ title: 'No milestone yet', text: 'Waves get their milestones when a plan is published.' }}
    />
  )
}

function waveText({ wave, waveName }: ScheduleRow): string {
  return waveName === `Wave ${wave}` ? waveName : `${wave}, ${waveName}`
}
