// Programs and objects with their sums, exact to the centavo.
import { Stack, Title } from '@mantine/core'
import type { BudgetDashboard } from '../../../../server/src/modules/budgeting/dashboard/dashboard.contract.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { percentOf } from './money-figures.ts'

type Program = BudgetDashboard['byProgram'][number]
type SpentObject = BudgetDashboard['byObject'][number]

export function MoneyTables({ byProgram, byObject }: Pick<BudgetDashboard, 'byProgram' | 'byObject'>) {
  return (
    <Stack gap="lg">
      <section>
        <Title order={2} size="h3" mb="xs">
          Programs
        </Title>
        <RecordRows
          list={listOfRecord(byProgram)}
          columns={programColumns}
          noun="program"
          rowId={(row) => row.ppaId}
          rowName={(row) => row.title}
          empty={{ title: 'No program has money yet', text: 'Programs show here once an appropriation is posted.' }}
        />
      </section>
      <section>
        <Title order={2} size="h3" mb="xs">
          Largest objects of expenditure
        </Title>
        <RecordRows
          list={listOfRecord(byObject)}
          columns={objectColumns}
          noun="object"
          rowId={(row) => row.code}
          rowName={(row) => row.name}
          empty={{ title: 'Nothing is obligated yet', text: 'Objects show here with the first obligation.' }}
        />
      </section>
    </Stack>
  )
}

const programColumns: readonly ListColumn<Program>[] = [
  { name: 'title', label: 'Program', render: (row) => <RowTitle title={row.title} details={[row.code]} /> },
  { name: 'appropriated', label: 'Appropriated', kind: 'number', render: (row) => <Money value={row.appropriated} /> },
  { name: 'allotted', label: 'Allotted', kind: 'number', fact: true, render: (row) => <Money value={row.allotted} /> },
  {
    name: 'obligated',
    label: 'Obligated',
    kind: 'number',
    fact: true,
    render: (row) => <Money value={row.obligated} />,
  },
  { name: 'rate', label: 'of allotted', kind: 'number', render: (row) => percentOf(row.obligationRate) },
  {
    name: 'disbursed',
    label: 'Disbursed',
    kind: 'number',
    fact: true,
    render: (row) => <Money value={row.disbursed} />,
  },
  { name: 'paid', label: 'of obligated', kind: 'number', render: (row) => percentOf(row.disbursementRate) },
]

const objectColumns: readonly ListColumn<SpentObject>[] = [
  { name: 'name', label: 'Object', render: (row) => <RowTitle title={row.name} details={[row.code]} /> },
  {
    name: 'obligated',
    label: 'Obligated',
    kind: 'number',
    fact: true,
    render: (row) => <Money value={row.obligated} />,
  },
  {
    name: 'disbursed',
    label: 'Disbursed',
    kind: 'number',
    fact: true,
    render: (row) => <Money value={row.disbursed} />,
  },
  { name: 'paid', label: 'of obligated', kind: 'number', fact: true, render: (row) => percentOf(row.disbursementRate) },
]
