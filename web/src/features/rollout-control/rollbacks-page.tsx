// Rollbacks of data, newest first.
import {
  listRollbacks,
  ROLLBACK_KIND_WORDS,
  type RollbackSummary,
} from '../../../../server/src/modules/rollout/rollback/rollback.contract.ts'
import { useList } from '../../api/list.ts'
import { useCan } from '../../api/session.tsx'
import { formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { rollbackBadge, stateOptions } from './words.ts'

const columns: readonly ListColumn<RollbackSummary>[] = [
  {
    name: 'organization',
    label: 'Organization',
    render: (one) => (
      <RowTitle
        title={one.organization}
        details={[ROLLBACK_KIND_WORDS[one.kind], ...(one.wave === null ? [] : [`Wave ${one.wave}`])]}
      />
    ),
  },
  { name: 'moment', label: 'Back to', kind: 'short', fact: true, render: (one) => formatMoment(one.moment) },
  {
    name: 'state',
    label: 'State',
    kind: 'short',
    fact: true,
    render: (one) => <StatusBadge {...rollbackBadge(one.state)} />,
  },
  {
    name: 'rows',
    label: 'Rows',
    kind: 'number',
    render: (one) => (one.rows === null ? '–' : one.rows.toLocaleString('en')),
  },
  { name: 'reason', label: 'Reason', wide: true, render: (one) => one.reason },
  {
    name: 'preparedAt',
    label: 'Prepared',
    fact: true,
    render: (one) => `${formatMoment(one.preparedAt)} by ${one.preparedBy}`,
  },
  { name: 'decidedBy', label: 'Approved by', optional: true, render: (one) => one.decidedBy ?? '–' },
]

/** `/platform/rollout/rollbacks`. */
export function RollbacksPage() {
  const list = useList(listRollbacks, { params: {}, sort: '-preparedAt' })
  const mayPrepare = useCan()('rollout.rollback.prepare')
  return (
    <ListPage
      title="Rollbacks"
      description="The data of an organization, brought back to an earlier moment: checked, approved, archived, and undone if need be."
      list={list}
      columns={columns}
      filters={[{ name: 'state', label: 'State', options: stateOptions }]}
      noun="rollback"
      rowName={(one) => `${ROLLBACK_KIND_WORDS[one.kind]} of ${one.organization}`}
      rowHref={(one) => hrefOf(places.rollback, { id: one.id })}
      {...(mayPrepare ? { primary: { label: 'Prepare a rollback', to: hrefOf(places.newRollback, {}) } } : {})}
      empty={{
        title: 'No rollback was prepared',
        text: 'When a wave is cancelled, what its organizations entered can be taken back to the moment before it began. Nothing is lost: the change log and an archive keep it.',
      }}
    />
  )
}
