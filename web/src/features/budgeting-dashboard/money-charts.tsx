// Allotted, obligated and disbursed as pictures; each has its table and file.
import { Stack } from '@mantine/core'
import type { BudgetDashboard } from '../../../../server/src/modules/budgeting/dashboard/dashboard.contract.ts'
import { CLASS_WORDS } from '../../../../server/src/modules/budgeting/money.contract.ts'
import { formatMoney } from '../../lib/amounts.ts'
import { Chart } from '../../ui/chart.tsx'
import { drawnMillions, percentOf } from './money-figures.ts'

type Drawn = Pick<BudgetDashboard, 'byClass' | 'byQuarter' | 'asOf' | 'fiscalYear'>

const unit = '₱ millions'
const series = [
  { name: 'allotted', label: 'Allotted' },
  { name: 'obligated', label: 'Obligated' },
  { name: 'disbursed', label: 'Disbursed' },
]
/** Beside a mark there is room for about five digits; the tables are exact. */
const format = (millions: number) =>
  millions.toLocaleString('en-PH', { maximumFractionDigits: Math.abs(millions) >= 100 ? 0 : 1 })

/** By class and by quarter, each over the whole width: values of many bars want room. */
export function MoneyCharts({ byClass, byQuarter, asOf, fiscalYear }: Drawn) {
  const source = `Ledger, acts of ${fiscalYear}`
  return (
    <Stack gap="lg">
      <Chart
        kind="bar"
        title="By class"
        unit={unit}
        summary={byClass
          .map(
            (row) =>
              `${CLASS_WORDS[row.class]}: ${formatMoney(row.allotted)} allotted, ${percentOf(row.obligationRate)} of it obligated.`,
          )
          .join(' ')}
        x={{ name: 'class', label: 'Class' }}
        series={series}
        data={byClass.map((row) => ({ class: row.class, ...drawn(row) }))}
        format={format}
        source={source}
        asOf={asOf}
      />
      <Chart
        kind="line"
        title="Posted in each quarter"
        unit={unit}
        summary={byQuarter
          .map(
            ({ year, quarter, obligated, disbursed }) =>
              `Q${quarter} ${year}: ${formatMoney(obligated)} obligated, ${formatMoney(disbursed)} disbursed.`,
          )
          .join(' ')}
        x={{ name: 'quarter', label: 'Quarter' }}
        series={series}
        data={byQuarter.map((row) => ({ quarter: `Q${row.quarter} ${row.year}`, ...drawn(row) }))}
        format={format}
        source={source}
        asOf={asOf}
      />
    </Stack>
  )
}

function drawn({ allotted, obligated, disbursed }: { allotted: string; obligated: string; disbursed: string }) {
  return { allotted: drawnMillions(allotted), obligated: drawnMillions(obligated), disbursed: drawnMillions(disbursed) }
}
