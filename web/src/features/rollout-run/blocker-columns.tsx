import type { BlockerView } from '../../../../server/src/modules/rollout/run/blockers.contract.ts'
import type { ListColumn } from '../../ui/list-page.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { ageWords, severityBadge } from './words.ts'

const title: ListColumn<BlockerView> = {
  name: 'title',
  label: 'Blocker',
  render: (one) => <RowTitle title={one.title} details={[one.milestone && `Milestone: ${one.milestone.title}`]} />,
}
const place: ListColumn<BlockerView> = {
  name: 'wave',
  label: 'Where',
  fact: true,
  render: (one) => <RowTitle title={`Wave ${one.wave}`} details={[one.organization ?? 'Whole wave']} />,
}
const organization: ListColumn<BlockerView> = {
  name: 'organization',
  label: 'Where',
  kind: 'short',
  fact: true,
  render: (one) => one.organization ?? 'Whole wave',
}
const others: readonly ListColumn<BlockerView>[] = [
  {
    name: 'severity',
    label: 'Severity',
    kind: 'short',
    fact: true,
    render: (one) =>
      one.resolvedAt ? (
        <StatusBadge state="done" label="Resolved" tone="good" />
      ) : (
        <StatusBadge {...severityBadge(one.severity)} />
      ),
  },
  { name: 'owner', label: 'Owner', fact: true, render: (one) => one.ownerName ?? 'Nobody yet' },
  { name: 'age', label: 'Age', fact: true, kind: 'short', render: (one) => ageWords(one.ageHours) },
]

/** Columns of blockers of all waves. */
export const allColumns = [title, place, ...others]
/** Columns of blockers of one wave. */
export const waveColumns = [title, organization, ...others]
