// The tables of the plan: cost, waves, storage, figures.
import { Text } from '@mantine/core'
import type { CapacityPlan, FigureView } from '../../../../server/src/modules/rollout/capacity/capacity.contract.ts'
import { METRIC } from '../../../../server/src/modules/rollout/capacity/capacity-metrics.contract.ts'
import type { CostWords, WaveLine } from '../../../../server/src/modules/rollout/capacity/capacity-words.contract.ts'
import { formatDay } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { amount, figureWords, gigabytes, NO_DATA, ORIGIN_BADGES, pesos } from './words.ts'

interface CostTableProps {
  lines: CostWords[]
  total: string | null
  canManage: boolean
}

export function CostTable({ lines, total, canManage }: CostTableProps) {
  const columns: ListColumn<CostWords>[] = [
    { name: 'label', label: 'Item', render: ({ label, note }) => <RowTitle title={label} details={[note]} /> },
    {
      name: 'quantity',
      label: 'Quantity',
      kind: 'number',
      fact: true,
      render: ({ quantity }) => (quantity === null ? NO_DATA : amount(Number(quantity), 2)),
    },
    {
      name: 'price',
      label: 'A unit',
      kind: 'number',
      fact: true,
      render: ({ price }) => (price === null ? NO_DATA : pesos(price)),
    },
    { name: 'cost', label: 'A month', kind: 'number', fact: true, render: ({ cost }) => pesos(cost) },
    ...(canManage
      ? [
          {
            name: 'change',
            label: 'Price',
            fact: true,
            render: ({ item, label }: CostWords) => (
              <ActionButton
                size="compact-sm"
                variant="default"
                to={hrefOf(places.price, { item })}
                aria-label={`Enter a price: ${label}`}
              >
                Enter a price
              </ActionButton>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <RecordRows
        list={listOfRecord(lines)}
        columns={columns}
        noun="item"
        rowId={({ item }) => item}
        rowName={({ label }) => label}
        empty={{ title: 'No items', text: 'There is nothing to pay for.' }}
      />
      <Text mt="sm" fw={600}>
        Total a month: {pesos(total)}
      </Text>
      {total === null && (
        <Text size="sm" c="dimmed">
          There is no total while a price or a figure is missing: part of it would look cheaper than it is.
        </Text>
      )}
    </>
  )
}

const waveColumns: readonly ListColumn<WaveLine>[] = [
  {
    name: 'wave',
    label: 'Wave',
    render: ({ wave, name, startsOn }) => (
      <RowTitle title={`Wave ${wave}: ${name}`} details={[`Starts ${formatDay(startsOn)}`]} />
    ),
  },
  {
    name: 'orderBy',
    label: 'Order by',
    kind: 'short',
    fact: true,
    render: ({ orderBy }) => (orderBy ? formatDay(orderBy) : NO_DATA),
  },
  {
    name: 'organizations',
    label: 'Organizations',
    kind: 'number',
    fact: true,
    render: ({ organizations }) => organizations,
  },
  { name: 'cores', label: 'Cores', kind: 'number', render: ({ cores }) => amount(cores) },
  { name: 'memoryGb', label: 'Memory, GB', kind: 'number', render: ({ memoryGb }) => gigabytes(memoryGb) },
  { name: 'storageGb', label: 'Storage, GB', kind: 'number', render: ({ storageGb }) => gigabytes(storageGb) },
  {
    name: 'exceeds',
    label: 'Enough',
    kind: 'short',
    fact: true,
    render: ({ exceeds }) => <Enough exceeds={exceeds} />,
  },
]

function Enough({ exceeds }: Pick<WaveLine, 'exceeds'>) {
  if (exceeds === null) return <>{NO_DATA}</>
  if (exceeds.length === 0) return <StatusBadge state="enough" />
  return <StatusBadge state="too_little" label={`More ${exceeds.join(', ')}`} />
}

export function WaveTable({ waves }: { waves: WaveLine[] }) {
  return (
    <RecordRows
      list={listOfRecord(waves)}
      columns={waveColumns}
      noun="wave"
      rowId={({ wave }) => String(wave)}
      rowName={({ wave }) => `Wave ${wave}`}
      empty={{
        title: 'There is no wave yet',
        text: 'When waves are planned, each says what has to be there and when to order it.',
      }}
    />
  )
}

type StorageRow = CapacityPlan['storage'][number]

const storageColumns: readonly ListColumn<StorageRow>[] = [
  { name: 'code', label: 'Organization', render: ({ code }) => code },
  { name: 'people', label: 'People', kind: 'number', fact: true, render: ({ people }) => amount(people) },
  { name: 'filesMb', label: 'Files, MB', kind: 'number', fact: true, render: ({ filesMb }) => amount(filesMb, 1) },
  {
    name: 'grownMb',
    label: 'Grown by, MB',
    kind: 'number',
    fact: true,
    render: ({ grownMb, days }) => (grownMb === null ? NO_DATA : `${amount(grownMb, 1)} in ${days} days`),
  },
  { name: 'changes', label: 'Changes', kind: 'number', render: ({ changes }) => amount(changes) },
]

export function StorageTable({ rows }: { rows: StorageRow[] }) {
  return (
    <RecordRows
      list={listOfRecord(rows)}
      columns={storageColumns}
      noun="organization"
      rowId={({ code }) => code}
      rowName={({ code }) => code}
      empty={{ title: 'Not measured yet', text: 'BMMS looks once an hour at what each organization stores.' }}
    />
  )
}

export function FigureTable({ figures, canManage }: { figures: FigureView[]; canManage: boolean }) {
  const columns: ListColumn<FigureView>[] = [
    {
      name: 'metric',
      label: 'Figure',
      render: ({ metric, source, asOf }) => (
        <RowTitle title={METRIC[metric].label} details={[sourceWords(metric, source, asOf)]} />
      ),
    },
    { name: 'value', label: 'Value', kind: 'number', fact: true, render: figureWords },
    {
      name: 'origin',
      label: 'Origin',
      kind: 'short',
      fact: true,
      render: ({ origin }) => <StatusBadge {...ORIGIN_BADGES[origin]} />,
    },
    ...(canManage
      ? [
          {
            name: 'change',
            label: 'Change',
            fact: true,
            render: ({ metric }: FigureView) => (
              <ActionButton
                size="compact-sm"
                variant="default"
                to={hrefOf(places.figure, { metric })}
                aria-label={`Enter: ${METRIC[metric].label}`}
              >
                Enter
              </ActionButton>
            ),
          },
        ]
      : []),
  ]
  return (
    <RecordRows
      list={listOfRecord(figures)}
      columns={columns}
      noun="figure"
      rowId={({ metric }) => metric}
      rowName={({ metric }) => METRIC[metric].label}
      empty={{ title: 'No figures', text: 'The plan is computed from figures.' }}
    />
  )
}

function sourceWords(metric: FigureView['metric'], source: string, asOf: string | null): string {
  if (!source) return METRIC[metric].help
  return asOf ? `${source} (${formatDay(asOf)})` : source
}
