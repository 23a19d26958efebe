// Gates of waves, the latest first.
import { type GateSummary, listGates } from '../../../../server/src/modules/rollout/gates/gates.contract.ts'
import { useList } from '../../api/list.ts'
import { useCan } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { MomentText } from '../../ui/dates.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { badgeOf } from './badges.tsx'
import { conditionWords, decisionOptions, statusOptions } from './words.ts'

export function GatesPage() {
  const list = useList(listGates, { params: {}, sort: '-number', fixed: { kind: 'wave' } })
  const can = useCan()
  return (
    <ListPage
      title="Gates"
      description="Whether a wave is done and later ones may start: on criteria with thresholds, signed by two people. A figure that is missing is never a pass."
      noun="gate"
      list={list}
      columns={columns}
      filters={[
        { name: 'status', label: 'Status', options: statusOptions },
        { name: 'decision', label: 'Decision', options: decisionOptions },
      ]}
      rowName={({ number, subject }) => `Gate ${number}, ${subject}`}
      rowHref={({ id }) => hrefOf(places.gate, { id })}
      {...(can('rollout.gate.prepare') ? { primary: { label: 'Open a gate', to: hrefOf(places.newGate, {}) } } : {})}
      empty={{
        title: 'No gate yet',
        text: 'BMMS opens the gate of a wave when all its milestones are done. You can open one earlier to see how things stand.',
      }}
    />
  )
}

const columns: readonly ListColumn<GateSummary>[] = [
  {
    name: 'subject',
    label: 'Gate of',
    render: ({ subject, number, openedBy }) => (
      <RowTitle title={subject} details={[`Gate ${number}, opened by ${openedBy}`]} />
    ),
  },
  { name: 'status', label: 'Status', fact: true, render: (gate) => <StatusBadge {...badgeOf(gate)} /> },
  { name: 'conditions', label: 'Conditions', fact: true, render: conditionWords },
  { name: 'openedAt', label: 'Opened', kind: 'short', render: ({ openedAt }) => <MomentText value={openedAt} /> },
  {
    name: 'decidedAt',
    label: 'Decided',
    kind: 'short',
    fact: true,
    render: ({ decidedAt }) => (decidedAt ? <MomentText value={decidedAt} /> : '–'),
  },
]
