// Why each module and feature is on or off for a person.
import { Code } from '@mantine/core'
import type { ShareTrace } from '../../../../server/src/modules/rollout/activation/share.contract.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import type { ListColumn } from '../../ui/list-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'

const columns: readonly ListColumn<ShareTrace>[] = [
  {
    name: 'label',
    label: 'Module or feature',
    render: ({ label, partOf }) => <RowTitle title={label} details={partOf ? [`Part of ${partOf}`] : []} />,
  },
  {
    name: 'value',
    label: 'Open',
    kind: 'short',
    fact: true,
    render: ({ value }) => <StatusBadge state={value ? 'on' : 'off'} />,
  },
  { name: 'because', label: 'Because', fact: true, wide: true, render: ({ because }) => because },
]

const technical: ListColumn<ShareTrace> = {
  name: 'reason',
  label: 'Reason code',
  kind: 'short',
  fact: true,
  render: ({ reason }) => <Code>{reason}</Code>,
}

/** With the code of the reason for those who look after others. */
export function TraceRows({ items, withCode }: { items: ShareTrace[]; withCode: boolean }) {
  return (
    <RecordRows
      list={listOfRecord(items)}
      columns={withCode ? [...columns, technical] : columns}
      noun="feature"
      rowId={({ feature }) => feature}
      rowName={({ label }) => label}
      empty={{ title: 'There is no feature', text: 'Modules declare their features.' }}
    />
  )
}
