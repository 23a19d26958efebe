// What was switched on and off, when, by whom and why.
import type { ActivationRecord } from '../../../../server/src/modules/rollout/activation/activation.contract.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import type { ListColumn } from '../../ui/list-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { moduleWords } from './words.ts'

type Step = ActivationRecord['steps'][number]

const columns: readonly ListColumn<Step>[] = [
  {
    name: 'at',
    label: 'When',
    kind: 'short',
    render: ({ at, by }) => <RowTitle title={formatMoment(at)} details={[by]} />,
  },
  {
    name: 'action',
    label: 'What',
    kind: 'short',
    fact: true,
    render: ({ action, stage }) => (
      <StatusBadge
        state={action}
        tone={action === 'activate' ? 'good' : 'neutral'}
        label={action === 'activate' ? `On: ${stage}` : stage ? `Off: ${stage}` : 'Closed'}
      />
    ),
  },
  {
    name: 'reason',
    label: 'Why',
    fact: true,
    wide: true,
    render: ({ reason, passedOver }) => (
      <RowTitle title={reason} details={passedOver.map((one) => `Passed over: ${one.label} (${one.reason})`)} />
    ),
  },
  { name: 'modulesAfter', label: 'Modules then', fact: true, render: ({ modulesAfter }) => moduleWords(modulesAfter) },
]

export function StageSteps({ steps }: { steps: Step[] }) {
  return (
    <RecordRows
      list={listOfRecord(steps)}
      columns={columns}
      noun="step"
      rowId={({ at }) => at}
      rowName={({ at }) => `Step of ${formatMoment(at)}`}
      empty={{
        title: 'Nothing was switched yet',
        text: 'Each stage that is switched on or off stands here, with its reason and what was passed over.',
      }}
    />
  )
}
