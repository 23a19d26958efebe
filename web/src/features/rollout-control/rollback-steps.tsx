import { Text } from '@mantine/core'
import type { RollbackView } from '../../../../server/src/modules/rollout/rollback/rollback.contract.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import type { ListColumn } from '../../ui/list-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'

type Step = RollbackView['steps'][number]

const DONE: Readonly<Record<string, string>> = {
  prepare: 'Prepared',
  check: 'Checked again',
  approve: 'Approved',
  cancel: 'Given up',
}

const columns: readonly ListColumn<Step>[] = [
  { name: 'at', label: 'When', kind: 'short', render: (step) => formatMoment(step.at) },
  { name: 'action', label: 'Step', fact: true, render: (step) => DONE[step.action] ?? step.action },
  { name: 'by', label: 'By', fact: true, render: (step) => step.by },
  {
    name: 'comment',
    label: 'Comment',
    wide: true,
    fact: true,
    render: (step) => <Text size="sm">{step.comment || '–'}</Text>,
  },
]

/** Who prepared, checked, approved or gave it up. */
export function RollbackSteps({ rollback: { steps } }: { rollback: RollbackView }) {
  return (
    <RecordRows
      list={listOfRecord(steps)}
      columns={columns}
      noun="step"
      rowId={(step) => `${step.action} ${step.at}`}
      rowName={(step) => DONE[step.action] ?? step.action}
      empty={{ title: 'No step was taken', text: 'Steps of people stand here.' }}
    />
  )
}
